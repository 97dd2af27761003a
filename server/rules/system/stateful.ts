import type { SystemOf } from '../../engagement/systems';
import { isMap, textOf } from '../../model/entries';
import { isGiven } from '../given';

/**
 * Words of a `type` that stand for something that keeps data. Found at the beginning of a word, and `db` and `sql` at its
 * end as well: "PostgreSQL cluster", "object storage", "message-broker", "orderdb".
 */
const KEEPS_DATA = new RegExp(
  [
    String.raw`\b(?:data ?-?base|data ?-?lake|warehouse|storage|file ?-?(?:server|share|system)|volume|bucket|archive|backup)`,
    String.raw`\b(?:data|object|blob|document|file|value) ?-?store\b`,
    String.raw`\b(?:queue|broker|event ?-?(?:bus|stream)|message ?-?bus|cache|registry|repository|vault|ledger|search ?-?index)`,
    String.raw`\b(?:postgres|maria|mongo|redis|valkey|kafka|rabbit|elastic|opensearch|cassandra|dynamo|etcd|influx|minio|s3\b|nfs\b|rds\b)`,
    String.raw`(?:db|sql)\b`,
  ].join('|'),
  'i',
);

/**
 * Whether a system keeps data that could be lost: by its `type`, or because its `recovery` says how much of it may be lost
 * or when it was last restored.
 */
export function isStateful({ value }: SystemOf): boolean {
  const type = textOf(value.type);
  if (type !== undefined && KEEPS_DATA.test(type.replaceAll('_', ' '))) return true;
  const { recovery } = value;
  return isMap(recovery) && (isGiven(recovery, 'rpo') || isGiven(recovery, 'lastRestoreTest'));
}
