import type { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { AlarmSpec, EnvironmentRef, RecoveryCapability } from '@etops/contracts';
import { formatMessage, nameFor, throwProblems } from '@etops/foundation';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import type { MetricRef } from './alarms';
import { certificateMetric, endpointAlarms, regionalAlarms } from './alarms';
import { addressKind } from './internal/addresses';
import { literalProblems } from './internal/literals';
import { renderCheck } from './internal/render-check';
import { Switchboard } from './internal/switchboard';
import { validateSettings } from './internal/validate-settings';
import type { PlannedRecord, RecordPlan } from './plan-records';
import { planRecords } from './plan-records';
import { failoverCapabilities } from './recovery';
import type { FailoverSettings } from './sites';
import type { SwitchRef } from './switches';
import { isGated, switchIds } from './switches';

export interface DnsFailoverProps extends FailoverSettings {
  /** The environment whose stack holds the records; names the health checks. */
  readonly environment: EnvironmentRef;
}

/**
 * One website on two sites: weights between on-premises and AWS, failover between two Regions within AWS, health
 * checks that decide, switches that take a site out and hold the second Region back until it can write.
 *
 * Route 53 answers and checks from data planes all over the world; nothing here has to be edited for a failover. The
 * switches are in the stack's own Region, which must not be the one that may be lost.
 *
 * @throws ValidationError when the settings contradict each other or Route 53
 */
export class DnsFailover extends Construct {
  /** The tree as data. */
  readonly plan: RecordPlan;
  /** How long until clients are led elsewhere. */
  readonly recovery: readonly RecoveryCapability[];
  /** The switches, for whoever turns them: literals. */
  readonly switches: readonly SwitchRef[];
  /** Checks by their ids in {@link plan}. */
  readonly checkIds: ReadonlyMap<string, string>;
  /** Alarms of the stack's own Region. */
  readonly alarms: readonly AlarmSpec[];
  /** Alarms of us-east-1, where the metrics of health checks are. */
  readonly healthAlarms: readonly AlarmSpec[];
  /** Where the days until the certificate on-premises expires are published. */
  readonly certificateMetric: MetricRef;

  private readonly switchboard: Switchboard;

  constructor(scope: Construct, id: string, props: DnsFailoverProps) {
    super(scope, id);
    throwProblems(this, literalProblems(props, id));
    throwProblems(this, validateSettings(props));
    this.plan = planRecords(props);
    this.recovery = failoverCapabilities(props.checks, isGated(props.sites.aws));
    this.warnOfDocumentationAddresses(props);
    const { environment } = props;
    this.switchboard = new Switchboard(this, 'switches', { environment, failoverId: id, switches: switchIds(props) });
    this.switches = this.switchboard.switches;
    const checks = this.renderChecks(props);
    this.checkIds = new Map([...checks].map(([checkId, check]) => [checkId, check.id]));
    this.certificateMetric = certificateMetric(environment, id);
    this.alarms = regionalAlarms(this.switches, this.certificateMetric);
    this.healthAlarms = endpointAlarms(this.plan, this.checkIds);
    const rendered: { readonly planned: PlannedRecord; readonly resource: Route53Record }[] = [];
    for (const planned of this.plan.records) {
      const targets = rendered.filter((other) => leadsTo(planned, other.planned));
      rendered.push({ planned, resource: this.renderRecord(planned, props, checks, targets) });
    }
  }

  private renderChecks({ environment, checks }: DnsFailoverProps): ReadonlyMap<string, Route53HealthCheck> {
    const rendered = new Map<string, Route53HealthCheck>();
    for (const check of this.plan.checks) {
      const name = nameFor(environment, check.id, { maxLength: 255 });
      const context = { name, checks, switchboard: this.switchboard, rendered };
      rendered.set(check.id, renderCheck(this, check, context));
    }
    return rendered;
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

function leadsTo({ target, type }: PlannedRecord, other: PlannedRecord): boolean {
  return target.kind === 'alias' && target.name === other.name && type === other.type;
}
