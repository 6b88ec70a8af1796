import type { EnvironmentStack, StateMachineDefinition, States } from '@etops/foundation';
import { renderDefinition } from '@etops/foundation';
import { nextStates, problemsOf, reachableStates, testEnvironment, unmatchedPermissions } from '@etops/testing';
import { Token } from 'cdktf';
import type { BackupCleanUpProps, CleanUpOptions, CleanUpTarget } from '../src';
import { BackupCleanUp, backupCleanUpRoleArn, BackupVault, cleanUpDefinition } from '../src';
import { errorsOf, everyState, inStack, KEY_ARN, notifications, statementsOf } from './operations-kit';

const environment = testEnvironment;

describe('BackupCleanUp', () => {
  const cleanUpOf = (props: Partial<BackupCleanUpProps> = {}) =>
    inStack((stack) => {
      new BackupCleanUp(stack, 'clean-up', {
        environment,
        notifications,
        reports: { bucketName: 'reports', kmsKeyArn: KEY_ARN },
        vaultNames: ['airline-primary-backup'],
        imagePointerNames: ['/airline/primary/web/image'],
        ...props,
      });
    });
  const json = cleanUpOf();
  const statements = json.resources('aws_iam_role_policy').flatMap(({ policy }) => statementsOf(policy));

  it('keeps its addresses', () => {
    expect(json.addresses()).toMatchSnapshot();
  });

  it('runs once a week, and only reports unless dryRun is false', () => {
    expect(json.resource('aws_scheduler_schedule')).toMatchObject({
      schedule_expression: 'cron(0 10 ? * SUN *)',
      target: { input: '{"dryRun":true}' },
    });
    expect(cleanUpOf({ dryRun: false }).resource('aws_scheduler_schedule')).toMatchObject({
      target: { input: '{"dryRun":false}' },
    });
  });

  it('allows its role exactly the calls of its definition', () => {
    const keys = 'reports and notifications are encrypted';

    const children = 'each entry has its own execution';

    expect(
      unmatchedPermissions(json, {
        'kms:Decrypt': keys,
        'kms:GenerateDataKey*': keys,
        'states:DescribeExecution': children,
        'states:StartExecution': children,
      }),
    ).toEqual([]);
    expect(statements).toContainEqual(
      expect.objectContaining({
        Action: ['states:StartExecution'],
        Resource: 'arn:aws:states:eu-central-1:123456789012:stateMachine:airline-primary-backup-clean-up',
      }),
    );
  });

  it('can deregister images with the tag only, in its own Region', () => {
    expect(statements).toContainEqual(
      expect.objectContaining({
        Action: ['ec2:DeregisterImage'],
        Resource: 'arn:aws:ec2:eu-central-1::image/*',
        Condition: { StringEquals: { 'ec2:ResourceTag/Application': 'airline' } },
      }),
    );
    expect(statements).toContainEqual(
      expect.objectContaining({ Action: ['s3:PutObject'], Resource: 'arn:aws:s3:::reports/clean-up/*' }),
    );
    expect(statements).toContainEqual(
      expect.objectContaining({
        Action: ['ssm:GetParameters'],
        Resource: ['arn:aws:ssm:eu-central-1:123456789012:parameter/airline/primary/web/image'],
      }),
    );
  });

  it('has no permission for vaults or parameters if none are given', () => {
    const bare = cleanUpOf({ vaultNames: [], imagePointerNames: [] });

    expect(bare.text).not.toContain('backup:DeleteRecoveryPoint');
    expect(bare.text).not.toContain('ssm:GetParameters');
  });

  it('offers a freshness check of its weekly run', () => {
    let check: BackupCleanUp['freshnessCheck'] | undefined;
    inStack((stack) => {
      check = new BackupCleanUp(stack, 'clean-up', {
        environment,
        notifications,
        reports: { bucketName: 'reports', kmsKeyArn: KEY_ARN },
      }).freshnessCheck;
    });

    expect(check).toEqual({
      kind: 'execution',
      id: 'clean-up',
      stateMachineArn: 'arn:aws:states:eu-central-1:123456789012:stateMachine:airline-primary-backup-clean-up',
      withinDays: 8,
    });
  });

  it('names itself if its check is read although only Terraform knows its schedule', () => {
    const read = (stack: EnvironmentStack) =>
      new BackupCleanUp(stack, 'clean-up', {
        environment,
        notifications,
        reports: { bucketName: 'reports', kmsKeyArn: KEY_ARN },
        schedule: Token.asString({}),
      }).freshnessCheck;

    expect(problemsOf(() => inStack(read))).toEqual([
      'test/clean-up: schedule must be a literal, got a token; write the value in the program, since it is needed before Terraform runs [LITERAL_REQUIRED]',
    ]);
  });

  it('can delete recovery points of a vault that allows its role, and no other role can', () => {
    const vault = inStack((stack) => {
      new BackupVault(stack, 'vault', {
        environment,
        recoveryPointDeletionRoleArns: [backupCleanUpRoleArn(environment)],
      });
    });
    const role = json.resources('aws_iam_role').find(({ name }) => name === 'airline-primary-backup-clean-up');

    expect(role).toBeDefined();
    expect(statementsOf(vault.resource('aws_backup_vault_policy').policy)).toEqual([
      expect.objectContaining({ Sid: 'KeepRecoveryPoints' }),
      expect.objectContaining({
        Effect: 'Deny',
        Action: ['backup:DeleteRecoveryPoint'],
        Condition: {
          ArnNotEquals: { 'aws:PrincipalArn': ['arn:aws:iam::123456789012:role/airline-primary-backup-clean-up'] },
        },
      }),
    ]);
  });

  it('rings when a run ends before it can notify', () => {
    let alarms: BackupCleanUp['alarms'] = [];
    inStack((stack) => {
      ({ alarms } = new BackupCleanUp(stack, 'clean-up', {
        environment,
        notifications,
        reports: { bucketName: 'reports', kmsKeyArn: KEY_ARN },
      }));
    });
    const ofRuns = alarms.filter(({ namespace }) => namespace === 'AWS/States');

    expect(ofRuns.map(({ metricName }) => metricName)).toEqual(['ExecutionsFailed', 'ExecutionsTimedOut']);
    for (const alarm of ofRuns) {
      expect(alarm).toMatchObject({
        dimensions: {
          StateMachineArn: 'arn:aws:states:eu-central-1:123456789012:stateMachine:airline-primary-backup-clean-up',
        },
        threshold: 0,
        treatMissingData: 'notBreaching',
      });
    }
  });

  it('lists images of some names only, if they are given', () => {
    expect(cleanUpOf({ imageNames: ['airline-web-*'] }).text).toContain('airline-web-*');
    expect(problemsOf(() => cleanUpOf({ imageNames: ['a,b'] }))).toEqual([
      "test/clean-up: imageNames[0] must be the name of an image, with '*' and '?' as wildcards, got 'a,b'; use 'airline-web-*', for example [CLEAN_UP_IMAGE_NAME]",
    ]);
  });

  it.each([
    ['rate(5 minutes)', 'must leave 1 hour or more between two runs'],
    ['at(2026-12-24T18:00:00)', 'must run at least once in 366 days'],
  ])('fails for the schedule %s', (schedule, fault) => {
    expect(problemsOf(() => cleanUpOf({ schedule }))).toEqual([
      `test/clean-up: schedule ${fault}, got '${schedule}'; use 'cron(0 5 ? * SUN *)', for example [CLEAN_UP_SCHEDULE]`,
    ]);
  });

  it.each<[string, Partial<BackupCleanUpProps>, string]>([
    [
      'a topic of another Region',
      { notifications: { ...notifications, topicArn: 'arn:aws:sns:us-east-1:123456789012:t' } },
      "notifications.topicArn must be the ARN of an SNS topic in eu-central-1, got 'arn:aws:sns:us-east-1:123456789012:t'; use the arn of an EncryptedTopic of this Region, for example [ARN]",
    ],
    [
      'the alias of a key',
      { reports: { bucketName: 'reports', kmsKeyArn: 'arn:aws:kms:eu-central-1:123456789012:alias/x' } },
      "reports.kmsKeyArn must be the ARN of a KMS key, not of an alias, in eu-central-1, got 'arn:aws:kms:eu-central-1:123456789012:alias/x'; use the arn of a CustomerKey, for example [ARN]",
    ],
    [
      'a bucket that S3 refuses',
      { reports: { bucketName: 'Reports', kmsKeyArn: KEY_ARN } },
      "reports.bucketName must be the name of a bucket, got 'Reports'; use archiveBucketName(environment), for example [CLEAN_UP_REPORT_BUCKET]",
    ],
    [
      'an age that only Terraform knows',
      { olderThanDays: Token.asNumber({ resolve: () => 90 }) },
      'olderThanDays must be a literal, got a token; earlier days are computed from it [LITERAL_REQUIRED]',
    ],
    [
      'a vault twice',
      { vaultNames: ['one', 'one'] },
      "vaultNames must contain each vault once, got ['one', 'one']; remove the duplicate [CLEAN_UP_VAULT_TWICE]",
    ],
    [
      'a parameter that is an ARN',
      { imagePointerNames: ['arn:aws:ssm:eu-central-1:123456789012:parameter/x'] },
      "imagePointerNames[0] must be the unique name of a parameter, of letters, digits and '_.-/', got 'arn:aws:ssm:eu-central-1:123456789012:parameter/x'; use the name, not the ARN [CLEAN_UP_POINTER]",
    ],
  ])('fails for %s', (_, props, problem) => {
    expect(problemsOf(() => cleanUpOf(props))).toEqual([`test/clean-up: ${problem}`]);
  });

  it('fails with every problem at once', () => {
    expect(
      problemsOf(() =>
        cleanUpOf({
          olderThanDays: 1,
          vaultNames: ['v'],
          imagePointerNames: Array.from({ length: 11 }, (_, index) => `/airline/${String(index)}/image`),
          tag: { key: 'aws:x', value: 'y' },
          reports: { bucketName: 'reports', kmsKeyArn: KEY_ARN, prefix: 'clean-up' },
          schedule: 'weekly',
          timeZone: 'here',
        }),
      ),
    ).toEqual([
      'test/clean-up: olderThanDays must be a whole number from 7 to 36500, got 1; use days, for example 90 [CLEAN_UP_AGE]',
      "test/clean-up: vaultNames[0] must be 2 to 50 letters, digits, '-' or '_', got 'v'; compute it with backupVaultName [CLEAN_UP_VAULT]",
      'test/clean-up: imagePointerNames and optionalImagePointerNames must contain at most 10 names, got 11; one call reads no more, use another tag for the images of the others [CLEAN_UP_POINTERS]',
      "test/clean-up: tag must have a value, and a key that does not begin with 'aws:', got 'aws:x' = 'y'; use the tag of your images and snapshots [CLEAN_UP_TAG]",
      "test/clean-up: reports.prefix must end in '/', got 'clean-up'; use 'clean-up/', for example [CLEAN_UP_REPORT_PREFIX]",
      "test/clean-up: schedule must be rate(), at() or cron() with six fields, got 'weekly'; use 'cron(0 5 ? * SUN *)', for example [CLEAN_UP_SCHEDULE]",
      "test/clean-up: timeZone must be an IANA time zone, got 'here'; use 'Europe/Berlin', for example [CLEAN_UP_TIME_ZONE]",
    ]);
  });
});

const target: CleanUpTarget = {
  environment,
  vaultNames: ['airline-primary-backup', 'long-term'],
  tag: { key: 'Application', value: 'airline' },
  imageNames: [],
  imagePointerNames: ['/airline/primary/web/image'],
  optionalImagePointerNames: ['/airline/staging/web/image'],
  reports: { bucketName: 'reports', kmsKeyArn: KEY_ARN, prefix: 'clean-up/' },
  notifications,
};
const options: CleanUpOptions = { olderThanDays: 90, pageSize: 25, retrySeconds: 5 };
const definition = cleanUpDefinition(target, options);

function inside({ States: states }: StateMachineDefinition, map: string): States {
  return (states[map] as unknown as { ItemProcessor: { States: States } }).ItemProcessor.States;
}

describe.each([
  ['vaults, images and snapshots', definition],
  [
    'images and snapshots alone',
    cleanUpDefinition({ ...target, vaultNames: [], imagePointerNames: [], optionalImagePointerNames: [] }, options),
  ],
])('cleanUpDefinition of %s', (_, { States: states, ...machine }) => {
  it('is valid Amazon States Language', () => {
    expect(errorsOf(renderDefinition({ ...machine, States: states }))).toBe('');
  });

  it('reaches every state', () => {
    expect([...reachableStates(states, machine.StartAt)].sort()).toEqual(Object.keys(states).sort());
  });

  it('names every state once, those inside of maps included', () => {
    const names = everyState(states).map(([name]) => name);

    expect(new Set(names).size).toBe(names.length);
  });

  it('has a timeout, retries and a state for failures in every task', () => {
    const tasks = everyState(states).filter(([, { Type }]) => Type === 'Task');

    expect(tasks.length).toBeGreaterThan(5);
    for (const [name, task] of tasks) {
      expect({ name, ...task }).toMatchObject({ TimeoutSeconds: 60, Retry: [{ MaxAttempts: 3 }], Catch: [{}] });
    }
  });
});

describe('cleanUpDefinition', () => {
  it('is a dry run unless the input contains a boolean dryRun', () => {
    expect(definition.States.IsDryRunGiven).toMatchObject({
      Choices: [{ Variable: '$.dryRun', IsBoolean: true }],
      Default: 'AssumeDryRun',
    });
    expect(definition.States.AssumeDryRun).toMatchObject({ Result: true, ResultPath: '$.dryRun' });
  });

  it.each([
    [
      'RecoveryPointsOfVault1',
      'IsRecoveryPointOfVault1Continuous',
      'DeleteRecoveryPointOfVault1',
      ['IsRecoveryPointOfVault1Continuous', 'IsRecoveryPointOfVault1Owned', 'IsDryRunForRecoveryPointOfVault1'],
    ],
    [
      'RecoveryPointsOfVault2',
      'IsRecoveryPointOfVault2Continuous',
      'DeleteRecoveryPointOfVault2',
      ['IsRecoveryPointOfVault2Continuous', 'IsRecoveryPointOfVault2Owned', 'IsDryRunForRecoveryPointOfVault2'],
    ],
    [
      'Images',
      'IsImageYoung',
      'DeleteImage',
      ['IsImageYoung', 'IsImageOwned', 'IsImagePointedAt', 'IsImageInTemplate', 'IsImageRunning', 'IsDryRunForImage'],
    ],
    [
      'Snapshots',
      'IsSnapshotYoung',
      'DeleteSnapshot',
      ['IsSnapshotYoung', 'IsSnapshotOwned', 'IsSnapshotInImage', 'IsDryRunForSnapshot'],
    ],
  ])('deletes %s only after every guard', (subject, start, deletion, guards) => {
    const states = inside(definition, `CleanUp${subject}`);

    expect(reachableStates(states, start)).toContain(deletion);
    for (const guard of guards) {
      expect(reachableStates(states, start, [guard])).not.toContain(deletion);
    }
  });

  it('keeps recovery points of continuous backups, and those that a lifecycle deletes', () => {
    const states = inside(definition, 'CleanUpRecoveryPointsOfVault1');
    const kept = 'KeepRecoveryPointOfVault1ThatIsOwned';

    expect(states.IsRecoveryPointOfVault1Continuous).toMatchObject({
      Choices: [{ StringMatches: '*:continuous:*', Next: 'KeepRecoveryPointOfVault1ThatIsContinuous' }],
    });
    expect(states.IsRecoveryPointOfVault1Owned).toMatchObject({
      Choices: [
        {
          Not: {
            Or: [
              { StringEquals: 'EXPIRED' },
              { And: [{ StringEquals: 'COMPLETED' }, { Not: { Variable: '$.entry.Lifecycle.DeleteAfterDays' } }] },
            ],
          },
          Next: kept,
        },
      ],
    });
    expect([...reachableStates(states, kept)]).toEqual([kept]);
  });

  it('keeps entries that are not older than the cutoff', () => {
    expect(inside(definition, 'CleanUpSnapshots').IsSnapshotYoung).toMatchObject({
      Choices: [
        {
          Not: { Variable: '$.entry.StartTime', StringLessThanPath: '$.cutoff' },
          Next: 'KeepSnapshotThatIsYoung',
        },
      ],
      Default: 'ReadOwnerOfSnapshot',
    });
  });

  it('keeps what AWS Backup owns before it makes a call about it', () => {
    for (const [subject, owner] of [
      ['Images', 'ReadOwnerOfImage'],
      ['Snapshots', 'ReadOwnerOfSnapshot'],
    ] as const) {
      const states = inside(definition, `CleanUp${subject}`);
      const start = subject === 'Images' ? 'IsImageYoung' : 'IsSnapshotYoung';
      const before = reachableStates(states, start, [owner]);

      expect([...before].filter((name) => states[name]?.Type === 'Task')).toEqual([]);
    }
  });

  it('lists few servers and templates at once, and reads on until it finds one', () => {
    const states = inside(definition, 'CleanUpImages');

    for (const name of ['FindServersOfImage', 'FindMoreServersOfImage', 'FindLaunchTemplatesOfImage']) {
      expect(states[name]).toMatchObject({ Parameters: { MaxResults: 5 } });
    }
    expect(states.IsImageRunning).toMatchObject({
      Choices: [
        { Variable: '$.found.Reservations[0]', Next: 'KeepImageThatIsRunning' },
        { Variable: '$.found.NextToken', Next: 'FindMoreServersOfImage' },
      ],
    });
  });

  it('stays within the history of Step Functions at ten times the images and snapshots of the airline', () => {
    // 84 images of servers in a Region, each with two snapshots, and as many release images and recovery points.
    const entries = 10 * (84 + 84 * 2 + 100 + 500);
    const pages = Math.ceil(entries / options.pageSize) + 3;
    // Entered and exited, scheduled, started, and succeeded, at the most, with three retries.
    const statesOfAPage = ['List', 'CleanUp', 'CountPagesOf', 'Report', 'FindFailed', 'AreMore'].length;

    expect(pages * statesOfAPage * 11).toBeLessThan(25_000);
    for (const map of Object.values(definition.States).filter(
      (state) => state.Type === 'Map' && 'ResultPath' in state,
    )) {
      const { ItemProcessor } = map as unknown as { ItemProcessor: { ProcessorConfig: { Mode: string } } };
      // The other map computes a date.
      expect([map.ItemsPath, ItemProcessor.ProcessorConfig.Mode]).toEqual([
        map.ItemsPath,
        map.ItemsPath === '$.daysBack' ? 'INLINE' : 'DISTRIBUTED',
      ]);
    }
  });

  it('reports a page before it lists the next one', () => {
    expect(reachableStates(definition.States, 'BeginImages', ['ReportImages'])).not.toContain('ListMoreImages');
  });

  it('notifies the topic before every failed end', () => {
    const before = Object.entries(definition.States)
      .filter(([, state]) => nextStates(state).includes('Failed'))
      .map(([name]) => name);

    expect(before).toEqual(['NotifyOfFailure']);
  });
});
