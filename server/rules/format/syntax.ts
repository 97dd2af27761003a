import type { SyntaxRule } from '../rule';

export const syntax: SyntaxRule = {
  id: 'format/syntax',
  severity: 'error',
  what: 'YAML that does not parse',
  judges: 'syntax',
  check: (problem) => ({ place: problem, message: problem.message.charAt(0).toUpperCase() + problem.message.slice(1) }),
};
