/** Results of tests: counted, shown as they come in, and missed when they stay away. */

/**
 * What a suite reports of itself while it runs.
 * @typedef {{ kind: 'pass' | 'pending', title: string, ms?: number }
 *   | { kind: 'fail', title: string, error: string }
 *   | { kind: 'end' }} TestEvent
 */

/**
 * @typedef {object} Outcome
 * @property {string} suite
 * @property {number} passed
 * @property {number} failed
 * @property {number} pending
 * @property {number} ms
 * @property {string} [problem] why the suite itself failed, beside its tests
 */

/** A suite of which nothing is heard for so long is ended. */
const SILENCE_MS = 120_000;

/** Marks the lines of a log that carry a test event. */
const MARK = 'HANDOVER-TEST ';

/**
 * The event in a line of a log, if it has one.
 * @param {string} line
 * @returns {TestEvent | undefined}
 */
export function parseEvent(line) {
  const at = line.indexOf(MARK);
  if (at < 0) return undefined;
  try {
    return JSON.parse(line.slice(at + MARK.length));
  } catch {
    return { kind: 'fail', title: 'a result that cannot be read', error: line };
  }
}

/**
 * Runs a suite, shows its tests, and gives the outcome. It never throws: a suite that ends without having said so, that
 * breaks or that falls silent is an outcome with a problem.
 * @param {string} suite its name
 * @param {(onEvent: (event: TestEvent) => void) => Promise<void>} body runs the suite to its end, and throws when it cannot
 * @param {() => Promise<unknown>} stop ends what the body has started
 * @returns {Promise<Outcome>}
 */
export async function observe(suite, body, stop) {
  console.log(`\n${suite}`);
  const started = performance.now();
  /** @type {Outcome} */
  const outcome = { suite, passed: 0, failed: 0, pending: 0, ms: 0 };
  let complete = false;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {(reason: Error) => void} */
  let giveUp = () => {};
  /** @type {Promise<never>} */
  const silence = new Promise((_resolve, reject) => {
    giveUp = reject;
  });
  const listen = () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => giveUp(new Error(`no test ended for ${SILENCE_MS / 1000} s: the suite was stopped`)),
      SILENCE_MS,
    );
  };
  const onEvent = (/** @type {TestEvent} */ event) => {
    listen();
    if (event.kind === 'end') complete = true;
    else if (event.kind === 'fail') {
      outcome.failed++;
      console.log(`  ✗ ${event.title}\n${event.error.replace(/^/gm, '      ')}`);
    } else if (event.kind === 'pass') {
      outcome.passed++;
      console.log(`  ✓ ${event.title}${event.ms && event.ms >= 100 ? ` (${event.ms} ms)` : ''}`);
    } else {
      outcome.pending++;
      console.log(`  - ${event.title}`);
    }
  };
  listen();
  try {
    await Promise.race([body(onEvent), silence]);
    if (!complete) outcome.problem = 'the suite ended without a report';
    else if (outcome.passed + outcome.failed === 0) outcome.problem = 'the suite has no test';
  } catch (error) {
    outcome.problem = error instanceof Error ? error.message : String(error);
  }
  clearTimeout(timer);
  await stop().catch((/** @type {unknown} */ error) => {
    outcome.problem ??= `cannot be stopped: ${error}`;
  });
  if (outcome.problem) console.log(`  ✗ ${suite}: ${outcome.problem}`);
  outcome.ms = performance.now() - started;
  return outcome;
}

/**
 * Shows a line a suite and, last, one line for all of them.
 * @param {Outcome[]} outcomes
 * @returns {boolean} whether all is well
 */
export function summarize(outcomes) {
  const width = Math.max(0, ...outcomes.map(({ suite }) => suite.length));
  console.log();
  for (const { suite, passed, failed, pending, ms, problem } of outcomes) {
    const counts = `${passed} passed, ${failed} failed${pending ? `, ${pending} skipped` : ''}`;
    const note = problem ? `: ${problem.split('\n', 1)[0]}` : '';
    console.log(
      `  ${problem || failed ? '✗' : '✓'} ${suite.padEnd(width)}  ${counts}, ${(ms / 1000).toFixed(1)} s${note}`,
    );
  }
  const sum = (/** @type {(outcome: Outcome) => number} */ of) =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  // A suite that could not report counts as a failure, else the last line would read like a success.
  const failed = sum((outcome) => outcome.failed + (outcome.problem ? 1 : 0));
  console.log(`\n${sum((outcome) => outcome.passed)} passed, ${failed} failed`);
  return failed === 0;
}
