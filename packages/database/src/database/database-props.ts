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
   * Restores the data of another database, for drills or to refresh an environment. It is used only at creation:
   * changing or removing it later has no effect. Set `username` and `allocatedStorageGiB` to those of the source. The
   * master user gets the password of this database's secret. The storage keeps the source's key.
   *
   * @default - an empty database
   */
  readonly restoreFrom?: RestoreFrom;
}
