import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateAliasCommand, CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import type { NetworkRef } from '@etops/contracts';
import type { AwsClients } from '@etops/emulator/testing';

/** Returns the default VPC of a Region, in place of an existing network. */
export async function defaultNetwork(clients: AwsClients) {
  const { Subnets = [] } = await clients.of(EC2Client).send(new DescribeSubnetsCommand());
  const dataSubnets = Subnets.map(({ SubnetId: id = '', AvailabilityZone: availabilityZone = '' }) => ({
    id,
    availabilityZone,
  }));
  return { vpcId: Subnets[0]?.VpcId ?? '', dataSubnets } satisfies Pick<NetworkRef, 'vpcId' | 'dataSubnets'>;
}

/** Creates a customer managed key, and returns its ARN. */
export async function createKey(clients: AwsClients): Promise<string> {
  const { KeyMetadata } = await clients.of(KMSClient).send(new CreateKeyCommand());
  return KeyMetadata?.Arn ?? '';
}

/** Creates a customer managed key with the alias that an ARN names, as another stack of the Region does. */
export async function createKeyWithAlias(clients: AwsClients, aliasArn: string): Promise<void> {
  const AliasName = aliasArn.slice(aliasArn.indexOf('alias/'));
  const TargetKeyId = await createKey(clients);
  await clients.of(KMSClient).send(new CreateAliasCommand({ AliasName, TargetKeyId }));
}
