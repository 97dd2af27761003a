/** The few assertions the extension suites need: Node's own are not there in a web worker. */

export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message);
}

export function equal<Value>(actual: Value, expected: Value, message = 'values differ'): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${message}: ${is} instead of ${should}`);
}

export function includes<Value>(list: readonly Value[], wanted: Value, message = 'missing'): void {
  if (!list.includes(wanted))
    throw new Error(`${message}: ${JSON.stringify(wanted)} is not in ${JSON.stringify(list)}`);
}

export function matches(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`${JSON.stringify(text)} does not match ${pattern}`);
}
