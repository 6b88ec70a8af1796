import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import type { EnvironmentRef } from '@etops/contracts';
import { nameFor } from '@etops/foundation';
import { Construct } from 'constructs';
import { ALARM_NAME_MAX_LENGTH } from '../limits';
import type { SwitchId, SwitchRef } from '../switches';
import { SWITCH_ALARM, switchRef } from '../switches';
import { Heartbeat } from './heartbeat';

export interface SwitchboardProps {
  readonly environment: EnvironmentRef;
  /** Id of the failover, part of every name. */
  readonly failoverId: string;
  readonly switches: readonly SwitchId[];
}

/** What a health check needs to know of a switch's alarm. */
export interface SwitchAlarm {
  /** A reference, so that the check is made after the alarm. */
  readonly name: string;
  readonly region: string;
  /** Whatever changes what the alarm says: Route 53 copies it, and must be told to copy it again. */
  readonly triggers: Readonly<Record<string, string>>;
}

const MEANINGS: Readonly<Record<SwitchId, string>> = {
  'evacuate-on-premises': '1 leads no client to the site on-premises',
  'evacuate-primary': '1 leads no client to the first Region',
  'evacuate-dr': '1 leads no client to the second Region',
  'dr-in-service': '1 says that the second Region can write and serve: it answers instead of the first',
};

/** The switches: for each a parameter with its position, a metric, and an alarm that rings while it is on. */
export class Switchboard extends Construct {
  readonly switches: readonly SwitchRef[];
  private readonly alarms: ReadonlyMap<SwitchId, SwitchAlarm>;

  constructor(scope: Construct, id: string, { environment, failoverId, switches }: SwitchboardProps) {
    super(scope, id);
    this.switches = switches.map((switchId) => switchRef(environment, failoverId, switchId));
    const parameters = this.switches.map((ref) => this.createParameter(ref));
    this.alarms = new Map(this.switches.map((ref) => [ref.id, this.createAlarm(environment, failoverId, ref)]));
    new Heartbeat(this, 'heartbeat', {
      environment,
      purpose: failoverId,
      switches: this.switches,
      dependsOn: parameters,
    });
  }

  alarmOf(switchId: SwitchId): SwitchAlarm {
    const alarm = this.alarms.get(switchId);
    if (alarm === undefined) {
      throw new Error(`no switch '${switchId}'`);
    }
    return alarm;
  }

  private createParameter({ id, parameterName }: SwitchRef): SsmParameter {
    return new SsmParameter(this, `${id}-position`, {
      name: parameterName,
      description: MEANINGS[id],
      type: 'String',
      tier: 'Standard',
      allowedPattern: '^[01]$',
      insecureValue: '0',
      // Whoever turns the switch decides; no apply turns it back.
      lifecycle: { ignoreChanges: ['insecure_value'] },
    });
  }

  private createAlarm(environment: EnvironmentRef, failoverId: string, ref: SwitchRef): SwitchAlarm {
    const { namespace, metricName, dimensions, region } = ref;
    const { comparison, periodSeconds, treatMissingData, ...rest } = SWITCH_ALARM;
    const settings = {
      namespace,
      metricName,
      comparisonOperator: comparison,
      period: periodSeconds,
      ...rest,
    };
    const alarm = new CloudwatchMetricAlarm(this, `${ref.id}-alarm`, {
      alarmName: nameFor(environment, `${failoverId}-${ref.id}`, { maxLength: ALARM_NAME_MAX_LENGTH }),
      alarmDescription: MEANINGS[ref.id],
      ...settings,
      dimensions: { ...dimensions },
      treatMissingData,
    });
    const triggers = { ...settings, ...dimensions, treatMissingData };
    return {
      name: alarm.alarmName,
      region,
      triggers: Object.fromEntries(Object.entries(triggers).map(([key, value]) => [key, String(value)])),
    };
  }
}
