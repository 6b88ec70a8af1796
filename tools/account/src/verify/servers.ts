import {
  AutoScalingClient,
  DescribeAutoScalingGroupsCommand,
  DescribeWarmPoolCommand,
} from '@aws-sdk/client-auto-scaling';
import type { Check } from '../check';
import { finding } from '../check';
import { serverGroups } from '../server-groups';

/** Compares the servers in service with the desired capacity of their groups. */
export const servers: Check = async ({ stack, account }) => {
  const findings = serverGroups(stack).map(async ({ name, region }) => {
    const { AutoScalingGroups = [] } = await account
      .client(AutoScalingClient, region)
      .send(new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }));
    const [group] = AutoScalingGroups;
    if (group === undefined) {
      return finding(false, name, `not in ${region}`, 'apply the stack');
    }
    const { Instances = [], DesiredCapacity = 0 } = group;
    const inService = Instances.filter(({ LifecycleState }) => LifecycleState === 'InService').length;
    return finding(
      DesiredCapacity > 0 && inService >= DesiredCapacity,
      name,
      `${String(inService)} of ${String(DesiredCapacity)} in service`,
      `aws autoscaling describe-scaling-activities --region ${region} --auto-scaling-group-name ${name}`,
    );
  });
  return Promise.all(findings);
};

/** Compares the stopped servers with those that a warm pool must have. */
export const warmPool: Check = async ({ stack, account }) => {
  const findings = serverGroups(stack)
    .filter(({ preparedCapacity }) => preparedCapacity > 0)
    .map(async ({ name, region, preparedCapacity }) => {
      const client = account.client(AutoScalingClient, region);
      const { AutoScalingGroups = [] } = await client.send(
        new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
      );
      const { Instances = [] } = await client.send(new DescribeWarmPoolCommand({ AutoScalingGroupName: name }));
      const warmed = Instances.filter(({ LifecycleState }) => LifecycleState === 'Warmed:Stopped').length;
      const expected = preparedCapacity - (AutoScalingGroups[0]?.DesiredCapacity ?? 0);
      return finding(
        AutoScalingGroups.length > 0 && warmed >= expected,
        name,
        `${String(warmed)} of ${String(expected)} stopped servers are ready`,
        'wait for their first start; if they never come, look at the activities of the group',
      );
    });
  return Promise.all(findings);
};
