import assert from 'node:assert/strict';
import { parseCursor, parseMarkers } from './markers';

describe('markers of fixtures', () => {
  it('gives the cursor and the text without it', () => {
    assert.deepEqual(parseCursor('a: 1\nb: |2\n'), { text: 'a: 1\nb: 2\n', position: { line: 1, character: 3 } });
  });

  it('gives ranges in the order in which they open, nested ones too', () => {
    const { text, ranges } = parseMarkers('«a: «b»»\n«c\nd»');
    assert.equal(text, 'a: b\nc\nd');
    assert.deepEqual(ranges, [
      { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } },
      { start: { line: 0, character: 3 }, end: { line: 0, character: 4 } },
      { start: { line: 1, character: 0 }, end: { line: 2, character: 1 } },
    ]);
  });

  it('counts UTF-16 units', () => {
    assert.deepEqual(parseCursor('🚀|').position, { line: 0, character: 2 });
  });

  it('leaves what is escaped, and takes another cursor', () => {
    assert.equal(parseMarkers('run: \\|\n  x|').text, 'run: |\n  x');
    assert.deepEqual(parseMarkers('run: |\n  x§', { cursor: '§' }), {
      text: 'run: |\n  x',
      cursors: [{ line: 1, character: 3 }],
      ranges: [],
    });
  });

  it('refuses what does not match', () => {
    assert.throws(() => parseMarkers('a»'), /without/);
    assert.throws(() => parseMarkers('«a'), /without/);
    assert.throws(() => parseCursor('||'), /one cursor expected, 2 found/);
  });
});
