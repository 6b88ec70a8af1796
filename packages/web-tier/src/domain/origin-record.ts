import type { Lb } from '@cdktf/provider-aws/lib/lb';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { Construct } from 'constructs';
import type { Domain } from './domain-props';

/** Renders the environment's own record, an alias of the load balancer that fails if no server is healthy. */
export function renderOriginRecord(
  scope: Construct,
  { hostedZoneId, originName }: Domain,
  { dnsName, zoneId }: Pick<Lb, 'dnsName' | 'zoneId'>,
): void {
  new Route53Record(scope, 'origin', {
    zoneId: hostedZoneId,
    name: originName,
    type: 'A',
    alias: { name: dnsName, zoneId, evaluateTargetHealth: true },
  });
}
