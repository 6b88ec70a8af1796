import { DefaultNetworkAcl } from '@cdktf/provider-aws/lib/default-network-acl';
import { DefaultRouteTable } from '@cdktf/provider-aws/lib/default-route-table';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import type { NetworkContext } from './network-context';

/**
 * Adopts the default resources that AWS creates in every VPC, and empties them.
 *
 * The security group has no rules, the network ACL denies everything, and the route table contains only the local route.
 * A resource that uses them by accident gets no traffic.
 */
export function lockDefaults({ scope, vpc, tag }: NetworkContext): void {
  new DefaultSecurityGroup(scope, 'default-security-group', {
    vpcId: vpc.id,
    ingress: [],
    egress: [],
    tags: tag('default-locked'),
  });
  new DefaultNetworkAcl(scope, 'default-network-acl', {
    defaultNetworkAclId: vpc.defaultNetworkAclId,
    tags: tag('default-locked'),
  });
  new DefaultRouteTable(scope, 'default-route-table', {
    defaultRouteTableId: vpc.defaultRouteTableId,
    route: [],
    tags: tag('default-locked'),
  });
}
