import type { StateMachineDefinition } from '@etops/foundation';
import { renderDefinition } from '@etops/foundation';
import { nextStates, reachableStates } from '@etops/testing';
import fc from 'fast-check';
import { exportDefinition } from '../src';
import type { ExportTarget, ExportTimings } from '../src';
import { drEnvironment } from './support';

type Validate = (definition: object) => {
  readonly isValid: boolean;
  readonly errorsText: (separator?: string) => string;
};
const validate = jest.requireActual<Validate>('asl-validator');

const target: ExportTarget = {
  environment: drEnvironment,
  instanceIdentifier: 'airline-dr-database',
  bucketName: 'airline-vault-archive',
  prefix: 'snapshots/airline-dr-database',
  kmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/0a1b',
  exportRoleArn: 'arn:aws:iam::123456789012:role/airline-dr-export-writer',
  topic: { topicArn: 'arn:aws:sns:eu-west-1:123456789012:airline-dr-export' },
  taskName: 'airline-dr-export',
};
const timings: ExportTimings = { pollSeconds: 300, maxAttempts: 288, retrySeconds: 5, startRetrySeconds: 60 };
const definition = renderDefinition(exportDefinition(target, timings));
const states = Object.entries(definition.States);
const tasks = states.filter(([, { Type }]) => Type === 'Task');
const parametersOf = (name: string) => definition.States[name]?.Parameters;

describe('the definition of an export', () => {
  it('is valid Amazon States Language with any timings', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 864 }), fc.integer({ min: 0, max: 600 }), (maxAttempts, pollSeconds) => {
        const { isValid, errorsText } = validate(
          renderDefinition(exportDefinition(target, { ...timings, maxAttempts, pollSeconds })),
        );

        expect(isValid ? '' : errorsText('\n')).toBe('');
      }),
      { numRuns: 2 },
    );
    const { RecordExecutionId, ...rest } = definition.States;
    expect(RecordExecutionId).toBeDefined();
    expect(validate({ ...definition, States: rest }).isValid).toBe(false);
  });

  it('calls the SDK integrations of Step Functions with the names of RDS', () => {
    expect(Object.fromEntries(tasks.map(([name, { Resource }]) => [name, Resource]))).toEqual({
      ListAutomatedSnapshots: 'arn:aws:states:::aws-sdk:rds:describeDBSnapshots',
      ListSnapshotsOfAwsBackup: 'arn:aws:states:::aws-sdk:rds:describeDBSnapshots',
      ListMoreSnapshotsOfAwsBackup: 'arn:aws:states:::aws-sdk:rds:describeDBSnapshots',
      ListExportTasksOfSnapshot: 'arn:aws:states:::aws-sdk:rds:describeExportTasks',
      StartExportTask: 'arn:aws:states:::aws-sdk:rds:startExportTask',
      LookForExportTask: 'arn:aws:states:::aws-sdk:rds:describeExportTasks',
      DescribeExportTask: 'arn:aws:states:::aws-sdk:rds:describeExportTasks',
      CancelExportTask: 'arn:aws:states:::aws-sdk:rds:cancelExportTask',
      NotifyOfExport: 'arn:aws:states:::sns:publish',
      NotifyOfFailure: 'arn:aws:states:::sns:publish',
    });
    expect(parametersOf('ListAutomatedSnapshots')).toEqual({
      DbInstanceIdentifier: 'airline-dr-database',
      SnapshotType: 'automated',
      MaxRecords: 50,
    });
    expect(parametersOf('ListSnapshotsOfAwsBackup')).toEqual({
      DbInstanceIdentifier: 'airline-dr-database',
      SnapshotType: 'awsbackup',
      MaxRecords: 50,
    });
    expect(parametersOf('ListMoreSnapshotsOfAwsBackup')).toMatchObject({ 'Marker.$': '$.snapshots.Marker' });
    expect(parametersOf('ListExportTasksOfSnapshot')).toEqual({
      'SourceArn.$': '$.search.newest.id',
      Filters: [{ Name: 's3-bucket', Values: ['airline-vault-archive'] }],
    });
    expect(parametersOf('StartExportTask')).toEqual({
      'ExportTaskIdentifier.$': '$.task.id',
      'SourceArn.$': '$.search.newest.id',
      S3BucketName: 'airline-vault-archive',
      S3Prefix: 'snapshots/airline-dr-database',
      IamRoleArn: 'arn:aws:iam::123456789012:role/airline-dr-export-writer',
      KmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/0a1b',
    });
    expect(parametersOf('KeepSnapshot')).toEqual({
      'id.$': '$.search.item.DbSnapshotArn',
      'time.$': '$.search.item.SnapshotCreateTime',
    });
  });

  it('has a timeout, retries and a catch in every task', () => {
    for (const [name, task] of tasks) {
      expect({ name, ...task }).toMatchObject({
        TimeoutSeconds: 60,
        Retry: expect.arrayContaining([
          expect.objectContaining({ ErrorEquals: ['States.TaskFailed', 'States.Timeout'] }),
        ]) as unknown,
        Catch: [{ ErrorEquals: ['States.ALL'] }],
      });
    }
    expect(definition.States.WaitForExportTask).toMatchObject({ Seconds: 300, Next: 'DescribeExportTask' });
  });

  it('retries for an hour while five other exports run, and never starts a task twice', () => {
    expect(definition.States.StartExportTask?.Retry).toEqual([
      { ErrorEquals: ['Rds.ExportTaskAlreadyExistsException'], MaxAttempts: 0 },
      { ErrorEquals: ['States.TaskFailed', 'States.Timeout'], IntervalSeconds: 60, MaxAttempts: 6, BackoffRate: 2 },
    ]);
    expect(definition.States.StartExportTask?.Catch).toMatchObject([{ Next: 'LookForExportTask' }]);
    expect(reachableStates(definition.States, 'StartExportTask')).not.toContain('NameExportTask');
  });

  it('notifies before it ends, in success and in failure', () => {
    const ends = states.filter(([, { Type }]) => Type === 'Succeed' || Type === 'Fail').map(([name]) => name);
    expect(ends).toEqual(['ExportSucceeded', 'ExportFailed']);
    for (const end of ends) {
      expect(states.filter(([, state]) => nextStates(state).includes(end)).map(([name]) => name)).toEqual([
        end === 'ExportFailed' ? 'NotifyOfFailure' : 'NotifyOfExport',
      ]);
    }
    expect([...reachableStates(definition.States, 'RecordExecutionId')].sort()).toEqual(
      states.map(([name]) => name).sort(),
    );
    expect(reachableStates(definition.States, 'RecordExecutionId', ['EvaluateExportTask'])).not.toContain(
      'NotifyOfExport',
    );
  });

  it('exports no snapshot twice, and cancels an export that times out', () => {
    expect(reachableStates(definition.States, 'RecordExecutionId', ['WasSnapshotExportedBefore'])).not.toContain(
      'StartExportTask',
    );
    expect(nextStates(definition.States.NoteThatExportTimedOut ?? { Type: 'missing' })).toEqual(['CancelExportTask']);
  });

  it('fails if RDS left something out of a complete export, unless warnings are accepted', () => {
    const { States: tolerant } = renderDefinition(exportDefinition({ ...target, acceptsWarnings: true }, timings));

    expect(definition.States.IsExportComplete).toMatchObject({
      Choices: [{ Next: 'NoteThatExportIsIncomplete' }],
      Default: 'NotifyOfExport',
    });
    expect(reachableStates(definition.States, 'NoteThatExportIsIncomplete')).not.toContain('NotifyOfExport');
    expect(Object.keys(tolerant)).not.toContain('NoteThatExportIsIncomplete');
    expect(nextStates(tolerant.EvaluateExportTask ?? { Type: 'missing' })).toContain('NotifyOfExport');
    expect(validate({ ...definition, States: tolerant }).isValid).toBe(true);
  });

  it('stays within the event limit of an execution, and within its timeout', () => {
    const [eventsPerAttempt, eventsPerSnapshot] = [11, 8];
    const longest: StateMachineDefinition = exportDefinition(target, { ...timings, maxAttempts: (72 * 3600) / 300 });

    // Snapshots of AWS Backup, every eight hours for a year, besides RDS's own.
    expect(864 * eventsPerAttempt + (1100 + 35) * eventsPerSnapshot).toBeLessThan(25_000);
    expect(longest.TimeoutSeconds).toBeGreaterThan(72 * 3600 + 63 * 60);
  });
});
