import type { General } from '../../engagement/inputs';
import type { People } from '../../engagement/people';
import { isOver } from '../../engagement/status';
import type { Things } from '../../engagement/things';
import type { EngagementMetadata, Risk, RiskCategory } from '../../generated/engagement';
import { textsOf } from '../../model/entries';
import { type Draft, nodeOf } from '../../model/values';
import { appendItem, type Data, setEntry } from '../../syntax/edits';
import { type MapNode, pairOf } from '../../syntax/nodes';
import type { TextEdit } from '../../syntax/text';
import type { DocumentEntry } from '../../workspace/file';
import { editing, type Fix } from '../fix';
import { lacks } from '../lacks';
import { orderOf } from '../order';
import { engagementRule } from '../rule';
import { inSteps } from '../steps';
import { all } from '../words';

/** The model's own four risks, each as the article tells it, in one sentence to begin with. */
const MODEL_RISKS: readonly (readonly [RiskCategory, text: string])[] = [
  ['dependency', 'The client cannot run or change the platform without the provider'],
  ['knowledge', "What the provider's engineers know has not reached the client's when the platform changes hands"],
  ['cost', 'Building and operating take longer or cost more than was budgeted'],
  ['security', 'Credentials or access of the provider outlive the transfer'],
];

export const modelRisksMissing = engagementRule({
  id: 'risk/model-risks-missing',
  severity: 'hint',
  what: "One of the model's own four risks is missing: dependency, knowledge, cost, security",
  fixable: true,
  reads: ['document', 'general', 'metadata', 'people', 'risks', 'today'],
  *check({ document, general, metadata, people, risks, today }) {
    if (isOver(general.status) || !isRegisterKnown(general, risks)) return;
    const there = new Set(Array.from(risks, ({ category }) => category));
    const missing = MODEL_RISKS.filter(([category]) => !there.has(category));
    if (missing.length === 0) return;
    const owner = ownerFor(metadata, people);
    const categories = missing.map(([category]) => category);
    yield {
      place: general.sectionHead('risks'),
      message: `No risk of ${plural(categories)} ${all(categories)} is registered; every engagement of this kind has one of each`,
      missing: true,
      fixes: [
        adding(
          document,
          general,
          missing.map(([category, text]) => ({
            id: freeId(category, risks),
            text,
            category,
            // The middle of both scales, due for review at once: the assessment is the owner's.
            likelihood: 3,
            impact: 3,
            response: 'mitigate',
            ...(owner === undefined ? {} : { owner }),
            status: 'open',
            nextReview: today,
          })),
        ),
      ],
    };
  },
});

function plural({ length }: readonly string[]): string {
  return length === 1 ? 'the category' : 'the categories';
}

/** Whether it can be told which categories there are: a risk that is half-written may be the one that seems to be missing. */
function isRegisterKnown({ spec }: General, risks: Things<Draft<Risk>>): boolean {
  if (!Array.isArray(spec.risks)) return nodeOf(spec) !== undefined && lacks(spec, 'risks');
  return spec.risks.length === risks.size && [...risks].every(({ category }) => category !== undefined);
}

function adding(document: DocumentEntry, { spec }: General, added: readonly Data[]): Fix {
  const title = added.length === 1 ? 'Add the risk, to be assessed' : `Add the ${added.length} risks, to be assessed`;
  return editing(document.file, { title, preferred: true }, (text) => {
    const node = nodeOf(spec);
    return node && withRisks(text, node, added);
  });
}

function withRisks(text: string, spec: MapNode, added: readonly Data[]): readonly TextEdit[] | undefined {
  const list = pairOf(spec, 'risks')?.value;
  if (list?.kind !== 'seq' || list.items.length === 0) {
    return setEntry(text, spec, 'risks', added, { position: orderOf('Engagement', 'spec'), style: 'block' });
  }
  return inSteps(
    text,
    added.map((risk) => (current, find) => {
      const seq = find(list);
      return seq && appendItem(current, seq, risk);
    }),
  );
}

/** Who keeps the file true for the client, else the client's only role; undefined where that would be a guess. */
function ownerFor({ owners }: Draft<EngagementMetadata>, people: People): string | undefined {
  const keepers = textsOf(owners).filter((id) => people.partyOf(id) === 'client' && people.has(id));
  if (keepers.length === 1) return keepers[0];
  const roles = [...people.roles].filter(({ party }) => party === 'client');
  return keepers.length === 0 && roles.length === 1 ? roles[0]!.id : undefined;
}

function freeId(category: string, risks: Things<Draft<Risk>>): string {
  let id = `r-${category}`;
  for (let n = 2; risks.find(id); n++) id = `r-${category}-${n}`;
  return id;
}
