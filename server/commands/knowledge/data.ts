import { findOption, hasOption, names, readOptions } from '../options';
import type { Word } from '../script';
import { changes, type Judge, type Knowledge, READS, UNKNOWN, type Verdict } from './knowledge';
import { judgeSql } from './sql';

const SQL_VALUED =
  '-h -p -P -U -u -d -D -f -o -v -S -L -R -T -t --host --port --user --username --dbname --database --file --socket --set --variable --defaults-file -F -E';

/** Judges the statements in the words that a program gets; unknown where one of them is not known. */
function judgeStatements(words: readonly Word[], judge: (text: string) => string | undefined | null): Verdict {
  let isKnown = words.length > 0;
  for (const word of words) {
    const why = judge(word.text);
    if (why) return changes(why, word);
    if (why === null) isKnown = false;
  }
  return isKnown ? READS : UNKNOWN;
}

/** psql, mysql and their like: statements stand in an option, in an operand, in a heredoc or behind a pipe. */
const judgeSqlClient: Judge = (command, circumstances) => {
  const valued = names(`${SQL_VALUED} -c --command -e --execute -q --query -Q`);
  const given = readOptions(command.args, { valued });
  if (hasOption(given, '-l', '--list', '--version', '-V', '--help', '-?')) return READS;
  const isPsql = /^(?:psql|pgcli)$/.test(command.name);
  const inOptions = given.options.flatMap(({ name, valueWord }) => {
    const isStatement = isPsql ? /^(?:-c|--command)$/ : /^(?:-e|-q|-Q|--execute|--query|-c|--command)$/;
    return isStatement.test(name) && valueWord ? [valueWord] : [];
  });
  const isFile = /^(?:sqlite3|duckdb)$/.test(command.name);
  const words = [...inOptions, ...(isFile ? given.operands.slice(1) : []), ...circumstances.inputOf(command)];
  if (findOption(given, '-f', '--file') && words.length === 0) return UNKNOWN;
  return judgeStatements(words, judgeSql);
};

const MONGO_CHANGES =
  /\.(?:insert|update|delete|remove|drop|replace|rename|createIndex|createCollection|createUser|save|bulkWrite|findAndModify|findOneAnd\w+|fsyncLock|fsyncUnlock|stepDown|reconfig|initiate|addArb|kill|shutdown|setProfilingLevel|freeze|compact|startBalancer|stopBalancer|moveChunk|shardCollection|enableSharding|grant|revoke)\w*\s*\(|\brs\.(?:add|remove)\s*\(|\$(?:out|merge)\b/;
const MONGO_READS =
  /\.(?:find|count|stats|status|getIndexes|serverStatus|currentOp|explain|aggregate|distinct|hello|isMaster|printReplicationInfo|printSecondaryReplicationInfo|version|hostInfo|getCollectionNames|conf)\w*\s*\(/;

const judgeMongo: Judge = (command, circumstances) => {
  const given = readOptions(command.args, {
    valued: names('--eval -u -p --host --port --username --password --authenticationDatabase -f'),
  });
  const script = findOption(given, '--eval')?.valueWord;
  const words = [...(script ? [script] : []), ...circumstances.inputOf(command)];
  return judgeStatements(words, (text) => {
    if (MONGO_CHANGES.test(text)) return 'changes the database';
    return MONGO_READS.test(text) ? undefined : null;
  });
};

/** Options decide: `--describe` reads, `--alter` changes. */
const judgeKafka: Judge = ({ name, args }) => {
  const change = args.find(({ text }) =>
    /^--(?:create|delete|alter|execute|delete-offsets|add|remove|cancel)$/.test(text),
  );
  if (/console-producer/.test(name)) return changes('writes to the topic');
  if (args.some(({ text }) => text === '--reset-offsets') && change?.text !== '--execute') return READS;
  return change ? changes('changes the Kafka cluster', change) : READS;
};

const judgeRabbit: Judge = ({ args }) => {
  const { operands } = readOptions(args, { valued: names('-n -p -t -q --node --vhost --timeout') });
  const [verb] = operands;
  if (!verb) return READS;
  if (
    /^(?:list|status|cluster_status|ping|check|report|environment|node_health|alarms|memory|get|show|export|diagnostics|is_|await|quorum_status|version|help|authenticate|decode)/.test(
      verb.text,
    )
  )
    return READS;
  const isChange =
    /^(?:stop|start|reset|force_|forget_|delete|purge|set|add|clear|change|shutdown|join|rotate|sync|cancel|close|import|restart|enable|disable|rename|update|declare|publish|drain|revive|grow|shrink|eval)/;
  return isChange.test(verb.text) ? changes('changes the message broker', verb) : UNKNOWN;
};

const judgeNodetool: Judge = ({ args }) => {
  const { operands } = readOptions(args, {
    valued: names('-h -p -u -pw --host --port --username --password'),
    singleDash: true,
  });
  const [verb] = operands;
  const isChange =
    /^(?:repair|drain|decommission|cleanup|flush|removenode|rebuild|compact|assassinate|move|join|stop|stopdaemon|set\w+|enable\w+|disable\w+|clearsnapshot|snapshot|refresh|scrub|upgradesstables|invalidate\w+|truncatehints|garbagecollect|pausehandoff|resumehandoff|reload\w+|bootstrap)$/;
  return verb && isChange.test(verb.text) ? changes('changes the database cluster', verb) : READS;
};

export const DATA: readonly Knowledge[] = [
  {
    names: 'psql pgcli mysql mariadb mycli sqlite3 duckdb sqlcmd cqlsh clickhouse-client cockroach',
    judge: judgeSqlClient,
  },
  { names: 'mongosh mongo', judge: judgeMongo },
  { names: 'pg_dump pg_dumpall mysqldump mariadb-dump mongodump pg_isready pg_controldata', otherwise: 'read-only' },
  {
    names: 'pg_restore mongorestore mysqlimport',
    otherwise: 'writes to the database',
    rehearsal: '-l --list --dryRun',
  },
  {
    names: 'createdb dropdb createuser dropuser vacuumdb reindexdb pg_rewind pg_basebackup pg_resetwal mysql_upgrade',
    otherwise: 'changes the database',
  },
  {
    names: 'pg_ctl pg_ctlcluster',
    verbAnywhere: true,
    valued: '-D -l -o -m',
    reads: 'status',
    changes: { 'controls the database server': 'start, stop, restart, reload, promote, initdb, kill, logrotate' },
  },
  {
    names: 'mysqladmin mariadb-admin',
    verbAnywhere: true,
    valued: '-h -u -P',
    reads: 'status, ping, processlist, variables, extended-status, version',
    changes: {
      'changes the database server':
        'shutdown, kill, flush-logs, flush-hosts, flush-tables, flush-privileges, create, drop, password, reload, refresh, start-slave, stop-slave, start-replica, stop-replica',
    },
  },
  {
    names: 'patronictl',
    valued: '-c --config-file -d --dcs',
    reads: 'list, show-config, history, topology, version, query, dsn',
    changes: {
      'changes the database cluster':
        'failover, switchover, restart, reload, reinit, pause, resume, edit-config, remove, flush, demote-cluster',
    },
  },
  {
    names: 'redis-cli valkey-cli',
    anyCase: true,
    valued: '-h -p -a -n -u --user --pass -s -i -r --cacert --cert --key',
    reads:
      'get, mget, hget, hgetall, lrange, llen, scard, smembers, zrange, zcard, info, keys, scan, ttl, pttl, type, exists, ping, dbsize, monitor, config get, client list, client info, cluster info, cluster nodes, cluster slots, cluster shards, slowlog get, slowlog len, memory usage, memory stats, memory doctor, latency, time, role, lastsave, sentinel masters, sentinel master, sentinel replicas, sentinel slaves, sentinel get-master-addr-by-name, sentinel ckquorum, xinfo, xlen, xpending, object, pubsub, acl list, acl whoami, command, echo, randomkey, strlen, debug object',
    changes: {
      'changes what Redis stores':
        'set, setex, mset, hset, hdel, lpush, rpush, lpop, rpop, sadd, srem, zadd, zrem, incr, decr, expire, persist, rename, move, copy, restore, migrate, xadd, xtrim, xdel, xack, xgroup, append, getset, getdel, setnx, lrem, ltrim, publish',
      'deletes from Redis': 'del, unlink, flushall, flushdb, script flush, function flush',
      'changes the Redis server':
        'config set, config rewrite, config resetstat, client kill, client pause, client unpause, cluster failover, cluster forget, cluster meet, cluster reset, cluster replicate, cluster addslots, cluster delslots, cluster setslot, shutdown, save, bgsave, bgrewriteaof, failover, replicaof, slaveof, debug, sentinel failover, sentinel reset, sentinel set, sentinel remove, acl setuser, acl deluser, acl load, slowlog reset, latency reset, memory purge, module',
    },
  },
  {
    names:
      'kafka-topics kafka-topics.sh kafka-configs kafka-configs.sh kafka-consumer-groups kafka-consumer-groups.sh kafka-reassign-partitions kafka-reassign-partitions.sh kafka-acls kafka-acls.sh kafka-leader-election.sh kafka-leader-election kafka-console-producer kafka-console-producer.sh kafka-console-consumer kafka-console-consumer.sh kafka-log-dirs.sh',
    judge: judgeKafka,
  },
  {
    names: 'rabbitmqctl rabbitmq-diagnostics rabbitmq-queues rabbitmq-upgrade rabbitmqadmin rabbitmq-plugins',
    judge: judgeRabbit,
  },
  { names: 'nodetool', judge: judgeNodetool },
  {
    names: 'vault bao',
    singleDash: true,
    reads:
      'status, read, list, kv get, kv list, kv metadata get, token lookup, token capabilities, secrets list, auth list, policy list, policy read, operator raft list-peers, operator members, operator raft snapshot save, operator usage, operator diagnose, lease lookup, audit list, login, version, print, path-help, namespace list, namespace lookup, plugin list, plugin info, debug, monitor, events',
    changes: {
      'changes what Vault stores':
        'write, patch, kv put, kv patch, kv undelete, kv rollback, kv metadata put, kv metadata patch, kv enable-versioning, unwrap, pki',
      'deletes from Vault':
        'delete, kv delete, kv destroy, kv metadata delete, lease revoke, token revoke, namespace delete, policy delete, secrets disable, auth disable, audit disable',
      'changes Vault':
        'token create, token renew, lease renew, secrets enable, secrets move, secrets tune, auth enable, auth tune, auth move, policy write, policy fmt, operator init, operator unseal, operator seal, operator step-down, operator rekey, operator rotate, operator generate-root, operator raft join, operator raft remove-peer, operator raft snapshot restore, operator raft autopilot set-config, operator migrate, audit enable, plugin register, plugin deregister, plugin reload, namespace create',
    },
  },
  {
    names: 'consul nomad',
    singleDash: true,
    reads:
      'members, catalog, kv get, kv export, info, operator raft list-peers, operator autopilot state, snapshot save, snapshot inspect, status, job status, job plan, job inspect, job history, node status, alloc status, alloc logs, deployment status, deployment list, eval status, server members, version, validate, plan, monitor, rtt, intention list, acl token list, acl policy list',
    changes: {
      'changes the cluster':
        'kv put, kv delete, kv import, leave, force-leave, join, operator raft remove-peer, operator autopilot set-config, maint, reload, snapshot restore, services register, services deregister, intention create, intention delete, acl token create, acl token delete, job run, run, stop, job stop, job scale, job revert, job restart, job dispatch, job eval, node drain, node eligibility, node purge, alloc stop, alloc restart, alloc signal, deployment fail, deployment promote, deployment pause, deployment resume, system gc, server join, server force-leave, lock',
    },
  },
];
