import { type SuppressionRule, shorten } from '../rule';
import { either } from '../words';

export const unusedSuppression: SuppressionRule = {
  id: 'format/unused-suppression',
  severity: 'warning',
  what: 'A suppression that suppresses nothing, or lacks its reason',
  judges: 'suppressions',
  check({ rules, reason, used, known, place }) {
    if (reason === undefined) {
      const named = rules.filter((rule) => known.has(rule)).join(', ');
      const example = `# handover-ignore ${named || 'format/unknown-key'} -- why it is right here`;
      return { place, message: `A suppression needs a rule and a reason, as in \`${example}\`` };
    }
    const unnecessary = used.size === 0;
    const unknown = rules.find((rule) => !known.has(rule));
    if (unknown !== undefined) {
      return {
        place,
        message: `There is no rule \`${shorten(unknown)}\`; take it out of the suppression`,
        unnecessary,
      };
    }
    const idle = rules.filter((rule) => !used.has(rule));
    if (idle.length === 0) return undefined;
    const names = either(idle.map((rule) => `\`${rule}\``));
    const advice = unnecessary ? 'take the comment out' : 'take it out of the suppression';
    return { place, message: `Nothing is reported here by ${names}; ${advice}`, unnecessary };
  },
};
