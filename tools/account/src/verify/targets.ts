import {
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Check } from '../check';
import { finding } from '../check';
import { serverGroups } from '../server-groups';

/** Checks that all targets of the load balancers are healthy, and that there are some. */
export const targets: Check = async ({ stack, account }) => {
  const findings = serverGroups(stack).flatMap(({ region, targetGroups }) =>
    targetGroups.map(async (name) => {
      const client = account.client(ElasticLoadBalancingV2Client, region);
      const { TargetGroups = [] } = await client.send(new DescribeTargetGroupsCommand({ Names: [name] }));
      const { TargetHealthDescriptions = [] } = await client.send(
        new DescribeTargetHealthCommand({ TargetGroupArn: TargetGroups[0]?.TargetGroupArn ?? name }),
      );
      const states = TargetHealthDescriptions.map(({ TargetHealth }) => String(TargetHealth?.State));
      const healthy = states.filter((state) => state === 'healthy').length;
      const others = [...new Set(states.filter((state) => state !== 'healthy'))].join(', ');
      return finding(
        states.length > 0 && healthy === states.length,
        name,
        `${String(healthy)} of ${String(states.length)} targets healthy${others === '' ? '' : `, others ${others}`}`,
        'read the logs of the servers, and try the path of the health check on one of them',
      );
    }),
  );
  return Promise.all(findings);
};
