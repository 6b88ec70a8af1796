/**
 * Limits of AWS Backup, Amazon S3 and AWS Storage Gateway; those of other services are in `@etops/foundation`.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html (checked 2026-11-22)
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html (checked 2026-11-22)
 */

/** Characters of a vault's name. */
export const VAULT_NAME_LENGTH = { min: 2, max: 50 } as const;

/** Pattern of vault names: letters, digits, `-` and `_`. */
export const VAULT_NAME_PATTERN = /^[a-zA-Z0-9_-]{2,50}$/;

/**
 * Name of the vault that the console creates in each Region, and in which AWS Backup puts AMIs without a recovery point.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault.html (checked 2026-11-28)
 */
export const DEFAULT_VAULT_NAME = 'Default';

/** Characters of the name of a plan, rule or selection. */
export const PLAN_NAME_LENGTH = { min: 1, max: 50 } as const;

/** Pattern of the names of plans, rules and selections: letters, digits, `-`, `_` and `.`. */
export const PLAN_NAME_PATTERN = /^[a-zA-Z0-9_.-]{1,50}$/;

/** Retention in days: 1 day to 100 years. */
export const RETENTION_DAYS = { min: 1, max: 36_500 } as const;

/** Hours of a day. */
export const HOURS_OF_DAY = { min: 0, max: 23 } as const;

/**
 * Start window of a job in minutes, at most 100 years. AWS Backup cancels a job that has not started within it.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_StartBackupJob.html (checked 2026-11-28)
 */
export const START_WINDOW_MINUTES = { min: 60, max: 52_560_000 } as const;

/**
 * ARNs that one selection names, and ARNs with wildcards.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html (checked 2026-11-28)
 */
export const SELECTION_ARNS = { max: 500, wildcards: 30 } as const;

/** Days during which a compliance lock can be changed; AWS requires 72 hours. */
export const CHANGEABLE_FOR_DAYS = { min: 3, max: 36_500 } as const;

/**
 * Retention of a logically air-gapped vault in days.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateLogicallyAirGappedBackupVault.html (checked 2026-11-23)
 */
export const AIR_GAPPED_RETENTION_DAYS = { min: 7, max: 36_500 } as const;

/**
 * Retention of continuous backups in days.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery-retention-period.html (checked 2026-11-23)
 */
export const CONTINUOUS_RETENTION_DAYS = { min: 1, max: 35 } as const;

/**
 * Least days that a recovery point stays in cold storage.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html (checked 2026-11-23)
 */
export const MIN_COLD_STORAGE_DAYS = 90;

/**
 * Characters of the name of a restore testing plan or selection.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingPlanForCreate.html (checked 2026-11-23)
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingSelectionForCreate.html (checked 2026-11-23)
 */
export const RESTORE_TEST_NAME_LENGTH = { min: 1, max: 50 } as const;

/** Pattern of the names of restore testing plans and selections: letters, digits and `_`, no hyphen. */
export const RESTORE_TEST_NAME_PATTERN = /^[a-zA-Z0-9_]{1,50}$/;

/** Hours within which restore tests start, and hours for which restored resources are kept. */
export const RESTORE_TEST_HOURS = { min: 1, max: 168 } as const;

/** Days from which a restore test chooses its recovery point. */
export const SELECTION_WINDOW_DAYS = { min: 1, max: 365 } as const;

/** Resources that one restore test names by ARN. */
export const RESTORE_TEST_ARNS = { min: 1, max: 30 } as const;

/**
 * Characters of the name of a framework or report plan.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateFramework.html (checked 2026-11-23)
 */
export const AUDIT_NAME_LENGTH = { min: 1, max: 256 } as const;

/** Pattern of the names of frameworks and report plans: a letter, then letters, digits and `_`. */
export const AUDIT_NAME_PATTERN = /^[a-zA-Z][a-zA-Z0-9_]{0,255}$/;

/**
 * Ages that audit controls accept in hours; beyond that, whole days.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/controls-and-remediation.html (checked 2026-11-23)
 */
export const CONTROL_HOURS = { min: 1, max: 24 } as const;

/** Ages that audit controls accept in days. */
export const CONTROL_DAYS = { min: 1, max: 31 } as const;

/** Roles that the control of manual deletion exempts. */
export const DELETION_EXCEPTIONS = { min: 0, max: 5 } as const;

/**
 * Days that an object must be stored before it can move to an infrequent-access class.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html (checked 2026-11-23)
 */
export const MIN_DAYS_BEFORE_INFREQUENT_ACCESS = 30;

/**
 * Least days that each storage class is billed for, coldest last; objects can move in this order only.
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
 * Characters of the id of a lifecycle rule or of a replication rule.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html (checked 2026-11-28)
 */
export const RULE_ID_LENGTH = { min: 1, max: 255 } as const;

/**
 * Lifecycle rules of a bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleConfiguration.html (checked 2026-11-28)
 */
export const LIFECYCLE_RULES = { min: 0, max: 1000 } as const;

/**
 * Bytes of an object's key.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 */
export const OBJECT_KEY_BYTES = { min: 1, max: 1024 } as const;

/**
 * Default retention of Object Lock in years.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html (checked 2026-11-23)
 */
export const LOCK_YEARS = { min: 1, max: 100 } as const;

/** Days that S3 lifecycle and Object Lock accept. */
export const OBJECT_DAYS = { min: 1, max: 36_500 } as const;

/**
 * Minutes within which Replication Time Control replicates 99.99 % of the objects; S3 accepts no other number.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html (checked 2026-11-23)
 */
export const REPLICATION_MINUTES = 15;

/**
 * Parameters that one call of `ssm:GetParameters` reads.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html (checked 2026-11-27)
 */
export const IMAGE_POINTERS = { min: 0, max: 10 } as const;

/**
 * Hours that an alarm looks back: at most seven days, with periods of an hour or more.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html (checked 2026-11-23)
 */
export const ALARM_WINDOW_HOURS = { min: 1, max: 168 } as const;

/**
 * Volumes of a Storage Gateway.
 *
 * @see https://docs.aws.amazon.com/storagegateway/latest/vgw/resource-gateway-limits.html (checked 2026-11-23)
 */
export const GATEWAY_VOLUMES = { min: 1, max: 32 } as const;

/** Size of a cached volume of a Storage Gateway in GiB, at most 32 TiB. */
export const CACHED_VOLUME_GIB = { min: 1, max: 32 * 1024 } as const;

/**
 * Characters of the name of a Storage Gateway.
 *
 * @see https://docs.aws.amazon.com/storagegateway/latest/APIReference/API_ActivateGateway.html (checked 2026-11-23)
 */
export const GATEWAY_NAME_LENGTH = { min: 2, max: 255 } as const;
