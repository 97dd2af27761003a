import assert from 'node:assert/strict';
import fc from 'fast-check';
import { code, escaped, oneLine } from '../../../server/language/markdown';

describe('Markdown', () => {
  for (const [what, text, expected] of [
    ['plain words', 'Ada Frost, lead (client)', 'Ada Frost, lead \\(client\\)'],
    ['dates and numbers', '2026-09-15, 99.9 %', '2026-09-15, 99.9 %'],
    ['a link', '[x](http://evil.example)', '\\[x\\]\\(http\\:\\/\\/evil\\.example\\)'],
    ['a command link', '[x](command:rm)', '\\[x\\]\\(command\\:rm\\)'],
    ['an image', '![](https://evil.example/t.png)', '\\!\\[\\]\\(https\\:\\/\\/evil\\.example\\/t\\.png\\)'],
    ['a bare link', 'www.evil.example', 'www\\.evil\\.example'],
    ['an address', 'a@b.example', 'a\\@b\\.example'],
    ['HTML', '<img src=x onerror="y">', '\\<img src\\=x onerror\\="y"\\>'],
    ['an entity', '&lt;b&#62;', '\\&lt;b\\&\\#62;'],
    ['code', 'a `b` ```c', 'a \\`b\\` \\`\\`\\`c'],
    ['emphasis', '*a* _b_ ~~c~~', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~'],
    ['a heading', '# a', '\\# a'],
    ['a list', '- a', '\\- a'],
    ['a numbered list', '1. a', '1\\. a'],
    ['a table', '| a |', '\\| a \\|'],
    ['an icon', '$(zap)', '\\$\\(zap\\)'],
    ['a mask of its own', 'a\\', 'a\\\\'],
    ['line breaks', 'a\n\n# b\r\n- c\u2028d', 'a \\# b \\- c d'],
    ['what cannot be seen', 'a\u202eb\u200bc\u0000d', 'abcd'],
    ['nothing', ' \n ', ''],
  ] as const) {
    it(`makes ${what} harmless`, () => assert.equal(escaped(text), expected));
  }

  it('leaves no punctuation that begins something, and takes no other character away', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const result = escaped(text);
        assert.equal(result.replace(/\\([!-/:-@[-`{-~])/g, '$1'), oneLine(text));
        const bare = result.replace(/\\[!-/:-@[-`{-~]/g, '');
        assert.match(bare, /^[^\n\r!#$&()*+/:<=>@[\\\]^_`{|}~]*$/);
      }),
    );
  });

  it('cuts a text without end off, between characters', () => {
    assert.equal(escaped('a'.repeat(100_000)).length, 1001);
    assert.equal(oneLine(`${'a'.repeat(9)}😀`, 10), `${'a'.repeat(9)}…`);
  });

  for (const [text, expected] of [
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`a``', '``` `a`` ```'],
    ['a\n`\nb', '``a ` b``'],
    ['', ''],
  ] as const) {
    it(`writes ${JSON.stringify(text)} as code that ends where it should`, () => assert.equal(code(text), expected));
  }
});
