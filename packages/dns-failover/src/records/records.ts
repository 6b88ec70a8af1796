import type { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { Construct } from 'constructs';
import { CLOUDFRONT_ZONE_ID } from '../limits';
import type { PlannedRecord, PlannedTarget } from './plan-records';

export interface RecordContext {
  readonly zoneId: string;
  /** Health checks by their planned ids. */
  readonly checks: ReadonlyMap<string, Route53HealthCheck>;
}

/** Renders planned records, targets before the aliases that point to them. */
export function renderRecords(scope: Construct, planned: readonly PlannedRecord[], context: RecordContext): void {
  const rendered: { readonly planned: PlannedRecord; readonly resource: Route53Record }[] = [];
  for (const record of planned) {
    const targets = rendered.filter((other) => pointsTo(record, other.planned)).map(({ resource }) => resource);
    rendered.push({ planned: record, resource: renderRecord(scope, record, context, targets) });
  }
}

function renderRecord(
  scope: Construct,
  { id, name, type, setIdentifier, routing, target, checkId }: PlannedRecord,
  { zoneId, checks }: RecordContext,
  targets: Route53Record[],
): Route53Record {
  const check = checkId === undefined ? undefined : checks.get(checkId);
  return new Route53Record(scope, id, {
    zoneId,
    name,
    type,
    setIdentifier,
    ...(routing.policy === 'weighted'
      ? { weightedRoutingPolicy: { weight: routing.weight } }
      : { failoverRoutingPolicy: { type: routing.role } }),
    ...targetConfig(target, zoneId),
    ...(check === undefined ? {} : { healthCheckId: check.id }),
    dependsOn: targets,
    // Another first name renames the targets of aliases: the aliases must have moved before the old names go.
    lifecycle: { createBeforeDestroy: true },
  });
}

function targetConfig(target: PlannedTarget, zoneId: string) {
  switch (target.kind) {
    case 'addresses':
      return { records: [...target.addresses], ttl: target.ttlSeconds };
    case 'distribution':
      return { alias: { name: target.domainName, zoneId: CLOUDFRONT_ZONE_ID, evaluateTargetHealth: false } };
    case 'alias':
      return { alias: { name: target.name, zoneId, evaluateTargetHealth: target.evaluateTargetHealth } };
  }
}

function pointsTo({ target, type }: PlannedRecord, other: PlannedRecord): boolean {
  return target.kind === 'alias' && target.name === other.name && type === other.type;
}
