import { createHash } from 'node:crypto';
import type { Identity } from '../rules/identity';

/**
 * A short name for a finding, the same for as long as the finding is the same one.
 * @param file the path of its file, or nothing for a name within the file
 * @returns 32 hexadecimal digits
 */
export function fingerprint(file: string, { rule, path, subject, number }: Identity): string {
  const text = JSON.stringify([file, rule, path, subject ?? '', number]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
