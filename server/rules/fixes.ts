import { replaceScalar } from '../syntax/edits';
import { endOf, type ScalarNode, type ScalarValue } from '../syntax/nodes';
import { editingHere, type Fix } from './fix';
import { shorten } from './rule';

/** Fixes that several rules offer. */

type Standing = Pick<Fix, 'preferred' | 'safe'>;

/** Another value in the place of a scalar. */
export function changeTo(node: ScalarNode, value: ScalarValue, standing: Standing = {}): Fix {
  return editingHere({ title: `Change to \`${shorten(String(value))}\``, ...standing }, (text) =>
    replaceScalar(text, node, value),
  );
}

/** Quotes around a plain scalar. */
export function quoting(node: ScalarNode, standing: Standing = {}): Fix {
  const quoted = `"${node.source}"`;
  return editingHere({ title: `Put in quotes: \`${shorten(quoted)}\``, ...standing }, (text) => {
    // An anchor or a tag may stand before the value.
    const start = endOf(node) - node.source.length;
    return text.startsWith(node.source, start) ? [{ start, end: endOf(node), text: quoted }] : undefined;
  });
}
