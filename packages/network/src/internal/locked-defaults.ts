import { DefaultNetworkAcl } from '@cdktf/provider-aws/lib/default-network-acl';
import { DefaultRouteTable } from '@cdktf/provider-aws/lib/default-route-table';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import type { NetworkFrame } from './network-frame';

/**
 * Adopts what AWS puts into every VPC and empties it: a security group without rules, a network ACL that denies
 * everything, a route table with nothing but the local route. What nobody chose is of no use.
 */
export function lockDefaults({ scope, vpc, tag }: NetworkFrame): void {
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
