import type { ArchiveLock, ArchiveRule, PlanPreset, StoredVolumes, VaultLock } from '@etops/backup';
import type { DatabaseEngine, RecoveryObjective, RetentionObjective } from '@etops/contracts';
import type { InstanceMonitoring, ReplicaRole, SnapshotExportProps } from '@etops/database';
import type { Traffic } from '@etops/dns-failover';
import type { Capacity, Edge, Standby } from '@etops/web-tier';

/** Where something runs, and in which zones. */
export interface Location {
  /** AWS Region id. */
  readonly region: string;
  /** Two to six zones of the Region, by name. */
  readonly availabilityZones: readonly string[];
}

export interface WebConfig {
  readonly instanceType: string;
  /** Machine image before the first release, by id, per Region; afterwards the release's pointer decides. */
  readonly imageId: string;
  readonly capacity: Capacity;
  /** Servers that are made ready ahead of a failover, where there is one. */
  readonly standby?: Standby;
  /** What may ask the load balancer, where not everything may. */
  readonly edge?: Edge;
}

export interface DatabaseConfig {
  readonly engine: DatabaseEngine;
  /** Major version, whose minor releases RDS installs in the maintenance window. */
  readonly engineVersion: string;
  readonly databaseName: string;
  readonly instanceClass: string;
  readonly allocatedStorageGiB: number;
  readonly maxAllocatedStorageGiB: number;
  readonly monitoring: InstanceMonitoring;
}

export interface BackupConfig {
  /** Ready-made plan for everything that holds data. */
  readonly preset: PlanPreset;
  /** Hour of the day in {@link timeZone}, 0 to 23, at which jobs may start. */
  readonly hour: number;
  /** IANA time zone. */
  readonly timeZone: string;
  /** Days of which databases can be restored to any second, 1 to 35. */
  readonly retentionDays: number;
  /** Days that copies in the other Region are kept at least, within {@link lock}. */
  readonly copyRetentionDays: number;
  /** Lock of the vaults in the DR Region. */
  readonly lock: VaultLock;
  /** What the weekly clean-up removes: nothing, before somebody has read a report of it. */
  readonly cleanUp: { readonly dryRun: boolean; readonly olderThanDays: number };
}

export interface ArchiveConfig {
  /** How long nobody deletes what arrives in the archive. */
  readonly lock: ArchiveLock;
  /** When the database is exported to it, in the DR Region. */
  readonly databaseExportTimes: Pick<SnapshotExportProps, 'schedule' | 'timeZone'>;
  /** What becomes of the database's exports. */
  readonly databaseExports: Omit<ArchiveRule, 'prefix'>;
  /** What becomes of the application's artifacts. */
  readonly artifacts: Omit<ArchiveRule, 'prefix'>;
}

/** The Storage Gateway appliance on-premises, and what it holds. */
export interface SiteVolumesConfig {
  /** Address of the appliance in the site's range. */
  readonly address: string;
  /** Its offset from GMT, for example `GMT+1:00`. */
  readonly timeZone: string;
  readonly uploadBufferDisks: readonly string[];
  readonly volumes: StoredVolumes['volumes'];
}

/** An environment that serves the website: primary, DR and staging differ in these figures only. */
export interface SiteConfig {
  readonly location: Location;
  /** Its place in the address plan; never changes, so that adding an environment moves none. */
  readonly networkSlot: number;
  readonly web: WebConfig;
}

/** Everything about the airline that is a decision and not code. */
export interface AirlineConfig {
  /** First part of every physical name. */
  readonly application: string;
  readonly accountId: string;
  /** The public hosted zone. */
  readonly zoneName: string;
  readonly objective: RecoveryObjective & { readonly retention: RetentionObjective };
  readonly addresses: {
    /** All environments' networks are cut from this range. */
    readonly supernet: string;
    /** Prefix length of one environment's network. */
    readonly prefixLength: number;
  };
  readonly onPremises: {
    /** Public addresses of the site. */
    readonly addresses: readonly string[];
    /** The site's internal range. */
    readonly cidrBlock: string;
    /** Public address of the site's VPN device. */
    readonly vpnAddress: string;
    readonly healthCheckPath: string;
    /** Its volumes that AWS backs up. Absent before an appliance runs there and has shown its activation key. */
    readonly volumes?: SiteVolumesConfig;
  };
  /** How the traffic is shared at present; a change of it changes weights only. */
  readonly traffic: Traffic;
  /** Shares of the normal traffic; of 1 in all, on-premises gets `onPremises / (onPremises + aws)`. */
  readonly weights: { readonly onPremises: number; readonly aws: number };
  readonly database: DatabaseConfig;
  readonly backup: BackupConfig;
  readonly archive: ArchiveConfig;
  readonly primary: SiteConfig;
  readonly dr: SiteConfig & {
    /** What the database in the DR Region is at present: change it after the runbook has promoted it. */
    readonly databaseRole: ReplicaRole;
    /** What the shared files in the DR Region are at present: change it after the runbook has deleted the replication. */
    readonly filesRole: ReplicaRole;
  };
  readonly staging: SiteConfig & {
    readonly database: Pick<DatabaseConfig, 'instanceClass' | 'allocatedStorageGiB' | 'monitoring'>;
  };
}
