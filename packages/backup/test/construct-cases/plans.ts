import type { ConstructCase } from '@etops/testing';
import type { BackupPlanProps, BackupRegionSettingsProps } from '../../src';
import { BackupPlan, BackupRegionSettings } from '../../src';
import { environment, roleArn, types, vault } from './kit';

const daily = { name: 'daily', schedule: 'cron(0 5 ? * * *)', retentionDays: 35 };

const destination = {
  vaultArn: 'arn:aws:backup:eu-west-1:123456789012:backup-vault:vault',
  region: 'eu-west-1',
  minimumRetentionDays: 7,
  maximumRetentionDays: 400,
};

const backupPlan: ConstructCase<BackupPlanProps> = {
  construct: 'BackupPlan',
  props: 'BackupPlanProps',
  create: (scope, props) => new BackupPlan(scope, 'subject', props),
  variants: {
    selections: () => ({
      environment,
      name: 'plan',
      vault,
      rules: [
        {
          ...daily,
          timeZone: 'Europe/Berlin',
          continuous: true,
          startWindowMinutes: 120,
          completionWindowMinutes: 600,
          copies: [
            { destination, retentionDays: 365 },
            {
              destination: {
                vaultArn: 'arn:aws:backup:eu-central-1:210987654321:backup-vault:far',
                region: 'eu-central-1',
                airGapped: false,
              },
              accountId: '210987654321',
              retentionDays: 365,
            },
          ],
        },
        { ...daily, name: 'monthly', retentionDays: 365 },
      ],
      selections: [
        { name: 'files', tag: { key: 'Backup', value: 'yes' }, types },
        { name: 'tagged', tag: { key: 'Backup', value: 'nightly' } },
        { name: 'databases', types: ['RDS'], exceptArns: ['arn:aws:rds:eu-central-1:123456789012:db:scratch'] },
        { name: 'one', resourceArns: ['arn:aws:rds:eu-central-1:123456789012:db:airline'] },
      ],
      objective: { minimumDays: 30, maximumDays: 400 },
      roleArn,
    }),
    'other selections of the same names': () => ({
      environment,
      name: 'plan',
      vault,
      rules: [daily],
      selections: [
        { name: 'files', resourceArns: ['arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-1'] },
        { name: 'tagged', types },
        { name: 'databases', tag: { key: 'Backup', value: 'yes' } },
        { name: 'one', tag: { key: 'Backup', value: 'yes' }, types },
      ],
      roleArn,
    }),
    cold: () => ({
      environment,
      name: 'plan',
      vault,
      rules: [
        { ...daily, copies: [{ destination, retentionDays: 365, coldAfterDays: 30 }] },
        { ...daily, name: 'monthly', retentionDays: 365, coldAfterDays: 30 },
      ],
      selections: [{ name: 'files', tag: { key: 'Backup', value: 'yes' }, types: ['EFS'] }],
      roleArn,
    }),
    archive: () => ({
      environment,
      name: 'plan',
      vault,
      rules: [{ ...daily, name: 'monthly', retentionDays: 365, coldAfterDays: 30, archiveSnapshots: true }],
      selections: [{ name: 'files', types: ['EBS'] }],
      roleArn,
    }),
    tag: () => ({
      environment,
      name: 'plan',
      vault,
      rules: [daily],
      selectionTag: { key: 'Backup', value: 'yes' },
      roleArn,
    }),
  },
};

const backupRegionSettings: ConstructCase<BackupRegionSettingsProps> = {
  construct: 'BackupRegionSettings',
  props: 'BackupRegionSettingsProps',
  create: (scope, props) => new BackupRegionSettings(scope, 'subject', props),
  variants: { full: () => ({ resourceTypes: ['RDS', 'DynamoDB'] }) },
};

export const plans: readonly ConstructCase[] = [backupPlan, backupRegionSettings];
