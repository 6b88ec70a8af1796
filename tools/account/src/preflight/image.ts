import type { Image } from '@aws-sdk/client-ec2';
import { DescribeImagesCommand, DescribeInstanceTypesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import type { Account } from '../account';
import type { Check, Finding } from '../check';
import { finding } from '../check';
import type { ServerGroup } from '../server-groups';
import { serverGroups } from '../server-groups';

/** Checks that servers can start from their image: it exists, fits the type and the volume, and its key can be used. */
export const image: Check = async ({ stack, account }) => {
  const findings = serverGroups(stack)
    .filter(({ imageId }) => imageId !== '')
    .map((group) => imageFindings(account, group));
  return (await Promise.all(findings)).flat();
};

async function imageFindings(account: Account, group: ServerGroup): Promise<readonly Finding[]> {
  const { imageId, region, instanceType } = group;
  const ec2 = account.client(EC2Client, region);
  // Filters, since EC2 refuses an unknown id with an error.
  const { Images = [] } = await ec2.send(
    new DescribeImagesCommand({ Filters: [{ Name: 'image-id', Values: [imageId] }] }),
  );
  const [found] = Images;
  if (found === undefined) {
    return [finding(false, imageId, `not in ${region}`, 'copy it to the Region, or share it with the account')];
  }
  const { InstanceTypes = [] } = await ec2.send(
    new DescribeInstanceTypesCommand({ InstanceTypes: [instanceType as never] }),
  );
  const architectures: readonly (string | undefined)[] = InstanceTypes[0]?.ProcessorInfo?.SupportedArchitectures ?? [];
  return [
    finding(found.State === 'available', imageId, String(found.State), 'wait until it is available'),
    finding(
      architectures.includes(found.Architecture),
      imageId,
      `for ${String(found.Architecture)}; ${instanceType} runs ${architectures.join(', ')}`,
      'use an image of the architecture of the type',
    ),
    ...volumeFindings(found, group),
    ...(await keyFindings(account, found, region)),
  ];
}

function volumeFindings({ BlockDeviceMappings = [], RootDeviceName }: Image, { imageId, volumeGiB }: ServerGroup) {
  const root = BlockDeviceMappings.find(({ DeviceName }) => DeviceName === RootDeviceName);
  const size = root?.Ebs?.VolumeSize ?? 0;
  return volumeGiB === 0
    ? []
    : [
        finding(
          size > 0 && size <= volumeGiB,
          imageId,
          `root volume of ${String(size)} GiB; servers have ${String(volumeGiB)} GiB`,
          'make the volume of the servers at least as large',
        ),
      ];
}

async function keyFindings(account: Account, { ImageId = '', BlockDeviceMappings = [] }: Image, region: string) {
  const keys = new Set(BlockDeviceMappings.flatMap(({ Ebs }) => (Ebs?.KmsKeyId === undefined ? [] : [Ebs.KmsKeyId])));
  const findings = [...keys].map(async (key) => {
    const { KeyMetadata } = await account.client(KMSClient, region).send(new DescribeKeyCommand({ KeyId: key }));
    const state = String(KeyMetadata?.KeyState);
    return finding(
      state === 'Enabled',
      ImageId,
      `encrypted with ${key}: ${state}`,
      'use an image of a key that is enabled',
    );
  });
  return Promise.all(findings);
}
