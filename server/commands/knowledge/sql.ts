import type { Span } from '../spans';

const READS =
  /^(?:select|show|explain|describe|desc|with|values|table|use|set|reset|help|status|begin|start transaction|commit|rollback|end|fetch|declare|pragma|discard|\\\w)/i;
const CHANGES =
  /^(?:insert|update|delete|drop|create|alter|truncate|grant|revoke|vacuum|analyze|reindex|cluster|call|do\s|kill|flush|purge|optimize|repair|load|replace|merge|lock|unlock|refresh|checkpoint|stop|start\s+(?:slave|replica|group_replication)|change\s+(?:master|replication)|reset\s+(?:master|slave|replica|binary)|set\s+(?:global|persist)|rename|comment|import|security|reassign|system\s+\w|attach|detach|upsert|notify|prepare\s+transaction|exec\b|execute\b)/i;
/** Functions of PostgreSQL that do something although they are selected. */
const ACTS =
  /\b(?:pg_terminate_backend|pg_cancel_backend|pg_promote|pg_reload_conf|pg_rotate_logfile|pg_switch_wal|pg_drop_replication_slot|pg_create_\w+|pg_wal_replay_\w+|pg_advisory_lock|setval|nextval|lo_unlink|dblink_exec|pg_stat_reset\w*|mysql\.rds_\w+)\s*\(/i;
const WITHIN = /\b(?:insert\s+into|update\s+\S+\s+set|delete\s+from|into\s+outfile)\b/i;

/** What a statement does, in words: "deletes from the database". */
function reason(statement: string): string {
  if (/^(?:drop|delete|truncate|purge)/i.test(statement)) return 'deletes from the database';
  if (/^(?:kill|stop|start|reset|flush|checkpoint|security)/i.test(statement) || ACTS.test(statement)) {
    return 'acts on the database server';
  }
  return 'changes the database';
}

/** What the statements of a text do: `read-only`, `unknown`, or the first that changes something and what it does. */
export type Statements = 'read-only' | 'unknown' | (Span & { readonly why: string });

/** Judges the statements of a text; the span of the one that changes something is one of indexes into the text. */
export function judgeSql(text: string): Statements {
  let isRead = false;
  for (const { index, 0: part } of withoutComments(text).matchAll(/(?:[^;\n]|\n(?![ \t]*\\))+/g)) {
    const statement = part.trim().replace(/^\(+/, '');
    if (statement === '') continue;
    const isChange =
      CHANGES.test(statement) || (READS.test(statement) && (ACTS.test(statement) || isWritingQuery(statement)));
    if (isChange || isCopyInto(statement)) {
      const start = index + part.indexOf(statement);
      return { start, end: start + statement.length, why: reason(statement) };
    }
    if (!READS.test(statement) && !/^copy\b/i.test(statement)) return 'unknown';
    isRead = true;
  }
  return isRead ? 'read-only' : 'unknown';
}

/** `copy … from`: into a table. */
function isCopyInto(statement: string): boolean {
  return /^copy\b/i.test(statement) && /\bfrom\b/i.test(statement.replace(/\([^()]*\)/g, ''));
}

/** `with … delete from`, `explain analyze delete from`, `select … into outfile`. */
function isWritingQuery(statement: string): boolean {
  if (/^explain/i.test(statement) && !/^explain\s*(?:\([^)]*)?\banalyze\b/i.test(statement)) return false;
  return WITHIN.test(statement.replace(/'(?:[^']|'')*'/g, "''"));
}

/** The text with its comments as blanks, so that indexes stay. */
function withoutComments(text: string): string {
  return text.replace(/--[^\n]*|\/\*[\s\S]{0,10000}?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
}
