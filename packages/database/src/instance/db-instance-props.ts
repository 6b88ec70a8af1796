import type { DatabaseEngine, EnvironmentRef, NetworkRef } from '@etops/contracts';
import type { Tags } from '@etops/foundation';
import type { DatabaseAlarmThresholds } from '../alarms';
import type { InstanceMonitoring } from '../monitoring';

/** Certificate authority of the server certificate. */
export type CaCertificate = 'rds-ca-rsa2048-g1' | 'rds-ca-rsa4096-g1' | 'rds-ca-ecc384-g1';

/** Props that a database and a replica in another Region have in common. */
export interface DbInstanceProps {
  /**
   * Environment that the instance belongs to.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Network of the instance; its data subnets are in at least two zones of the environment's Region. */
  readonly network: Pick<NetworkRef, 'vpcId' | 'dataSubnets'>;
  /**
   * IPv4 ranges outside the VPC whose clients may connect, for example that of an on-premises site at the other end of a
   * VPN; each is /8 or smaller. Clients in the VPC add their own rules to `ref.securityGroupId`. Literals.
   *
   * @default - none
   */
  readonly clientCidrBlocks?: readonly string[];
  /** Database engine. A literal. */
  readonly engine: DatabaseEngine;
  /**
   * Engine version. With a major version (`'16'`, `'8.4'`), RDS installs minor releases in the maintenance window. A
   * full version (`'16.4'`) stays until it is changed here. A literal: it determines the parameter group.
   */
  readonly engineVersion: string;
  /** DB instance class, for example `db.m7g.large`. */
  readonly instanceClass: string;
  /** Name of the database that clients connect to: a letter, then letters, digits or `_`; up to 63 characters. */
  readonly databaseName: string;
  /**
   * DB instance identifier: 1 to 63 of a-z, 0-9 and single hyphens, starting with a letter. A literal.
   *
   * @default - `<application>-<environment>-<construct id>`, see `databaseIdentifier`
   */
  readonly identifier?: string;
  /**
   * Upper limit of storage autoscaling, in GiB: at least 10 % above the allocated storage, up to 65,536. Use the same
   * value for a replica as for its source.
   *
   * @default - no storage autoscaling
   */
  readonly maxAllocatedStorageGiB?: number;
  /**
   * Days that RDS keeps automated backups, 1 to 35. They cannot be turned off: a replica needs them, and turning
   * them on again interrupts the database.
   *
   * @default 7; with `continuousBackup` there is no default
   */
  readonly backupRetentionDays?: number;
  /**
   * Daily backup window in UTC, `hh:mm-hh:mm`, at least 30 minutes, outside the maintenance window.
   *
   * @default '01:00-02:00'; that of a replica is at another time, see `replicaWindows`
   */
  readonly backupWindow?: string;
  /**
   * Weekly maintenance window in UTC, `ddd:hh:mm-ddd:hh:mm` in lower case, at least 30 minutes.
   *
   * @default 'sun:03:00-sun:04:00'; that of a replica is a day earlier, see `replicaWindows`
   */
  readonly maintenanceWindow?: string;
  /**
   * Whether a continuous rule of AWS Backup covers this instance. AWS Backup then sets the backup window, which Terraform
   * sets at creation only. It also sets the retention: set `backupRetentionDays` to that of the rule, so that the two
   * agree, and Terraform restores a retention that a promotion has lowered.
   *
   * @default false
   */
  readonly continuousBackup?: boolean;
  /**
   * Whether RDS applies changes at once, and not in the maintenance window. Some of them restart the instance.
   *
   * @default - true in `development` environments, and for a promoted replica: after a disaster, a standby or a larger
   * class cannot wait for the maintenance window
   */
  readonly applyImmediately?: boolean;
  /**
   * Whether the database stays on its major version after the end of standard support, in RDS Extended Support, which is
   * charged per vCPU and hour. Without it, synthesis rejects a version whose support has ended, and RDS upgrades the
   * database to a newer major version when its support ends. RDS reads it when it creates a database, not a replica:
   * changing it later has no effect there. PostgreSQL and MySQL only.
   *
   * @default false; RDS's own default is true
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support-creating-db-instance.html (checked 2026-11-28)
   */
  readonly extendedSupport?: boolean;
  /**
   * Whether RDS refuses to delete the instance.
   *
   * @default - true unless the environment's role is `development`
   */
  readonly deletionProtection?: boolean;
  /**
   * Maximum number of connections, 10 to 100,000: sets the parameter `max_connections`, which takes effect after a
   * restart. A PostgreSQL replica needs at least as many as its source.
   *
   * @default - RDS derives it from the memory of the instance class
   */
  readonly maximumConnections?: number;
  /**
   * Thresholds of the alarms. Literals.
   *
   * @default - see each threshold
   */
  readonly alarmThresholds?: DatabaseAlarmThresholds;
  /**
   * Logs, Performance Insights and enhanced monitoring.
   *
   * @default - all off
   */
  readonly monitoring?: InstanceMonitoring;
  /**
   * Certificate authority of the server certificate.
   *
   * @default 'rds-ca-rsa2048-g1'
   */
  readonly caCertificate?: CaCertificate;
  /**
   * Tags of the instance, for example the one that selects it for backup; snapshots inherit them.
   *
   * @default - the stack's default tags only
   */
  readonly tags?: Tags;
}
