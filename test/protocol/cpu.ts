import { readFileSync } from 'node:fs';

/**
 * Milliseconds of processor time that a process has used; undefined where the system does not tell. Unlike the clock on
 * the wall it does not count the time in which a busy machine runs something else.
 */
export function processorTime(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may hold anything; user and system time are the 12th and 13th field behind it, in 1/100 s.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
