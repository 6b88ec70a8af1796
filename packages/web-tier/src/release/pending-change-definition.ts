import type { EnvironmentRef } from '@etops/contracts';
import type { State, StateMachineDefinition } from '@etops/foundation';
import { choice, equalsPath, partitionOf, taskMaker } from '@etops/foundation';
import { PENDING_CHANGE_METRIC, pendingChangeDimensions, RELEASE_NAMESPACE } from './pending-change-alarm';
import { describeGroup, PREVIOUS_VERSION, TEMPLATE } from './release-calls';
import { ANY_RESOURCE } from './release-permissions';

const RETRY_SECONDS = 2;

/** Group whose launch template is watched. */
export interface PendingChangeTarget {
  /** Environment of the group. */
  readonly environment: EnvironmentRef;
  /** Name of the Auto Scaling group. */
  readonly autoScalingGroupName: string;
}

/**
 * Returns the state machine that publishes whether the newest version of the launch template differs from that of the
 * group: 1 if so, else 0.
 *
 * It compares contents: after a failed release the newest version has another number, and may be equal.
 */
export function pendingChangeDefinition(target: PendingChangeTarget): StateMachineDefinition {
  const { environment, autoScalingGroupName } = target;
  const task = taskMaker(partitionOf(environment.region), RETRY_SECONDS);
  const describeVersion = (versions: object, to: string, next: string): State =>
    task('aws-sdk:ec2:describeLaunchTemplateVersions', {
      parameters: { 'LaunchTemplateId.$': `${TEMPLATE}.LaunchTemplateId`, ...versions },
      allow: ANY_RESOURCE,
      result: {
        to,
        select: { 'contents.$': 'States.JsonToString($.LaunchTemplateVersions[0].LaunchTemplateData)' },
      },
      next,
      onFailure: null,
    });
  const publish = (value: 0 | 1): State =>
    task('aws-sdk:cloudwatch:putMetricData', {
      parameters: {
        Namespace: RELEASE_NAMESPACE,
        MetricData: [
          {
            MetricName: PENDING_CHANGE_METRIC,
            Dimensions: Object.entries(pendingChangeDimensions(autoScalingGroupName)).map(([Name, Value]) => ({
              Name,
              Value,
            })),
            Value: value,
          },
        ],
      },
      // Metrics have no ARN; the namespace narrows the permission.
      allow: { resources: '*', conditions: { StringEquals: { 'cloudwatch:namespace': RELEASE_NAMESPACE } } },
      next: null,
      onFailure: null,
    });
  return {
    Comment: `Publishes whether a change of the launch template waits for a release in ${environment.name}`,
    StartAt: 'DescribeGroup',
    TimeoutSeconds: 280,
    States: {
      DescribeGroup: describeGroup(task, target, { to: '$.group', next: 'DescribeUsedVersion', onFailure: null }),
      DescribeUsedVersion: describeVersion(
        { 'Versions.$': `States.Array(${PREVIOUS_VERSION})` },
        '$.used',
        'DescribeNewestVersion',
      ),
      DescribeNewestVersion: describeVersion({ Versions: ['$Latest'] }, '$.newest', 'AreContentsEqual'),
      AreContentsEqual: choice(
        [[equalsPath('$.newest.contents', '$.used.contents'), 'PublishNoChange']],
        'PublishPendingChange',
      ),
      PublishNoChange: publish(0),
      PublishPendingChange: publish(1),
    },
  };
}
