/** Places in a text that wait for somebody to fill them in. */

export interface Placeholder {
  /** As it stands there. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/** Words for what is to come, in capitals: in other letters they are words like any other. Not in names and paths. */
const WORD = /(?<![A-Za-z0-9\-/.#=]|[A-Za-z0-9]_)(?:TODO|TBD|TBC|FIXME)(?![A-Za-z0-9-]|_[A-Za-z0-9]|\.[A-Za-z])/g;
/** `<insert the number>`, `[insert the number]`, `<tbd>`; an `[insert a row](help.md)` is a link. */
const BRACKETS = /(?:<|&lt;)(?:insert\s[^<>]{0,200}?|todo|tbd|tbc)(?:>|&gt;)|\[insert\s[^[\]]{0,200}\](?![([])/gi;

/** The placeholders of a text, in its order. What stands in code is code, or talk about placeholders. */
export function placeholdersIn(text: string): Placeholder[] {
  if (!/TODO|TBD|TBC|FIXME|insert\s/i.test(text)) return [];
  const words = withoutCode(text);
  // In a text on trunk-based development the three letters mean that.
  const trunk = /trunk[- ]based/i.test(words);
  return words.split('\n').flatMap((row, index) =>
    matchesIn(row)
      .filter((match) => !(trunk && match === 'TBD'))
      .map((match) => ({ text: match, line: index + 1 })),
  );
}

function matchesIn(row: string): string[] {
  const found: [at: number, text: string][] = [];
  const rest = row.replace(BRACKETS, (match, at: number) => {
    found.push([at, match]);
    return ' '.repeat(match.length);
  });
  for (const match of rest.matchAll(WORD)) found.push([match.index, match[0]]);
  return found.sort(([a], [b]) => a - b).map(([, match]) => match);
}

/** A text of Markdown or HTML with spaces in the place of code; its lines stay. */
function withoutCode(text: string): string {
  return withoutElements(withoutFences(text)).split('\n').map(withoutSpans).join('\n');
}

function withoutFences(text: string): string {
  let fence: string | undefined;
  return text
    .split('\n')
    .map((row) => {
      const mark = /^[\s>]*(?:[-*+]\s+|\d{1,9}[.)]\s+)?(`{3,}|~{3,})(.*)/.exec(row);
      if (fence === undefined) {
        // A line such as ```` ```code``` ```` is a span, not the beginning of a block.
        if (!mark || (mark[1]!.startsWith('`') && mark[2]!.includes('`'))) return row;
        fence = mark[1]!;
        return '';
      }
      if (mark && mark[1]!.startsWith(fence) && mark[2]!.trim() === '') fence = undefined;
      return '';
    })
    .join('\n');
}

/** Without the elements of HTML that hold code. */
function withoutElements(text: string): string {
  let result = text;
  for (const name of ['pre', 'code', 'script', 'style']) {
    const begin = new RegExp(`<${name}(?=[\\s>])`, 'gi');
    const end = new RegExp(`</${name}\\s{0,9}>`, 'gi');
    const parts: string[] = [];
    let at = 0;
    for (let open = begin.exec(result); open; open = begin.exec(result)) {
      end.lastIndex = open.index;
      if (!end.exec(result)) break;
      parts.push(result.slice(at, open.index), result.slice(open.index, end.lastIndex).replace(/[^\n]/g, ' '));
      at = end.lastIndex;
      begin.lastIndex = at;
    }
    result = parts.join('') + result.slice(at);
  }
  return result;
}

/** No person wrote a longer line, so none is searched for code. */
const LONGEST_ROW = 10_000;

/** Without what stands between two runs of backticks of one length. */
function withoutSpans(row: string): string {
  if (!row.includes('`') || row.length > LONGEST_ROW) return row;
  const runs = Array.from(row.matchAll(/`+/g), ({ index, 0: run }) => ({ index, length: run.length }));
  let result = '';
  let at = 0;
  for (let i = 0; i < runs.length; i++) {
    const { index, length } = runs[i]!;
    let close = i + 1;
    while (close < runs.length && runs[close]!.length !== length) close++;
    if (close === runs.length) continue;
    const end = runs[close]!.index + length;
    result += row.slice(at, index) + ' '.repeat(end - index);
    at = end;
    i = close;
  }
  return result + row.slice(at);
}
