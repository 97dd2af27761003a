import { changes, type Judge, type Knowledge, READS, UNKNOWN } from './knowledge';

const STORAGE = 'changes the storage cluster';

/** `ceph daemon osd.1 config set …`, `ceph tell mds.0 client evict`: the words behind the name of the daemon. */
const judgeDaemon: Judge = ({ args }) => {
  const [group, , ...words] = args;
  if (group?.text !== 'daemon' && group?.text !== 'tell') return undefined;
  const verb = words.find(({ text }) =>
    /^(?:set|injectargs|evict|rm|repair|compact|flush_journal|reset|unset|scrub|deep_scrub|kill|drop|bench|reopen|restart|respawn|smart_off)$/.test(
      text,
    ),
  );
  if (verb) return changes(STORAGE, group, verb);
  return words.length === 0 ? UNKNOWN : READS;
};

export const STORAGES: readonly Knowledge[] = [
  {
    names: 'ceph',
    valued: '-c --conf -n --name -f --format -m -k --keyring --id --cluster --connect-timeout -o -i',
    judge: judgeDaemon,
    reads:
      'status, health, df, versions, features, quorum_status, time-sync-status, progress, report, fsid, version, osd tree, osd status, osd df, osd perf, osd dump, osd ls, osd stat, osd pool ls, osd pool get, osd pool get-quota, osd pool stats, osd pool autoscale-status, osd lspools, osd find, osd metadata, osd blocked-by, osd utilization, osd crush tree, osd crush dump, osd crush rule ls, osd crush rule dump, osd crush class ls, osd erasure-code-profile ls, osd erasure-code-profile get, osd ok-to-stop, osd safe-to-destroy, osd blocklist ls, mon stat, mon dump, mon metadata, mon ok-to-stop, mds stat, mds metadata, fs ls, fs status, fs dump, fs get, fs subvolume ls, fs subvolume info, fs subvolumegroup ls, fs volume ls, fs volume info, fs snap-schedule status, pg stat, pg dump, pg ls, pg map, pg dump_stuck, pg ls-by-pool, mgr dump, mgr module ls, mgr services, mgr stat, auth ls, auth list, auth get, auth get-key, config dump, config get, config show, config log, config ls, config help, config-key ls, config-key get, log last, crash ls, crash ls-new, crash info, crash stat, device ls, device info, orch ls, orch ps, orch status, orch host ls, orch device ls, orch upgrade status, orch upgrade check, balancer status, balancer eval, rbd perf, insights, osd numa-status',
    changes: {
      [STORAGE]:
        'osd set, osd unset, osd out, osd in, osd down, osd lost, osd reweight, osd reweight-by-utilization, osd primary-affinity, osd crush, osd pool set, osd pool create, osd pool rename, osd pool application, osd pool set-quota, osd repair, osd scrub, osd deep-scrub, osd require-osd-release, osd set-full-ratio, osd set-nearfull-ratio, osd set-backfillfull-ratio, osd blocklist add, osd blocklist rm, osd blacklist, osd set-group, osd unset-group, osd set-require-min-compat-client, osd new, osd pause, osd unpause, osd erasure-code-profile set, osd erasure-code-profile rm, osd force-create-pg, mon add, mon remove, mon rm, mon set, mon scrub, mds fail, mds set, mds repaired, mds rm, fs fail, fs set, fs new, fs rm, fs reset, fs flag, fs add_data_pool, fs rm_data_pool, fs subvolume create, fs subvolume rm, fs subvolume resize, fs subvolume snapshot, fs subvolumegroup create, fs subvolumegroup rm, fs volume create, fs volume rm, fs snap-schedule add, fs snap-schedule remove, pg repair, pg scrub, pg deep-scrub, pg force-recovery, pg force-backfill, pg cancel-force-recovery, mgr fail, mgr module enable, mgr module disable, auth add, auth caps, auth get-or-create, auth import, auth rotate, config set, config rm, config assimilate-conf, config reset, config-key set, config-key rm, crash archive, crash archive-all, crash prune, crash rm, orch apply, orch restart, orch start, orch stop, orch redeploy, orch reconfig, orch rm, orch daemon, orch host add, orch host rm, orch host drain, orch host maintenance, orch device zap, orch osd rm, orch upgrade start, orch upgrade pause, orch upgrade resume, orch upgrade stop, orch pause, orch resume, balancer on, balancer off, balancer mode, balancer execute, balancer optimize, health mute, health unmute, telemetry on, telemetry off',
      'deletes from the storage cluster':
        'osd purge, osd destroy, osd rm, osd pool delete, osd pool rm, auth del, auth rm, osd crush remove, osd crush rm',
    },
    otherwise: 'read-only',
  },
  {
    names: 'rados',
    valued: '-p --pool -N --namespace',
    reads:
      'df, ls, lspools, stat, get, listxattr, getxattr, listomapkeys, listomapvals, list-inconsistent-pg, list-inconsistent-obj, listwatchers, lssnap',
    changes: {
      [STORAGE]: 'put, append, truncate, create, cp, mkpool, mksnap, rollback, setxattr, setomapval, bench, import',
      'deletes from the storage cluster': 'rm, rmpool, purge, rmsnap, rmxattr, rmomapkey, clearomap',
    },
  },
  {
    names: 'rbd',
    valued: '-p --pool --namespace --image --id -m -c --snap --format',
    reads:
      'ls, list, info, snap ls, snap list, children, status, du, disk-usage, diff, lock ls, lock list, showmapped, device list, device ls, mirror image status, mirror pool status, mirror pool info, mirror snapshot schedule ls, mirror snapshot schedule status, perf image iostat, perf image iotop, trash ls, trash list, image-meta list, image-meta get, pool stats, watch, export, export-diff, group ls, namespace ls, config image ls, task list',
    changes: {
      [STORAGE]:
        'create, resize, rename, mv, clone, copy, cp, deep copy, flatten, import, import-diff, map, unmap, device map, device unmap, snap create, snap add, snap protect, snap unprotect, snap rollback, snap revert, snap rename, snap limit, feature enable, feature disable, mirror image enable, mirror image disable, mirror image promote, mirror image demote, mirror image resync, mirror image snapshot, mirror pool enable, mirror pool disable, mirror pool promote, mirror pool demote, mirror pool peer, mirror snapshot schedule add, mirror snapshot schedule remove, migration, object-map rebuild, trash restore, trash mv, trash move, lock add, image-meta set, bench, sparsify, namespace create, pool init, config image set',
      'deletes from the storage cluster':
        'rm, remove, snap rm, snap remove, snap purge, trash rm, trash remove, trash purge, lock rm, lock remove, image-meta remove, namespace rm',
    },
  },
  {
    names: 'radosgw-admin',
    valued: '--uid --bucket --rgw-zone --rgw-zonegroup --rgw-realm',
    reads:
      'user info, user list, user stats, bucket list, bucket stats, bucket check, bucket limit check, bi list, usage show, quota get, metadata list, metadata get, zone get, zonegroup get, realm list, realm get, period get, sync status, sync error list, data sync status, metadata sync status, gc list, lc list, log list, log show, reshard list, reshard status',
    changes: {
      [STORAGE]:
        'user create, user rm, user modify, user suspend, user enable, subuser, key create, key rm, caps add, caps rm, bucket rm, bucket link, bucket unlink, bucket reshard, object rm, quota set, quota enable, quota disable, gc process, lc process, period update, period commit, zone create, zone modify, zone delete, zonegroup modify, realm create, realm pull, metadata put, metadata rm, sync run, data sync init, metadata sync init, reshard add, reshard process, reshard cancel, usage trim, log trim, datalog trim, mdlog trim',
    },
  },
  {
    names: 'mc',
    valued: '-C --config-dir',
    reads:
      'ls, cat, head, stat, tree, du, diff, find, admin info, admin trace, admin heal --dry-run, ping, ready, alias',
    changes: {
      'changes what the object storage holds':
        'mb, cp, mv, mirror, put, pipe, tag set, policy set, anonymous set, version enable, admin service, admin user, admin policy, admin config set, admin heal, admin update',
      'deletes from the object storage': 'rm, rb',
    },
  },
  {
    names: 'zfs zpool',
    reads: 'list, get, status, iostat, history, diff, events',
    changes: {
      'changes the storage of the host':
        'create, set, inherit, snapshot, rollback, rename, mount, unmount, clone, promote, receive, recv, add, remove, attach, detach, replace, scrub, online, offline, clear, import, export, upgrade, trim, resilver',
      'deletes from the storage of the host': 'destroy',
    },
  },
  {
    names: 'drbdadm gluster',
    reads:
      'status, role, cstate, dstate, dump, volume info, volume status, volume heal info, peer status, pool list, volume list',
    changes: {
      'changes the storage of the host':
        'up, down, primary, secondary, connect, disconnect, attach, detach, adjust, invalidate, create-md, resize, verify, volume create, volume start, volume stop, volume delete, volume set, volume heal, volume add-brick, volume remove-brick, volume replace-brick, volume rebalance, peer probe, peer detach',
    },
  },
];
