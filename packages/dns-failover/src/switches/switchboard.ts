import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import type { EnvironmentRef } from '@etops/contracts';
import { Construct } from 'constructs';
import { Heartbeat } from './heartbeat';
import type { SwitchAlarm } from './switch-alarm';
import { createSwitchAlarm } from './switch-alarm';
import type { SwitchId, SwitchRef } from './switch-ref';
import { switchRef } from './switch-ref';

export interface SwitchboardProps {
  readonly environment: EnvironmentRef;
  /** Id of the failover, part of every name. */
  readonly failoverId: string;
  readonly switches: readonly SwitchId[];
}

/** Descriptions of the parameters. */
const PARAMETERS: Readonly<Record<SwitchId, string>> = {
  'evacuate-on-premises': '1 sends no traffic to the on-premises site',
  'evacuate-primary': '1 sends no traffic to the first Region',
  'evacuate-dr': '1 sends no traffic to the second Region',
  'dr-in-service': '1 declares that the second Region accepts writes and serves: it answers instead of the first',
};

/** Descriptions of the alarms, which are in `ALARM` while their switch is on. */
const ALARMS: Readonly<Record<SwitchId, string>> = {
  'evacuate-on-premises': 'The switch evacuate-on-premises is on: the on-premises site gets no traffic.',
  'evacuate-primary': 'The switch evacuate-primary is on: primary gets no traffic.',
  'evacuate-dr': 'The switch evacuate-dr is on: dr gets no traffic.',
  'dr-in-service': 'The switch dr-in-service is on: dr gets the traffic of AWS, and primary gets none.',
};

/** Creates the switches: for each a parameter with its position, a metric, and an alarm while it is on. */
export class Switchboard extends Construct {
  readonly switches: readonly SwitchRef[];
  /** Alarms by the ids of their switches. */
  readonly alarms: ReadonlyMap<SwitchId, SwitchAlarm>;

  constructor(scope: Construct, id: string, { environment, failoverId, switches }: SwitchboardProps) {
    super(scope, id);
    this.switches = switches.map((switchId) => switchRef(environment, failoverId, switchId));
    const parameters = this.switches.map((ref) => this.createParameter(ref));
    this.alarms = new Map(
      this.switches.map((ref) => [
        ref.id,
        createSwitchAlarm(this, `${ref.id}-alarm`, {
          environment,
          failoverId,
          ref,
          description: ALARMS[ref.id],
        }),
      ]),
    );
    new Heartbeat(this, 'heartbeat', {
      environment,
      purpose: failoverId,
      switches: this.switches,
      dependsOn: parameters,
    });
  }

  private createParameter({ id, parameterName }: SwitchRef): SsmParameter {
    return new SsmParameter(this, `${id}-position`, {
      name: parameterName,
      description: PARAMETERS[id],
      type: 'String',
      tier: 'Standard',
      allowedPattern: '^[01]$',
      insecureValue: '0',
      // Operators set the position; no apply resets it. A parameter that is created again is off: a rename, or a replacement,
      // would send clients back to a site that is out of service.
      lifecycle: { ignoreChanges: ['insecure_value'], preventDestroy: true },
    });
  }
}
