import { PARAMETERS_READ } from '../limits';
import type { SwitchRef } from './switch-ref';

/**
 * Returns the state machine that publishes the switches' positions: one read, one metric call.
 *
 * Parameters come back in any order, so each datapoint uses the name and the value of the same parameter.
 *
 * @param switches 1 to 10, all of one Region
 */
export function heartbeatDefinition(partition: string, switches: readonly SwitchRef[]): object {
  const [first] = switches;
  if (first === undefined || switches.length > PARAMETERS_READ.max) {
    throw new Error(
      `a heartbeat publishes 1 to ${String(PARAMETERS_READ.max)} switches, got ${String(switches.length)}`,
    );
  }
  const task = (service: string, action: string) => ({
    Type: 'Task',
    Resource: `arn:${partition}:states:::aws-sdk:${service}:${action}`,
    TimeoutSeconds: 15,
    Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, MaxAttempts: 1 }],
  });
  const [dimension = ''] = Object.keys(first.dimensions);
  return {
    Comment: 'Publishes the positions of the switches as metrics',
    StartAt: 'ReadSwitchPositions',
    TimeoutSeconds: 55,
    States: {
      ReadSwitchPositions: {
        ...task('ssm', 'getParameters'),
        Parameters: { Names: switches.map(({ parameterName }) => parameterName) },
        Next: 'PublishSwitchPositions',
      },
      PublishSwitchPositions: {
        ...task('cloudwatch', 'putMetricData'),
        Parameters: {
          Namespace: first.namespace,
          MetricData: switches.map((_, index) => ({
            MetricName: first.metricName,
            Dimensions: [{ Name: dimension, 'Value.$': `$.Parameters[${String(index)}].Name` }],
            'Value.$': `States.StringToJson($.Parameters[${String(index)}].Value)`,
          })),
        },
        End: true,
      },
    },
  };
}
