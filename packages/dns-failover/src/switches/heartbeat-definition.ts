import type { EnvironmentRef } from '@etops/contracts';
import type { Retrier, StateMachineDefinition } from '@etops/foundation';
import { arnOf, partitionOf, taskMaker } from '@etops/foundation';
import { PARAMETERS_READ } from '../limits';
import type { SwitchRef } from './switch-ref';

/** The next execution starts within a minute, so one quick retry is enough. */
const RETRY_SECONDS = 2;
const RETRY: readonly Retrier[] = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: RETRY_SECONDS, MaxAttempts: 1 }];

/**
 * Returns the state machine that publishes the switches' positions: one read, one metric call.
 *
 * Parameters come back in any order, so each datapoint uses the name and the value of the same parameter.
 *
 * @param switches 1 to 10, all of one Region
 */
export function heartbeatDefinition(
  environment: EnvironmentRef,
  switches: readonly SwitchRef[],
): StateMachineDefinition {
  const [first] = switches;
  if (first === undefined || switches.length > PARAMETERS_READ.max) {
    throw new Error(
      `a heartbeat publishes 1 to ${String(PARAMETERS_READ.max)} switches, got ${String(switches.length)}`,
    );
  }
  const task = taskMaker(partitionOf(environment.region), RETRY_SECONDS);
  const common = { onFailure: null, retry: RETRY, timeoutSeconds: 15 };
  const [dimension = ''] = Object.keys(first.dimensions);
  return {
    Comment: 'Publishes the positions of the switches as metrics',
    StartAt: 'ReadSwitchPositions',
    TimeoutSeconds: 55,
    States: {
      ReadSwitchPositions: task('aws-sdk:ssm:getParameters', {
        ...common,
        parameters: { Names: switches.map(({ parameterName }) => parameterName) },
        allow: {
          resources: switches.map(({ parameterName }) => arnOf(environment, 'ssm', `parameter${parameterName}`)),
        },
        result: { to: '$' },
        next: 'PublishSwitchPositions',
      }),
      PublishSwitchPositions: task('aws-sdk:cloudwatch:putMetricData', {
        ...common,
        parameters: {
          Namespace: first.namespace,
          MetricData: switches.map((_, index) => ({
            MetricName: first.metricName,
            Dimensions: [{ Name: dimension, 'Value.$': `$.Parameters[${String(index)}].Name` }],
            'Value.$': `States.StringToJson($.Parameters[${String(index)}].Value)`,
          })),
        },
        // Metrics have no ARN; the namespace narrows the permission.
        allow: { resources: '*', conditions: { StringEquals: { 'cloudwatch:namespace': first.namespace } } },
        next: null,
      }),
    },
  };
}
