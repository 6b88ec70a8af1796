/**
 * What AWS accepts. Each number names its page and the day on which it was read.
 */

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html Name, also of target groups (checked 2026-11-22) */
export const LOAD_BALANCER_NAME_MAX_LENGTH = 32;

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html AutoScalingGroupName (checked 2026-11-22) */
export const GROUP_NAME_MAX_LENGTH = 255;

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html LaunchTemplateName (checked 2026-11-22) */
export const LAUNCH_TEMPLATE_NAME_MAX_LENGTH = 128;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html role names (checked 2026-11-22) */
export const ROLE_NAME_MAX_LENGTH = 64;

/** What a role's name has left after `AWSServiceRoleForAutoScaling_`.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-service-linked-role.html (checked 2026-11-23) */
export const SERVICE_LINKED_ROLE_SUFFIX_MAX_LENGTH = 35;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html (checked 2026-11-22) */
export const BUCKET_NAME_MAX_LENGTH = 63;

/** @see https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html CreationToken (checked 2026-11-22) */
export const CREATION_TOKEN_MAX_LENGTH = 64;

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html (checked 2026-11-22) */
export const HEALTH_CHECK = {
  intervalSeconds: { minimum: 5, maximum: 300 },
  timeoutSeconds: { minimum: 2, maximum: 120 },
  threshold: { minimum: 2, maximum: 10 },
} as const;

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html (checked 2026-11-22) */
export const DEREGISTRATION_DELAY_SECONDS = { minimum: 0, maximum: 3600 } as const;

/** gp3; the lower end is what server images need, not what EBS allows.
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html (checked 2026-11-22) */
export const ROOT_VOLUME_GIB = { minimum: 8, maximum: 16384 } as const;

/** Of a certificate's first name.
 * @see https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html DomainName (checked 2026-11-22) */
export const CERTIFICATE_NAME_MAX_LENGTH = 64;

/** Quota of names in one certificate, unless AWS has raised it.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html (checked 2026-11-22) */
export const CERTIFICATE_NAMES_MAXIMUM = 10;

/** Of a load balancer, and of servers that shall outlive a zone.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html (checked 2026-11-22) */
export const MINIMUM_ZONES = 2;

/** NFS.
 * @see https://docs.aws.amazon.com/efs/latest/ug/network-access.html (checked 2026-11-22) */
export const NFS_PORT = 2049;

/** Of a release: percentages and bake time as Auto Scaling has them; the timeout by the events that polling costs, of
 * which an execution has 25,000.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html (checked 2026-11-23)
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html (checked 2026-11-22) */
export const REFRESH = {
  minimumHealthyPercent: { minimum: 0, maximum: 100 },
  maximumHealthyPercent: { minimum: 100, maximum: 200 },
  bakeMinutes: { minimum: 0, maximum: 2880 },
  timeoutMinutes: { minimum: 5, maximum: 480 },
} as const;

/** Alarms of one refresh.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AlarmSpecification.html (checked 2026-11-23) */
export const RELEASE_ALARMS_MAXIMUM = 10;

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html name (checked 2026-11-22) */
export const STATE_MACHINE_NAME_MAX_LENGTH = 80;

/** @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html Name (checked 2026-11-22) */
export const TOPIC_NAME_MAX_LENGTH = 256;

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html AlarmName (checked 2026-11-22) */
export const ALARM_NAME_MAX_LENGTH = 255;

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html logGroupName (checked 2026-11-22) */
export const LOG_GROUP_NAME_MAX_LENGTH = 512;

/** EFS copies most file systems within so many minutes: an alarm below it would fire on a sound replication.
 * @see https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html (checked 2026-11-22) */
export const REPLICATION_MINUTES_MINIMUM = 15;

/** Of a lifecycle hook.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html HeartbeatTimeout (checked 2026-11-23) */
export const HOOK_TIMEOUT_SECONDS = { minimum: 30, maximum: 7200 } as const;

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html idle_timeout.timeout_seconds (checked 2026-11-23) */
export const IDLE_TIMEOUT_SECONDS = { minimum: 1, maximum: 4000 } as const;

/** Of a rate-based rule of AWS WAF.
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html Limit (checked 2026-11-23) */
export const RATE_LIMIT = { minimum: 10, maximum: 2_000_000_000 } as const;

/** @see https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html Name (checked 2026-11-23) */
export const WEB_ACL_NAME_MAX_LENGTH = 128;

/** Log groups for requests must begin so.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html (checked 2026-11-23) */
export const REQUEST_LOG_PREFIX = 'aws-waf-logs-';

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html retentionInDays (checked 2026-11-23) */
export const LOG_RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html Name (checked 2026-11-23) */
export const EVENT_RULE_NAME_MAX_LENGTH = 64;

/** The largest volume of a server that keeps no state, in GiB: an image, its logs and room to spare. A limit of ours. */
export const LOCAL_VOLUME_GIB = 100;
