import { DescribeReplicationConfigurationsCommand, EFSClient } from '@aws-sdk/client-efs';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { blocksOf, textOf } from '@etops/foundation';
import type { Check } from '../check';
import { finding } from '../check';

/** Checks that databases are available, and that replicas replicate. */
export const databases: Check = async ({ stack, account }) => {
  const findings = stack.resources('aws_db_instance').map(async (instance) => {
    const { region } = stack.providerOf(instance);
    const identifier = textOf(instance.attributes.identifier);
    const { DBInstances = [] } = await account
      .client(RDSClient, region)
      .send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier }));
    const [found] = DBInstances;
    const status = String(found?.DBInstanceStatus);
    const replication = (found?.StatusInfos ?? []).find(({ StatusType }) => StatusType === 'read replication');
    const isReplica = found?.ReadReplicaSourceDBInstanceIdentifier !== undefined;
    return finding(
      status === 'available' && (!isReplica || replication?.Status === 'replicating'),
      identifier,
      isReplica ? `${status}, replication ${replication?.Status ?? 'unknown'}` : status,
      `aws rds describe-events --region ${region} --source-type db-instance --source-identifier ${identifier} --duration 1440`,
    );
  });
  return Promise.all(findings);
};

/** Checks that each copy of a secret in another Region is up to date. */
export const secrets: Check = async ({ stack, account }) => {
  const replicated = stack
    .resources('aws_secretsmanager_secret')
    .filter(({ attributes }) => blocksOf(attributes.replica).length > 0);
  const findings = replicated.map(async (secret) => {
    const { region } = stack.providerOf(secret);
    const name = textOf(secret.attributes.name);
    const { ReplicationStatus = [] } = await account
      .client(SecretsManagerClient, region)
      .send(new DescribeSecretCommand({ SecretId: name }));
    const states = ReplicationStatus.map(({ Region = '', Status = '' }) => `${Region} ${Status}`);
    return finding(
      states.length > 0 && ReplicationStatus.every(({ Status }) => Status === 'InSync'),
      name,
      states.join(', ') || 'no copies',
      'read StatusMessage of: aws secretsmanager describe-secret',
    );
  });
  return Promise.all(findings);
};

/** Checks that the files are replicated to their copy. */
export const files: Check = async ({ stack, account }) => {
  const findings = stack.resources('aws_efs_replication_configuration').map(async (replication) => {
    const { region } = stack.providerOf(replication);
    const copy = textOf(blocksOf(replication.attributes.destination)[0]?.file_system_id);
    const { Replications = [] } = await account
      .client(EFSClient, region)
      .send(new DescribeReplicationConfigurationsCommand({}));
    const states = Replications.flatMap(({ Destinations = [] }) => Destinations)
      .filter(({ FileSystemId }) => FileSystemId === copy)
      .map(({ Status }) => String(Status));
    return finding(
      states.length === 1 && states[0] === 'ENABLED',
      `copy of the files, ${copy}`,
      states.join(', ') || 'not replicated',
      `aws efs describe-replication-configurations --region ${region}`,
    );
  });
  return Promise.all(findings);
};
