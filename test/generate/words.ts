/** The vocabulary of the generators. */

const words = (list: string) => list.split(' ');

export const firstNames = words(
  `Anna Tom Li Omar Eva Priya Jan Mei Zoë Jürgen Sofía Kwame Ingrid Ravi Chloé Marek Aisha Piotr Yuki Lena Diego Fatima Nils Hana Luca Elif Sven Tara`,
);

export const lastNames = words(
  `Roth Weiss Chen Haddad Lind Nair Novak Tan Müller García Mensah Berg Patel Dubois Kowalska Sato Costa Öztürk Larsen Fischer Silva Moreau Ito Khan Jansen`,
);

export const domains = words(
  `orders payments catalog search identity billing shipping inventory pricing loyalty reporting notifications returns checkout fraud media tax ledger profile messaging`,
);

export interface SystemKind {
  suffix: string;
  title: string;
  type: string;
  stateful: boolean;
}

export const systemKinds: SystemKind[] = [
  { suffix: 'db', title: 'PostgreSQL', type: 'database', stateful: true },
  { suffix: 'api', title: 'API', type: 'service', stateful: false },
  { suffix: 'workers', title: 'worker pool', type: 'service', stateful: false },
  { suffix: 'queue', title: 'message queue', type: 'queue', stateful: true },
  { suffix: 'gateway', title: 'gateway', type: 'platform', stateful: false },
  { suffix: 'cache', title: 'cache', type: 'service', stateful: false },
];

export const phaseActivities = {
  build: ['assessment-strategy', 'tooling', 'automation-security', 'team-governance'],
  operate: ['monitoring-optimization', 'training-knowledge-transfer', 'ownership-transfer', 'scaling-tuning'],
  transfer: ['documentation-handover', 'final-training-support', 'performance-audit', 'exit-support'],
} as const;

export const activityTitles: Record<string, string[]> = {
  'assessment-strategy': ['Maturity assessment and roadmap', 'Baseline of delivery and cost'],
  tooling: ['CI/CD, Kubernetes and Terraform baseline', 'Artifact registry and image signing', 'Observability stack'],
  'automation-security': ['Quality and security gates in the pipelines', 'Secrets out of the repositories'],
  'team-governance': ['Team structure and ways of working', 'On-call model and service catalogue'],
  'monitoring-optimization': ['Monitor and tune the platform', 'Alert noise below five pages a week', 'Cost review'],
  'training-knowledge-transfer': ['Train the in-house team', 'Pairing weeks', 'Runbook walkthroughs'],
  'ownership-transfer': ['Hand over system by system', 'Shadow rota', 'Reverse-shadow rota'],
  'scaling-tuning': ['Scale for the autumn peak', 'Capacity model', 'Load tests before the season'],
  'documentation-handover': ['Handover pack, SOPs and operational guidelines', 'Service descriptions'],
  'final-training-support': ['Final workshops and question hours', 'Game day without the provider'],
  'performance-audit': ['Performance review and audit', 'Access review before the exit'],
  'exit-support': ['Exit plan and support agreed', 'Novation of the vendor contracts'],
};

export const checklistTexts = [
  'Scope agreed with the owner and the security officer',
  'Dashboards show latency, traffic, errors and saturation',
  'Restore from backup rehearsed and timed',
  'Access list reviewed and surplus access removed',
  'Pipeline builds, signs and deploys without manual steps',
  'Runbook walked through by somebody who did not write it',
  'Alert thresholds agreed and tested',
  'Secrets are scanned in every pull request',
  'Cost allocation tags on every resource',
  'Rota staffed for eight weeks ahead',
  'Architecture decision recorded',
  'Terraform state moved to the client account',
  'Known errors listed with their workarounds',
  'Service level agreed with the business owner',
  'Disaster recovery exercise evaluated',
  'Open pull requests of the provider merged or closed',
];

export const riskTexts = [
  ['dependency', 'Vendor tools remain under the contracts of the provider'],
  ['knowledge', 'Few client engineers know how to restore the data stores'],
  ['cost', 'The operate phase runs longer than budgeted'],
  ['security', 'Provider credentials stay valid after the exit'],
  ['people', 'The in-house team cannot be staffed in time'],
  ['schedule', 'The autumn freeze delays the hand-over of a system'],
  ['quality', 'Changes made under time pressure cause incidents'],
  ['compliance', 'An audit asks for records that were never kept'],
  ['vendor-lock-in', 'A managed service has no exit path'],
  ['transfer', 'Questions stay open when the provider leaves'],
] as const;

export const topics = [
  'Operating the clusters',
  'Backup and restore drill',
  'Reading the dashboards',
  'Deploying and rolling back',
  'On-call handover',
  'Incident command',
  'Capacity and cost',
  'Access and secrets',
  'Chaos afternoon',
];

export const descriptionLines = [
  'Agreed in the steering committee; changes go through the change log.',
  'The provider leads, the client reviews, and both sign the result.',
  'Measured against the baseline of the assessment.',
  'Depends on network access that the client grants.',
  'Covers production and staging; development clusters are out of scope.',
  'The acceptance criteria are listed in the statement of work.',
];

/** Turns a name into an RFC 1123 label. */
export function label(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63)
    .replace(/-+$/, '');
}
