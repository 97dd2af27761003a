import { execFile } from 'node:child_process';
import { cliPath } from './paths';

/** An entry of what `handover check --format json` prints; lines and columns count from 1. */
export interface Finding {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  severity: 'error' | 'warning' | 'hint';
  rule: string;
  message: string;
  related: { file: string; line: number; message: string }[];
}

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd: string;
  nodeArguments?: string[];
  deadline?: number;
}

/** Runs the bundled command line and resolves with how it ended; code null: it was killed at the deadline. */
export function handover(args: string[], { cwd, nodeArguments = [], deadline = 10_000 }: RunOptions): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...nodeArguments, cliPath, ...args],
      { cwd, timeout: deadline, killSignal: 'SIGKILL', maxBuffer: 256 * 1024 * 1024 },
      (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

export function findingsOf(outcome: Outcome): Finding[] {
  try {
    return JSON.parse(outcome.stdout) as Finding[];
  } catch (error) {
    throw new Error(`not JSON (code ${outcome.code}): ${outcome.stdout.slice(0, 500)}\nstderr: ${outcome.stderr}`, {
      cause: error,
    });
  }
}
