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

/**
 * What the statements of a text do to a database.
 * @returns what the first one does that changes something; undefined where all of them only read; null where that is not known
 */
export function judgeSql(text: string): string | undefined | null {
  let isKnown = false;
  for (const part of withoutComments(text).split(/;|\n(?=\s*\\)/)) {
    const statement = part.trim().replace(/^\(+/, '');
    if (statement === '') continue;
    const isChange =
      CHANGES.test(statement) || (READS.test(statement) && (ACTS.test(statement) || isWritingQuery(statement)));
    if (isChange) return reason(statement);
    if (/^copy\b/i.test(statement)) {
      if (/\bfrom\b/i.test(statement.replace(/\([^()]*\)/g, ''))) return 'changes the database';
    } else if (!READS.test(statement)) {
      return null;
    }
    isKnown = true;
  }
  return isKnown ? undefined : null;
}

/** `with … delete from`, `explain analyze delete from`, `select … into outfile`. */
function isWritingQuery(statement: string): boolean {
  if (/^explain/i.test(statement) && !/^explain\s*(?:\([^)]*)?\banalyze\b/i.test(statement)) return false;
  return WITHIN.test(statement.replace(/'(?:[^']|'')*'/g, "''"));
}

function withoutComments(text: string): string {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
}
