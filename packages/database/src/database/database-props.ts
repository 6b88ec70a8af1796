import type { CredentialsProps } from '../credentials';
import type { DbInstanceProps } from '../instance';
import type { RestoreFrom } from '../restore';

/** Props of a database. */
export interface DatabaseProps extends DbInstanceProps, CredentialsProps {
  /** Storage at creation, in GiB: 20 to 65,536. RDS cannot shrink it. */
  readonly allocatedStorageGiB: number;
  /**
   * Whether RDS keeps a standby in a second zone, and fails over to it automatically.
   *
   * @default - true unless the environment's role is `development`
   */
  readonly multiAz?: boolean;
  /**
   * Whether the database stays on its major version after the end of standard support, in RDS Extended Support, which is
   * charged per vCPU and hour. Without it, RDS refuses to create a database of such a version, and upgrades this one to
   * a newer major version when its support ends. RDS reads it at creation only: changing it later has no effect.
   * PostgreSQL and MySQL only.
   *
   * @default false; RDS's own default is true
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support-creating-db-instance.html (checked 2026-11-28)
   */
  readonly extendedSupport?: boolean;
  /**
   * Restores the data of another database, for drills or to refresh an environment. It is used only at creation:
   * changing or removing it later has no effect. Set `username` and `allocatedStorageGiB` to those of the source. The
   * master user gets the password of this database's secret. The storage keeps the source's key.
   *
   * @default - an empty database
   */
  readonly restoreFrom?: RestoreFrom;
}
