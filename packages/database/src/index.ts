export type { AlarmThresholds } from './alarm-thresholds';
export { Database } from './database';
export type { DatabaseProps } from './database';
export { DatabaseReplica } from './database-replica';
export type { DatabaseReplicaProps, ReplicaRole } from './database-replica';
export type { CaCertificate, InstanceProps } from './instance-props';
export { databaseArn, databaseIdentifier, databaseSecretName } from './names';
export type { RecoveryPoint } from './recovery';
export type { SecretReplica, SecretRotation } from './secret-replica';
