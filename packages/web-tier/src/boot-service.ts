/** What a server needs to know to say that it can serve. */
export interface BootService {
  readonly autoScalingGroupName: string;
  readonly hookName: string;
  readonly timeoutSeconds: number;
  readonly healthCheckPath: string;
  /** Lines of `KEY='value'`, among them `AWS_REGION` and `SERVER_PORT`. */
  readonly environmentFile: string;
  readonly filesPath: string;
}

const SCRIPT = '/usr/local/sbin/web-tier-boot';
const SERVICE = 'web-tier-boot.service';

/**
 * Installs and starts a service that completes the group's launch hook once the server can serve.
 *
 * The hook holds a server twice, on its way into the warm pool and on its way out of it, and user data runs at the first
 * boot only: hence a service, which runs at every start. It does not hold up the boot that it belongs to, since the
 * application may be ordered after that.
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
 * Asks for the server's own state and acts on that, so that it may run as often as it likes: a server that is held and
 * can serve is let go, one on its way is waited for, and one in service is left alone. A server that never can serve is
 * given up by the hook.
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
