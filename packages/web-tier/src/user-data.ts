/** What a server is told when it boots. Values may be references, which Terraform fills in. */
export interface Boot {
  /** Lines of the environment file. */
  readonly variables: Readonly<Record<string, string>>;
  readonly fileSystemId: string;
  readonly accessPointId: string;
}

/** Where the application finds its settings: `KEY='value'` lines, as systemd's `EnvironmentFile` and shells read them. */
export const ENVIRONMENT_FILE = '/etc/web-tier.env';

/** Where the shared files are. */
export const FILES_PATH = '/srv/files';

/**
 * The script that a server runs at its first boot: it writes the environment file and mounts the shared files with TLS.
 * Both hold across reboots. It fails, and the server never becomes healthy, when the files cannot be mounted.
 *
 * No `${` in it but Terraform's own.
 */
export function userData({ variables, fileSystemId, accessPointId }: Boot): string {
  const options = `_netdev,nofail,tls,iam,accesspoint=${accessPointId}`;
  return [
    '#!/bin/bash',
    'set -euo pipefail',
    '',
    `cat > ${ENVIRONMENT_FILE} <<'END_OF_FILE'`,
    ...Object.entries(variables).map(([key, value]) => `${key}='${value}'`),
    'END_OF_FILE',
    `chmod 0644 ${ENVIRONMENT_FILE}`,
    '',
    `mkdir -p ${FILES_PATH}`,
    `sed -i '\\# ${FILES_PATH} efs #d' /etc/fstab`,
    `echo '${fileSystemId}:/ ${FILES_PATH} efs ${options} 0 0' >> /etc/fstab`,
    'for attempt in 1 2 3 4 5 6; do',
    `  mountpoint -q ${FILES_PATH} && break`,
    `  mount ${FILES_PATH} || sleep 10`,
    'done',
    `mountpoint -q ${FILES_PATH}`,
    '',
  ].join('\n');
}
