import { writeFile, writeUnit } from '../shell';

/** Lifecycle hook that holds a server until it is ready. */
export interface BootHook {
  /** Name of the lifecycle hook to complete. */
  readonly hookName: string;
  /** Time after which the script fails, and is started again. */
  readonly timeoutSeconds: number;
  /** Path that answers 2xx when the server is ready. */
  readonly healthCheckPath: string;
}

/** Settings of the boot service. */
export interface BootService extends BootHook {
  readonly autoScalingGroupName: string;
  /** Path of a file with lines of `KEY='value'`, which contains `AWS_REGION` and `SERVER_PORT`. */
  readonly environmentFile: string;
  /** Directory where the shared files are mounted. */
  readonly filesPath: string;
}

const SCRIPT = '/usr/local/sbin/web-tier-boot';
const UNIT = 'web-tier-boot.service';

/**
 * Returns the commands that install and start a service, which completes the group's launch hook once the server is ready.
 *
 * The hook holds a server twice: on its way into the warm pool and on its way out. User data runs at the first boot only,
 * a service runs at every start. It does not block the boot, since the application may be ordered after that.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/warm-pool-instance-lifecycle.html (checked 2026-11-23)
 */
export function installBootService(service: BootService): readonly string[] {
  return [
    ...writeFile(SCRIPT, bootScript(service), '0755'),
    ...writeUnit(UNIT, [
      '[Unit]',
      'Description=Tells Auto Scaling that this server can serve',
      'Wants=network-online.target',
      'After=network-online.target',
      '',
      '[Service]',
      'Type=simple',
      `ExecStart=${SCRIPT}`,
      'Restart=on-failure',
      'RestartSec=15',
      '',
      '[Install]',
      'WantedBy=multi-user.target',
    ]),
    'systemctl daemon-reload',
    `systemctl enable ${UNIT}`,
    `systemctl start --no-block ${UNIT}`,
  ];
}

/**
 * Returns the script of the service. It acts on the server's own lifecycle state, so it may run any number of times: it
 * completes the hook of a server that is held and ready, waits for one that is starting, and leaves one in service alone.
 * The hook's timeout abandons a server that never becomes ready.
 *
 * Only an answer that says so ends the wait: `None` is the answer for a group that does not list the server yet. Servers
 * ask Auto Scaling once they are ready, and at different times, since a failover starts all of them at once.
 */
export function bootScript(service: BootService): readonly string[] {
  const { autoScalingGroupName, hookName, timeoutSeconds, healthCheckPath, environmentFile, filesPath } = service;
  return [
    '#!/bin/bash',
    'set -u',
    `. ${environmentFile}`,
    `end=$((SECONDS + ${String(timeoutSeconds)}))`,
    'metadata=http://169.254.169.254/latest',
    "limits='--cli-connect-timeout 5 --cli-read-timeout 10'",
    'pause() {',
    '  [ $SECONDS -lt $end ] || exit 1',
    '  sleep $(($1 + RANDOM % ($1 + 1)))',
    '}',
    'identify() {',
    "  token=$(curl -sf -m 2 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' $metadata/api/token) &&",
    '    server=$(curl -sf -m 2 -H "X-aws-ec2-metadata-token: $token" $metadata/meta-data/instance-id) &&',
    '    [[ $server == i-* ]]',
    '}',
    'can_serve() {',
    `  mountpoint -q ${filesPath} &&`,
    `    curl -sf -m 5 -o /dev/null "http://127.0.0.1:$SERVER_PORT${healthCheckPath}"`,
    '}',
    'state() {',
    '  aws autoscaling describe-auto-scaling-instances $limits --region "$AWS_REGION" --instance-ids "$server" \\',
    "    --query 'AutoScalingInstances[0].LifecycleState' --output text",
    '}',
    'let_go() {',
    '  aws autoscaling complete-lifecycle-action $limits --region "$AWS_REGION" --instance-id "$server" \\',
    `    --auto-scaling-group-name '${autoScalingGroupName}' --lifecycle-hook-name '${hookName}' \\`,
    '    --lifecycle-action-result CONTINUE',
    '}',
    'until identify; do pause 1; done',
    'until can_serve; do pause 1; done',
    'while true; do',
    '  case "$(state)" in',
    '    Pending:Wait | Warmed:Pending:Wait) can_serve && let_go && exit 0 ;;',
    '    InService | *Standby | Terminat* | Detach*) exit 0 ;;',
    '  esac',
    '  pause 4',
    'done',
  ];
}
