import { testEnvironment } from '@etops/testing';
import * as fc from 'fast-check';
import { backupTargetRef } from '../src';
import type { BackupRule } from '../src';
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
  selectionTag: { key: 'Backup', value: 'airline-primary' },
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
      "selectionTag must have a key and a value, got 'Backup' = ''; name the tag that resources carry, in its exact case",
      { ...plan, selectionTag: { key: 'Backup', value: '' } },
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
