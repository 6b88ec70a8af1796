/** Limits of RDS. Each names its source and the day on which it was checked. */

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html naming constraints (checked 2026-11-22) */
export const IDENTIFIER_LENGTH = { min: 1, max: 63 } as const;

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html MasterUsername (checked 2026-11-22) */
export const USERNAME_LENGTH = { min: 1, max: 16 } as const;

/** The shortest limit of the three engines: PostgreSQL 63, MySQL and MariaDB 64.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html DBName (checked 2026-11-22) */
export const DATABASE_NAME_LENGTH = { min: 1, max: 63 } as const;

/** Within the limits of all engines: PostgreSQL 8 to 128, MySQL and MariaDB 8 to 41.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html MasterUserPassword (checked 2026-11-22) */
export const PASSWORD_LENGTH = 40;

/** gp3, all three engines.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html (checked 2026-11-22) */
export const STORAGE_GIB = { min: 20, max: 65536 } as const;

/** Least difference between maximum and allocated storage.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html (checked 2026-11-22) */
export const AUTOSCALING_HEADROOM_PERCENT = 10;

/** RDS itself also accepts 0, which turns backups off: it then allows no replica, and turning them on is an outage.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html (checked 2026-11-22) */
export const BACKUP_RETENTION_DAYS = { min: 1, max: 35 } as const;

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html PreferredBackupWindow, PreferredMaintenanceWindow (checked 2026-11-22) */
export const WINDOW_MINIMUM_MINUTES = 30;

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html (checked 2026-11-22) */
export const MINIMUM_ZONES = 2;

/** Our own limit: the shortest prefix of a range of clients, that of the largest private network, 10.0.0.0/8. */
export const CLIENT_PREFIX_LENGTH = 8;

/** Inbound rules of a security group by default.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (checked 2026-11-28) */
export const INBOUND_RULES = 60;

/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html Name */
export const SECRET_NAME = /^[\w/+=.@-]{1,512}$/;

/** Bytes in a GiB. */
export const BYTES_PER_GIB = 1024 ** 3;

/** Bytes in a MiB. */
export const BYTES_PER_MIB = 1024 ** 2;

/** Divisor of an instance's memory in RDS's default parameter groups, for `max_connections`.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections (checked 2026-11-23) */
export const BYTES_PER_CONNECTION = { postgres: 9_531_392, mysql: 12_582_880, mariadb: 12_582_880 } as const;

/** @see https://docs.aws.amazon.com/prescriptive-guidance/latest/tuning-postgresql-parameters/max-connections.html (checked 2026-11-23) */
export const POSTGRES_CONNECTION_LIMIT = 5000;

/** Lag that an idle PostgreSQL replica may report although it has all changes.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PostgreSQL.Replication.ReadReplicas.html (checked 2026-11-22) */
export const IDLE_REPLICA_LAG_SECONDS = 300;

/** Range that all three engines accept for `max_connections`, without values that leave connections for RDS only.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections (checked 2026-11-23) */
export const MAXIMUM_CONNECTIONS = { min: 10, max: 100_000 } as const;

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html MonitoringInterval (checked 2026-11-23), without 0, which is off */
export const ENHANCED_MONITORING_SECONDS: readonly number[] = [1, 5, 10, 15, 30, 60];

/** A week, months of 31 days up to 23 of them, or two years.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html PerformanceInsightsRetentionPeriod (checked 2026-11-23) */
export const PERFORMANCE_INSIGHTS = { week: 7, month: 31, months: 23, twoYears: 731 } as const;

/** With a day, a random part and two hyphens an identifier has 60 characters. The API states no limit; other identifiers of
 * RDS have 60 or 63 (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartExportTask.html, checked 2026-11-23). */
export const EXPORT_TASK_NAME_LENGTH = { min: 1, max: 40 } as const;

/** Our own limit: 72 hours with a look every five minutes are 10,000 of the 25,000 events of an execution. */
export const EXPORT_TIMEOUT_HOURS = { min: 1, max: 72 } as const;

/** Regions that RDS's list of snapshot exports did not contain. The list ages. */
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
