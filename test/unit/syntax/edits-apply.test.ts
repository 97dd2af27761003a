import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/syntax/edits';

describe('applyEdits', () => {
  const text = 'abcdef';

  it('takes edits in any order', () => {
    const edits = [
      { start: 4, end: 5, text: 'E' },
      { start: 0, end: 1, text: '' },
      { start: 6, end: 6, text: '!' },
    ];
    assert.equal(applyEdits(text, edits), 'bcdEf!');
    assert.equal(applyEdits(text, [...edits].reverse()), 'bcdEf!');
    assert.equal(applyEdits(text, []), text);
  });

  it('takes edits that touch, and insertions at one place in the order given', () => {
    assert.equal(
      applyEdits(text, [
        { start: 2, end: 4, text: 'X' },
        { start: 2, end: 2, text: '1' },
        { start: 2, end: 2, text: '2' },
        { start: 1, end: 2, text: 'B' },
        { start: 4, end: 4, text: '3' },
      ]),
      'aB12X3ef',
    );
  });

  it('throws where two overlap', () => {
    const overlapping = [
      [1, 3, 2, 4],
      [1, 4, 2, 3],
      [1, 3, 1, 3],
      [1, 3, 2, 2],
    ];
    for (const [start = 0, end = 0, from = 0, to = 0] of overlapping) {
      const edits = [
        { start, end, text: 'x' },
        { start: from, end: to, text: 'y' },
      ];
      assert.throws(() => applyEdits(text, edits), /overlap/);
      assert.throws(() => applyEdits(text, edits.toReversed()), /overlap/);
    }
  });

  it('throws where one lies outside the text', () => {
    assert.throws(() => applyEdits(text, [{ start: 5, end: 7, text: '' }]), RangeError);
    assert.throws(() => applyEdits(text, [{ start: -1, end: 0, text: '' }]), RangeError);
    assert.throws(() => applyEdits(text, [{ start: 3, end: 2, text: '' }]), RangeError);
  });
});
