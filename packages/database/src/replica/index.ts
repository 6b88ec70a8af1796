export { DatabaseReplica } from './database-replica';
export type { DatabaseReplicaProps, ReplicaSource } from './database-replica-props';
