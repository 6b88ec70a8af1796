import { testEnvironment } from '@etops/testing';
import * as fc from 'fast-check';
import { backupTargetRef, presetRules } from '../src';
import type { BackupRule, PlanPreset } from '../src';
import { intervalDays } from '../src/internal/schedule';
import { validatePlan } from '../src/internal/validate-plan';
import type { PlanToValidate } from '../src/internal/validate-plan';

const recovery = { ...testEnvironment, name: 'vault', region: 'eu-west-1' };
const lock = { mode: 'governance', minimumRetentionDays: 30, maximumRetentionDays: 365 } as const;
const rule: BackupRule = { name: 'daily', schedule: 'cron(0 5 ? * * *)', retentionDays: 14 };
const plan: PlanToValidate = {
  environment: testEnvironment,
  name: 'nightly',
  vault: backupTargetRef(testEnvironment),
  rules: [rule],
  selections: [{ name: 'tagged', tag: { key: 'Backup', value: 'airline-primary' } }],
};
const copyTo = (to: Partial<ReturnType<typeof backupTargetRef>>, retentionDays = 35): PlanToValidate => ({
  ...plan,
  rules: [{ ...rule, copies: [{ to: { ...backupTargetRef(recovery, { lock }), ...to }, retentionDays }] }],
});
const target = backupTargetRef(recovery);

describe('validatePlan', () => {
  it('accepts a plan that AWS accepts', () => {
    expect(validatePlan(plan)).toEqual([]);
    expect(validatePlan(copyTo({}))).toEqual([]);
  });

  it.each<[code: string, message: string, plan: PlanToValidate]>([
    [
      'BACKUP_VAULT_REGION',
      "vault.region must be the plan's own, 'eu-central-1', got 'eu-west-1'; store in a vault of this Region and name the other one in a rule's copies",
      { ...plan, vault: target },
    ],
    [
      'BACKUP_NO_RULE',
      'rules must hold at least one rule, got none; a plan without a rule backs up nothing',
      { ...plan, rules: [] },
    ],
    [
      'BACKUP_SELECTION_TAG',
      "selections[tagged].tag must have a key and a value, got 'Backup' = ''; name the tag that resources carry, in its exact case",
      { ...plan, selections: [{ name: 'tagged', tag: { key: 'Backup', value: '' } }] },
    ],
    [
      'BACKUP_NO_SELECTION',
      'selections must hold at least one selection, got none; a plan without one backs up nothing',
      { ...plan, selections: [] },
    ],
    [
      'BACKUP_SELECTION_NAME',
      "selections[0].name must be 1 to 50 letters, digits, '-', '_' or '.', got 'the rest'; choose another name",
      { ...plan, selections: [{ name: 'the rest', types: ['RDS'] }] },
    ],
    [
      'BACKUP_SELECTION_DUPLICATE',
      "selections[1].name must be unique in the plan, got 'all' twice; rename one",
      {
        ...plan,
        selections: [
          { name: 'all', types: ['RDS'] },
          { name: 'all', types: ['EFS'] },
        ],
      },
    ],
    [
      'BACKUP_SELECTION_EMPTY',
      'selections[none].types must name at least one type, got none; name one, or drop the selection',
      { ...plan, selections: [{ name: 'none', types: [] }] },
    ],
    [
      'BACKUP_SELECTION_EMPTY',
      'selections[none].resourceArns must name at least one resource, got none; name one, or drop the selection',
      { ...plan, selections: [{ name: 'none', resourceArns: [] }] },
    ],
    [
      'BACKUP_SELECTION_ARN',
      "selections[one].resourceArns must hold ARNs, got 'airline-database'; write one such as 'arn:aws:rds:*:*:db:airline'",
      {
        ...plan,
        selections: [{ name: 'one', resourceArns: ['airline-database', '${aws_efs_file_system.files.arn}'] }],
      },
    ],
    [
      'BACKUP_CONTINUOUS_RETENTION',
      'rules[daily].retentionDays must be at most 35 in a continuous rule, got 36; lower it to 35, and keep snapshots longer with a rule of their own',
      { ...plan, rules: [{ ...rule, continuous: true, retentionDays: 36 }] },
    ],
    [
      'BACKUP_CONTINUOUS_COLD',
      'rules[daily].coldAfterDays must be absent in a continuous rule, got 1; drop it, continuous backups stay warm',
      { ...plan, rules: [{ ...rule, continuous: true, coldAfterDays: 1 }] },
    ],
    [
      'BACKUP_CONTINUOUS_LOCK',
      'rules[daily] must store into a vault whose lock accepts 35 days, got a minimum of 36 in arn:aws:backup:eu-central-1:123456789012:backup-vault:airline-primary-backup; use another vault for continuous backups',
      {
        ...plan,
        vault: backupTargetRef(testEnvironment, { lock: { ...lock, minimumRetentionDays: 36 } }),
        rules: [{ ...rule, continuous: true }],
      },
    ],
    [
      'BACKUP_CONTINUOUS_TYPES',
      "rules[daily].continuous must be for RDS, Aurora or S3, got a selection of EC2, EFS in 'files'; drop it, or select one of these types",
      {
        ...plan,
        rules: [{ ...rule, continuous: true }],
        selections: [
          { name: 'data', types: ['RDS', 'EFS'] },
          { name: 'files', types: ['EC2', 'EFS'] },
        ],
      },
    ],
    [
      'BACKUP_COLD_AFTER',
      'rules[daily].coldAfterDays must be a whole number from 1 to 36500, got 0; write it in days',
      { ...plan, rules: [{ ...rule, retentionDays: 100, coldAfterDays: 0 }] },
    ],
    [
      'BACKUP_COLD_TOO_SHORT',
      'rules[daily].retentionDays must be at least coldAfterDays + 90 = 120, got 100; raise it to 120, or lower coldAfterDays to 10',
      { ...plan, rules: [{ ...rule, retentionDays: 100, coldAfterDays: 30 }] },
    ],
    [
      'BACKUP_COLD_TOO_SHORT',
      'rules[daily].copies[0].retentionDays must be at least coldAfterDays + 90 = 91, got 90; raise it to 91, or drop coldAfterDays',
      { ...plan, rules: [{ ...rule, copies: [{ to: target, retentionDays: 90, coldAfterDays: 1 }] }] },
    ],
    [
      'BACKUP_COLD_TYPES',
      "rules[daily].coldAfterDays must be for types with cold storage, got a selection of RDS in 'data'; select them in a plan of their own",
      {
        ...plan,
        rules: [{ ...rule, retentionDays: 120, coldAfterDays: 30 }],
        selections: [{ name: 'data', types: ['EFS', 'RDS'] }],
      },
    ],
    [
      'BACKUP_COLD_TYPES',
      "rules[daily].coldAfterDays must be for types with cold storage, got a selection of EBS in 'volumes'; set archiveSnapshots for EBS, or select them in a plan of their own",
      {
        ...plan,
        rules: [{ ...rule, retentionDays: 120, coldAfterDays: 30 }],
        selections: [{ name: 'volumes', types: ['EBS'] }],
      },
    ],
    [
      'BACKUP_ARCHIVE_WITHOUT_COLD',
      'rules[daily].archiveSnapshots must come with coldAfterDays, got none; say when, or drop it',
      { ...plan, rules: [{ ...rule, archiveSnapshots: true }] },
    ],
    [
      'BACKUP_OBJECTIVE',
      'objective.atLeastDays must be a whole number from 1 to atMostDays (30), got 35; change one of the two',
      { ...plan, objective: { atLeastDays: 35, atMostDays: 30 } },
    ],
    [
      'BACKUP_RETENTION_OUTLIVES_OBJECTIVE',
      "rules[daily].copies[0].retentionDays must be at most 60, the objective's atMostDays, got 61; lower it to 60",
      { ...copyTo({}, 61), objective: { atLeastDays: 35, atMostDays: 60 } },
    ],
    [
      'BACKUP_RETENTION_UNDERLIVES_OBJECTIVE',
      "rules[daily].copies[0].retentionDays must be at least 35, the objective's atLeastDays, got 34; raise it to 35",
      { ...copyTo({}, 34), objective: { atLeastDays: 35 } },
    ],
    [
      'BACKUP_RULE_NAME',
      "rules[0].name must be 1 to 50 letters, digits, '-', '_' or '.', got 'every night'; choose another name",
      { ...plan, rules: [{ ...rule, name: 'every night' }] },
    ],
    [
      'BACKUP_COPY_SAME_REGION',
      "rules[daily].copies[0].to.region must be another Region than the plan's, got 'eu-central-1'; a copy in the same Region is lost with it",
      copyTo(backupTargetRef({ ...testEnvironment, name: 'other' })),
    ],
    [
      'BACKUP_COPY_VAULT_ARN',
      "rules[daily].copies[0].to.vaultArn must be the ARN of a vault in 'eu-west-3', got 'arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-backup'; compute it with backupTargetRef",
      copyTo({ region: 'eu-west-3' }),
    ],
    [
      'BACKUP_COPY_DUPLICATE',
      "rules[daily].copies must name each vault once, got 'arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-backup' twice; remove one",
      {
        ...plan,
        rules: [
          {
            ...rule,
            copies: [
              { to: target, retentionDays: 35 },
              { to: target, retentionDays: 90 },
            ],
          },
        ],
      },
    ],
    [
      'BACKUP_RETENTION_BELOW_LOCK',
      "rules[daily].copies[0].retentionDays must be at least 30, the lock's minimum in arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-backup, got 29; raise it to 30, or every job fails",
      copyTo({}, 29),
    ],
    [
      'BACKUP_RETENTION_ABOVE_LOCK',
      "rules[daily].copies[0].retentionDays must be at most 365, the lock's maximum in arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-backup, got 366; lower it to 365, or every job fails",
      copyTo({}, 366),
    ],
    [
      'BACKUP_RETENTION_BELOW_LOCK',
      "rules[daily].retentionDays must be at least 30, the lock's minimum in arn:aws:backup:eu-central-1:123456789012:backup-vault:airline-primary-backup, got 14; raise it to 30, or every job fails",
      { ...plan, vault: backupTargetRef(testEnvironment, { lock }) },
    ],
  ])('fails with %s: %s', (code, message, broken) => {
    expect(validatePlan(broken)).toEqual([{ code, message }]);
  });

  it.each([
    ['cron(0 3 * * *)', /six fields/],
    ['cron(0 3 * * * *)', /exactly one/],
    ['cron(0 5 ? * ? *)', /exactly one/],
    ['cron(* 3 ? * * *)', /one minute of the hour, got '\*'/],
    ['cron(0/15 3 ? * * *)', /one minute of the hour, got '0\/15'/],
    ['cron(60 3 ? * * *)', /one minute of the hour, got '60'/],
    ['cron(0 24 ? * * *)', /hours from 0 to 23, got '24'/],
    ['cron(0 5 ? * * *) ', /six fields/],
  ])('fails when the schedule is %j', (schedule, expected) => {
    const [problem] = validatePlan({ ...plan, rules: [{ ...rule, schedule }] });

    expect(problem).toMatchObject({ code: 'BACKUP_SCHEDULE', message: expect.stringMatching(expected) as string });
  });

  it.each([
    'cron(0 5 ? * * *)',
    'cron(30 */6 * * ? *)',
    'cron(0 5 ? * SUN *)',
    'cron(15 2 1 1/3 ? *)',
    'cron(0 2 ? * 7#1 *)',
  ])('accepts the schedule %j', (schedule) => {
    expect(validatePlan({ ...plan, rules: [{ ...rule, schedule }] })).toEqual([]);
  });

  it('accepts a retention exactly when it lies within the lock', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (days) => {
        const accepted = validatePlan(copyTo({}, days)).length === 0;

        expect(accepted).toBe(days >= lock.minimumRetentionDays && days <= lock.maximumRetentionDays);
      }),
    );
  });
});

describe('intervalDays', () => {
  it.each([
    ['cron(0 5 ? * * *)', 1],
    ['cron(30 */6 * * ? *)', 1],
    ['cron(0 5 ? * SUN *)', 7],
    ['cron(0 5 ? * MON-FRI *)', 7],
    ['cron(0 2 ? * 7#1 *)', 35],
    ['cron(0 5 1 * ? *)', 31],
    ['cron(0 5 1/3 * ? *)', 3],
    ['cron(0 5 L * ? *)', 31],
    ['cron(0 5 1 1 ? *)', 366],
  ])('of %s is %i', (schedule, days) => {
    expect(intervalDays(schedule)).toBe(days);
  });
});

describe('presetRules', () => {
  const presets: readonly PlanPreset[] = [
    'Daily-35day-Retention',
    'Daily-Monthly-1yr-Retention',
    'Daily-Weekly-Monthly-5yr-Retention',
    'Daily-Weekly-Monthly-7yr-Retention',
    'Eight-Hourly-20min-RTO',
  ];

  it.each<[preset: PlanPreset, rules: readonly string[]]>([
    ['Daily-35day-Retention', ['daily 35']],
    ['Daily-Monthly-1yr-Retention', ['daily 35', 'monthly 365']],
    ['Daily-Weekly-Monthly-5yr-Retention', ['daily 35', 'weekly 90', 'monthly 1825']],
    ['Daily-Weekly-Monthly-7yr-Retention', ['daily 35', 'weekly 90', 'monthly 2555']],
    ['Eight-Hourly-20min-RTO', ['eight-hourly 7', 'daily 35', 'weekly 90', 'monthly 365']],
  ])('%s keeps %j days', (preset, rules) => {
    expect(presetRules(preset).map(({ name, retentionDays }) => `${name} ${String(retentionDays)}`)).toEqual(rules);
  });

  it('puts jobs where the caller wants them', () => {
    const schedules = presetRules('Eight-Hourly-20min-RTO', { hour: 23, timeZone: 'Europe/Berlin' });

    expect(schedules.map(({ schedule, timeZone }) => `${schedule} ${String(timeZone)}`)).toEqual([
      'cron(0 7,15,23 ? * * *) Europe/Berlin',
      'cron(0 23 ? * * *) Europe/Berlin',
      'cron(0 23 ? * SAT *) Europe/Berlin',
      'cron(0 23 1 * ? *) Europe/Berlin',
    ]);
  });

  it('keeps copies as long as the lock and the caller want, and no shorter than what they are copies of', () => {
    const copyTo = [backupTargetRef(recovery, { lock })];
    const days = presetRules('Eight-Hourly-20min-RTO', { copyTo, copiesAtLeastDays: 40 }).map(({ copies }) =>
      copies?.map(({ retentionDays }) => retentionDays),
    );

    expect(days).toEqual([[40], [40], [90], [365]]);
    expect(presetRules('Eight-Hourly-20min-RTO', { copyTo })[0]?.copies?.[0]?.retentionDays).toBe(30);
  });

  it('are sound plans, whatever the options', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...presets),
        fc.integer({ min: 0, max: 23 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 90 }),
        (preset, hour, coldStorage, copiesAtLeastDays) => {
          const copyTo = [backupTargetRef(recovery)];
          const rules = presetRules(preset, { hour, coldStorage, copyTo, copiesAtLeastDays });

          expect(validatePlan({ ...plan, rules, selections: [{ name: 'files', types: ['EFS'] }] })).toEqual([]);
        },
      ),
    );
  });
});
