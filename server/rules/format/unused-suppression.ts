import type { SuppressionRule } from '../rule';

export const unusedSuppression: SuppressionRule = {
  id: 'format/unused-suppression',
  severity: 'warning',
  reads: 'suppressions',
  check({ rules, reason, used, known, place }) {
    if (reason === undefined) {
      const example = `# handover-ignore ${rules.join(', ') || 'format/unknown-key'} -- why it is right here`;
      return { place, message: `A suppression needs a rule and a reason, as in \`${example}\`` };
    }
    const unknown = rules.find((rule) => !known.has(rule));
    if (unknown)
      return { place, message: `There is no rule \`${unknown}\`; this suppresses nothing`, unnecessary: true };
    const idle = rules.filter((rule) => !used.has(rule));
    if (idle.length === 0) return undefined;
    const names = idle.map((rule) => `\`${rule}\``).join(', ');
    return {
      place,
      message: `Nothing here is reported by ${names}; take it out of the suppression`,
      unnecessary: true,
    };
  },
};
