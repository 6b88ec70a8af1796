import type { LocalBackupVaultRef, ReplicaTarget } from '@etops/backup';
import { backupVaultKeyAliasArn, backupVaultName, backupVaultRef, replicaTarget } from '@etops/backup';
import type { BackupVaultRef, EndpointRef, EnvironmentRef } from '@etops/contracts';
import { databaseArn, databaseIdentifier } from '@etops/database';
import { switchRef } from '@etops/dns-failover';
import { BUCKET_NAME_LENGTH, customerKeyAliasArn, globalNameFor } from '@etops/foundation';
import { planEnvironments } from '@etops/network';
import type { AirlineConfig } from './airline-config';
import type { SiteName, StackName } from './environments';
import { environmentOf } from './environments';

/** Construct id of every web tier, part of its physical names. */
export const WEB_ID = 'web';

/** Construct id of every database; its identifier follows from it. */
export const DATABASE_ID = 'database';

/** Construct id of the DNS failover, part of the names of its switches. */
export const FAILOVER_ID = 'failover';

/** Purpose of the key in `vault` that encrypts the archive. */
export const ARCHIVE_KEY_PURPOSE = 'archive';

/** Purpose of the key in `vault` that encrypts the replica of the database's credentials. */
export const DATABASE_SECRET_KEY_PURPOSE = 'database-secret';

/** Purpose of the keys in `bootstrap` that encrypt the states, one in each Region. */
export const STATE_KEY_PURPOSE = 'state';

/** Prefix of the database's exports in the archive. */
export const DATABASE_EXPORTS_PREFIX = 'database-exports/';

/** Prefix of the application's artifacts, in their bucket and in the archive. */
export const ARTIFACTS_PREFIX = 'artifacts/';

/** Path that load balancers request to check a server: its process and its files, not the database. */
export const LIVENESS_PATH = '/health/live';

/** Path that Route 53 requests to check a site in AWS: whether it can sell tickets, database included. */
export const READINESS_PATH = '/health/ready';

/**
 * Lists every name, ARN and address range by which one stack knows another.
 *
 * All follow from the configuration, none is a token: a stack can be planned while the Region of another is down.
 */
export class Links {
  constructor(private readonly config: AirlineConfig) {}

  /** Returns the environment of a stack. */
  environment(stack: StackName): EnvironmentRef {
    return environmentOf(this.config, stack);
  }

  /** Returns the address range of each network; none overlaps another one or the on-premises site. */
  get networkRanges(): Readonly<Record<SiteName, string>> {
    const { addresses, onPremises, primary, dr, staging } = this.config;
    return planEnvironments({
      ...addresses,
      environments: { primary: primary.networkSlot, dr: dr.networkSlot, staging: staging.networkSlot },
      reserved: [{ name: 'on-premises', cidrBlock: onPremises.cidrBlock }],
    });
  }

  /** Returns the names that passengers use. */
  get publicNames(): readonly string[] {
    const { zoneName, publicNames = [zoneName, `www.${zoneName}`] } = this.config;
    return publicNames;
  }

  /** Returns the endpoint of a site; each site publishes its own name, and `dns` points at it. */
  origin(site: SiteName): EndpointRef {
    return { dnsName: `origin-${site}.${this.config.zoneName}`, port: 443, healthCheckPath: READINESS_PATH };
  }

  /** Returns the ARN of primary's database, the source of the replica in `dr`. */
  get primaryDatabaseArn(): string {
    return this.databaseArnOf('primary');
  }

  /** Returns the ARN of the database in `dr`. */
  get drDatabaseArn(): string {
    return this.databaseArnOf('dr');
  }

  /** Returns the ARN of the key alias in `vault` that encrypts the replica of the database's credentials. */
  get databaseSecretKeyAliasArn(): string {
    return customerKeyAliasArn(this.environment('vault'), DATABASE_SECRET_KEY_PURPOSE);
  }

  /** Returns the ARN of the key alias that encrypts the states in the Region of a stack; `bootstrap` creates the key. */
  stateKeyAliasArn(stack: StackName): string {
    const { region } = this.environment(stack);
    return customerKeyAliasArn({ ...this.environment('bootstrap'), region }, STATE_KEY_PURPOSE);
  }

  /** Returns the vault in `vault`, which receives primary's copies. */
  get copyVault(): LocalBackupVaultRef {
    const environment = this.environment('vault');
    const { lock } = this.config.backup;
    return { ...backupVaultRef(environment, { lock }), vaultName: backupVaultName(environment) };
  }

  /** Returns the ARN of the key alias of the vault in `vault`. */
  get copyVaultKeyAliasArn(): string {
    return backupVaultKeyAliasArn(this.environment('vault'));
  }

  /** Returns the vault in `primary`, which receives DR's copies. */
  get primaryVault(): BackupVaultRef {
    return backupVaultRef(this.environment('primary'));
  }

  /** Returns the archive bucket in `vault` and its key. */
  get archive(): ReplicaTarget {
    return replicaTarget(this.environment('vault'), ARCHIVE_KEY_PURPOSE);
  }

  /** Returns the names of the switches, in DR's Region, that make DR serve or leave it as the last reserve in AWS. */
  get failoverSwitchNames(): readonly string[] {
    const switches = ['evacuate-on-premises', 'evacuate-primary', 'dr-in-service'] as const;
    return switches.map((id) => switchRef(this.environment('dns'), FAILOVER_ID, id).parameterName);
  }

  /** Returns the name of the artifacts bucket in `primary`. */
  get artifactsBucketName(): string {
    return globalNameFor(this.environment('primary'), 'artifacts', { maxLength: BUCKET_NAME_LENGTH.max });
  }

  private databaseArnOf(site: SiteName): string {
    const environment = this.environment(site);
    return databaseArn(environment, databaseIdentifier(environment, DATABASE_ID));
  }
}
