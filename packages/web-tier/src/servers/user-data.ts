import { AGENT_CONTROL, AGENT_FILE, agentConfiguration } from '../cloudwatch-agent';
import type { BootService } from '../warm-pool';
import { installBootService } from '../warm-pool';

/** Settings of a server's first boot. Values may be references, which Terraform resolves. */
export interface UserDataConfig {
  /** Lines of the environment file. */
  readonly variables: Readonly<Record<string, string>>;
  readonly fileSystemId: string;
  readonly accessPointId: string;
  readonly autoScalingGroupName: string;
  /**
   * Service that completes the launch hook of a warm pool.
   *
   * @default - none
   */
  readonly bootService?: Pick<BootService, 'hookName' | 'timeoutSeconds' | 'healthCheckPath'>;
}

/** Path of the application's settings: `KEY='value'` lines, as systemd's `EnvironmentFile` and shells read them. */
export const ENVIRONMENT_FILE = '/etc/web-tier.env';

/** Directory where the shared files are mounted. */
export const FILES_PATH = '/srv/files';

/**
 * Returns the script that a server runs at its first boot. It writes the environment file, starts the CloudWatch agent if
 * the image contains it, and mounts the shared files with TLS. Everything survives reboots.
 *
 * The script fails, and the server never becomes healthy, if the files cannot be mounted. A missing agent is no failure.
 * It contains no `${` except Terraform's own.
 */
export function userData({
  variables,
  fileSystemId,
  accessPointId,
  autoScalingGroupName,
  bootService,
}: UserDataConfig): string {
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
    ...startAgent(autoScalingGroupName),
    '',
    ...(bootService === undefined
      ? []
      : [
          ...installBootService({
            ...bootService,
            autoScalingGroupName,
            environmentFile: ENVIRONMENT_FILE,
            filesPath: FILES_PATH,
          }),
          '',
        ]),
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

function startAgent(autoScalingGroupName: string): string[] {
  return [
    `if [ -x ${AGENT_CONTROL} ]; then`,
    `  cat > ${AGENT_FILE} <<'END_OF_FILE'`,
    JSON.stringify(agentConfiguration(autoScalingGroupName)),
    'END_OF_FILE',
    `  ${AGENT_CONTROL} -a fetch-config -m ec2 -s -c file:${AGENT_FILE} || echo 'the CloudWatch agent does not start' >&2`,
    'else',
    `  echo 'no CloudWatch agent in this image' >&2`,
    'fi',
  ];
}
