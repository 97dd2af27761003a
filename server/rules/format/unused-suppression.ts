import { startOf } from '../../syntax/nodes';
import type { Fix } from '../fix';
import { editingHere } from '../fix';
import { nearest } from '../nearest';
import { type Suppression, type SuppressionRule, shorten } from '../rule';
import { either } from '../words';

export const unusedSuppression: SuppressionRule = {
  id: 'format/unused-suppression',
  severity: 'warning',
  what: 'A suppression that suppresses nothing, or lacks its reason',
  fixable: true,
  judges: 'suppressions',
  check(suppression) {
    const { rules, reason, used, known, place } = suppression;
    if (reason === undefined) {
      const named = rules.filter((rule) => known.has(rule)).join(', ');
      const example = `# handover-ignore ${named || 'format/unknown-key'} -- why it is right here`;
      const fixes = [withoutComment(suppression)];
      return { place, message: `A suppression needs a rule and a reason, as in \`${example}\``, fixes };
    }
    const unnecessary = used.size === 0;
    const unknown = rules.find((rule) => !known.has(rule));
    if (unknown !== undefined) {
      return {
        place,
        message: `There is no rule \`${shorten(unknown)}\`; take it out of the suppression`,
        unnecessary,
        fixes: fixesFor(suppression, unknown, nearest(unknown, known)),
      };
    }
    const idle = rules.filter((rule) => !used.has(rule));
    if (idle.length === 0) return undefined;
    const names = either(idle.map((rule) => `\`${rule}\``));
    const advice = unnecessary ? 'take the comment out' : 'take it out of the suppression';
    const fixes = unnecessary ? [withoutComment(suppression, true)] : fixesFor(suppression, idle[0]!, undefined);
    return { place, message: `Nothing is reported here by ${names}; ${advice}`, unnecessary, fixes };
  },
};

/** Another rule in the place of one that is named, or that one taken out of the list. */
function fixesFor(suppression: Suppression, rule: string, meant: string | undefined): Fix[] {
  const change = meant === undefined ? [] : [rewriting(suppression, rule, meant)];
  const rest = suppression.rules.filter((other) => other !== rule);
  return [...change, rest.length > 0 ? rewriting(suppression, rule, undefined) : withoutComment(suppression)];
}

function rewriting({ rules, reason, place }: Suppression, rule: string, meant: string | undefined): Fix {
  const names = rules.flatMap((name) => (name === rule ? (meant ?? []) : name));
  const title = meant === undefined ? `Take \`${shorten(rule)}\` out of the suppression` : `Change to \`${meant}\``;
  return editingHere({ title, preferred: true, safe: meant === undefined }, () => {
    const start = startOf(place);
    return [
      { start, end: start + place.end - place.start, text: `# handover-ignore ${names.join(', ')} -- ${reason}` },
    ];
  });
}

/** Takes the comment out, and its line with it where nothing else is on it. */
function withoutComment({ place }: Suppression, safe = false): Fix {
  return editingHere({ title: 'Take the suppression out', preferred: true, safe }, (text) => {
    const from = startOf(place);
    const end = from + place.end - place.start;
    let start = from;
    while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
    const alone = start === 0 || text[start - 1] === '\n';
    if (!alone) return [{ start, end, text: '' }];
    const eol = text.indexOf('\n', end);
    return [{ start, end: eol === -1 ? text.length : eol + 1, text: '' }];
  });
}
