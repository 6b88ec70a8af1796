/**
 * Numbers and forms that AWS Backup sets.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html (checked 2026-11-22)
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html (checked 2026-11-22)
 */

/** Names of vaults: 2 to 50 letters, digits, `-` and `_`. */
export const VAULT_NAME_PATTERN = /^[a-zA-Z0-9_-]{2,50}$/;
export const VAULT_NAME_MAX_LENGTH = 50;

/** Names of plans, rules and selections: 1 to 50 letters, digits, `-`, `_` and `.`. */
export const RULE_NAME_PATTERN = /^[a-zA-Z0-9_.-]{1,50}$/;
export const PLAN_NAME_MAX_LENGTH = 50;

/** Retention: 1 day to 100 years. */
export const MIN_RETENTION_DAYS = 1;
export const MAX_RETENTION_DAYS = 36_500;

/** A job that has not started within its start window is cancelled; AWS takes 60 minutes or more. */
export const MIN_START_WINDOW_MINUTES = 60;

/** AWS keeps a compliance lock open to changes for at least 72 hours. */
export const MIN_CHANGEABLE_FOR_DAYS = 3;

/**
 * A logically air-gapped vault keeps for 7 days at least.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateLogicallyAirGappedBackupVault.html (checked 2026-11-23)
 */
export const AIR_GAPPED_MIN_RETENTION_DAYS = 7;

/**
 * Days that an object must have been there before it may go to an infrequent-access class.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html (checked 2026-11-23)
 */
export const MIN_DAYS_BEFORE_INFREQUENT_ACCESS = 30;

/**
 * Days that each storage class is billed for at least, coldest last: also the only order in which objects can move.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html (checked 2026-11-23)
 */
export const STORAGE_CLASS_MIN_DAYS = {
  STANDARD_IA: 30,
  GLACIER_IR: 90,
  GLACIER: 90,
  DEEP_ARCHIVE: 180,
} as const;

/**
 * Default retention of Object Lock: at most 100 years.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html (checked 2026-11-23)
 */
export const MAX_LOCK_YEARS = 100;

/**
 * Replication Time Control replicates 99.99 % of the objects within 15 minutes; no other figure is legal.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html (checked 2026-11-23)
 */
export const REPLICATION_MINUTES = 15;

/**
 * Names of roles.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (checked 2026-11-23)
 */
export const ROLE_NAME_MAX_LENGTH = 64;

/**
 * Continuous backups are kept at most 35 days.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery-retention-period.html (checked 2026-11-23)
 */
export const MAX_CONTINUOUS_RETENTION_DAYS = 35;

/**
 * What moves to cold storage stays there 90 days or longer.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html (checked 2026-11-23)
 */
export const MIN_COLD_STORAGE_DAYS = 90;

/**
 * Names of restore testing plans and selections: 1 to 50 letters, digits and `_`, no hyphen.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingPlanForCreate.html (checked 2026-11-23)
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingSelectionForCreate.html (checked 2026-11-23)
 */
export const RESTORE_TEST_NAME_PATTERN = /^[a-zA-Z0-9_]{1,50}$/;
export const RESTORE_TEST_NAME_MAX_LENGTH = 50;

/** Hours within which restore tests start, and for which what they restored stays. */
export const MAX_RESTORE_TEST_HOURS = 168;

/** Days from which recovery points are chosen. */
export const MAX_SELECTION_WINDOW_DAYS = 365;

/** One restore test names so many resources by ARN. */
export const MAX_RESTORE_TEST_ARNS = 30;

/**
 * Names of frameworks and report plans: a letter, then letters, digits and `_`, 256 characters at most.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateFramework.html (checked 2026-11-23)
 */
export const AUDIT_NAME_PATTERN = /^[a-zA-Z][a-zA-Z0-9_]{0,255}$/;
export const AUDIT_NAME_MAX_LENGTH = 256;

/**
 * Ages that controls take: so many hours, or whole days up to a month. Exceptions from the ban on deletions: so many
 * roles.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/controls-and-remediation.html (checked 2026-11-23)
 */
export const MAX_CONTROL_HOURS = 24;
export const MAX_CONTROL_DAYS = 31;
export const MAX_DELETION_EXCEPTIONS = 5;

/**
 * One call of `ssm:GetParameters` reads so many.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html (checked 2026-11-27)
 */
export const MAX_IMAGE_POINTERS = 10;

/**
 * Names of scheduled state machines: schedules may have 64 characters, less those of `-schedule` for their role.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html (checked 2026-11-23)
 */
export const MACHINE_NAME_MAX_LENGTH = 55;

/**
 * How far back an alarm looks at most, in hours: seven days, for periods of an hour or more.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html (checked 2026-11-23)
 */
export const MAX_ALARM_WINDOW_HOURS = 168;

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html (checked 2026-11-23) */
export const ALARM_NAME_MAX_LENGTH = 255;

/** @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html (checked 2026-11-23) */
export const TOPIC_NAME_MAX_LENGTH = 256;

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html (checked 2026-11-23) */
export const EVENT_RULE_NAME_MAX_LENGTH = 64;

/**
 * Volumes of a Storage Gateway: 32 of them, cached ones of 32 TiB at most.
 *
 * @see https://docs.aws.amazon.com/storagegateway/latest/vgw/resource-gateway-limits.html (checked 2026-11-23)
 */
export const MAX_VOLUMES = 32;
export const MAX_CACHED_VOLUME_GIB = 32 * 1024;

/** @see https://docs.aws.amazon.com/storagegateway/latest/APIReference/API_ActivateGateway.html (checked 2026-11-23) */
export const GATEWAY_NAME_MAX_LENGTH = 255;
