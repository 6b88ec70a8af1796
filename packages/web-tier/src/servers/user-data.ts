import type { AgentConfig } from '../cloudwatch-agent';
import { startAgent } from '../cloudwatch-agent';
import { installMountService, MOUNT_UNIT, requireFiles } from '../files';
import { installJournalService } from '../logs';
import { writeFile } from '../shell';
import type { BootHook } from '../warm-pool';
import { installBootService } from '../warm-pool';

/** Settings of a server's first boot. Values may be references, which Terraform resolves. */
export interface UserDataConfig {
  /** Lines of the environment file. */
  readonly variables: Readonly<Record<string, string>>;
  readonly fileSystemId: string;
  readonly accessPointId: string;
  readonly agent: AgentConfig;
  /** Bash commands of the caller before and after the commands of the web tier; empty for none. */
  readonly before: string;
  readonly after: string;
  /**
   * Unit of the application, which is started once everything else is done.
   *
   * @default - none: the image starts its application
   */
  readonly applicationService?: string | undefined;
  /**
   * Service that completes the launch hook of a warm pool.
   *
   * @default - none
   */
  readonly bootService?: BootHook | undefined;
}

/** Path of the application's settings: `KEY='value'` lines, as systemd's `EnvironmentFile` and shells read them. */
export const ENVIRONMENT_FILE = '/etc/web-tier.env';

/** Directory where the shared files are mounted. */
export const FILES_PATH = '/srv/files';

/**
 * Returns the script that a server runs at its first boot. It writes the environment file, protects the directory of the
 * shared files, publishes logs and metrics, mounts the files with TLS, and starts the application. Everything survives
 * reboots.
 *
 * The script waits, and with it everything that is ordered after it, until the files are mounted. If commands of the
 * caller fail, it publishes the logs, then fails: the files are not mounted, and the application is not started.
 */
export function userData(config: UserDataConfig): string {
  const { variables, applicationService, before, after, agent, bootService } = config;
  const { fileSystemId, accessPointId } = config;
  return [
    '#!/bin/bash',
    'set -euo pipefail',
    ...writeFile(
      ENVIRONMENT_FILE,
      Object.entries(variables).map(([key, value]) => `${key}='${value}'`),
    ),
    ...installMountService({ filesPath: FILES_PATH, fileSystemId, accessPointId }),
    ...(applicationService === undefined ? [] : requireFiles(applicationService, FILES_PATH)),
    'failed=0',
    ...runCommands('before', before, '|| failed=$?'),
    ...installJournalService(),
    ...startAgent(agent),
    '[ $failed = 0 ] || exit $failed',
    ...(bootService === undefined
      ? []
      : installBootService({
          ...bootService,
          autoScalingGroupName: agent.autoScalingGroupName,
          environmentFile: ENVIRONMENT_FILE,
          filesPath: FILES_PATH,
        })),
    `systemctl enable ${MOUNT_UNIT}`,
    `systemctl start ${MOUNT_UNIT}`,
    ...runCommands('after', after),
    ...(applicationService === undefined ? [] : [`systemctl enable --now --no-block ${applicationService}`]),
    '',
  ].join('\n');
}

/** Stands for the first character of `${`, which Terraform would expand, and which cdktf cannot escape within an expression. */
const DOLLAR = '@DOLLAR@';

/** Returns the commands that run those of the caller in a separate process: they can neither end nor change the script. */
function runCommands(name: 'before' | 'after', commands: string, onFailure = ''): readonly string[] {
  const script = `/usr/local/sbin/web-tier-${name}`;
  return commands === ''
    ? []
    : [
        ...writeFile(script, commands.replaceAll(SHELL_VARIABLE, `${DOLLAR}{`).split('\n'), '0755'),
        `sed -i 's/${DOLLAR}/$/g' ${script}`,
        `bash -euo pipefail ${script} ${onFailure}`.trimEnd(),
      ];
}

/** A variable of the shell in braces, which is none of cdktf's tokens. */
const SHELL_VARIABLE = /\$\{(?!TfToken\[)/g;
