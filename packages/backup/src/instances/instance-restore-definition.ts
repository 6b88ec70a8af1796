import type { EnvironmentRef } from '@etops/contracts';
import type { Rule, State, StateMachineDefinition, States, Task } from '@etops/foundation';
import {
  cutoffPath,
  cutoffStates,
  isOneOf,
  loop,
  newestStates,
  noteFailure,
  partitionOf,
  taskMaker,
} from '@etops/foundation';
import { backupVaultArn } from '../vault';
import { failureStates } from '../notifications';
import type { InstanceRestoreTarget } from './instance-restore-target';
import { launchPermissions, terminatePermission, TEST_TAG } from './instance-restore-permissions';
import type { MachineTimings } from './machine-timings';

/** Recovery points that are listed; the newest complete one of them is restored. */
const LISTED = 20;

/** Polls of the status checks: 40 minutes at one a minute. */
const POLLS = 40;

/**
 * Renders the state machine that starts one instance from a recovery point, waits for the status checks of EC2, and
 * terminates the instance, whatever they say.
 *
 * The image of a recovery point contains its snapshots, which are encrypted with a key of this Region. Therefore the
 * instance starts here even if the volumes of its source had a key that this Region does not have.
 */
export function instanceRestoreDefinition(
  target: InstanceRestoreTarget,
  { retrySeconds, pollSeconds, now = '$$.Execution.StartTime' }: MachineTimings,
): StateMachineDefinition {
  const { environment, vault, selectionWindowDays, notifications } = target;
  const task = taskMaker(partitionOf(environment.region), retrySeconds);
  const cutoffs = { daysBack: [selectionWindowDays], now, next: 'ListRecoveryPoints' };
  return {
    Comment: `Starts one instance from a recovery point in ${vault.name}, to prove that it starts`,
    StartAt: 'ReadToday',
    TimeoutSeconds: 2 * 3600,
    States: {
      ...cutoffStates(cutoffs),
      ListRecoveryPoints: task('aws-sdk:backup:listRecoveryPointsByBackupVault', {
        parameters: {
          BackupVaultName: vault.name,
          ByResourceType: 'EC2',
          'ByCreatedAfter.$': cutoffPath(cutoffs, selectionWindowDays),
          MaxResults: LISTED,
        },
        result: { to: '$.points', select: { 'list.$': '$.RecoveryPoints' } },
        allow: { resources: backupVaultArn(environment, vault.name) },
        next: 'BeginSearchForRecoveryPoint',
        onFailure: 'NotifyOfFailure',
      }),
      ...newestStates({
        subject: 'RecoveryPoint',
        list: '$.points.list',
        idField: 'RecoveryPointArn',
        timeField: 'CreationDate',
        where: (item) => [{ Variable: `${item}.Status`, StringEquals: 'COMPLETED' }],
        next: 'ReadImageId',
        onNone: 'NoteNothing',
      }),
      NoteNothing: noteFailure(
        'InstanceRestore',
        `no complete recovery point of an instance in ${vault.name} within ${String(selectionWindowDays)} days`,
        'NotifyOfFailure',
      ),
      ReadImageId: {
        Type: 'Pass',
        Parameters: { 'imageId.$': "States.ArrayGetItem(States.StringSplit($.search.newest.id, '/'), 1)" },
        ResultPath: '$.image',
        Next: 'StartInstance',
      },
      StartInstance: startInstance(task, target),
      ...loop({
        subject: 'StatusChecks',
        pollSeconds,
        maxAttempts: POLLS,
        poll: (next) => describeStatus(task, next),
        branches: [
          [hasPassed, 'TerminateRestored'],
          [isOneOf('$.status.state[0]', ['shutting-down', 'terminated', 'stopped']), 'NoteStopped'],
        ],
        onTimeout: 'NoteNotReady',
      }),
      ...endStates(task, environment),
      ...failureStates(
        task,
        notifications,
        `${environment.name}: restore test of an instance failed`,
        'InstanceRestore.Failed',
      ),
    },
  };
}

function startInstance(task: Task, target: InstanceRestoreTarget): State {
  const { environment, subnetId, securityGroupId, instanceType } = target;
  return task('aws-sdk:ec2:runInstances', {
    parameters: {
      'ImageId.$': '$.image.imageId',
      InstanceType: instanceType,
      MinCount: 1,
      MaxCount: 1,
      // A retry after a timeout must not start a second instance.
      'ClientToken.$': "States.Hash($$.Execution.Id, 'SHA-256')",
      SubnetId: subnetId,
      SecurityGroupIds: [securityGroupId],
      MetadataOptions: { HttpTokens: 'required' },
      TagSpecifications: [
        {
          ResourceType: 'instance',
          Tags: [
            { Key: 'Name', Value: `${environment.application}-${environment.name}-restore-test` },
            { Key: TEST_TAG, Value: environment.name },
          ],
        },
      ],
    },
    result: { to: '$.started', select: { 'ids.$': '$.Instances[*].InstanceId' } },
    allow: launchPermissions(target),
    next: 'PollStatusChecks',
    onFailure: 'NotifyOfFailure',
  });
}

function describeStatus(task: Task, next: string): State {
  return task('aws-sdk:ec2:describeInstanceStatus', {
    parameters: { 'InstanceIds.$': '$.started.ids', IncludeAllInstances: true },
    result: {
      to: '$.status',
      select: {
        'state.$': '$.InstanceStatuses[*].InstanceState.Name',
        'instance.$': '$.InstanceStatuses[*].InstanceStatus.Status',
        'system.$': '$.InstanceStatuses[*].SystemStatus.Status',
      },
    },
    allow: { resources: '*' },
    next,
    onFailure: 'TerminateFailed',
  });
}

const hasPassed: Rule = {
  And: [isOneOf('$.status.instance[0]', ['ok']), isOneOf('$.status.system[0]', ['ok'])],
};

function endStates(task: Task, environment: EnvironmentRef): States {
  const terminate = (next: string): State =>
    task('aws-sdk:ec2:terminateInstances', {
      parameters: { 'InstanceIds.$': '$.started.ids' },
      allow: terminatePermission(environment),
      next,
      onFailure: 'NotifyOfFailure',
    });
  return {
    TerminateRestored: terminate('Restored'),
    Restored: { Type: 'Succeed' },
    NoteStopped: noteFailure(
      'InstanceRestore',
      'the instance stopped by itself: EC2 cannot use the key of its volumes, for example',
      'TerminateFailed',
    ),
    NoteNotReady: noteFailure(
      'InstanceRestore',
      'the instance did not pass its status checks in time',
      'TerminateFailed',
    ),
    TerminateFailed: terminate('NotifyOfFailure'),
  };
}
