import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { keptDescription, nameFor, SECURITY_GROUP_NAME_LENGTH } from '@etops/foundation';
import type { Construct } from 'constructs';
import { Certificate } from '../domain';
import { Files } from '../files';
import { LoadBalancer } from '../load-balancer';
import { WebAcl } from '../web-acl';
import type { ResolvedWebTier } from './resolve-web-tier';

/** Resources that servers refer to. */
export interface SharedResources {
  readonly loadBalancer: LoadBalancer;
  readonly files: Files;
  /** Security group of the servers. */
  readonly serverGroup: SecurityGroup;
}

/** Renders the certificate, the load balancer with its web ACL, the shared files and the servers' security group. */
export function renderSharedResources(
  scope: Construct,
  purpose: string,
  { environment, network, domain, webAcl, fileSystem, ...webTier }: ResolvedWebTier,
): SharedResources {
  const certificate = new Certificate(scope, 'certificate', domain);
  const loadBalancer = new LoadBalancer(scope, 'load-balancer', {
    environment,
    purpose,
    network,
    settings: webTier.loadBalancer,
    certificateArn: certificate.arn,
  });
  if (webAcl !== undefined) {
    new WebAcl(loadBalancer, 'web-acl', {
      environment,
      purpose,
      settings: webAcl,
      loadBalancerArn: loadBalancer.balancer.arn,
      // Route 53 requests it through the load balancer; the load balancer's own checks do not pass the web ACL.
      healthCheckPath: domain.healthCheckPath,
    });
  }
  const files = new Files(scope, 'files', {
    environment,
    purpose,
    vpcId: network.vpcId,
    subnets: network.applicationSubnets,
    fileSystem,
  });
  const serverGroup = new SecurityGroup(scope, 'server-security-group', {
    name: nameFor(environment, `${purpose}-server`, { maxLength: SECURITY_GROUP_NAME_LENGTH.max }),
    description: 'Servers: connections from the load balancer only',
    vpcId: network.vpcId,
    lifecycle: keptDescription,
  });
  return { loadBalancer, files, serverGroup };
}
