import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  PutResourcePolicyCommand,
  RemoveRegionsFromReplicationCommand,
  SecretsManagerClient,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import { EmulatedAws } from './emulated-aws';

describe('a secret with a replica', () => {
  const aws = new EmulatedAws();

  it('keeps it in an update, and cannot be deleted until the replica is removed', async () => {
    const client = aws.clients.of(SecretsManagerClient);
    const SecretId = 'database';
    await client.send(
      new CreateSecretCommand({ Name: SecretId, SecretString: 'x', AddReplicaRegions: [{ Region: 'eu-west-1' }] }),
    );
    const replicas = async () =>
      (await client.send(new DescribeSecretCommand({ SecretId }))).ReplicationStatus?.map(({ Region }) => Region);
    const remove = () => client.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true }));

    await client.send(new UpdateSecretCommand({ SecretId, Description: 'Credentials' }));
    expect(await replicas()).toEqual(['eu-west-1']);
    await expect(remove()).rejects.toMatchObject({ name: 'InvalidParameterException' });

    await client.send(new RemoveRegionsFromReplicationCommand({ SecretId, RemoveReplicaRegions: ['eu-west-1'] }));
    await remove();
  });

  it('refuses a policy that is none', async () => {
    const client = aws.clients.of(SecretsManagerClient);
    await client.send(new CreateSecretCommand({ Name: 'shared', SecretString: 'x' }));

    await expect(
      client.send(new PutResourcePolicyCommand({ SecretId: 'shared', ResourcePolicy: '{}' })),
    ).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
  });
});
