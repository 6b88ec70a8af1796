import type { DatabaseRef, EnvironmentRef, NetworkRef } from '@etops/contracts';
import type { Tags } from '@etops/foundation';
import type { AlarmThresholds } from './alarm-thresholds';
import type { Edge } from './edge';
import type { LoadBalancerOptions } from './load-balancer-options';
import type { ReleaseSettings } from './release/release-settings';
import type { ScheduledMinimum } from './schedule';
import type { Standby } from './standby';

/** How many servers run. */
export interface Capacity {
  /** The group never has fewer; 1 or more, so that the load balancer is never without a target. */
  readonly minimum: number;
  /** Servers at creation. Afterwards the autoscaler, or a runbook, decides, and no plan undoes it. */
  readonly normal: number;
  /** The group never has more. */
  readonly maximum: number;
  /**
   * Who sets the minimum once the group exists.
   *
   * - `configuration`: a changed `minimum` is applied
   * - `runbook`: a failover runbook raises it, and no plan lowers it again; a changed `minimum` has no effect
   *
   * @default 'configuration'
   */
  readonly minimumSetBy?: 'configuration' | 'runbook';
}

/** When servers are added. */
export interface Scaling {
  /**
   * Requests a minute that one server shall carry; a whole number from 1 up. Measure it: a quarter of what a server
   * bears leaves room for the loss of a zone while new servers start.
   *
   * @default 1000
   */
  readonly requestsPerServerPerMinute?: number;
  /**
   * Mean CPU use of the group, a whole number from 1 to 90.
   *
   * @default 50
   */
  readonly cpuPercent?: number;
  /**
   * Minimums at set times, for days and hours that are known to be busy. The group's minimum is theirs from then on: a
   * changed `capacity.minimum` has no effect on a group that exists.
   *
   * @default - none
   */
  readonly schedule?: readonly ScheduledMinimum[];
  /**
   * Servers by a forecast of the CPU use of the last 14 days, ahead of the load; it never takes servers away.
   *
   * - `forecast`: only shows the forecast
   * - `scale`: acts on it
   *
   * @default 'off'
   */
  readonly predictive?: 'off' | 'forecast' | 'scale';
}

/** How the load balancer finds out whether a server can serve. */
export interface HealthCheck {
  /** @default '/health' */
  readonly path?: string;
  /**
   * 5 to 300. A new server takes traffic after one pass, so a short interval shortens a failover.
   *
   * @default 10
   */
  readonly intervalSeconds?: number;
  /**
   * 2 to 120, less than the interval.
   *
   * @default 5
   */
  readonly timeoutSeconds?: number;
  /**
   * Passes in a row after which an unhealthy server is healthy again, 2 to 10.
   *
   * @default 2
   */
  readonly healthyThreshold?: number;
  /**
   * Failures in a row after which a server is unhealthy, 2 to 10.
   *
   * @default 3
   */
  readonly unhealthyThreshold?: number;
}

/** Under which names the site answers. */
export interface Domain {
  /** Id of the public hosted zone. */
  readonly hostedZoneId: string;
  /** Name of that zone, without the final dot. */
  readonly zoneName: string;
  /** Name that this environment publishes for itself, inside the zone, for example `origin-primary.airline.example`. */
  readonly originName: string;
  /**
   * Public names inside the zone that the certificate is valid for too; others publish them.
   *
   * @default - none
   */
  readonly alternativeNames?: readonly string[];
}

/** A file system of the web tier's own. */
export interface OwnFileSystem {
  /**
   * A file system in another Region that becomes a read-only copy of this one. Leave it out after a failover, before
   * anything is applied: replication made anew would overwrite what the other Region has written since.
   *
   * @default - no replication
   */
  readonly replicateTo?: { readonly fileSystemId: string; readonly region: string };
  /**
   * EFS's own daily backups, kept 35 days. A backup plan that selects by tag makes them superfluous.
   *
   * @default false
   */
  readonly automaticBackups?: boolean;
  /**
   * Tags of the file system, for example the one that selects it for backup.
   *
   * @default - the stack's default tags only
   */
  readonly tags?: Tags;
}

/** A file system that another stack of this Region has made, for example a `ReplicaFileSystem`. */
export interface ExistingFileSystem {
  readonly existingFileSystemId: string;
}

/** What servers need to know of their database. */
export type WebTierDatabase = Pick<
  DatabaseRef,
  'address' | 'port' | 'databaseName' | 'securityGroupId' | 'secretArn' | 'secretKmsKeyArn'
>;

export interface WebTierProps {
  readonly environment: EnvironmentRef;
  /** Where it runs; each zone with servers has a public subnet for the load balancer. */
  readonly network: Pick<NetworkRef, 'vpcId' | 'publicSubnets' | 'applicationSubnets'>;
  readonly domain: Domain;
  readonly capacity: Capacity;
  /**
   * One released machine image, `ami-…`: a literal, so that every server started later is the same. With `release`, the
   * image before the first release.
   */
  readonly imageId: string;
  /**
   * Makes a pointer to the released image and a state machine that moves it: servers get a new image by a release, and
   * no longer by a changed `imageId`.
   *
   * @default - none: a changed `imageId` is for servers that start later
   */
  readonly release?: ReleaseSettings;
  /** For example `m7g.large`; of the image's architecture. */
  readonly instanceType: string;
  /**
   * Port of the application on a server, 1 to 65535, plain HTTP.
   *
   * @default 8080
   */
  readonly serverPort?: number;
  /** @default - see its members */
  readonly healthCheck?: HealthCheck;
  /** @default - see its members */
  readonly loadBalancer?: LoadBalancerOptions;
  /**
   * A web ACL (AWS WAF) in front of the load balancer; `{}` is one with the defaults.
   *
   * @default - none
   */
  readonly edge?: Edge;
  /** @default - see its members */
  readonly scaling?: Scaling;
  /**
   * Servers that are made ready ahead and stopped, for a Region that takes over.
   *
   * @default - none: servers boot cold
   */
  readonly standby?: Standby;
  /**
   * Time for a new server to boot and pass health checks before it may be replaced, in seconds; 0 or more.
   *
   * @default 300
   */
  readonly healthCheckGracePeriodSeconds?: number;
  /**
   * Time for a leaving server to finish its requests, in seconds; 0 to 3600.
   *
   * @default 60
   */
  readonly deregistrationDelaySeconds?: number;
  /**
   * Root volume (gp3, encrypted) in GiB, 8 to 16384.
   *
   * @default 20
   */
  readonly rootVolumeGiB?: number;
  /**
   * Name of the image's root device.
   *
   * @default '/dev/xvda', that of Amazon Linux
   */
  readonly rootDeviceName?: string;
  /** @default - a file system of its own, not replicated */
  readonly fileSystem?: OwnFileSystem | ExistingFileSystem;
  /**
   * The web tier opens the database's security group for its servers and lets them read the secret.
   *
   * @default - no database
   */
  readonly database?: WebTierDatabase;
  /**
   * More lines for `/etc/web-tier.env`; no secrets, which servers read from Secrets Manager.
   *
   * @default - none
   */
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /**
   * Access logs are deleted after so many days; 1 or more.
   *
   * @default 90
   */
  readonly accessLogRetentionDays?: number;
  /** @default - see its members */
  readonly alarms?: AlarmThresholds;
  /**
   * The load balancer cannot be deleted.
   *
   * @default - true unless the environment's role is `development`
   */
  readonly deletionProtection?: boolean;
  /**
   * Tags of the group, its servers, their volumes and network interfaces, which the provider's default tags do not
   * reach, beside `Application`, `Environment`, `ManagedBy` and `Name`.
   *
   * @default - none
   */
  readonly tags?: Tags;
}
