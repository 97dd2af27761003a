/**
 * Minimal edits of a YAML text for a change of what it says.
 *
 * Every function plans for one change and touches only the bytes that it must: comments, quotes, order, line ends,
 * indentation, brackets and anchors stay as they are, and what is new is written like its surroundings. Each plan is
 * proven before it is handed out: the text after it is read again, and must say exactly what was asked for.
 * Offsets are UTF-16 units in the text given. Edits planned for one text do not overlap within a plan; two plans may be
 * applied together where `applyEdits` does not throw, but only one for the same map or list.
 */
export { applyEdits } from './apply';
export type { Data } from './data';
export { appendItem, appendTo, type ItemOptions, insertItem, removeItem } from './lists';
export { type EntryPosition, removeEntry, renameKey, setEntry, type WriteOptions } from './maps';
export { replaceScalar } from './scalars';
export type { Source } from './site';
