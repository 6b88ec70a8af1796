import { StateMachine, stateMachineName } from '@etops/foundation';
import { Construct } from 'constructs';
import type { PendingChangeTarget } from './pending-change-definition';
import { pendingChangeDefinition } from './pending-change-definition';

/** Settings of the check. */
export interface PendingChangeConfig extends PendingChangeTarget {
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
}

/** Creates a state machine that publishes every hour whether a change of the launch template waits for a release. */
export class PendingChange extends Construct {
  constructor(scope: Construct, id: string, { purpose, ...target }: PendingChangeConfig) {
    super(scope, id);
    new StateMachine(this, 'Default', {
      environment: target.environment,
      name: stateMachineName(target.environment, `${purpose}-pending-change`),
      description: 'Publishes whether a change of the launch template waits for a release',
      definition: pendingChangeDefinition(target),
      type: 'EXPRESS',
      schedule: {
        expression: 'rate(1 hour)',
        retry: { maxAttempts: 0, maxAgeSeconds: 60 },
        deadLetterQueue: { without: 'the next execution starts within an hour, and an alarm watches the metric' },
      },
    });
  }
}
