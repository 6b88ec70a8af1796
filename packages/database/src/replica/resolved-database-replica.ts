import type { Checked } from '@etops/foundation';
import type { ResolvedSecret } from '../credentials';
import type { ResolvedDbInstance } from '../instance';
import type { PromotionProps } from '../recovery';
import type { DatabaseReplicaProps } from './database-replica-props';

/** Props of a replica with their defaults applied. */
export type ResolvedDatabaseReplica = ResolvedDbInstance &
  Required<PromotionProps> &
  ResolvedSecret &
  Required<Pick<Checked<DatabaseReplicaProps>, 'sourceArn' | 'multiAz'>> &
  Pick<Checked<DatabaseReplicaProps>, 'source' | 'sourceSecretKeyAliasArn' | 'sourceSecretName' | 'passwordVersion'>;
