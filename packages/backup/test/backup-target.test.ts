import { testEnvironment } from '@etops/testing';
import * as fc from 'fast-check';
import { backupTargetRef, backupVaultArn, backupVaultName } from '../src';
import { VAULT_NAME_PATTERN } from '../src/limits';

describe('backupVaultArn', () => {
  it('follows from literals', () => {
    expect(backupVaultArn(testEnvironment)).toBe(
      'arn:aws:backup:eu-central-1:123456789012:backup-vault:airline-primary-backup',
    );
    expect(backupVaultArn({ ...testEnvironment, region: 'cn-north-1' }, 'Default')).toBe(
      'arn:aws-cn:backup:cn-north-1:123456789012:backup-vault:Default',
    );
  });
});

describe('backupVaultName', () => {
  it('is a name that AWS accepts for every environment', () => {
    const part = fc.stringMatching(/^[a-z][a-z0-9-]{0,23}$/);

    fc.assert(
      fc.property(part, part, (application, name) => {
        expect(backupVaultName({ application, name })).toMatch(VAULT_NAME_PATTERN);
      }),
    );
  });
});

describe('backupTargetRef', () => {
  it('holds the limits of the lock, and none without one', () => {
    const lock = { mode: 'governance', minimumRetentionDays: 7, maximumRetentionDays: 365 } as const;
    const bare = { vaultArn: backupVaultArn(testEnvironment), region: 'eu-central-1' };

    expect(backupTargetRef(testEnvironment)).toEqual(bare);
    expect(backupTargetRef(testEnvironment, { lock })).toEqual({
      ...bare,
      minimumRetentionDays: 7,
      maximumRetentionDays: 365,
    });
  });
});
