import { DescribeInstanceTypeOfferingsCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { Check } from '../check';
import { finding } from '../check';
import { serverGroups } from '../server-groups';

/** Checks that EC2 offers the type of the servers in each of their zones. */
export const instanceTypes: Check = async ({ stack, account }) => {
  const findings = serverGroups(stack).map(async ({ instanceType, region, availabilityZones }) => {
    const { InstanceTypeOfferings = [] } = await account.client(EC2Client, region).send(
      new DescribeInstanceTypeOfferingsCommand({
        LocationType: 'availability-zone',
        Filters: [{ Name: 'instance-type', Values: [instanceType] }],
      }),
    );
    const offered = InstanceTypeOfferings.map(({ Location = '' }) => Location);
    return availabilityZones.map((zone) =>
      finding(
        offered.includes(zone),
        `${instanceType} in ${zone}`,
        offered.includes(zone) ? 'offered' : 'not offered',
        `use one of ${offered.join(', ')}, or another type`,
      ),
    );
  });
  return (await Promise.all(findings)).flat();
};
