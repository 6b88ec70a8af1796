import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BackupClient,
  GetBackupSelectionCommand,
  GetRestoreTestingSelectionCommand,
  ListBackupPlansCommand,
  ListBackupSelectionsCommand,
} from '@aws-sdk/client-backup';
import type { BackupSelection } from '@aws-sdk/client-backup';
import type { PlanSelection, RestoreTest } from '@etops/backup';
import { BackupPlan, BackupVault, RestoreTesting } from '@etops/backup';
import { Rehearsal } from '@etops/emulator';
import { AwsClients } from '@etops/emulator/testing';
import { EnvironmentStack } from '@etops/foundation';
import { App } from 'cdktf';

const environment = {
  application: 'airline',
  name: 'primary',
  role: 'development',
  region: 'eu-central-1',
  accountId: '123456789012',
} as const;
const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000';
const ROLE_ARN = 'arn:aws:iam::123456789012:role/backup';
const MINUTES = 60_000;

describe('changes of backups on the emulator', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-backup-changes-'));
  let rehearsal: Rehearsal;
  let backup: BackupClient;

  const synthesize = (selections: readonly PlanSelection[], tests: readonly RestoreTest[]) => {
    const app = new App({ outdir, skipValidation: true });
    const stack = new EnvironmentStack(app, 'primary', { environment });
    const vault = new BackupVault(stack, 'backup-vault', { environment, kmsKeyArn: KEY_ARN }).ref;
    const rules = [{ name: 'daily', schedule: 'cron(0 5 ? * * *)', retentionDays: 14 }];
    new BackupPlan(stack, 'backup-plan', { environment, vault, rules, selections, roleArn: ROLE_ARN });
    new RestoreTesting(stack, 'restore-tests', { environment, vaults: [vault], tests, roleArn: ROLE_ARN });
    app.synth();
  };

  const selectionsByName = async () => {
    const { BackupPlansList: plans = [] } = await backup.send(new ListBackupPlansCommand({}));
    const BackupPlanId = plans[0]?.BackupPlanId;
    const { BackupSelectionsList: all = [] } = await backup.send(new ListBackupSelectionsCommand({ BackupPlanId }));
    const entries = all.map(async ({ SelectionId, SelectionName = '' }) => {
      const found = await backup.send(new GetBackupSelectionCommand({ BackupPlanId, SelectionId }));
      return [SelectionName, found.BackupSelection] as const;
    });
    return Object.fromEntries(await Promise.all(entries)) as Readonly<Record<string, BackupSelection>>;
  };

  const restoreTest = async (name: string) => {
    const RestoreTestingPlanName = 'airline_primary_restore_test';
    const command = new GetRestoreTestingSelectionCommand({
      RestoreTestingPlanName,
      RestoreTestingSelectionName: name,
    });
    return (await backup.send(command)).RestoreTestingSelection;
  };

  beforeAll(async () => {
    rehearsal = await Rehearsal.start();
    backup = new AwsClients(rehearsal.endpoint, environment.region).of(BackupClient);
    synthesize(
      [
        { name: 'files', types: ['EFS'], tag: { key: 'Backup', value: 'yes' } },
        { name: 'databases', types: ['RDS'], exceptArns: ['arn:aws:rds:eu-central-1:123456789012:db:scratch'] },
      ],
      [
        { type: 'EFS', overrides: { encrypted: 'true' } },
        { type: 'S3', resourceArns: ['arn:aws:s3:::airline-media'] },
        { type: 'DynamoDB', resourceArns: ['arn:aws:dynamodb:eu-central-1:123456789012:table/a'] },
      ],
    );
    await rehearsal.apply(outdir, 'primary');
    synthesize(
      [
        { name: 'files', types: ['EFS'] },
        { name: 'databases', types: ['RDS'] },
      ],
      [
        { type: 'EFS' },
        { type: 'S3', tag: { key: 'Backup', value: 'yes' } },
        { type: 'DynamoDB', resourceArns: ['arn:aws:dynamodb:eu-central-1:123456789012:table/b'] },
      ],
    );
    await rehearsal.apply(outdir, 'primary');
  }, 5 * MINUTES);
  afterAll(async () => {
    await rehearsal.stop();
    rmSync(outdir, { recursive: true });
  });

  it('a selection without its tag and without its exceptions selects all resources of its types', async () => {
    const { files, databases } = await selectionsByName();

    expect(files?.Conditions?.StringEquals ?? []).toEqual([]);
    expect(databases?.NotResources ?? []).toEqual([]);
  });

  it('a restore test without its overrides, or with other resources, is created again', async () => {
    expect((await restoreTest('efs'))?.RestoreMetadataOverrides).toEqual({});
    expect((await restoreTest('s3'))?.ProtectedResourceArns ?? []).toEqual([]);
    expect((await restoreTest('dynamodb'))?.ProtectedResourceArns).toEqual([
      'arn:aws:dynamodb:eu-central-1:123456789012:table/b',
    ]);
  });

  it(
    'nothing is left to change',
    async () => {
      expect(await rehearsal.plan(outdir, 'primary')).toEqual([]);
    },
    2 * MINUTES,
  );
});
