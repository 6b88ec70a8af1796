import type { AlarmSpec, EnvironmentRef, RecoveryCapability } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import { checkProps, formatMessage, ProblemList, throwProblems } from '@etops/foundation';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import type { MetricRef } from './alarms';
import { certificateMetric, endpointAlarms, regionalAlarms } from './alarms';
import { checkHealthChecks, renderHealthChecks } from './health-checks';
import type { FailoverSettings, RecordPlan } from './records';
import { checkTraffic, planRecords, renderRecords } from './records';
import { failoverCapabilities } from './recovery';
import { addressKind, adviseOnCapacity, checkSites } from './sites';
import type { SwitchRef } from './switches';
import { checkPrincipals, failsOverManually, OperatorRole, Switchboard, switchIds } from './switches';
import { shapes } from './shapes.generated';

/** Props of {@link DnsFailover}. */
export interface DnsFailoverProps extends FailoverSettings {
  /**
   * Environment of the stack that contains the records; part of the names of the health checks.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /**
   * ARNs of the principals that may assume the role that turns switches: roles of the on-call, or
   * `arn:aws:iam::<account>:root` for those that the account's own policies allow.
   *
   * @default - no role
   */
  readonly operatorPrincipalArns?: readonly string[];
}

/**
 * Creates the records of one website on two sites, with their health checks and switches.
 *
 * Weights split the traffic between on-premises and AWS, and failover records select one of two Regions within AWS.
 * Switches take a site out of service, and keep traffic away from the second Region until it accepts writes. Route 53's
 * data plane is global: a failover edits no resource of this construct. A page of last resort answers while no site can
 * serve. Create the construct in a Region that survives
 * the loss of the other one, since its switches are in the stack's own Region.
 *
 * @throws ValidationError if the settings contradict each other or Route 53
 */
export class DnsFailover extends Construct {
  /** Record tree as data. */
  readonly plan: RecordPlan;
  /** Minutes until DNS routes clients to another site. */
  readonly recovery: readonly RecoveryCapability[];
  /** Switches, as literals for the runbooks that turn them. */
  readonly switches: readonly SwitchRef[];
  /** ARN of the role that turns switches, known after apply; `undefined` without `operatorPrincipalArns`. */
  readonly operatorRoleArn: string | undefined;
  /** Ids of the health checks by their ids in {@link plan}. */
  readonly checkIds: ReadonlyMap<string, string>;
  /** Alarms of the stack's own Region. */
  readonly alarms: readonly AlarmSpec[];
  /** Alarms of us-east-1, the only Region with metrics of health checks. */
  readonly healthAlarms: readonly AlarmSpec[];
  /** Metric to publish the days until the on-premises certificate expires. */
  readonly certificateMetric: MetricRef;

  constructor(scope: Construct, id: string, props: DnsFailoverProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'DnsFailoverProps', props);
    this.check(id, checked);
    const { environment, checks, sites, zone } = checked;
    this.plan = planRecords(checked);
    this.recovery = failoverCapabilities(checks, failsOverManually(sites.aws));
    this.warn(checked);
    const switchboard = new Switchboard(this, 'switches', {
      environment,
      failoverId: id,
      switches: switchIds(checked),
    });
    this.switches = switchboard.switches;
    const rendered = renderHealthChecks(this, this.plan.checks, {
      environment,
      switchAlarms: switchboard.alarms,
      ...(checks === undefined ? {} : { checks }),
    });
    this.checkIds = new Map([...rendered].map(([checkId, check]) => [checkId, check.id]));
    this.certificateMetric = certificateMetric(environment, id);
    this.alarms = regionalAlarms(this.switches, this.certificateMetric);
    this.healthAlarms = endpointAlarms(this.plan.checks, this.checkIds);
    this.operatorRoleArn = this.createOperatorRole(id, checked);
    renderRecords(this, this.plan.records, { zoneId: zone.id, checks: rendered });
  }

  private createOperatorRole(
    failoverId: string,
    { environment, operatorPrincipalArns: principalArns }: Checked<DnsFailoverProps>,
  ): string | undefined {
    if (principalArns === undefined) {
      return undefined;
    }
    const calculated = this.plan.checks.filter(({ kind }) => kind === 'calculated');
    const { arn } = new OperatorRole(this, 'operators', {
      environment,
      failoverId,
      switches: this.switches,
      calculatedCheckIds: calculated.map(({ id }) => this.checkIds.get(id) ?? ''),
      principalArns,
    });
    return arn;
  }

  private check(id: string, props: Checked<DnsFailoverProps>): void {
    const problems = new ProblemList();
    checkId(problems, "the construct's id", id);
    checkSites(problems, '', props);
    checkTraffic(problems, 'traffic', props.traffic);
    checkHealthChecks(problems, 'checks', props.checks);
    checkPrincipals(problems, 'operatorPrincipalArns', props.operatorPrincipalArns);
    throwProblems(this, problems.all);
  }

  private warn({ sites, lastResort }: Checked<DnsFailoverProps>): void {
    const messages = [
      ...documentationAddresses('sites.onPremises.addresses', sites.onPremises.addresses),
      ...documentationAddresses('lastResort.addresses', lastResort?.addresses),
      ...adviseOnCapacity('sites', sites),
      ...(lastResort === undefined ? [NO_LAST_RESORT] : []),
    ];
    for (const message of messages) {
      Annotations.of(this).addWarning(message);
    }
  }
}

const NO_LAST_RESORT = formatMessage({
  code: 'DNS_LAST_RESORT_MISSING',
  message:
    'lastResort should be a page that depends on no site, got none; without it, clients reach evacuated and outdated sites while none can serve',
});

function documentationAddresses(path: string, addresses: readonly string[] = []): readonly string[] {
  return addresses
    .filter((value) => addressKind(value) === 'documentation')
    .map((address) =>
      formatMessage({
        code: 'DNS_ADDRESS_DOCUMENTATION',
        message: `${path} should be real addresses, got '${address}' from a range for documentation; replace it before you deploy`,
      }),
    );
}

function checkId(problems: ProblemList, path: string, id: string): void {
  problems.require(
    /^[A-Za-z0-9-]{1,64}$/.test(id),
    'DNS_ID',
    () =>
      `${path} must be 1 to 64 letters, digits or '-', got '${id}'; use an id such as 'failover', it is part of the names of the switches`,
  );
}
