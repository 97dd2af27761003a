import { isPassword, isRandom, isStandIn } from '../../commands/entropy';
import { readCommand } from '../../commands/reading';
import { findSecrets } from '../../commands/secrets';
import { textOf } from '../../model/entries';
import { isExtensionKey } from '../../model/shapes';
import { nodeOf } from '../../model/values';
import { keyOf, type Node, type Pair, type ScalarNode } from '../../syntax/nodes';
import { the } from '../naming';
import { engagementRule, type Report, shorten } from '../rule';

/** Keys of a credential that are free text. Those that the format does not know are another rule's. */
const TEXTS: ReadonlySet<string> = new Set(['kind', 'store', 'sharedWith']);

/** Own keys that by their name hold what must not be here. */
const VALUE_KEY = /(?:^|[-_.])(?:value|secret|password|passwd|passphrase|pass|pwd|pin|token|key|literal)$/i;

/** `vault:kv/ci`, `aws-sm:prod/db`, `https://…`: where something is, not what it is. */
const REFERENCE = /^[a-z][a-z0-9+.-]*:/i;
/** A path of words: `secrets/prod/db-4f2a`. */
const PATH = /(?:^|\/)[a-z][a-z-]{2,}(?:\/|$)/;
/** A word or a small number, as names and paths are made of; every secret has something else in it. */
const PLAIN = /^(?:[A-Z]?[a-z]*|[a-z]{0,3}\d{1,4}[a-z]?)$/;
/** The number of an entry in a store. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const valueInFile = engagementRule({
  id: 'access/value-in-file',
  severity: 'error',
  what: 'A credential entry that holds something like a value',
  reads: ['systems'],
  each: 'systems',
  *check({ systems }) {
    // Also of systems that are retired: what stands in a file is known to all who can read it.
    for (const system of systems) {
      for (const credential of system.credentials) yield* reportsOn(credential, 'credential');
      for (const access of system.access) yield* reportsOn(access, 'access');
    }
  },
});

/** Entries that were looked at; an entry that an edit does not touch is the same object as before. */
const known = new WeakMap<object, readonly Report[]>();

function reportsOn(entry: { id?: string }, kind: 'credential' | 'access'): readonly Report[] {
  let reports = known.get(entry);
  if (!reports) {
    reports = [...findIn(entry, kind)];
    known.set(entry, reports);
  }
  return reports;
}

function* findIn(entry: { id?: string }, kind: 'credential' | 'access'): Iterable<Report> {
  for (const pair of nodeOf(entry)?.pairs ?? []) {
    const key = keyOf(pair);
    if (key === undefined || !(isExtensionKey(key) || (kind === 'credential' && TEXTS.has(key)))) continue;
    for (const [name, node] of scalarsOf(pair)) {
      const what = secretIn(name, node.source);
      if (what === undefined) continue;
      yield {
        place: node,
        message: `\`${shorten(key)}\` of ${the(kind, textOf(entry.id))} holds what looks like ${what}; keep it in a store, write down only where, and rotate it, for it stands in the history of this file`,
      };
    }
  }
}

/** The texts below a key, each with the key that is nearest to it. */
function* scalarsOf({ key, value }: Pair, above = ''): Iterable<readonly [name: string, node: ScalarNode]> {
  yield* below(key.kind === 'scalar' ? key.source : above, value);
}

function* below(name: string, node: Node | undefined): Iterable<readonly [name: string, node: ScalarNode]> {
  if (node?.kind === 'scalar') yield [name, node];
  else if (node?.kind === 'seq') for (const item of node.items) yield* below(name, item);
  else if (node?.kind === 'map') for (const pair of node.pairs) yield* scalarsOf(pair, name);
}

/** What kind of secret a text looks like; undefined where it does not. Text that only says where a value is, is none. */
function secretIn(key: string, text: string): string | undefined {
  // Nearly every text is told by a look at its words, and registers are long.
  if (text.split(/[-_./:#@, ]+/).every((word) => PLAIN.test(word))) return undefined;
  const found = findSecrets(readCommand(text, 'manual'))[0];
  if (found) return found.what;
  if (REFERENCE.test(text) || PATH.test(text) || UUID.test(text) || isStandIn(text)) return undefined;
  const isValue = key === 'store' ? isNoPlace(text) : VALUE_KEY.test(key) && isPassword(text);
  return isValue ? 'a secret value' : undefined;
}

/** Whether a text is like no name of a place: made as rules for passwords ask, or drawn at random. */
function isNoPlace(text: string): boolean {
  if (isPassword(text) && /\d/.test(text) && /[a-z]/i.test(text) && /[!%^&*+=?~]/.test(text)) return true;
  return isRandom(text) && (/^[0-9a-f]{32,}$/i.test(text) || changes(text) >= 0.4 * text.length);
}

/** How often lower case, upper case and digits take turns: often in what was drawn, seldom in `AzureKeyVault2024`. */
function changes(text: string): number {
  return (text.match(/[a-z]+|[A-Z]+|\d+/g) ?? []).length - 1;
}
