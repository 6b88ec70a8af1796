/** Settings of the boot service. */
export interface BootService {
  readonly autoScalingGroupName: string;
  /** Name of the lifecycle hook to complete. */
  readonly hookName: string;
  /** Time after which the service gives up. */
  readonly timeoutSeconds: number;
  readonly healthCheckPath: string;
  /** Path of a file with lines of `KEY='value'`, which contains `AWS_REGION` and `SERVER_PORT`. */
  readonly environmentFile: string;
  /** Directory where the shared files are mounted. */
  readonly filesPath: string;
}

const SCRIPT = '/usr/local/sbin/web-tier-boot';
const SERVICE = 'web-tier-boot.service';

/**
 * Returns the commands that install and start a service, which completes the group's launch hook once the server is ready.
 *
 * The hook holds a server twice: on its way into the warm pool and on its way out. User data runs at the first boot only,
 * a service runs at every start. It does not block the boot, since the application may be ordered after that.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/warm-pool-instance-lifecycle.html (checked 2026-11-23)
 */
export function installBootService(service: BootService): string[] {
  return [
    `cat > ${SCRIPT} <<'END_OF_FILE'`,
    ...bootScript(service),
    'END_OF_FILE',
    `chmod 0755 ${SCRIPT}`,
    `cat > /etc/systemd/system/${SERVICE} <<'END_OF_FILE'`,
    '[Unit]',
    'Description=Tells Auto Scaling that this server can serve',
    'Wants=network-online.target',
    'After=network-online.target',
    '',
    '[Service]',
    'Type=simple',
    `ExecStart=${SCRIPT}`,
    '',
    '[Install]',
    'WantedBy=multi-user.target',
    'END_OF_FILE',
    'systemctl daemon-reload',
    `systemctl enable ${SERVICE}`,
    `systemctl start --no-block ${SERVICE}`,
  ];
}

/**
 * Returns the script of the service. It acts on the server's own lifecycle state, so it may run any number of times: it
 * completes the hook of a server that is held and ready, waits for one that is starting, and leaves one in service alone.
 * The hook's timeout abandons a server that never becomes ready.
 */
export function bootScript(service: BootService): string[] {
  const { autoScalingGroupName, hookName, timeoutSeconds, healthCheckPath, environmentFile, filesPath } = service;
  return [
    '#!/bin/bash',
    'set -u',
    `. ${environmentFile}`,
    `end=$((SECONDS + ${String(timeoutSeconds)}))`,
    'metadata=http://169.254.169.254/latest',
    'identify() {',
    "  token=$(curl -sf -m 2 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' $metadata/api/token) &&",
    '    curl -sf -m 2 -H "X-aws-ec2-metadata-token: $token" $metadata/meta-data/instance-id',
    '}',
    'state() {',
    '  aws autoscaling describe-auto-scaling-instances --region "$AWS_REGION" --instance-ids "$server" \\',
    "    --query 'AutoScalingInstances[0].LifecycleState' --output text",
    '}',
    'can_serve() {',
    `  { mountpoint -q ${filesPath} || mount ${filesPath}; } &&`,
    `    curl -sf -m 5 -o /dev/null "http://127.0.0.1:$SERVER_PORT${healthCheckPath}"`,
    '}',
    'let_go() {',
    '  aws autoscaling complete-lifecycle-action --region "$AWS_REGION" --instance-id "$server" \\',
    `    --auto-scaling-group-name '${autoScalingGroupName}' --lifecycle-hook-name '${hookName}' \\`,
    '    --lifecycle-action-result CONTINUE',
    '}',
    'until server=$(identify); do',
    '  [ $SECONDS -lt $end ] || exit 1',
    '  sleep 2',
    'done',
    'while [ $SECONDS -lt $end ]; do',
    '  case "$(state)" in',
    '    Pending:Wait | Warmed:Pending:Wait) can_serve && let_go && exit 0 ;;',
    "    Pending* | Warmed:* | '') ;;",
    '    *) exit 0 ;;',
    '  esac',
    '  sleep 2',
    'done',
    'exit 1',
  ];
}
