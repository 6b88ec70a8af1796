import type { DatabaseRef } from '@etops/contracts';
import type { Tags } from '@etops/foundation';

/** Parts of a database that servers use. */
export type WebTierDatabase = Pick<
  DatabaseRef,
  'address' | 'port' | 'databaseName' | 'securityGroupId' | 'secretArn' | 'secretKmsKeyArn'
>;

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
   * Additional lines of `/etc/web-tier.env`, up to 8 KiB. Names are literals other than those that the web tier writes
   * itself: `AWS_REGION`, `ENVIRONMENT`, `SERVER_PORT`, `FILES_PATH` and, with `database`, `DATABASE_…`. Pass no secrets:
   * servers read them from Secrets Manager.
   *
   * @default - none
   */
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /**
   * Tags of the group, its servers, their volumes and network interfaces, in addition to `Application`, `Environment`,
   * `ManagedBy` and `Name`. The provider's default tags do not reach them.
   *
   * @default - none
   */
  readonly tags?: Tags;
}

/** Servers with their defaults. */
export interface ResolvedServers extends Omit<Required<ServersProps>, 'database'> {
  readonly database: WebTierDatabase | undefined;
}

/** Returns the props of the servers with their defaults. */
export function resolveServers({
  imageId,
  instanceType,
  healthCheckGracePeriodSeconds = 300,
  rootVolumeGiB = 20,
  rootDeviceName = '/dev/xvda',
  database,
  environmentVariables = {},
  tags = {},
}: ServersProps): ResolvedServers {
  return {
    imageId,
    instanceType,
    healthCheckGracePeriodSeconds,
    rootVolumeGiB,
    rootDeviceName,
    database,
    environmentVariables,
    tags,
  };
}
