import { writeFile, writeUnit } from '../shell';

/** Settings of the service that mounts the shared files. Values may be references, which Terraform resolves. */
export interface MountService {
  /** Directory where the shared files are mounted. */
  readonly filesPath: string;
  readonly fileSystemId: string;
  readonly accessPointId: string;
}

const SCRIPT = '/usr/local/sbin/web-tier-files';

/** Unit of the service that mounts the shared files. It is active only while they are mounted. */
export const MOUNT_UNIT = 'web-tier-files.service';

/**
 * Returns the commands that protect the directory of the shared files, and install the service that mounts them.
 *
 * The bare directory is immutable: until the files are mounted, even root can write nothing in their place. With
 * `noauto`, systemd itself never mounts them, so there is one mount at a time.
 *
 * @see https://docs.aws.amazon.com/efs/latest/ug/efs-mount-helper.html `_netdev` (checked 2026-11-28)
 * @see https://man7.org/linux/man-pages/man1/chattr.1.html attribute `i`
 */
export function installMountService({ filesPath, fileSystemId, accessPointId }: MountService): readonly string[] {
  const options = `noauto,_netdev,tls,iam,accesspoint=${accessPointId}`;
  return [
    `mkdir -p ${filesPath}`,
    `mountpoint -q ${filesPath} || chattr +i ${filesPath} || echo '${filesPath} cannot be protected' >&2`,
    `sed -i '\\# ${filesPath} efs #d' /etc/fstab`,
    `echo '${fileSystemId}:/ ${filesPath} efs ${options} 0 0' >> /etc/fstab`,
    ...writeFile(SCRIPT, mountScript(filesPath), '0755'),
    ...writeUnit(MOUNT_UNIT, [
      '[Unit]',
      'Description=Mounts the shared files',
      'Wants=network-online.target',
      'After=network-online.target',
      // At every boot, applications that are ordered after user data wait for the files.
      'Before=cloud-final.service',
      '',
      '[Service]',
      'Type=oneshot',
      'RemainAfterExit=yes',
      'TimeoutStartSec=infinity',
      `ExecStart=${SCRIPT}`,
      // The TLS tunnel of the mount, a child of the script, must outlive it, until the files are unmounted.
      'KillMode=process',
      '',
      '[Install]',
      'WantedBy=multi-user.target',
    ]),
  ];
}

/**
 * Returns the script of the service. It ends only when the files are mounted: whatever is ordered after it waits as long.
 * It does not mount them on a directory that others can write to when they are unmounted.
 */
function mountScript(filesPath: string): readonly string[] {
  return [
    '#!/bin/bash',
    `until mountpoint -q ${filesPath}; do`,
    `  chattr +i ${filesPath} && mount ${filesPath}`,
    // Not all servers of a group at the same time.
    `  mountpoint -q ${filesPath} || sleep $((5 + RANDOM % 6))`,
    'done',
  ];
}

/**
 * Returns the commands that make an application wait for the shared files at every boot.
 *
 * @see https://man7.org/linux/man-pages/man5/systemd.unit.5.html Requires=, After= and AssertPathIsMountPoint=
 */
export function requireFiles(applicationUnit: string, filesPath: string): readonly string[] {
  const folder = `${applicationUnit}.d`;
  return [
    `mkdir -p /etc/systemd/system/${folder}`,
    ...writeUnit(`${folder}/web-tier-files.conf`, [
      '[Unit]',
      `Requires=${MOUNT_UNIT}`,
      // After the mount as well: at shutdown, the application stops before its files are unmounted.
      `After=${MOUNT_UNIT} ${mountUnitOf(filesPath)}`,
      `AssertPathIsMountPoint=${filesPath}`,
    ]),
  ];
}

/** Returns the name that systemd gives to a mount: its path, with `-` for `/`. Our path contains no other characters. */
function mountUnitOf(filesPath: string): string {
  return `${filesPath.slice(1).replaceAll('/', '-')}.mount`;
}
