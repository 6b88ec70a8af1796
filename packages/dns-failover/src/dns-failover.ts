import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { EnvironmentRef, RecoveryCapability } from '@etops/contracts';
import { formatMessage, nameFor, throwProblems } from '@etops/foundation';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { addressKind } from './internal/addresses';
import { literalProblems } from './internal/literals';
import { validateSettings } from './internal/validate-settings';
import type { PlannedCheck, PlannedRecord, RecordPlan } from './plan-records';
import { planRecords } from './plan-records';
import { failoverCapabilities, resolveChecks } from './recovery';
import type { CheckSettings, FailoverSettings } from './sites';

export interface DnsFailoverProps extends FailoverSettings {
  /** The environment whose stack holds the records; names the health checks. */
  readonly environment: EnvironmentRef;
}

/**
 * One website on two sites: weights between on-premises and AWS, failover between two Regions within AWS, health
 * checks that decide.
 *
 * Route 53 answers and checks from data planes all over the world; nothing here has to be edited for a failover.
 *
 * @throws ValidationError when the settings contradict each other or Route 53
 */
export class DnsFailover extends Construct {
  /** The tree as data. */
  readonly plan: RecordPlan;
  /** How long until clients are led elsewhere. */
  readonly recovery: readonly RecoveryCapability[];

  constructor(scope: Construct, id: string, props: DnsFailoverProps) {
    super(scope, id);
    throwProblems(this, literalProblems(props));
    throwProblems(this, validateSettings(props));
    this.plan = planRecords(props);
    this.recovery = failoverCapabilities(props.checks);
    this.warnOfDocumentationAddresses(props);
    const checks = new Map(this.plan.checks.map((check) => [check.id, this.renderCheck(check, props)]));
    const records: { readonly name: string; readonly resource: Route53Record }[] = [];
    for (const record of this.plan.records) {
      const targets = records.filter(({ name }) => record.target.kind === 'alias' && record.target.name === name);
      const resource = this.renderRecord(record, props, checks, targets);
      records.push({ name: record.name, resource });
    }
  }

  private renderCheck(check: PlannedCheck, { environment, checks }: DnsFailoverProps): Route53HealthCheck {
    const { intervalSeconds, failureThreshold }: Required<CheckSettings> = resolveChecks(checks);
    return new Route53HealthCheck(this, check.id, {
      type: 'HTTPS',
      fqdn: check.hostName,
      port: check.port,
      resourcePath: check.path,
      requestInterval: intervalSeconds,
      failureThreshold,
      enableSni: true,
      tags: { Name: nameFor(environment, check.id, { maxLength: 255 }) },
      // Another interval needs another check; records must have moved to it before the old one goes.
      lifecycle: { createBeforeDestroy: true },
      ...(check.address === undefined ? {} : { ipAddress: check.address }),
    });
  }

  private renderRecord(
    { id, name, type, setIdentifier, routing, target, checkId }: PlannedRecord,
    { zone }: DnsFailoverProps,
    checks: ReadonlyMap<string, Route53HealthCheck>,
    targets: readonly { readonly resource: Route53Record }[],
  ): Route53Record {
    const check = checkId === undefined ? undefined : checks.get(checkId);
    return new Route53Record(this, id, {
      zoneId: zone.id,
      name,
      type,
      setIdentifier,
      ...(routing.policy === 'weighted'
        ? { weightedRoutingPolicy: { weight: routing.weight } }
        : { failoverRoutingPolicy: { type: routing.role } }),
      ...(target.kind === 'alias'
        ? { alias: { name: target.name, zoneId: zone.id, evaluateTargetHealth: target.evaluateTargetHealth } }
        : { records: [target.address], ttl: target.ttlSeconds }),
      ...(check === undefined ? {} : { healthCheckId: check.id }),
      dependsOn: targets.map(({ resource }) => resource),
      // Another first name renames what aliases lead to: they must have moved before the old names go.
      lifecycle: { createBeforeDestroy: true },
    });
  }

  private warnOfDocumentationAddresses({ sites }: DnsFailoverProps): void {
    for (const address of sites.onPremises.addresses.filter((value) => addressKind(value) === 'documentation')) {
      Annotations.of(this).addWarning(
        formatMessage({
          code: 'DNS_ADDRESS_DOCUMENTATION',
          message: `sites.onPremises.addresses should be the site's own, got '${address}' from a range for documentation; replace it before you deploy`,
        }),
      );
    }
  }
}
