import { ProblemList } from '@etops/foundation';
import { testEnvironment } from '@etops/testing';
import { Token } from 'cdktf';
import * as fc from 'fast-check';
import { backupVaultRef } from '../src';
import type { BackupRule } from '../src';
import type { ResolvedBackupPlan } from '../src/plan/backup-plan-props';
import { checkBackupPlan } from '../src/plan/check-backup-plan';

const recovery = { ...testEnvironment, name: 'vault', region: 'eu-west-1' };
const lock = { mode: 'governance', minimumRetentionDays: 30, maximumRetentionDays: 365 } as const;
const rule: BackupRule = { name: 'daily', schedule: 'cron(0 5 ? * * *)', retentionDays: 14 };
const plan: ResolvedBackupPlan = {
  environment: testEnvironment,
  name: 'nightly',
  vault: backupVaultRef(testEnvironment),
  rules: [rule],
  selections: [{ name: 'tagged', tag: { key: 'Backup', value: 'airline-primary' } }],
  given: 'selections',
};
const copyingTo = (to: Partial<ReturnType<typeof backupVaultRef>>, retentionDays = 35): ResolvedBackupPlan => ({
  ...plan,
  rules: [{ ...rule, copies: [{ destination: { ...backupVaultRef(recovery, { lock }), ...to }, retentionDays }] }],
});
const target = backupVaultRef(recovery);

function problemsOf(checked: ResolvedBackupPlan) {
  const problems = new ProblemList();
  checkBackupPlan(problems, '', checked);
  return problems.all;
}

describe('checkBackupPlan', () => {
  it('accepts a plan that AWS accepts', () => {
    expect(problemsOf(plan)).toEqual([]);
    expect(problemsOf(copyingTo({}))).toEqual([]);
  });

  it('accepts an objective whose days only Terraform knows', () => {
    const days = Token.asNumber({ resolve: () => 30 });
    expect(problemsOf({ ...plan, objective: { minimumDays: days, maximumDays: days } })).toEqual([]);
    expect(problemsOf({ ...plan, objective: { minimumDays: 1, maximumDays: days } })).toEqual([]);
  });

  it.each<[code: string, message: string, plan: ResolvedBackupPlan]>([
    [
      'BACKUP_VAULT_REGION',
      "vault.region must be the plan's Region, 'eu-central-1', got 'eu-west-1'; use a vault of this Region, and the other one in copies",
      { ...plan, vault: target },
    ],
    [
      'BACKUP_NO_RULE',
      'rules must contain at least one rule, got none; a plan without a rule backs up nothing',
      { ...plan, rules: [] },
    ],
    [
      'BACKUP_SELECTION_TAG',
      "selections[tagged].tag must have a key of 1 to 128 and a value of 1 to 256 characters, got 'Backup' = ''; use the tag of the resources, case-sensitively",
      { ...plan, selections: [{ name: 'tagged', tag: { key: 'Backup', value: '' } }] },
    ],
    [
      'BACKUP_NO_SELECTION',
      'selections must contain at least one selection, got none; a plan without one backs up nothing',
      { ...plan, selections: [] },
    ],
    [
      'BACKUP_SELECTION_NAME',
      "selections[0].name must be 1 to 50 letters, digits, '-', '_' or '.', got 'the rest'; use another name",
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
      'selections[none].types must contain at least one type, got none; add one, or remove the selection',
      { ...plan, selections: [{ name: 'none', types: [] }] },
    ],
    [
      'BACKUP_SELECTION_EMPTY',
      'selections[none].resourceArns must contain at least one ARN, got none; add one, or remove the selection',
      { ...plan, selections: [{ name: 'none', resourceArns: [] }] },
    ],
    [
      'BACKUP_SELECTION_ARN',
      "selections[one].resourceArns[0] must be an ARN, got 'airline-database'; use 'arn:aws:rds:*:*:db:airline', for example",
      {
        ...plan,
        selections: [{ name: 'one', resourceArns: ['airline-database', '${aws_efs_file_system.files.arn}'] }],
      },
    ],
    [
      'BACKUP_CONTINUOUS_RETENTION',
      'rules[daily].retentionDays must be at most 35 in a continuous rule, got 36; lower it to 35, and keep snapshots longer with another rule',
      { ...plan, rules: [{ ...rule, continuous: true, retentionDays: 36 }] },
    ],
    [
      'BACKUP_CONTINUOUS_COLD',
      'rules[daily].coldAfterDays must not be set in a continuous rule, got 1; remove it, since continuous backups stay in warm storage',
      { ...plan, rules: [{ ...rule, continuous: true, coldAfterDays: 1 }] },
    ],
    [
      'BACKUP_CONTINUOUS_LOCK',
      "rules[daily] must use a vault whose lock accepts 35 days, got a minimum of 36 in 'arn:aws:backup:eu-central-1:123456789012:backup-vault:airline-primary-backup'; use another vault for continuous backups",
      {
        ...plan,
        vault: backupVaultRef(testEnvironment, { lock: { ...lock, minimumRetentionDays: 36 } }),
        rules: [{ ...rule, continuous: true }],
      },
    ],
    [
      'BACKUP_CONTINUOUS_TYPES',
      "rules[daily].continuous must be for RDS, Aurora or S3, got a selection of EC2, EFS in 'files'; remove it, or select one of these types",
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
      'rules[daily].coldAfterDays must be a whole number from 1 to 36500, got 0; use days, for example 30',
      { ...plan, rules: [{ ...rule, retentionDays: 100, coldAfterDays: 0 }] },
    ],
    [
      'BACKUP_COLD_TOO_SHORT',
      'rules[daily].retentionDays must be at least coldAfterDays + 90 = 120, got 100; raise it to 120, or lower coldAfterDays to 10',
      { ...plan, rules: [{ ...rule, retentionDays: 100, coldAfterDays: 30 }] },
    ],
    [
      'BACKUP_COLD_TOO_SHORT',
      'rules[daily].copies[0].retentionDays must be at least coldAfterDays + 90 = 91, got 90; raise it to 91, or remove coldAfterDays',
      { ...plan, rules: [{ ...rule, copies: [{ destination: target, retentionDays: 90, coldAfterDays: 1 }] }] },
    ],
    [
      'BACKUP_COLD_TYPES',
      "rules[daily].coldAfterDays must be for types with cold storage, got a selection of RDS in 'data'; select them in another plan",
      {
        ...plan,
        rules: [{ ...rule, retentionDays: 120, coldAfterDays: 30 }],
        selections: [{ name: 'data', types: ['EFS', 'RDS'] }],
      },
    ],
    [
      'BACKUP_COLD_TYPES',
      "rules[daily].coldAfterDays must be for types with cold storage, got a selection of EBS in 'volumes'; set archiveSnapshots for EBS, or select them in another plan",
      {
        ...plan,
        rules: [{ ...rule, retentionDays: 120, coldAfterDays: 30 }],
        selections: [{ name: 'volumes', types: ['EBS'] }],
      },
    ],
    [
      'BACKUP_ARCHIVE_WITHOUT_COLD',
      'rules[daily].archiveSnapshots must be set together with coldAfterDays, got none; add coldAfterDays or remove it',
      { ...plan, rules: [{ ...rule, archiveSnapshots: true }] },
    ],
    [
      'BACKUP_OBJECTIVE',
      'objective.minimumDays must be a whole number from 1 to maximumDays (30), got 35; lower minimumDays or raise maximumDays',
      { ...plan, objective: { minimumDays: 35, maximumDays: 30 } },
    ],
    [
      'BACKUP_RETENTION_OUTLIVES_OBJECTIVE',
      "rules[daily].copies[0].retentionDays must be at most 60, the objective's maximumDays, got 61; lower it to 60",
      { ...copyingTo({}, 61), objective: { minimumDays: 35, maximumDays: 60 } },
    ],
    [
      'BACKUP_RETENTION_UNDERLIVES_OBJECTIVE',
      "rules[daily].copies[0].retentionDays must be at least 35, the objective's minimumDays, got 34; raise it to 35",
      { ...copyingTo({}, 34), objective: { minimumDays: 35 } },
    ],
    [
      'BACKUP_RULE_NAME',
      "rules[0].name must be 1 to 50 letters, digits, '-', '_' or '.', got 'every night'; use another name",
      { ...plan, rules: [{ ...rule, name: 'every night' }] },
    ],
    [
      'BACKUP_COPY_REGION',
      "rules[daily].copies[0].destination.region must be another Region than the plan's, got 'eu-central-1'; use one such as 'eu-west-1', since a copy in the same Region is lost with it",
      copyingTo(backupVaultRef({ ...testEnvironment, name: 'other' })),
    ],
    [
      'ARN',
      "rules[daily].copies[0].destination.vaultArn must be the ARN of a backup vault in eu-west-3 of account 123456789012, got 'arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-backup'; compute it with backupVaultArn",
      copyingTo({ region: 'eu-west-3' }),
    ],
    [
      'ARN',
      "rules[daily].copies[0].destination.vaultArn must be the ARN of a backup vault in eu-west-1 of account 123456789012, got 'arn:aws:backup:eu-west-1:999999999999:backup-vault:other'; compute it with backupVaultArn",
      copyingTo({ vaultArn: 'arn:aws:backup:eu-west-1:999999999999:backup-vault:other' }),
    ],
    [
      'BACKUP_VAULT_NAME',
      "rules[daily].copies[0].destination.vaultArn must end in the name of a vault, 2 to 50 letters, digits, '-' or '_', got 'x'; use the name that the vault has",
      copyingTo({ vaultArn: 'arn:aws:backup:eu-west-1:123456789012:backup-vault:x' }),
    ],
    [
      'BACKUP_COPY_REGION',
      "rules[daily].copies[0].destination.region must be another Region than the plan's, got 'ohio'; use one such as 'eu-west-1', since a copy in the same Region is lost with it",
      copyingTo({ region: 'ohio' }),
    ],
    [
      'ARN',
      "vault.vaultArn must be the ARN of a backup vault in eu-central-1 of account 123456789012, got 'arn:aws:backup:us-east-2:123456789012:backup-vault:v1'; compute it with backupVaultArn",
      { ...plan, vault: { ...plan.vault, vaultArn: 'arn:aws:backup:us-east-2:123456789012:backup-vault:v1' } },
    ],
    [
      'BACKUP_VAULT_NAME',
      "vault.vaultName must be the name in vaultArn, 'airline-primary-backup', got 'other'; use the ref of a vault",
      { ...plan, vault: { ...plan.vault, vaultName: 'other' } },
    ],
    [
      'ARN',
      "roleArn must be the ARN of an IAM role of account 123456789012, got 'arn:aws:iam::999999999999:role/x'; use the role of this account, without wildcards",
      { ...plan, roleArn: 'arn:aws:iam::999999999999:role/x' },
    ],
    [
      'BACKUP_SELECTION_TAG',
      "selectionTag must have a key of 1 to 128 and a value of 1 to 256 characters, got '' = 'x'; use the tag of the resources, case-sensitively",
      { ...plan, given: 'selectionTag', selections: [{ name: 'tagged', tag: { key: '', value: 'x' } }] },
    ],
    [
      'BACKUP_SELECTION_ARN',
      "selections[one].exceptArns[0] must be an ARN, got 'scratch'; use 'arn:aws:rds:*:*:db:airline', for example",
      { ...plan, selections: [{ name: 'one', types: ['RDS'], exceptArns: ['scratch'] }] },
    ],
    [
      'BACKUP_SELECTION_ARN_ELSEWHERE',
      "selections[one].resourceArns[0] must be in eu-central-1 of account 123456789012, got 'arn:aws:rds:eu-west-1:*:db:x'; select it in a plan of its Region and account, since this one finds nothing there",
      { ...plan, selections: [{ name: 'one', resourceArns: ['arn:aws:rds:eu-west-1:*:db:x'] }] },
    ],
    [
      'BACKUP_SELECTION_ARN_DUPLICATE',
      "selections[one].resourceArns must contain each ARN once, got 'arn:aws:s3:::x' twice; remove one",
      { ...plan, selections: [{ name: 'one', resourceArns: ['arn:aws:s3:::x', 'arn:aws:s3:::x'] }] },
    ],
    [
      'BACKUP_SELECTION_ARNS',
      "selections[one].resourceArns must contain at most 500 ARNs, 30 of them with '*', got 31 and 31; select by tag or type instead",
      {
        ...plan,
        selections: [
          { name: 'one', resourceArns: Array.from({ length: 31 }, (_, index) => `arn:aws:s3:::${String(index)}-*`) },
        ],
      },
    ],
    [
      'BACKUP_START_WINDOW',
      'rules[daily].startWindowMinutes must be a whole number from 60 to 52560000, got 59; use minutes, for example 60',
      { ...plan, rules: [{ ...rule, startWindowMinutes: 59 }] },
    ],
    [
      'BACKUP_COMPLETION_WINDOW',
      'rules[daily].completionWindowMinutes must be a whole number greater than startWindowMinutes (60), at most 52560000, got 52560001; use 480, for example',
      { ...plan, rules: [{ ...rule, completionWindowMinutes: 52_560_001 }] },
    ],
    [
      'BACKUP_COPY_DUPLICATE',
      "rules[daily].copies must contain each vault once, got 'arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-backup' twice; remove one",
      {
        ...plan,
        rules: [
          {
            ...rule,
            copies: [
              { destination: target, retentionDays: 35 },
              { destination: target, retentionDays: 90 },
            ],
          },
        ],
      },
    ],
    [
      'BACKUP_RETENTION_BELOW_LOCK',
      "rules[daily].copies[0].retentionDays must be at least 30, the lock's minimum in 'arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-backup', got 29; raise it to 30, or every job fails",
      copyingTo({}, 29),
    ],
    [
      'BACKUP_RETENTION_ABOVE_LOCK',
      "rules[daily].copies[0].retentionDays must be at most 365, the lock's maximum in 'arn:aws:backup:eu-west-1:123456789012:backup-vault:airline-vault-backup', got 366; lower it to 365, or every job fails",
      copyingTo({}, 366),
    ],
    [
      'BACKUP_RETENTION_BELOW_LOCK',
      "rules[daily].retentionDays must be at least 30, the lock's minimum in 'arn:aws:backup:eu-central-1:123456789012:backup-vault:airline-primary-backup', got 14; raise it to 30, or every job fails",
      { ...plan, vault: backupVaultRef(testEnvironment, { lock }) },
    ],
  ])('fails with %s', (code, message, broken) => {
    expect(problemsOf(broken)).toEqual([{ code, message }]);
  });

  it.each([
    ['cron(0 3 * * *)', /six fields/],
    ['cron(0 3 * * * *)', /exactly one/],
    ['cron(0 5 ? * ? *)', /exactly one/],
    ['cron(* 3 ? * * *)', /one minute of the hour, got '\*'/],
    ['cron(0/15 3 ? * * *)', /one minute of the hour, got '0\/15'/],
    ['cron(60 3 ? * * *)', /minutes from 0 to 59.*got '60'/],
    ['cron(0 24 ? * * *)', /hours from 0 to 23.*got '24'/],
    ['cron(0 5 ? * * *) ', /six fields/],
  ])('fails when the schedule is %j', (schedule, expected) => {
    const [problem] = problemsOf({ ...plan, rules: [{ ...rule, schedule }] });

    expect(problem).toMatchObject({ code: 'BACKUP_SCHEDULE', message: expect.stringMatching(expected) as string });
  });

  it.each([
    'cron(0 5 ? * * *)',
    'cron(30 */6 * * ? *)',
    'cron(0 5 ? * SUN *)',
    'cron(15 2 1 1/3 ? *)',
    'cron(0 2 ? * 7#1 *)',
  ])('accepts the schedule %j', (schedule) => {
    expect(problemsOf({ ...plan, rules: [{ ...rule, schedule }] })).toEqual([]);
  });

  it('accepts a retention exactly when it is within the lock', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (days) => {
        const accepted = problemsOf(copyingTo({}, days)).length === 0;

        expect(accepted).toBe(days >= lock.minimumRetentionDays && days <= lock.maximumRetentionDays);
      }),
    );
  });
});

describe('copies to another account', () => {
  const far = backupVaultRef({ ...testEnvironment, accountId: '210987654321', name: 'far' });
  const copying = (accountId?: string): ResolvedBackupPlan => {
    const plan = copyingTo({});
    return {
      ...plan,
      rules: plan.rules.map((rule) => ({
        ...rule,
        copies: [{ destination: far, retentionDays: 35, ...(accountId === undefined ? {} : { accountId }) }],
      })),
    };
  };

  const codes = (plan: ResolvedBackupPlan) => problemsOf(plan).map(({ code }) => code);

  it('can stay in the Region, if they name the account', () => {
    expect(problemsOf(copying('210987654321'))).toEqual([]);
    expect(codes(copying())).toEqual(['BACKUP_COPY_REGION']);
  });

  it('fail for the account of the plan, and for a vault of a third one', () => {
    expect(codes(copying(testEnvironment.accountId))).toContain('BACKUP_COPY_ACCOUNT');
    expect(codes(copying('999999999999'))).toEqual(['ARN']);
  });
});

describe('copies to an air-gapped vault', () => {
  const airGapped = { ...backupVaultRef({ ...testEnvironment, name: 'air' }), airGapped: true };
  const codes = (types: readonly ('EFS' | 'RDS')[]) => {
    const plan = copyingTo({});
    return problemsOf({
      ...plan,
      given: 'selections',
      selections: [{ name: 'all', types }],
      rules: plan.rules.map((rule) => ({ ...rule, copies: [{ destination: airGapped, retentionDays: 35 }] })),
    }).map(({ code }) => code);
  };

  it('can stay in the Region', () => {
    expect(codes(['EFS'])).toEqual([]);
  });

  it('fail for RDS instances, which AWS Backup does not copy there', () => {
    expect(codes(['EFS', 'RDS'])).toEqual(['BACKUP_AIR_GAPPED_TYPES']);
  });

  it('are the only use of such a vault', () => {
    const plan = copyingTo({});

    expect(problemsOf({ ...plan, vault: { ...plan.vault, airGapped: true } }).map(({ code }) => code)).toEqual([
      'BACKUP_VAULT_AIR_GAPPED',
    ]);
  });
});
