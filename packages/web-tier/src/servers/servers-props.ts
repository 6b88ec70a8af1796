import type { DatabaseRef } from '@etops/contracts';
import type { Tags } from '@etops/foundation';
import type { ServerLogs } from '../logs';
import { resolveLogs } from '../logs';
import type { EgressRule } from './egress-rule';
import type { InstanceRoleProps, ResolvedInstanceRole } from './instance-role-props';
import { resolveInstanceRole } from './instance-role-props';

/** Parts of a database that servers use. */
export type WebTierDatabase = Pick<
  DatabaseRef,
  'address' | 'port' | 'databaseName' | 'securityGroupId' | 'secretArn' | 'secretKmsKeyArn'
>;

/** Pace at which Auto Scaling replaces servers that are unhealthy or in a zone with too many of them. */
export interface InstanceMaintenancePolicy {
  /**
   * Share of the desired servers that must be healthy, 0 to 100 percent. With 100, a replacement is ready before a server
   * is terminated.
   *
   * @default 100
   */
  readonly minHealthyPercent?: number;
  /**
   * Maximum number of servers during a replacement, 100 to 200 percent of the desired ones and at most 100 above
   * `minHealthyPercent`. It may exceed `capacity.maxSize`.
   *
   * @default 150, so that all servers of one zone out of three are replaced at once
   */
  readonly maxHealthyPercent?: number;
}

/** Props of the servers. */
export interface ServersProps {
  /**
   * Id of one released machine image, `ami-…`: a literal, so that every server is started from the same image. With
   * `release`, the image before the first release.
   */
  readonly imageId: string;
  /** EC2 instance type of the image's architecture, for example `m7g.large`. */
  readonly instanceType: string;
  /**
   * Time for a new server to boot and pass health checks before it may be replaced, 0 seconds or more.
   *
   * @default 300
   */
  readonly healthCheckGracePeriodSeconds?: number;
  /**
   * Size of the root volume (gp3, encrypted), 8 to 16384 GiB.
   *
   * @default 20
   */
  readonly rootVolumeGiB?: number;
  /**
   * Name of the image's root device.
   *
   * @default '/dev/xvda', as in Amazon Linux
   */
  readonly rootDeviceName?: string;
  /**
   * Database of the application. The web tier adds an ingress rule to its security group and allows servers to read its
   * secret.
   *
   * @default - no database
   */
  readonly database?: WebTierDatabase;
  /**
   * Additional lines of `/etc/web-tier.env`. Names are literals other than those that the web tier writes
   * itself: `AWS_REGION`, `ENVIRONMENT`, `SERVER_PORT`, `FILES_PATH` and, with `database`, `DATABASE_…`. Pass no secrets:
   * servers read them from Secrets Manager.
   *
   * @default - none
   */
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /**
   * Unit of systemd that runs the application, for example `booking.service`. It is enabled and started at the end of the
   * first boot, and starts at no later boot before the shared files are mounted. Leave it disabled in the image.
   *
   * @default - none: the image starts its application, ordered after `cloud-final.service`
   */
  readonly applicationService?: string;
  /**
   * Bash commands that run as root at the first boot before the files are mounted and the CloudWatch agent starts, for
   * example to install packages. If they fail, the server publishes its logs and stays out of service. Pass no secrets.
   *
   * @default - none
   * @verbatim
   */
  readonly userDataBefore?: string;
  /**
   * Bash commands that run as root at the first boot when the files are mounted, before `applicationService` starts. If
   * they fail, it does not start. Pass no secrets.
   *
   * @default - none
   * @verbatim
   */
  readonly userDataAfter?: string;
  /**
   * Log files and their retention. The servers publish them to one log group, which is encrypted with a customer key.
   *
   * @default - see the members of `ServerLogs`
   */
  readonly logs?: ServerLogs;
  /**
   * Permissions of the servers, beyond what the web tier itself needs.
   *
   * @default - none
   */
  readonly instanceRole?: InstanceRoleProps;
  /**
   * Connections that servers may open, beyond the shared files, the database and HTTPS to any address.
   *
   * @default - none
   */
  readonly egress?: readonly EgressRule[];
  /**
   * Hops of responses of the instance metadata service: 2 if containers that are not in the server's own network, as with
   * Docker's bridge, need the role of the servers.
   *
   * @default 1
   */
  readonly metadataHopLimit?: 1 | 2;
  /**
   * Pace at which Auto Scaling replaces servers outside of releases.
   *
   * @default - see the members of `InstanceMaintenancePolicy`
   */
  readonly instanceMaintenancePolicy?: InstanceMaintenancePolicy;
  /**
   * Time until a new server counts for scaling policies and for the share of healthy servers, 0 to 3600 seconds.
   *
   * @default - 120; 30 with a warm pool, whose launch hook holds servers until they are ready
   */
  readonly defaultInstanceWarmupSeconds?: number;
  /**
   * Tags of the group, its servers, their volumes and network interfaces, in addition to `Application`, `Environment`,
   * `ManagedBy` and `Name`. The provider's default tags do not reach them.
   *
   * @default - none
   */
  readonly tags?: Tags;
}

/** Props that have no default, or members without one. */
type WithoutDefault = 'database' | 'applicationService' | 'instanceRole';

/** Servers with their defaults. */
export interface ResolvedServers extends Omit<Required<ServersProps>, WithoutDefault> {
  readonly database: WebTierDatabase | undefined;
  readonly applicationService: string | undefined;
  readonly logs: Required<ServerLogs>;
  readonly instanceRole: ResolvedInstanceRole;
  readonly instanceMaintenancePolicy: Required<InstanceMaintenancePolicy>;
}

/** Returns the props of the servers with their defaults. */
export function resolveServers(
  {
    imageId,
    instanceType,
    healthCheckGracePeriodSeconds = 300,
    rootVolumeGiB = 20,
    rootDeviceName = '/dev/xvda',
    database,
    environmentVariables = {},
    applicationService,
    userDataBefore = '',
    userDataAfter = '',
    logs = {},
    instanceRole = {},
    egress = [],
    metadataHopLimit = 1,
    instanceMaintenancePolicy: { minHealthyPercent = 100, maxHealthyPercent = 150 } = {},
    defaultInstanceWarmupSeconds,
    tags = {},
  }: ServersProps,
  { launchHook }: { readonly launchHook: boolean },
): ResolvedServers {
  return {
    imageId,
    instanceType,
    healthCheckGracePeriodSeconds,
    rootVolumeGiB,
    rootDeviceName,
    database,
    environmentVariables,
    applicationService,
    userDataBefore,
    userDataAfter,
    logs: resolveLogs(logs),
    instanceRole: resolveInstanceRole(instanceRole),
    egress,
    metadataHopLimit,
    instanceMaintenancePolicy: { minHealthyPercent, maxHealthyPercent },
    defaultInstanceWarmupSeconds: defaultInstanceWarmupSeconds ?? (launchHook ? 30 : 120),
    tags,
  };
}
