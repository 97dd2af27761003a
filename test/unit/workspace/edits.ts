import fc from 'fast-check';

/** Fragments that make, change or hide ids when they land in one of our files. */
const FRAGMENTS = [
  '',
  '',
  'x',
  ' ',
  '\n',
  '- ',
  ': ',
  '#',
  '"',
  "'",
  '{',
  ']',
  '---\n',
  '&a ',
  '*a',
  '|\n',
  '\t',
  'kin\n',
  '    - id: jane\n      name: Jane\n      party: client\n',
  '  - {id: sre, party: client, people: [jane]}\n',
  '    - {id: jane, title: Once more}\n',
  '      owner: jane\n',
  'kind: Runbook\n',
  'kind: Engagement\n',
  'spec:\n  people:\n    - id: kim\n      name: Kim\n',
  '---\nkind: Runbook\nmetadata: {name: other, owner: sre}\n',
  '      dependsOn: [a, b]\n',
  '      raci: {sre: R, other: A}\n',
  '      onFailure: step:one\n',
];

/** A change of a text, as far from its beginning as `at` says. */
export interface RandomEdit {
  at: number;
  remove: number;
  text: string;
}

export const randomEdits: fc.Arbitrary<RandomEdit[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.oneof(
      { weight: 6, arbitrary: fc.nat(3) },
      { weight: 3, arbitrary: fc.nat(80) },
      { weight: 1, arbitrary: fc.nat(3000) },
    ),
    text: fc.constantFrom(...FRAGMENTS),
  }),
  { minLength: 1, maxLength: 8 },
);

/** Where an edit begins and ends in a text; whole lines go in at the beginning of a line, so that they mean something. */
export function placeIn(text: string, { at, remove, text: inserted }: RandomEdit): { start: number; end: number } {
  let start = Math.floor(at * text.length);
  if (inserted.endsWith('\n') && start > 0) start = text.lastIndexOf('\n', start - 1) + 1;
  return { start, end: Math.min(text.length, start + remove) };
}

/** How often a property is tried: `HANDOVER_RUNS` times where that is set, or a share of it where each time is dear. */
export const runs = (usual: number, share = 1): { numRuns: number } => ({
  numRuns: process.env.HANDOVER_RUNS ? Math.ceil(Number(process.env.HANDOVER_RUNS) * share) : usual,
});
