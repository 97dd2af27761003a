import { isPassword, isSample, looksDrawn } from './entropy';
import type { SecretLiteral } from './secrets';

interface Format {
  /** The secret is the first group, where there is one, else the whole match. */
  readonly pattern: RegExp;
  readonly what: string;
  readonly variable: string;
  /** A check beyond the format. */
  readonly isSecret?: (text: string) => boolean;
}

/** Tokens that are known by how they begin and how long they are, as those who issue them document it. */
const FORMATS: readonly Format[] = [
  { pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g, what: 'an AWS access key id', variable: 'AWS_ACCESS_KEY_ID' },
  { pattern: /\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36,251}\b/g, what: 'a GitHub token', variable: 'GITHUB_TOKEN' },
  { pattern: /\bgithub_pat_[A-Za-z0-9_]{50,251}\b/g, what: 'a GitHub token', variable: 'GITHUB_TOKEN' },
  {
    pattern: /\bgl(?:pat|dt|rt|ptt|cbt|agent|oas|soat|ft|imt)-[A-Za-z0-9_-]{20,300}\b/g,
    what: 'a GitLab token',
    variable: 'GITLAB_TOKEN',
  },
  { pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,250}\b/g, what: 'a Slack token', variable: 'SLACK_TOKEN' },
  {
    pattern: /\bhttps:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]{6,12}\/B[A-Z0-9]{6,12}\/[A-Za-z0-9]{16,40}/g,
    what: 'the address of a Slack webhook',
    variable: 'SLACK_WEBHOOK_URL',
  },
  { pattern: /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g, what: 'a Google API key', variable: 'GOOGLE_API_KEY' },
  { pattern: /\bya29\.[A-Za-z0-9_-]{20,300}/g, what: 'a Google access token', variable: 'GOOGLE_ACCESS_TOKEN' },
  { pattern: /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,250}\b/g, what: 'a Stripe key', variable: 'STRIPE_API_KEY' },
  { pattern: /\bnpm_[A-Za-z0-9]{36}\b/g, what: 'an npm token', variable: 'NPM_TOKEN' },
  { pattern: /\bpypi-AgE[A-Za-z0-9_-]{50,300}/g, what: 'a PyPI token', variable: 'PYPI_TOKEN' },
  { pattern: /\bdckr_pat_[A-Za-z0-9_-]{20,100}/g, what: 'a Docker Hub token', variable: 'DOCKERHUB_TOKEN' },
  { pattern: /\bhv[sbr]\.[A-Za-z0-9_-]{20,300}/g, what: 'a Vault token', variable: 'VAULT_TOKEN' },
  { pattern: /\bs\.[A-Za-z0-9]{24}\b/g, what: 'a Vault token', variable: 'VAULT_TOKEN', isSecret: looksDrawn },
  {
    pattern: /\bSG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}/g,
    what: 'a SendGrid key',
    variable: 'SENDGRID_API_KEY',
  },
  {
    pattern: /\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,200}/g,
    what: 'an API key',
    variable: 'API_KEY',
    isSecret: looksDrawn,
  },
  { pattern: /\bdop_v1_[0-9a-f]{64}\b/g, what: 'a DigitalOcean token', variable: 'DIGITALOCEAN_TOKEN' },
  { pattern: /\bglsa_[A-Za-z0-9]{32}_[0-9a-f]{8}\b/g, what: 'a Grafana token', variable: 'GRAFANA_TOKEN' },
  { pattern: /\bsha256~[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g, what: 'an OpenShift token', variable: 'OPENSHIFT_TOKEN' },
  { pattern: /\bATATT3[A-Za-z0-9_=-]{50,300}/g, what: 'an Atlassian token', variable: 'ATLASSIAN_TOKEN' },
  {
    pattern: /\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,2000}/g,
    what: 'a JSON web token',
    variable: 'ACCESS_TOKEN',
  },
  {
    pattern: /-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g,
    what: 'a private key',
    variable: 'PRIVATE_KEY',
  },
  {
    pattern: /\b(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{40,100}={0,2})/g,
    what: 'a key of an Azure account',
    variable: 'AZURE_ACCOUNT_KEY',
  },
  {
    pattern: /[?&]sig=([A-Za-z0-9%]{30,200})/g,
    what: 'a signature of Azure',
    variable: 'AZURE_SAS_TOKEN',
    isSecret: looksDrawn,
  },
  {
    pattern:
      /\b(?:aws_secret_access_key|AWS_SECRET_ACCESS_KEY)\s{0,5}[=:]\s{0,5}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/g,
    what: 'an AWS secret access key',
    variable: 'AWS_SECRET_ACCESS_KEY',
  },
  {
    pattern: /\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s/:@"'`<>]{1,80}:([^\s/:@"'`<>]{1,200})@[\w.[-]/gi,
    what: 'a password',
    variable: 'PASSWORD',
    isSecret: isPassword,
  },
];

/** The tokens of known formats in any text, in the order of the formats. */
export function knownTokens(text: string): readonly SecretLiteral[] {
  return FORMATS.flatMap(({ pattern, what, variable, isSecret }) =>
    Array.from(text.matchAll(pattern), (match): SecretLiteral[] => {
      const secret = match[1] ?? match[0];
      const start = match.index + (match[1] === undefined ? 0 : match[0].lastIndexOf(match[1]));
      if (isSample(secret) || (isSecret && !isSecret(secret))) return [];
      return [{ what, variable, start, end: start + secret.length }];
    }).flat(),
  );
}
