/**
 * The smallest edits of a YAML text for a change of what it says.
 *
 * Every function plans one change and touches only the bytes that it must: comments, quotes, order, line ends,
 * indentation, brackets and anchors stay as they are, and what is new is written like its surroundings. Each plan is
 * proven before it is handed out: the text after it is read again, and must say exactly what was asked for. Where none
 * can be made the answer is undefined.
 *
 * Offsets are UTF-16 units in the text that was passed in. The edits of one plan are in order and do not touch each
 * other. Plans for one text may be applied together where `applyEdits` does not throw, but only one of them for the same
 * map or list: taking away all entries one by one would leave no `{}`.
 */
export { applyEdits } from './apply';
export type { Data } from './data';
export { appendItem, appendTo, type ItemOptions, insertItem, removeItem } from './lists';
export { type EntryPosition, removeEntry, renameKey, setEntry, type WriteOptions } from './maps';
export { replaceScalar } from './scalars';
export type { Source } from './site';
