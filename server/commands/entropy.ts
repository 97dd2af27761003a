/** What stands where a secret would, and is none: stand-ins, and passwords that are public knowledge. */
const STAND_IN =
  /^(?:x{3,}|\*{3,}|\.{3,}|…+|-+|_+|0+|1+|\?+|#+|n\/a|none|null|nil|undefined|true|false|yes|no|empty|redacted|removed|hidden|masked|omitted|secret|password|passwd|passphrase|token|key|value|foo|bar|baz|test|abc|change-?_?me|changeit|replace-?_?me)\d{0,3}!?$/i;
const STAND_IN_PART =
  /(?:^|[-_.\s])(?:your|my|the|some|insert|replace|sample|dummy|fake|todo|tbd|goes[-_]here|here)(?:$|[-_.\s])|EXAMPLE|REDACTED|PLACEHOLDER|CHANGE_?ME/i;
const SAMPLE = /EXAMPLE|REDACTED|PLACEHOLDER|x{4,}|\*{3,}|\.{3}|…|0{8,}|123456789|abcdefgh/i;

/** Whether a text stands for something that is filled in: a variable, a placeholder, a word such as `xxxx`. */
export function isStandIn(text: string): boolean {
  if (STAND_IN.test(text) || STAND_IN_PART.test(text) || SAMPLE.test(text)) return true;
  return /[$`<>{}]|%[A-Z_]+%|^@|^\[[^\]]*\]?$|^(?:env|vault|file|ref|secretref|aws-sm|op|gcp-sm|azure-kv):|^\/|^\.{1,2}\/|^~\//i.test(
    text,
  );
}

/** Whether a token of a known format is one from a manual: `AKIAIOSFODNN7EXAMPLE`. */
export function isSample(text: string): boolean {
  return SAMPLE.test(text);
}

/** The bits of information in a character of a text, as Shannon counts them. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Whether a text is of characters drawn at random rather than of words: long, of many different ones, of more than one class. */
export function looksDrawn(text: string): boolean {
  if (text.length < 12 || /\s/.test(text)) return false;
  return classes(text) >= 2 && entropy(text) >= (text.length < 24 ? 2.8 : 3.2) && !isWords(text);
}

/** Whether what a name calls a token, a key or a secret is one. */
export function isRandom(text: string): boolean {
  return text.length >= 16 && !isStandIn(text) && !/^sha(?:1|256|512)[:-]/i.test(text) && looksDrawn(text);
}

/** Whether what a name calls a password is one: shorter than a token, yet neither a word nor a number. */
export function isPassword(text: string): boolean {
  if (text.length < 6 || text.length > 200 || /\s/.test(text) || isStandIn(text)) return false;
  return classes(text) >= 2 && entropy(text) >= 2 && !isWords(text);
}

/** How many of lower case, upper case, digits and signs are in a text. */
function classes(text: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^\w.-]/].filter((pattern) => pattern.test(text)).length;
}

/** `prometheus-k8s-0`, `openshift_monitoring.v2`, `secret/data/db#password`: words with separators. */
function isWords(text: string): boolean {
  const isWord = (part: string) =>
    /^(?:[a-z]*|[A-Z]*|[A-Z][a-z]+|[a-z]{0,3}\d{1,4}[a-z]?|k8s|[a-z]+(?:[A-Z][a-z]+)+)$/.test(part);
  return text.split(/[-_./:#@]+/).every(isWord);
}
