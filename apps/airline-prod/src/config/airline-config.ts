import type {
  ArchiveLock,
  ArchiveRule,
  BackupAuditProps,
  BackupRule,
  PlanPreset,
  StoredVolumes,
  VaultLock,
} from '@etops/backup';
import type { DatabaseEngine, RecoveryObjective, RetentionObjective } from '@etops/contracts';
import type { InstanceMonitoring, ReplicaRole, SnapshotExportProps } from '@etops/database';
import type { LastResort, OnPremisesData, Traffic } from '@etops/dns-failover';
import type { Capacity, LoadBalancerOptions, WarmPoolProps, WebAclProps } from '@etops/web-tier';

/** Region and zones of an environment. */
export interface Location {
  /** AWS Region id. */
  readonly region: string;
  /** Two to six zones of the Region, by name. */
  readonly availabilityZones: readonly string[];
}

/** Servers of an environment. */
export interface WebConfig {
  /** EC2 instance type. */
  readonly instanceType: string;
  /** Id of the machine image in the Region before the first release; later, the pointer of the releases decides. */
  readonly imageId: string;
  /** Number of servers. */
  readonly capacity: Capacity;
  /**
   * Servers prepared for a failover.
   *
   * @default - none
   */
  readonly warmPool?: WarmPoolProps;
  /**
   * Web ACL of the load balancer: the same for primary and DR, so that a failover changes nothing for users.
   *
   * @default - none
   */
  readonly webAcl?: WebAclProps;
  /**
   * Load balancer, and the sources that may connect to it.
   *
   * @default - open to the internet
   */
  readonly loadBalancer?: LoadBalancerOptions;
}

/** Database of the airline. */
export interface DatabaseConfig {
  /** Database engine. */
  readonly engine: DatabaseEngine;
  /** Major version; RDS installs its minor releases in the maintenance window. */
  readonly engineVersion: string;
  /** Name of the database inside the instance. */
  readonly databaseName: string;
  /** RDS instance class. */
  readonly instanceClass: string;
  /** Initial storage. */
  readonly allocatedStorageGiB: number;
  /** Limit of storage autoscaling. */
  readonly maxAllocatedStorageGiB: number;
  /** Logs and metrics. */
  readonly monitoring: InstanceMonitoring;
  /**
   * Daily backup window in UTC, `hh:mm-hh:mm`.
   *
   * @default '01:00-02:00'
   */
  readonly backupWindow?: string;
  /**
   * Weekly maintenance window in UTC, `ddd:hh:mm-ddd:hh:mm`: at night, where the passengers are.
   *
   * @default 'sun:03:00-sun:04:00'
   */
  readonly maintenanceWindow?: string;
}

/** Backups of everything that holds data. */
export interface BackupConfig {
  /** Preset of the backup plans. */
  readonly preset: PlanPreset;
  /** Hour of the day in {@link timeZone}, 0 to 23, at which jobs may start. */
  readonly hour: number;
  /** IANA time zone. */
  readonly timeZone: string;
  /**
   * Minutes within which a job must start, and be complete. Widen them for the first backups of much data: AWS Backup
   * cancels a job that is not complete in time. Alarms for missing backups allow five days for both together.
   *
   * @default { startWindowMinutes: 60, completionWindowMinutes: 480 }
   */
  readonly windows?: Pick<BackupRule, 'startWindowMinutes' | 'completionWindowMinutes'>;
  /** Days of continuous backups, for restores to any second, 1 to 35. */
  readonly retentionDays: number;
  /** Shortest retention of copies in the other Region, in days, within {@link lock}. */
  readonly copyRetentionDays: number;
  /**
   * Images of the servers in service: one a day, kept for a week here and in the other Region, or none. Releases build
   * servers from their own images; these help to examine a server.
   *
   * @default 'daily'
   */
  readonly instances?: 'daily' | 'none';
  /** Lock of the vaults in the DR Region. */
  readonly lock: VaultLock;
  /**
   * AWS Backup Audit Manager in the primary Region: the Region's recorder of AWS Config, and whether the account has the
   * role `AWSServiceRoleForBackupReports` already; `false` for no audit.
   *
   * @default - an audit that creates the recorder and the role, for an account that has neither
   */
  readonly audit?: false | Partial<Pick<BackupAuditProps, 'recorder' | 'reportsRole'>>;
  /** Weekly clean-up of expired backups; read the report of a dry run before the first deletion. */
  readonly cleanUp: { readonly dryRun: boolean; readonly olderThanDays: number };
}

/** Archive in the DR Region. */
export interface ArchiveConfig {
  /** Retention during which no object of the archive can be deleted. */
  readonly lock: ArchiveLock;
  /** Schedule of the database exports. */
  readonly databaseExportTimes: Pick<SnapshotExportProps, 'schedule' | 'timeZone'>;
  /** Lifecycle of the database exports. */
  readonly databaseExports: Omit<ArchiveRule, 'prefix'>;
  /** Lifecycle of the application's artifacts. */
  readonly artifacts: Omit<ArchiveRule, 'prefix'>;
}

/** Storage Gateway appliance of the on-premises site, and its volumes. */
export interface SiteVolumesConfig {
  /** Private address of the appliance. */
  readonly address: string;
  /** Offset from GMT, for example `GMT+1:00`. */
  readonly timeZone: string;
  /** Disks of the upload buffer, for example `/dev/sdb`. */
  readonly uploadBufferDisks: readonly string[];
  /** Volumes that the appliance stores. */
  readonly volumes: StoredVolumes['volumes'];
}

/** Environment that serves the website: primary, DR and staging differ in these values only. */
export interface SiteConfig {
  /** Region and zones. */
  readonly location: Location;
  /** Position in the address plan. Never change it: that would replace the network. */
  readonly networkSlot: number;
  /** Servers. */
  readonly web: WebConfig;
}

/** Decisions about the airline. */
export interface AirlineConfig {
  /** First part of every physical name. */
  readonly application: string;
  /** AWS account id. */
  readonly accountId: string;
  /** Name of the public hosted zone. */
  readonly zoneName: string;
  /**
   * Id of a public hosted zone that exists, and keeps its other records.
   *
   * @default - `bootstrap` creates the zone
   */
  readonly existingHostedZoneId?: string;
  /**
   * Names of the website in the zone, fully qualified; the certificates contain them.
   *
   * @default - the zone's name, and `www` in it
   */
  readonly publicNames?: readonly string[];
  /**
   * Recovery objectives, and the retention that every backup must have. Exports in {@link archive} are no backups: they are
   * kept for audits, as long as the archive says, and personal data in them needs a separate legal reason.
   */
  readonly objective: RecoveryObjective & { readonly retention: RetentionObjective };
  /** Address plan. */
  readonly addresses: {
    /** Range that contains the networks of all environments. */
    readonly supernet: string;
    /** Prefix length of one environment's network. */
    readonly prefixLength: number;
  };
  /** On-premises site. */
  readonly onPremises: {
    /** Public addresses of the site. */
    readonly addresses: readonly string[];
    /** Private range of the site. */
    readonly cidrBlock: string;
    /** Public address of the site's VPN device. */
    readonly vpnAddress: string;
    /** Path that Route 53 requests to check the site. */
    readonly healthCheckPath: string;
    /** Whether the site has its own database, or uses the one in AWS, which then accepts connections from {@link cidrBlock}. */
    readonly data: OnPremisesData;
    /** Share of the website's full load that the site can carry, in percent. */
    readonly capacityPercent: number;
    /**
     * Volumes that AWS backs up. Add them once an appliance runs and shows its activation key.
     *
     * @default - none
     */
    readonly volumes?: SiteVolumesConfig;
  };
  /**
   * Page that answers while no site can serve. It must not depend on any of them.
   *
   * @default - none: clients then reach sites that cannot serve
   */
  readonly lastResort?: LastResort;
  /** Share of the traffic at present; a change affects DNS weights only. */
  readonly traffic: Traffic;
  /** DNS weights of normal traffic: on-premises gets `onPremises / (onPremises + aws)` of it. */
  readonly weights: { readonly onPremises: number; readonly aws: number };
  /** Database. */
  readonly database: DatabaseConfig;
  /** Backups. */
  readonly backup: BackupConfig;
  /** Archive. */
  readonly archive: ArchiveConfig;
  /** Environment that serves AWS's share of the traffic. */
  readonly primary: SiteConfig;
  /** Environment that takes over. */
  readonly dr: SiteConfig & {
    /** Role of the database in the DR Region at present: change it after the runbook has promoted the database. */
    readonly databaseRole: ReplicaRole;
    /** Role of the files in the DR Region at present: change it after the runbook has deleted the replication. */
    readonly filesRole: ReplicaRole;
  };
  /** Environment for tests. */
  readonly staging: SiteConfig & {
    /** Differences from {@link database}. */
    readonly database: Pick<DatabaseConfig, 'instanceClass' | 'allocatedStorageGiB' | 'monitoring'>;
  };
}
