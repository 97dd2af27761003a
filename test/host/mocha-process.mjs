/** The process in which mocha runs: the files are its arguments, every result goes to the parent process. */

import Mocha from 'mocha';

process.once('disconnect', () => process.exit(1)); // The parent process is gone.

const send = (/** @type {import('./results.mjs').TestEvent} */ event) =>
  new Promise((resolve) => process.send?.(event, undefined, {}, resolve));

class Reporter extends Mocha.reporters.Base {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    const title = (/** @type {Mocha.Runnable} */ test) => test.titlePath().join(' › ');
    runner.on('pass', (test) => send({ kind: 'pass', title: title(test), ms: test.duration }));
    runner.on('pending', (test) => send({ kind: 'pending', title: title(test) }));
    runner.on('fail', (test, error) => send({ kind: 'fail', title: title(test), error: error.stack ?? String(error) }));
  }
}

const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, reporter: Reporter });
for (const file of process.argv.slice(2)) mocha.addFile(file);
await mocha.loadFilesAsync();
mocha.run(async () => {
  await send({ kind: 'end' });
  process.exit(); // Not left to a handle that a test has forgotten to close.
});
