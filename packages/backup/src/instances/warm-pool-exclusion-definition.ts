import type { EnvironmentRef } from '@etops/contracts';
import type { StateMachineDefinition, TaskPermission } from '@etops/foundation';
import { arnOf, choice, partitionOf, taskMaker } from '@etops/foundation';
import type { NotificationsRef } from '../notifications';
import type { SelectionTag } from '../plan';
import { failureStates } from '../notifications';

/** Group whose warm instances are left out of backups. */
export interface WarmPoolTarget {
  /** Environment of the group. */
  readonly environment: EnvironmentRef;
  /** Name of the Auto Scaling group. */
  readonly autoScalingGroupName: string;
  /** Tag that selects instances for a backup plan. */
  readonly tag: SelectionTag;
  /** Topic that is notified of failed runs. */
  readonly notifications: NotificationsRef;
}

/** Warm instances that one call lists: the most that Auto Scaling returns. */
const PAGE_SIZE = 50;

const hasAny = (path: string) => ({ Variable: `${path}[0]`, IsPresent: true });

/**
 * Renders the state machine that takes the tag of a backup plan from the instances in a warm pool, and gives it back to
 * those in service.
 *
 * A run that fails leaves the tags as they are: instances are then backed up in vain, but none is missed.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeWarmPool.html
 */
export function warmPoolExclusionDefinition(
  { environment, autoScalingGroupName, tag, notifications }: WarmPoolTarget,
  { retrySeconds }: { readonly retrySeconds: number },
): StateMachineDefinition {
  const task = taskMaker(partitionOf(environment.region), retrySeconds);
  const ofGroup = allowInstancesOf(environment, autoScalingGroupName, tag);
  const listWarm = (more: Readonly<Record<string, string>>) =>
    task('aws-sdk:autoscaling:describeWarmPool', {
      parameters: { AutoScalingGroupName: autoScalingGroupName, MaxRecords: PAGE_SIZE, ...more },
      // The whole answer has a token only if there is another page, which a selector cannot express.
      result: { to: '$.warm' },
      allow: { resources: '*' },
      next: 'IsAnyWarm',
      onFailure: 'NotifyOfFailure',
    });
  return {
    Comment: `Leaves instances in the warm pool of ${autoScalingGroupName} out of backups`,
    StartAt: 'ListInService',
    TimeoutSeconds: 3600,
    States: {
      ListInService: task('aws-sdk:autoscaling:describeAutoScalingGroups', {
        parameters: { AutoScalingGroupNames: [autoScalingGroupName] },
        result: { to: '$.group', select: { 'instances.$': '$.AutoScalingGroups[0].Instances' } },
        allow: { resources: '*' },
        next: 'TagInService',
        onFailure: 'NotifyOfFailure',
      }),
      TagInService: {
        Type: 'Map',
        ItemsPath: '$.group.instances',
        ItemSelector: { 'instance.$': '$$.Map.Item.Value' },
        MaxConcurrency: 4,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'IsInService',
          States: {
            IsInService: choice(
              [[{ Variable: '$.instance.LifecycleState', StringEquals: 'InService' }, 'TagInstance']],
              'InstanceDone',
            ),
            TagInstance: task('aws-sdk:ec2:createTags', {
              parameters: {
                'Resources.$': 'States.Array($.instance.InstanceId)',
                Tags: [{ Key: tag.key, Value: tag.value }],
              },
              allow: ofGroup,
              next: 'InstanceDone',
              onFailure: 'InstanceNotTagged',
            }),
            InstanceDone: { Type: 'Succeed' },
            InstanceNotTagged: {
              Type: 'Fail',
              Error: 'WarmPoolExclusion',
              Cause: 'an instance in service could not be tagged',
            },
          },
        },
        ResultPath: null,
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'NotifyOfFailure' }],
        Next: 'ListWarm',
      },
      ListWarm: listWarm({}),
      ListMoreWarm: listWarm({ 'NextToken.$': '$.warm.NextToken' }),
      IsAnyWarm: choice([[hasAny('$.warm.Instances'), 'UntagWarm']], 'AreMoreWarm'),
      UntagWarm: task('aws-sdk:ec2:deleteTags', {
        parameters: { 'Resources.$': '$.warm.Instances[*].InstanceId', Tags: [{ Key: tag.key }] },
        allow: ofGroup,
        next: 'AreMoreWarm',
        onFailure: 'NotifyOfFailure',
      }),
      AreMoreWarm: choice([[{ Variable: '$.warm.NextToken', IsPresent: true }, 'ListMoreWarm']], 'Tagged'),
      Tagged: { Type: 'Succeed' },
      ...failureStates(
        task,
        notifications,
        `${environment.name}: warm pool not left out of backups`,
        'WarmPoolExclusion.Failed',
      ),
    },
  };
}

/** Allows to change this tag only, and only of instances of the group. */
function allowInstancesOf(environment: EnvironmentRef, groupName: string, { key }: SelectionTag): TaskPermission {
  return {
    resources: arnOf(environment, 'ec2', 'instance/*'),
    conditions: {
      StringEquals: { 'aws:ResourceTag/aws:autoscaling:groupName': groupName },
      'ForAllValues:StringEquals': { 'aws:TagKeys': [key] },
    },
  };
}
