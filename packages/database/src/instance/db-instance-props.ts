import type { DatabaseEngine, EnvironmentRef, NetworkRef } from '@etops/contracts';
import type { Tags } from '@etops/foundation';
import type { AlarmThresholds } from '../alarms/alarm-thresholds';
import type { InstanceMonitoring } from '../monitoring/instance-monitoring';

/** Certificate authority of the server certificate. */
export type CaCertificate = 'rds-ca-rsa2048-g1' | 'rds-ca-rsa4096-g1' | 'rds-ca-ecc384-g1';

/** What a database and its replica in another Region have in common. */
export interface InstanceProps {
  readonly environment: EnvironmentRef;
  /** Where it runs; its subnets lie in at least two zones of the environment's Region. */
  readonly network: Pick<NetworkRef, 'vpcId' | 'dataSubnets'>;
  readonly engine: DatabaseEngine;
  /**
   * A major version (`'16'`, `'8.4'`), whose minor releases RDS then installs in the maintenance window, or a full one
   * (`'16.4'`), which stays until it is changed here. A literal: the parameter group follows from it.
   */
  readonly engineVersion: string;
  /** For example `db.m7g.large`. */
  readonly instanceClass: string;
  /** Database that clients connect to: a letter, then letters, digits or `_`; up to 63 characters. */
  readonly databaseName: string;
  /**
   * DB instance identifier: 1 to 63 of a-z, 0-9 and single hyphens, starting with a letter.
   *
   * @default - `<application>-<environment>-<construct id>`, see `databaseIdentifier`
   */
  readonly identifier?: string;
  /**
   * RDS grows the storage by itself up to so many GiB: at least 10 % above what is allocated, up to 65,536. Give a
   * replica the same figure as its source.
   *
   * @default - storage stays as allocated
   */
  readonly maxAllocatedStorageGiB?: number;
  /**
   * Automated backups are kept so many days, 1 to 35. They cannot be turned off: a replica needs them, and turning
   * them on again interrupts the database.
   *
   * @default 7
   */
  readonly backupRetentionDays?: number;
  /**
   * Daily, UTC, `hh:mm-hh:mm`, at least 30 minutes, apart from the maintenance window.
   *
   * @default '01:00-02:00'
   */
  readonly backupWindow?: string;
  /**
   * Weekly, UTC, `ddd:hh:mm-ddd:hh:mm` in lower case, at least 30 minutes.
   *
   * @default 'sun:03:00-sun:04:00'
   */
  readonly maintenanceWindow?: string;
  /**
   * A continuous rule of AWS Backup covers this database. It sets the retention and the window itself, so Terraform
   * only creates them and lets them be afterwards.
   *
   * @default false
   */
  readonly continuousBackup?: boolean;
  /**
   * RDS refuses to delete it.
   *
   * @default - true unless the environment's role is `development`
   */
  readonly deletionProtection?: boolean;
  /**
   * Connections that the instance takes at most, 10 to 100,000: sets the parameter `max_connections`, which a restart
   * puts into force. A PostgreSQL replica needs at least as many as its source.
   *
   * @default - what RDS derives from the memory of the instance class
   */
  readonly maximumConnections?: number;
  /**
   * When the alarms ring.
   *
   * @default - each threshold has its own
   */
  readonly alarmThresholds?: AlarmThresholds;
  /**
   * What of the instance is recorded beyond its metrics.
   *
   * @default - nothing
   */
  readonly monitoring?: InstanceMonitoring;
  /** @default 'rds-ca-rsa2048-g1' */
  readonly caCertificate?: CaCertificate;
  /**
   * Tags of the instance, for example the one that selects it for backup; snapshots inherit them.
   *
   * @default - the stack's default tags only
   */
  readonly tags?: Tags;
}
