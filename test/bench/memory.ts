import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Memory {
  /** Resident, in megabytes. */
  resident: number;
  /** The most that was ever resident; undefined where the system does not tell. */
  peak: number | undefined;
}

export function memoryOf(pid: number): Memory {
  if (process.platform === 'linux') {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
    return { resident: field('VmRSS'), peak: field('VmHWM') };
  }
  const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim());
  return { resident: kilobytes / 1024, peak: undefined };
}
