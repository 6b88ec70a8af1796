import type { ConstructCase } from '@etops/testing';
import type { AirGappedVaultProps, BackupVaultProps } from '../../src';
import { AirGappedVault, BackupVault } from '../../src';
import { KEY_ARN } from '../operations-kit';
import { environment, roleArn } from './kit';

const airGappedVault: ConstructCase<AirGappedVaultProps> = {
  construct: 'AirGappedVault',
  props: 'AirGappedVaultProps',
  create: (scope, props) => new AirGappedVault(scope, 'subject', props),
  variants: {
    full: () => ({ environment, name: 'isolated', minimumRetentionDays: 7, maximumRetentionDays: 365 }),
  },
};

const backupVault: ConstructCase<BackupVaultProps> = {
  construct: 'BackupVault',
  props: 'BackupVaultProps',
  create: (scope, props) => new BackupVault(scope, 'subject', props),
  variants: {
    governance: () => ({
      environment,
      name: 'vault',
      kmsKeyArn: KEY_ARN,
      lock: { mode: 'governance', minimumRetentionDays: 7, maximumRetentionDays: 365 },
      blockRecoveryPointDeletion: true,
      recoveryPointDeletionRoleArns: [roleArn],
      policyAdministratorArns: [roleArn],
      acceptCopiesFrom: { organizationId: 'o-a1b2c3d4e5', accountIds: ['210987654321', '210987654322'] },
    }),
    'copied to another account': () => ({
      environment,
      name: 'vault',
      copiesToAccountIds: ['210987654321', '210987654322'],
    }),
    compliance: () => ({
      environment,
      name: 'vault',
      kmsKeyArn: KEY_ARN,
      lock: {
        mode: 'compliance',
        minimumRetentionDays: 7,
        maximumRetentionDays: 365,
        changeableForDays: 30,
        confirmation: 'final-after-30-days',
      },
    }),
  },
};

export const vaults: readonly ConstructCase[] = [airGappedVault, backupVault];
