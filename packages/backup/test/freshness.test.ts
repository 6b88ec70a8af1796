import type { AlarmSpec } from '@etops/contracts';
import { renderDefinition } from '@etops/foundation';
import { problemsOf, reachableStates, testEnvironment, unmatchedPermissions } from '@etops/testing';
import { Token } from 'cdktf';
import type { BackupFreshnessMonitorProps, BackupRule, FreshnessCheck, PlanSelection } from '../src';
import {
  backupCleanUpArn,
  BackupFreshnessMonitor,
  backupJobAlarms,
  backupVaultRef,
  copyChecks,
  freshnessDefinition,
  freshnessOf,
  freshnessOfSchedule,
  presetRules,
} from '../src';
import { errorsOf, everyState, inStack, notifications, statementsOf } from './operations-kit';

const environment = testEnvironment;
const execution: FreshnessCheck = {
  kind: 'execution',
  id: 'clean-up',
  stateMachineArn: backupCleanUpArn(environment),
  withinDays: 8,
};
const checks: readonly FreshnessCheck[] = [
  { kind: 'recovery-point', id: 'copies-rds', vaultName: 'vault', resourceType: 'RDS', withinDays: 2 },
  {
    kind: 'restore-test',
    id: 'restore-tests',
    restoreTestingPlanArn: 'arn:aws:backup:eu-central-1:123456789012:restore-testing-plan:monthly-1',
    withinDays: 33,
  },
  execution,
  { kind: 'continuous-backup', id: 'continuous', databaseIdentifier: 'airline-primary-database', withinDays: 1 },
  { kind: 'replicated-backups', id: 'replicated', databaseIdentifier: 'airline-dr-database', withinDays: 1 },
];

describe('BackupFreshnessMonitor', () => {
  const monitorOf = (props: Partial<BackupFreshnessMonitorProps> = {}) => {
    let alarms: readonly AlarmSpec[] = [];
    const json = inStack((stack) => {
      ({ alarms } = new BackupFreshnessMonitor(stack, 'monitor', {
        environment,
        notifications,
        timeZone: 'Europe/Berlin',
        checks,
        ...props,
      }));
    });
    return { json, alarms };
  };

  it('keeps its addresses', () => {
    expect(monitorOf().json.addresses()).toMatchSnapshot();
  });

  it('runs once a day, and its alarms go off after more than a day without a fresh result', () => {
    const { json, alarms } = monitorOf();

    expect(json.resource('aws_scheduler_schedule')).toMatchObject({
      schedule_expression: 'cron(0 12 * * ? *)',
      schedule_expression_timezone: 'Europe/Berlin',
      flexible_time_window: { mode: 'OFF' },
      target: { arn: 'arn:aws:states:eu-central-1:123456789012:stateMachine:airline-primary-backup-freshness' },
    });
    expect(json.resources('aws_cloudwatch_metric_alarm')).toHaveLength(5);
    expect(alarms.map(({ description }) => description)).toEqual([
      "No recovery point of RDS was created in vault in the last 2 days, or the freshness monitor did not run: check the plan's jobs, and the copy jobs in the source Region",
      'No restore test was completed in the last 33 days, or the freshness monitor did not run: check the jobs of the restore testing plan',
      'airline-primary-backup-clean-up did not succeed in the last 8 days, or the freshness monitor did not run: check its executions and its schedule',
      'airline-primary-database could not be restored to any time in the last 1 days, or the freshness monitor did not run: check its backup retention, and the messages of its continuous backup jobs',
      'The backups of airline-dr-database were not replicated to this Region in the last 1 days, or the freshness monitor did not run: check the replication and its key',
    ]);
    expect(alarms[0]).toMatchObject({
      namespace: 'Etops/Backup',
      metricName: 'Fresh',
      dimensions: { Environment: 'primary', FreshnessCheck: 'copies-rds' },
      evaluationPeriods: 26,
      treatMissingData: 'breaching',
    });
  });

  it('allows its role exactly the calls of its definition', () => {
    const { json } = monitorOf();
    const statements = json.resources('aws_iam_role_policy').flatMap(({ policy }) => statementsOf(policy));

    expect(unmatchedPermissions(json)).toEqual([]);
    expect(statements).toContainEqual(
      expect.objectContaining({ Resource: 'arn:aws:backup:eu-central-1:123456789012:backup-vault:vault' }),
    );
    expect(statements).toContainEqual(expect.objectContaining({ Resource: backupCleanUpArn(environment) }));
    expect(statements).toContainEqual(
      expect.objectContaining({ Condition: { StringEquals: { 'cloudwatch:namespace': 'Etops/Backup' } } }),
    );
  });

  it('grants backup:ListRestoreJobs only with a check of restore tests', () => {
    const [copies] = checks;
    const { json } = monitorOf({ checks: copies === undefined ? [] : [copies] });

    expect(unmatchedPermissions(json)).toEqual([]);
    expect(json.text).not.toContain('backup:ListRestoreJobs');
  });

  it('fails with every problem at once', () => {
    const restoreTestingPlanArn = 'arn:aws:backup:eu-central-1:123456789012:restore-testing-plan:monthly-1';

    expect(problemsOf(() => monitorOf({ checks: [] }))).toEqual([
      'test/monitor: checks must contain 1 to 20 checks, got 0; create a second monitor for more [FRESHNESS_CHECKS]',
    ]);
    expect(
      problemsOf(() =>
        monitorOf({
          checks: [
            { kind: 'restore-test', id: 'a', restoreTestingPlanArn, withinDays: 0 },
            { kind: 'restore-test', id: 'a', restoreTestingPlanArn, withinDays: 1 },
          ],
          schedule: 'daily',
          timeZone: 'Berlin',
        }),
      ),
    ).toEqual([
      'test/monitor: checks[a].withinDays must be a whole number from 1 to 365, got 0; use the interval of the schedule and one day for the run, see freshnessOfSchedule [FRESHNESS_DAYS]',
      "test/monitor: checks[1].id must be unique, of a-z, 0-9 and '-', got 'a'; it is part of the alarm's name, use another one [FRESHNESS_ID]",
      "test/monitor: schedule must be rate(), at() or cron() with six fields, got 'daily'; use 'cron(0 5 ? * SUN *)', for example [FRESHNESS_SCHEDULE]",
      "test/monitor: timeZone must be an IANA time zone, got 'Berlin'; use 'Europe/Berlin' [FRESHNESS_TIME_ZONE]",
    ]);
  });

  it.each(['at(2026-12-24T18:00:00)', 'rate(3 days)', 'cron(0 12 ? * MON *)'])(
    'fails for %s, since a day without a run raises every alarm',
    (schedule) => {
      expect(problemsOf(() => monitorOf({ schedule }))).toEqual([
        `test/monitor: schedule must run at least once in 1 day, got '${schedule}'; use 'cron(0 12 * * ? *)', for example [FRESHNESS_SCHEDULE]`,
      ]);
    },
  );
});

describe('freshnessDefinition', () => {
  const definition = freshnessDefinition({ environment, checks }, { retrySeconds: 5 });

  it('is valid Amazon States Language', () => {
    expect(errorsOf(renderDefinition(definition))).toBe('');
  });

  it('reaches every state', () => {
    expect([...reachableStates(definition.States, definition.StartAt)].sort()).toEqual(
      Object.keys(definition.States).sort(),
    );
  });

  it('has a timeout, retries and a state for failures in every task', () => {
    const tasks = everyState(definition.States).filter(([, { Type }]) => Type === 'Task');

    expect(tasks.length).toBeGreaterThan(5);
    for (const [name, task] of tasks) {
      expect({ name, ...task }).toMatchObject({ TimeoutSeconds: 60, Retry: [{ MaxAttempts: 3 }], Catch: [{}] });
    }
  });

  it('publishes 1 or 0 for every check, also for one whose call fails', () => {
    for (const name of ['CopiesRds', 'RestoreTests', 'CleanUp']) {
      expect(definition.States[`LookFor${name}`]).toMatchObject({ Catch: [{ Next: `Publish${name}IsStale` }] });
      expect(definition.States[`Publish${name}IsFresh`]).toMatchObject({ Parameters: { MetricData: [{ Value: 1 }] } });
      expect(definition.States[`Publish${name}IsStale`]).toMatchObject({ Parameters: { MetricData: [{ Value: 0 }] } });
    }
  });

  it('refuses ids that would give two checks the same states', () => {
    const two = ['clean-up-1', 'clean-up1'].map((id) => ({ ...execution, id }));

    expect(
      problemsOf(() =>
        inStack((stack) => new BackupFreshnessMonitor(stack, 'monitor', { environment, checks: two, notifications })),
      ),
    ).toEqual([
      "test/monitor: checks[1].id must be unique, of a-z, 0-9 and '-', got 'clean-up1'; it is part of the alarm's name, use another one [FRESHNESS_ID]",
    ]);
  });

  it('names no state longer than Step Functions accepts, with the longest id', () => {
    const [check] = checks;
    const long = check === undefined ? [] : [{ ...check, id: 'a'.repeat(64) }];
    const names = Object.keys(freshnessDefinition({ environment, checks: long }, { retrySeconds: 5 }).States);

    expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(80);
  });
});

describe('backupJobAlarms', () => {
  it('fails for a window that no alarm can look back', () => {
    expect(problemsOf(() => backupJobAlarms({ vaultName: 'v', resourceTypes: [], withinHours: 169 }))).toEqual([
      'backupJobAlarms: withinHours must be a whole number from 1 to 168, got 169; use BackupFreshnessMonitor for more, since CloudWatch looks back seven days at most [BACKUP_ALARM_WINDOW]',
    ]);
  });
});

describe('freshnessOf', () => {
  const daily: BackupRule = { name: 'daily', schedule: 'cron(0 5 ? * * *)', retentionDays: 35 };
  const selections: readonly PlanSelection[] = [
    { name: 'tagged', tag: { key: 'Backup', value: 'primary' }, types: ['EC2', 'EFS', 'RDS', 'S3', 'Storage Gateway'] },
  ];
  const vault = backupVaultRef({ ...environment, name: 'vault', region: 'eu-west-1' });

  it('adds interval, start window, completion window and an hour of daylight saving time', () => {
    expect(freshnessOf({ rules: [daily], selections }).withinHours).toBe(24 + 1 + 8 + 1);
    expect(
      freshnessOf({
        rules: [{ ...daily, startWindowMinutes: 90, completionWindowMinutes: 180 }],
        selections,
      }).withinHours,
    ).toBe(24 + 5 + 1);
  });

  it.each([
    ['cron(0 5,13,21 ? * * *)', 8],
    ['cron(0 5,6 ? * * *)', 23],
    ['cron(0 5 ? * SUN *)', 7 * 24],
    ['cron(0 5 1 * ? *)', 31 * 24],
  ])('uses the longest interval of %s, which is %i hours', (schedule, hours) => {
    expect(freshnessOf({ rules: [{ ...daily, schedule }], selections }).withinHours).toBe(hours + 10);
  });

  it('uses the most frequent rule, and for copies the most frequent rule with copies', () => {
    const rules = presetRules('EightHourly-Daily-Weekly-Monthly-1yr-Retention', { copyDestinations: [vault] });
    const onlyDailyCopies = rules.map(({ copies = [], ...rule }) =>
      rule.name === 'daily' ? { ...rule, copies } : rule,
    );

    expect(freshnessOf({ rules, selections })).toMatchObject({ withinHours: 18, copiesWithinDays: 2 });
    expect(freshnessOf({ rules: onlyDailyCopies, selections })).toMatchObject({ withinHours: 18, copiesWithinDays: 2 });
  });

  it('returns the selected present types in their order, and no copied types without copies', () => {
    const presentTypes = ['RDS', 'EFS', 'EC2', 'DynamoDB'] as const;
    const { resourceTypes, copiedTypes } = freshnessOf({ rules: [daily], selections, presentTypes });

    expect(resourceTypes).toEqual(['RDS', 'EFS', 'EC2']);
    expect(copiedTypes).toEqual([]);
    expect(freshnessOf({ rules: [daily], selections }).resourceTypes).toEqual([
      'EC2',
      'EFS',
      'RDS',
      'S3',
      'Storage Gateway',
    ]);
  });

  it('finds the type of an ARN, and any type that only a tag selects', () => {
    const byArn: PlanSelection = { name: 'one', resourceArns: ['arn:aws:rds:eu-central-1:123456789012:db:airline'] };
    const byTag: PlanSelection = { name: 'tagged', tag: { key: 'Backup', value: 'primary' } };

    expect(freshnessOf({ rules: [daily], selections: [byArn] }).resourceTypes).toEqual(['RDS']);
    expect(freshnessOf({ rules: [daily], selections: [byTag], presentTypes: ['FSx'] }).resourceTypes).toEqual(['FSx']);
  });

  it('fails without present types if a selection does not name its types', () => {
    const tagged: PlanSelection = { name: 'tagged', tag: { key: 'Backup', value: 'primary' } };

    expect(problemsOf(() => freshnessOf({ rules: [daily], selections: [tagged] }))).toEqual([
      "freshnessOf: presentTypes must be given, got a selection 'tagged' that does not name its types; use ['RDS', 'EFS'], for example [FRESHNESS_TYPES]",
    ]);
  });

  it('fails with every problem of every rule at once', () => {
    const rules: readonly BackupRule[] = [
      { ...daily, schedule: Token.asString({}) },
      { ...daily, name: 'hourly', schedule: 'rate(1 hour)', startWindowMinutes: Token.asNumber({}) },
    ];
    const literal =
      'must be a literal, got a token; write the value in the program, since it is needed before Terraform runs';
    const tagged: PlanSelection = { name: 'tagged', tag: { key: 'Backup', value: 'primary' } };

    expect(problemsOf(() => freshnessOf({ rules, selections: [tagged] }))).toEqual([
      "freshnessOf: presentTypes must be given, got a selection 'tagged' that does not name its types; use ['RDS', 'EFS'], for example [FRESHNESS_TYPES]",
      `freshnessOf: rules[daily].schedule ${literal} [LITERAL_REQUIRED]`,
      "freshnessOf: rules[hourly].schedule must be cron() with six fields, got 'rate(1 hour)'; use 'cron(0 5 ? * * *)', for example [FRESHNESS_SCHEDULE]",
      `freshnessOf: rules[hourly].startWindowMinutes ${literal} [LITERAL_REQUIRED]`,
    ]);
    expect(problemsOf(() => freshnessOf({ rules: [], selections }))).toEqual([
      'freshnessOf: rules must contain at least one rule, got none; use the rules of a plan [FRESHNESS_RULES]',
    ]);
  });

  it('feeds alarms and checks', () => {
    const rules = [{ ...daily, copies: [{ destination: vault, retentionDays: 90 }] }];
    const freshness = freshnessOf({ rules, selections, presentTypes: ['RDS', 'Storage Gateway'] });

    expect(backupJobAlarms({ vaultName: 'here', ...freshness }).map(({ id }) => id)).toEqual([
      'no-backup-rds',
      'no-backup-storage-gateway',
    ]);
    expect(copyChecks('there', freshness)).toEqual([
      { kind: 'recovery-point', id: 'copies-rds', vaultName: 'there', resourceType: 'RDS', withinDays: 2 },
      {
        kind: 'recovery-point',
        id: 'copies-storage-gateway',
        vaultName: 'there',
        resourceType: 'Storage Gateway',
        withinDays: 2,
      },
    ]);
  });
});

describe('freshnessOfSchedule', () => {
  it.each([
    ['cron(0 10 ? * SUN *)', 24, 8],
    ['cron(0 9 1 * ? *)', 32, 33],
    ['cron(0 12 * * ? *)', 1, 2],
    ['rate(7 days)', 24, 8],
  ])('%s with runs of %i hours is fresh within %i days', (schedule, runHours, days) => {
    expect(freshnessOfSchedule(schedule, { runHours })).toBe(days);
  });

  it('fails for an invalid schedule', () => {
    expect(problemsOf(() => freshnessOfSchedule('weekly'))).toEqual([
      "freshnessOfSchedule: schedule must be rate(), at() or cron() with six fields, got 'weekly'; use 'cron(0 5 ? * SUN *)', for example [FRESHNESS_SCHEDULE]",
    ]);
  });
});

describe('what checks look at', () => {
  const monitorOf = (check: FreshnessCheck) =>
    inStack((stack) => {
      new BackupFreshnessMonitor(stack, 'monitor', { environment: testEnvironment, notifications, checks: [check] });
    });

  it.each<[FreshnessCheck, string]>([
    [
      { kind: 'recovery-point', id: 'a', withinDays: 2, vaultName: '!', resourceType: 'RDS' },
      "vaultName must be 2 to 50 letters, digits, '-' or '_', got '!'; compute it with backupVaultName [FRESHNESS_VAULT]",
    ],
    [
      { kind: 'recovery-point', id: 'a', withinDays: 2, vaultName: 'v1', resourceType: 'storage-gateway' },
      "resourceType must be a resource type by AWS Backup's name, got 'storage-gateway'; use 'Storage Gateway' [BACKUP_RESOURCE_TYPE]",
    ],
    [
      { kind: 'restore-test', id: 'a', withinDays: 2, restoreTestingPlanArn: 'monthly' },
      "restoreTestingPlanArn must be the ARN of a restore testing plan in eu-central-1 of account 123456789012, got 'monthly'; use the freshnessCheck of a RestoreTesting [ARN]",
    ],
    [
      {
        kind: 'execution',
        id: 'a',
        withinDays: 2,
        stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:x',
      },
      "stateMachineArn must be the ARN of a state machine in eu-central-1 of account 123456789012, got 'arn:aws:states:us-east-1:123456789012:stateMachine:x'; compute it with stateMachineArn, for example [ARN]",
    ],
  ])('fails for %j', (check, problem) => {
    expect(problemsOf(() => monitorOf(check))).toEqual([`test/monitor: checks[a].${problem}`]);
  });

  it('accepts a type that AWS Backup may add', () => {
    const check = { kind: 'recovery-point', id: 'a', withinDays: 2, vaultName: 'v1', resourceType: 'EKS' } as const;
    expect(() => monitorOf(check)).not.toThrow();
  });
});

describe('checks of a database', () => {
  const { States: states } = freshnessDefinition({ environment, checks }, { retrySeconds: 5 });

  it('read until when it can be restored, and take no missing time for a recent one', () => {
    expect(states.LookForContinuous).toMatchObject({
      Resource: 'arn:aws:states:::aws-sdk:rds:describeDBInstances',
      Parameters: { DbInstanceIdentifier: 'airline-primary-database' },
      ResultSelector: { 'latest.$': '$.DbInstances[*].LatestRestorableTime' },
    });
    expect(states.IsContinuousFresh).toMatchObject({
      Choices: [
        {
          And: [
            { Variable: '$.answer.latest[0]', IsPresent: true },
            { Variable: '$.answer.latest[0]', StringGreaterThanEqualsPath: expect.any(String) as unknown },
          ],
          Next: 'PublishContinuousIsFresh',
        },
        {
          And: [
            { Variable: '$.monitor.created', IsPresent: true },
            {
              Variable: '$.monitor.created',
              StringGreaterThanEqualsPath: expect.stringMatching(/^\$\.cutoffs\[\d\]$/) as unknown,
            },
          ],
          Next: 'PublishContinuousIsFresh',
        },
      ],
      Default: 'PublishContinuousIsStale',
    });
  });

  it('require that replicated backups are still being replicated', () => {
    expect(states.IsReplicatedFresh).toMatchObject({
      Choices: [
        { And: [{ And: [{}, { Or: [{ StringEquals: 'replicating' }] }] }, {}], Next: 'PublishReplicatedIsFresh' },
        { And: [{}, {}], Next: 'PublishReplicatedIsFresh' },
      ],
      Default: 'PublishReplicatedIsStale',
    });
  });
});
