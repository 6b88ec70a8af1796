/**
 * What RDS accepts. Each number names its page and the day on which it was read.
 */

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html naming constraints (checked 2026-11-22) */
export const IDENTIFIER_MAX_LENGTH = 63;

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html MasterUsername (checked 2026-11-22) */
export const USERNAME_MAX_LENGTH = 16;

/** The shorter limit of the three engines, so that a name fits each: PostgreSQL 63, MySQL and MariaDB 64.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html DBName (checked 2026-11-22) */
export const DATABASE_NAME_MAX_LENGTH = 63;

/** Within what all engines take: PostgreSQL 8 to 128, MySQL and MariaDB 8 to 41.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html MasterUserPassword (checked 2026-11-22) */
export const PASSWORD_LENGTH = 40;

/** gp3, all three engines.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html (checked 2026-11-22) */
export const STORAGE_GIB = { min: 20, max: 65536 } as const;

/** The storage threshold lies at least so far above the allocated storage.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html (checked 2026-11-22) */
export const AUTOSCALING_HEADROOM_PERCENT = 10;

/** RDS itself also accepts 0, which turns backups off; no replica can then be made, and going back is an outage.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html (checked 2026-11-22) */
export const BACKUP_RETENTION_DAYS = { min: 1, max: 35 } as const;

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html PreferredBackupWindow, PreferredMaintenanceWindow (checked 2026-11-22) */
export const WINDOW_MINIMUM_MINUTES = 30;

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html (checked 2026-11-22) */
export const MINIMUM_ZONES = 2;

export const BYTES_PER_GIB = 1024 ** 3;
export const BYTES_PER_MIB = 1024 ** 2;

/** What RDS's own parameter groups divide an instance's memory by for `max_connections`.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections (checked 2026-11-23) */
export const BYTES_PER_CONNECTION = { postgres: 9_531_392, mysql: 12_582_880, mariadb: 12_582_880 } as const;

/** @see https://docs.aws.amazon.com/prescriptive-guidance/latest/tuning-postgresql-parameters/max-connections.html (checked 2026-11-23) */
export const POSTGRES_CONNECTION_LIMIT = 5000;

/** What an idle PostgreSQL replica may show although it has everything.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PostgreSQL.Replication.ReadReplicas.html (checked 2026-11-22) */
export const IDLE_REPLICA_LAG_SECONDS = 300;

/** What all three engines take for `max_connections`, without values that let nobody but RDS itself in.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections (checked 2026-11-23) */
export const MAXIMUM_CONNECTIONS = { min: 10, max: 100_000 } as const;

/** @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html (checked 2026-11-23) */
export const ROTATION_MINIMUM_HOURS = 4;

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html MonitoringInterval (checked 2026-11-23), without 0, which is off */
export const ENHANCED_MONITORING_SECONDS: readonly number[] = [1, 5, 10, 15, 30, 60];

/** A week, months of 31 days up to 23 of them, or two years.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html PerformanceInsightsRetentionPeriod (checked 2026-11-23) */
export const PERFORMANCE_INSIGHTS = { week: 7, month: 31, months: 23, twoYears: 731 } as const;

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html (checked 2026-11-22) */
export const LOG_RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (checked 2026-11-23) */
export const ROLE_NAME_MAX_LENGTH = 64;

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html (checked 2026-11-23) */
export const STATE_MACHINE_NAME_MAX_LENGTH = 80;

/** @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html (checked 2026-11-23) */
export const TOPIC_NAME_MAX_LENGTH = 256;

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html (checked 2026-11-23) */
export const LOG_GROUP_NAME_MAX_LENGTH = 512;

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html (checked 2026-11-23) */
export const SCHEDULE_NAME_MAX_LENGTH = 64;

/** With a day, a random part and two hyphens an identifier has 60 characters: the API states no limit, other identifiers of RDS
 * have 60 or 63 (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartExportTask.html, checked 2026-11-23). */
export const EXPORT_TASK_NAME_MAX_LENGTH = 40;

/** Ours: 72 hours of looking every five minutes are 10,000 of the 25,000 events that an execution may have. */
export const EXPORT_TIMEOUT_HOURS = { min: 1, max: 72 } as const;

/** Regions that RDS's list of snapshot exports did not have. The list ages. */
export const SNAPSHOT_EXPORT_MISSING: {
  readonly regions: readonly string[];
  readonly source: string;
  readonly checked: string;
} = {
  regions: ['me-central-1'],
  source:
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.ExportSnapshotToS3.html',
  checked: '2026-11-22, in its state of June 2023',
};
