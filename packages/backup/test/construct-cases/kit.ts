import type { EnvironmentRef } from '@etops/contracts';
import { testEnvironment } from '@etops/testing';

export const environment = testEnvironment;
export const recovery: EnvironmentRef = { ...environment, name: 'vault', role: 'recovery', region: 'eu-west-1' };
export const roleArn = 'arn:aws:iam::123456789012:role/backup';
export const vaultArn = 'arn:aws:backup:eu-central-1:123456789012:backup-vault:vault';
export const tag = { key: 'Backup', value: 'yes' };
export const types = ['RDS', 'EFS'] as const;
export const vault = {
  vaultArn,
  region: environment.region,
  vaultName: 'vault',
  minimumRetentionDays: 7,
  maximumRetentionDays: 400,
  airGapped: false,
};
