import { findOption, hasOption, names, readOptions } from '../options';
import type { ShellCommand } from '../script';
import { changes, type Judge, type Knowledge, READS, UNKNOWN } from './knowledge';

const SERVICES = {
  'starts the service': 'start',
  'stops the service': 'stop',
  'restarts the service': 'restart, reload, reload-or-restart, try-restart, condrestart, force-reload, graceful',
};

/** `service nginx restart`, `/etc/init.d/nginx restart`, `supervisorctl restart nginx`: the verb is one of the words. */
const judgeService: Judge = ({ args }) => {
  const verb = args.find(({ text }) =>
    /^(?:start|stop|restart|reload|force-reload|condrestart|graceful|update|reread|shutdown)$/.test(text),
  );
  if (args.some(({ text }) => text === 'status' || text === '--status-all')) return READS;
  return verb ? changes('changes the service', verb) : UNKNOWN;
};

/** Judges by the options that are given: some change, the program only reads without them. */
function byOptions(pattern: RegExp, why: string, otherwise = READS): Judge {
  return ({ args }) => {
    const option = args.find(({ text }) => pattern.test(text));
    return option ? changes(why, option) : otherwise;
  };
}

/** `ip addr add`, `ip route show`: the verb behind the object, where there is none it shows. */
const judgeIp: Judge = ({ args }) => {
  const { operands } = readOptions(args, { valued: names('-n -netns -family -f'), singleDash: true });
  const verb = operands
    .slice(1, 3)
    .find(({ text }) => /^(?:add|del|delete|set|flush|replace|change|append)$/.test(text));
  return verb ? changes('changes the network of the host', operands[0], verb) : READS;
};

const judgeSysctl: Judge = ({ args }) => {
  const word = args.find(({ text }) => /^(?:-w|--write|-p|--load|--system)/.test(text) || /^[\w./-]+=/.test(text));
  return word ? changes('changes a setting of the kernel', word) : READS;
};

/** Signal 0 only looks whether a process is there, and `-l` lists the signals. */
const judgeKill: Judge = ({ args }) =>
  args.some(({ text }) => /^-(?:0|l|L)$/.test(text)) ? READS : changes('ends processes');

const judgeCrontab: Judge = ({ args }) => {
  const given = readOptions(args, { valued: names('-u') });
  if (hasOption(given, '-l')) return READS;
  return changes('changes what runs on a schedule', findOption(given, '-e', '-r')?.word);
};

const judgeMount: Judge = ({ args }) =>
  args.every(({ text }) => /^-[lv]/.test(text)) ? READS : changes('changes what is mounted');

const judgeDate: Judge = ({ args }) => {
  const word = args.find(({ text }) => /^(?:-s|--set)/.test(text));
  return word ? changes('sets the clock', word) : READS;
};

const PACKAGES = {
  'installs packages':
    'install, reinstall, add, upgrade, update, dist-upgrade, full-upgrade, distro-sync, downgrade, localinstall, groupinstall, ci',
  'removes packages': 'remove, purge, autoremove, erase, uninstall, clean, del',
};

/** `rpm -qa` asks, `rpm -e` removes. */
function judgeRpm({ args }: ShellCommand) {
  const word = args.find(
    ({ text }) =>
      /^-[a-zA-Z]*[iUFe]|^--(?:install|upgrade|erase|remove|purge|configure)$/.test(text) &&
      !/^-[a-zA-Z]*[qVlLsS]/.test(text),
  );
  return word ? changes('changes the packages of the host', word) : READS;
}

export const HOSTS: readonly Knowledge[] = [
  {
    names: 'systemctl',
    valued:
      '-n -o -p -t -H -M -s --state --type --signal --lines --output --property --host --machine --root --kill-who',
    reads:
      'status, show, is-active, is-enabled, is-failed, is-system-running, list-units, list-unit-files, list-timers, list-sockets, list-jobs, list-dependencies, list-machines, cat, help, get-default, show-environment',
    changes: {
      ...SERVICES,
      'restarts the host': 'reboot, kexec, soft-reboot',
      'stops the host': 'poweroff, halt, suspend, hibernate',
      'changes the units of the host':
        'enable, disable, mask, unmask, reenable, preset, link, edit, revert, set-property, set-default, isolate, daemon-reload, daemon-reexec, reset-failed, kill, clean, freeze, thaw, set-environment, import-environment, add-wants, add-requires, switch-root, rescue, emergency',
    },
    otherwise: 'read-only',
  },
  { names: 'service supervisorctl rc-service initctl sv launchctl monit pm2', judge: judgeService },
  {
    names: 'reboot shutdown poweroff halt telinit init',
    otherwise: 'restarts or stops the host',
    rehearsal: '--help -c',
  },
  { names: 'kill pkill killall', judge: judgeKill },
  { names: 'renice ionice', otherwise: 'changes the priority of processes' },
  { names: 'sysctl', judge: judgeSysctl },
  {
    names: 'modprobe insmod rmmod',
    otherwise: 'changes the modules of the kernel',
    rehearsal: '-n --dry-run --show-depends -c',
  },
  { names: 'ip', judge: judgeIp },
  { names: 'ifup ifdown ifenslave brctl', otherwise: 'changes the network of the host' },
  { names: 'ifconfig', judge: byOptions(/^(?:up|down|add|del|netmask|mtu)$/, 'changes the network of the host') },
  { names: 'route', judge: byOptions(/^(?:add|del|delete|flush)$/, 'changes the routes of the host') },
  { names: 'tc', judge: byOptions(/^(?:add|del|delete|change|replace)$/, 'changes the network of the host') },
  {
    names: 'ethtool',
    judge: byOptions(
      /^(?:-[sKGLCANrUXE]|--(?:change|features|set-ring|set-channels|offload|reset).*)$/,
      'changes the network of the host',
    ),
  },
  {
    names: 'nmcli',
    verbAnywhere: true,
    valued: '-f -g -t',
    reads: 'show, status, list, monitor',
    changes: {
      'changes the network of the host':
        'up, down, modify, add, delete, reload, connect, disconnect, set, reapply, import, clone, edit, on, off',
    },
    otherwise: 'read-only',
  },
  {
    names: 'iptables ip6tables ebtables',
    judge: byOptions(
      /^(?:-[ADIRFPXNEZ]|--(?:append|delete|insert|replace|flush|policy|delete-chain|new-chain|rename-chain|zero))$/,
      'changes the firewall',
    ),
  },
  { names: 'iptables-restore ip6tables-restore', otherwise: 'changes the firewall', rehearsal: '-t --test' },
  { names: 'iptables-save ip6tables-save', otherwise: 'read-only' },
  {
    names: 'nft',
    judge: byOptions(/^(?:add|delete|flush|insert|replace|destroy|reset|-f|--file)$/, 'changes the firewall'),
  },
  {
    names: 'ipset',
    judge: byOptions(/^(?:add|del|create|destroy|flush|swap|restore|rename)$/, 'changes the firewall'),
  },
  {
    names: 'ufw',
    judge: byOptions(
      /^(?:allow|deny|reject|limit|delete|insert|enable|disable|reload|reset|default|route)$/,
      'changes the firewall',
    ),
  },
  {
    names: 'firewall-cmd',
    judge: byOptions(
      /^--(?:add|remove|reload|complete-reload|set|new|delete|change|panic-on|panic-off|runtime-to-permanent)/,
      'changes the firewall',
    ),
  },
  {
    names: 'conntrack',
    judge: byOptions(/^(?:-[DFUI]|--(?:delete|flush|update|create))$/, 'changes the tracked connections'),
  },
  { names: 'date', judge: judgeDate },
  { names: 'hwclock', judge: byOptions(/^(?:-[sw]|--(?:hctosys|systohc|set|adjust))/, 'sets the clock') },
  { names: 'ntpdate', otherwise: 'sets the clock', rehearsal: '-q' },
  {
    names: 'chronyc',
    judge: byOptions(/^(?:makestep|burst|add|delete|online|offline|settime|reselect|cyclelogs)$/, 'sets the clock'),
  },
  {
    names: 'timedatectl hostnamectl localectl loginctl resolvectl',
    judge: byOptions(/^(?:set-|terminate-|kill-|lock-|flush-|reset-|revert|hostname$)/, 'changes the host'),
  },
  { names: 'journalctl', judge: byOptions(/^--(?:rotate|vacuum-|flush|sync|relinquish)/, 'changes the journal') },
  {
    names: 'dmesg',
    judge: byOptions(/^(?:-[cCDEn]|--(?:clear|read-clear|console-.*))$/, 'changes the log of the kernel'),
  },
  {
    names: 'setenforce setsebool semanage restorecon chcon',
    otherwise: 'changes the security settings of the host',
    rehearsal: '-n -l --list',
  },
  {
    names: 'useradd userdel usermod adduser deluser groupadd groupdel groupmod gpasswd passwd chage chpasswd',
    otherwise: 'changes the accounts of the host',
    rehearsal: '-l -S --list',
  },
  { names: 'crontab', judge: judgeCrontab },
  { names: 'at batch', otherwise: 'changes what runs on a schedule', rehearsal: '-l' },
  { names: 'mount', judge: judgeMount },
  {
    names: 'umount swapon swapoff losetup cryptsetup',
    otherwise: 'changes what is mounted',
    rehearsal: '--show -s -l -a --list',
  },
  {
    names: 'mkfs mkfs.ext4 mkfs.xfs mke2fs mkswap wipefs fdisk sfdisk parted sgdisk partprobe',
    otherwise: 'changes the disk',
    rehearsal: '-l -p -n --list print --dump -d',
  },
  {
    names: 'fsck e2fsck xfs_repair tune2fs resize2fs xfs_growfs fstrim blockdev',
    otherwise: 'changes the file system',
    rehearsal: '-n -N -l --getsize64',
  },
  {
    names:
      'lvcreate lvextend lvremove lvreduce lvresize lvconvert lvchange vgcreate vgextend vgreduce vgremove vgchange pvcreate pvremove pvresize pvmove mdadm growpart',
    otherwise: 'changes the volumes of the host',
    rehearsal: '--detail --examine -D -E -Q --test -t --dry-run',
  },
  { names: 'lvs vgs pvs lvdisplay vgdisplay pvdisplay lsblk blkid findmnt df du', otherwise: 'read-only' },
  {
    names: 'apt apt-get yum dnf microdnf apk zypper pacman brew snap flatpak',
    valued: '-o -t -c',
    changes: PACKAGES,
    reads: 'list, info, show, search, check-update, repolist, policy, history, provides, updateinfo, deplist',
    rehearsal: '-s --simulate --dry-run --just-print --assumeno',
  },
  {
    names: 'pip pip3 npm yarn gem cargo',
    changes: { 'installs packages': PACKAGES['installs packages'], 'removes packages': 'uninstall, remove' },
    reads: 'list, show, freeze, view, outdated, audit, ls, search',
    rehearsal: '--dry-run',
  },
  { names: 'rpm dpkg', judge: judgeRpm },
  {
    names: 'rpm-ostree ostree bootc',
    reads: 'status, db, log, show, refs, ls, cat',
    changes: {
      'changes the operating system of the host':
        'rebase, upgrade, install, uninstall, rollback, reload, reset, cleanup, deploy, override, kargs, initramfs, apply-live, cancel, admin, pull, commit, switch, finalize-deployment',
    },
  },
  {
    names:
      'update-ca-trust update-ca-certificates ldconfig depmod grub2-mkconfig update-grub grubby dracut tuned-adm alternatives update-alternatives',
    otherwise: 'changes the host',
    rehearsal: '--display --list active --info -p list',
  },
  {
    names: 'nginx',
    judge: ({ args }) =>
      args.some(({ text }) => text === '-s')
        ? changes(
            'controls the server',
            args.find(({ text }) => text === '-s'),
          )
        : READS,
  },
  {
    names: 'apachectl apache2ctl httpd',
    judge: byOptions(/^(?:start|stop|restart|graceful|graceful-stop|-k)$/, 'restarts the server'),
  },
  {
    names: 'certbot',
    changes: { 'changes certificates': 'renew, certonly, run, revoke, delete, install, reconfigure' },
    reads: 'certificates, show_account, plugins',
    rehearsal: '--dry-run',
  },
  {
    names: 'keytool',
    judge: byOptions(
      /^-(?:import|importcert|importkeystore|delete|genkey|genkeypair|storepasswd|keypasswd|changealias)$/,
      'changes the key store',
    ),
  },
  {
    names: 'virsh',
    valued: '-c --connect',
    reads:
      'list, dominfo, domstate, dumpxml, domblklist, domiflist, domstats, domifaddr, nodeinfo, pool-list, vol-list, net-list, snapshot-list, version, capabilities, vcpuinfo, domblkinfo',
    changes: {
      'changes the virtual machine':
        'start, shutdown, destroy, reboot, reset, undefine, define, suspend, resume, migrate, save, restore, setmem, setvcpus, attach-disk, detach-disk, attach-device, detach-device, snapshot-create, snapshot-create-as, snapshot-revert, snapshot-delete, edit, create, autostart, blockcommit, blockpull',
    },
  },
  {
    names: 'ovs-appctl ovn-appctl',
    judge: byOptions(
      /^(?:exit|cluster\/(?:kick|leave|change-election-timer)|vlog\/set|fdb\/flush|.*\/(?:flush|pause|resume|reset|clear|restart|set|recompute).*)$/,
      'changes the running daemon',
    ),
  },
  {
    names: 'ovs-vsctl ovs-ofctl ovn-nbctl ovn-sbctl',
    judge: byOptions(
      /^(?:set|add|remove|clear|create|destroy|del-.*|add-.*|set-.*|mod-.*|replace-flows|init|emer-reset|[a-z]+-(?:add|del|set-.*)|sync)$/,
      'changes the network of the host',
    ),
  },
  { names: 'toolbox', otherwise: 'read-only' },
];
