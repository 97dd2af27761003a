/** Child processes and temporary folders that never outlive this process. */

import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { constants } from 'node:os';

/** @type {Set<import('node:child_process').ChildProcess>} */
const alive = new Set();

/**
 * Ends a process and everything that it started.
 * @param {import('node:child_process').ChildProcess} child
 * @param {'SIGKILL' | 'SIGTERM'} [signal] SIGTERM lets it end what it has started in groups of their own
 */
export function kill(child, signal = 'SIGKILL') {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal); // It has left its group, or has just ended.
  }
}

/** @type {Set<string>} */
const temporary = new Set();

/** Marks a folder to be removed when this process ends, however it ends. */
export function removeAtExit(/** @type {string} */ folder) {
  temporary.add(folder);
}

function cleanUp() {
  for (const child of alive) kill(child, child.connected ? 'SIGTERM' : 'SIGKILL'); // One with a channel runs these modules too.
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

process.once('exit', cleanUp);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => {
    process.exit(128 + constants.signals[signal]);
  });
}

/**
 * Starts a process in a group of its own, which ends with this process however that ends.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
    detached: process.platform !== 'win32',
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  child.once('error', () => alive.delete(child));
  return child;
}

/**
 * Runs a process to its end and gives its output; an exit code other than 0 is an error that carries the output.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<string>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, args, options);
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk;
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', (error) => reject(new Error(`Cannot run ${command}: ${error.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${[command, ...args].join(' ')} ended with ${signal ?? `exit code ${code}`}\n${output}`));
    });
  });
}
