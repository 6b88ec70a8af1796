import type { EnvironmentRef } from '@etops/contracts';
import { StateMachine } from '@etops/foundation';
import { heartbeatName } from './heartbeat-name';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { heartbeatDefinition } from './heartbeat-definition';
import type { SwitchRef } from './switch-ref';

export interface HeartbeatProps {
  readonly environment: EnvironmentRef;
  /** Part of every name. */
  readonly purpose: string;
  readonly switches: readonly SwitchRef[];
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Creates a state machine that publishes the switches' positions every minute, since datapoints expire. */
export class Heartbeat extends Construct {
  constructor(scope: Construct, id: string, { environment, purpose, switches, dependsOn }: HeartbeatProps) {
    super(scope, id);
    new StateMachine(this, 'Default', {
      environment,
      name: heartbeatName(environment, purpose),
      description: 'Publishes the positions of the switches',
      definition: heartbeatDefinition(environment, switches),
      // 43,800 executions per month: a standard state machine costs many times as much.
      type: 'EXPRESS',
      schedule: {
        expression: 'rate(1 minute)',
        retry: { maxAttempts: 0, maxAgeSeconds: 60 },
        deadLetterQueue: { without: 'the next execution starts within a minute, and an alarm watches the metric' },
      },
      dependsOn,
    });
  }
}
