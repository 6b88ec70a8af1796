import type { BootService } from './boot-service';
import { installBootService } from './boot-service';
import { AGENT_CONTROL, AGENT_FILE, agentConfiguration } from './agent-configuration';

/** What a server is told when it boots. Values may be references, which Terraform fills in. */
export interface Boot {
  /** Lines of the environment file. */
  readonly variables: Readonly<Record<string, string>>;
  readonly fileSystemId: string;
  readonly accessPointId: string;
  readonly autoScalingGroupName: string;
  /** Absent where no hook holds servers. */
  readonly service?: Pick<BootService, 'hookName' | 'timeoutSeconds' | 'healthCheckPath'>;
}

/** Where the application finds its settings: `KEY='value'` lines, as systemd's `EnvironmentFile` and shells read them. */
export const ENVIRONMENT_FILE = '/etc/web-tier.env';

/** Where the shared files are. */
export const FILES_PATH = '/srv/files';

/**
 * The script that a server runs at its first boot: it writes the environment file, starts the CloudWatch agent, if the
 * image brings it, and mounts the shared files with TLS. All hold across reboots. It fails, and the server never becomes
 * healthy, when the files cannot be mounted; metrics are not worth a server.
 *
 * No `${` in it but Terraform's own.
 */
export function userData({ variables, fileSystemId, accessPointId, autoScalingGroupName, service }: Boot): string {
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
    ...(service === undefined
      ? []
      : [
          ...installBootService({
            ...service,
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
