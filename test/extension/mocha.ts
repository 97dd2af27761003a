/**
 * The same mocha in every extension host. Its browser build is taken, which needs neither Node nor a page; importing this
 * module puts `describe`, `it` and the like in place, so it has to be imported before the suites.
 */

import 'mocha/mocha.js';

/** Reports by lines of the host's console, as test/host/results.mjs reads them. */
class ConsoleReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const title = (test: Mocha.Runnable) => test.titlePath().join(' › ');
    runner.on('pass', (test) => report({ kind: 'pass', title: title(test), ms: test.duration }));
    runner.on('pending', (test) => report({ kind: 'pending', title: title(test) }));
    runner.on('fail', (test, error) =>
      report({ kind: 'fail', title: title(test), error: error?.stack ?? String(error) }),
    );
  }
}

const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, reporter: ConsoleReporter });
mocha.suite.emit('pre-require', globalThis, '', mocha);

/** Runs the suites that were imported, and rejects when a test fails. */
export function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    mocha.run((failures) => {
      report({ kind: 'end' });
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
  });
}

function report(event: object): void {
  console.log(`HANDOVER-TEST ${JSON.stringify(event)}`);
}
