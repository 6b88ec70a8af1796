import type { BackupRuleInput, BackupSelection, RestoreTestingSelectionForCreate } from '@aws-sdk/client-backup';
import {
  BackupClient,
  CreateBackupPlanCommand,
  CreateBackupSelectionCommand,
  CreateBackupVaultCommand,
  CreateRestoreTestingPlanCommand,
  CreateRestoreTestingSelectionCommand,
  DeleteBackupPlanCommand,
  GetBackupSelectionCommand,
  GetRestoreTestingSelectionCommand,
  PutBackupVaultAccessPolicyCommand,
  UpdateRestoreTestingSelectionCommand,
} from '@aws-sdk/client-backup';
import { ACCOUNT, EmulatedAws } from './emulated-aws';

const RULE: BackupRuleInput = {
  RuleName: 'daily',
  TargetBackupVaultName: 'vault',
  ScheduleExpression: 'cron(0 5 ? * * *)',
};
const IamRoleArn = `arn:aws:iam::${ACCOUNT}:role/backup`;
const ARN = `arn:aws:rds:eu-central-1:${ACCOUNT}:db:main`;
const TAG = { StringEquals: [{ Key: 'aws:ResourceTag/backup', Value: 'yes' }] };

describe('AWS Backup', () => {
  const aws = new EmulatedAws();
  const backup = () => aws.clients.of(BackupClient);
  let plans = 0;
  const createPlan = async (Rules: BackupRuleInput[], BackupPlanName = `plan-${String(++plans)}`) =>
    (await backup().send(new CreateBackupPlanCommand({ BackupPlan: { BackupPlanName, Rules } }))).BackupPlanId;
  const select = (BackupPlanId: string | undefined, selection: Partial<BackupSelection>) =>
    backup().send(
      new CreateBackupSelectionCommand({
        BackupPlanId,
        BackupSelection: { SelectionName: 'databases', IamRoleArn, ...selection },
      }),
    );

  beforeAll(async () => {
    await backup().send(new CreateBackupVaultCommand({ BackupVaultName: 'vault' }));
  });

  it.each(['v', 'a b', 'a.b', 'v'.repeat(51)])('refuses a vault %p', async (BackupVaultName) => {
    await expect(backup().send(new CreateBackupVaultCommand({ BackupVaultName }))).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
  });

  it('refuses the access policy of a vault that is none, and of a vault that does not exist', async () => {
    const put = (BackupVaultName: string, Policy: string) =>
      backup().send(new PutBackupVaultAccessPolicyCommand({ BackupVaultName, Policy }));
    const statement = { Effect: 'Deny', Principal: '*', Action: 'backup:DeleteRecoveryPoint', Resource: '*' };
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });

    await expect(put('vault', 'hello')).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
    await expect(put('missing', policy)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await put('vault', policy);
  });

  it.each<[string, Partial<BackupRuleInput>]>([
    ['a day of the week 8', { ScheduleExpression: 'cron(0 5 ? * 8 *)' }],
    ['a rate', { ScheduleExpression: 'rate(1 day)' }],
    ['a Unix schedule', { ScheduleExpression: '99 7 * * *' }],
    ['an unknown time zone', { ScheduleExpressionTimezone: 'Europe/Lisboa' }],
    ['a name with a space', { RuleName: 'every day' }],
    ['a start window of 59 minutes', { StartWindowMinutes: 59 }],
    ['a completion window within an hour', { StartWindowMinutes: 60, CompletionWindowMinutes: 119 }],
    ['cold storage for 89 days', { Lifecycle: { MoveToColdStorageAfterDays: 1, DeleteAfterDays: 90 } }],
    ['continuous backups for 36 days', { EnableContinuousBackup: true, Lifecycle: { DeleteAfterDays: 36 } }],
    ['a copy to a name', { CopyActions: [{ DestinationBackupVaultArn: 'vault' }] }],
  ])('refuses a rule with %s', async (_, rule) => {
    await expect(createPlan([{ ...RULE, ...rule }])).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  });

  it('refuses plans without rules, with the same rule twice, with a bad name, and for a missing vault', async () => {
    await expect(createPlan([])).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
    await expect(createPlan([RULE, RULE])).rejects.toThrow('Rule names must be unique: daily');
    await expect(createPlan([RULE], 'a b')).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
    await expect(createPlan([{ ...RULE, TargetBackupVaultName: 'missing' }])).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('shows empty lists and conditions of a selection, and keeps its plan', async () => {
    const BackupPlanId = await createPlan([RULE]);
    const { SelectionId } = await select(BackupPlanId, { Resources: ['*'] });

    const answer = await backup().send(new GetBackupSelectionCommand({ BackupPlanId, SelectionId }));

    expect(answer.BackupSelection).toEqual({
      SelectionName: 'databases',
      IamRoleArn,
      Resources: ['*'],
      NotResources: [],
      ListOfTags: [],
      Conditions: { StringEquals: [], StringNotEquals: [], StringLike: [], StringNotLike: [] },
    });
    await expect(backup().send(new DeleteBackupPlanCommand({ BackupPlanId }))).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
  });

  it.each<[string, Partial<BackupSelection>]>([
    ['nothing', {}],
    ['a name with a space', { SelectionName: 'a b', Resources: ['*'] }],
    ['a name as an ARN', { Resources: ['main'] }],
    ['a role that is no ARN', { IamRoleArn: 'backup', Resources: ['*'] }],
  ])('refuses a selection with %s', async (_, selection) => {
    const plan = await createPlan([RULE]);

    await expect(select(plan, selection)).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  });

  it('refuses a second selection of a name, and one of a missing plan', async () => {
    const plan = await createPlan([RULE]);
    await select(plan, { Resources: ['*'] });

    await expect(select(plan, { Resources: [ARN] })).rejects.toMatchObject({ name: 'AlreadyExistsException' });
    await expect(select('missing', { Resources: ['*'] })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('restore testing', () => {
  const aws = new EmulatedAws();
  const backup = () => aws.clients.of(BackupClient);
  const names = (RestoreTestingSelectionName: string) => ({
    RestoreTestingPlanName: 'plan',
    RestoreTestingSelectionName,
  });
  const create = (name: string, selection: Partial<RestoreTestingSelectionForCreate>) =>
    backup().send(
      new CreateRestoreTestingSelectionCommand({
        RestoreTestingPlanName: 'plan',
        RestoreTestingSelection: {
          RestoreTestingSelectionName: name,
          IamRoleArn,
          ProtectedResourceType: 'RDS',
          ...selection,
        },
      }),
    );
  const update = (name: string, RestoreTestingSelection: object) =>
    backup().send(new UpdateRestoreTestingSelectionCommand({ ...names(name), RestoreTestingSelection }));
  const read = async (name: string) =>
    (await backup().send(new GetRestoreTestingSelectionCommand(names(name)))).RestoreTestingSelection;
  const createPlan = (RestoreTestingPlanName: string, ScheduleExpression = 'cron(0 5 ? * * *)') =>
    backup().send(
      new CreateRestoreTestingPlanCommand({
        RestoreTestingPlan: {
          RestoreTestingPlanName,
          ScheduleExpression,
          RecoveryPointSelection: {
            Algorithm: 'LATEST_WITHIN_WINDOW',
            IncludeVaults: ['*'],
            RecoveryPointTypes: ['SNAPSHOT'],
          },
        },
      }),
    );

  beforeAll(async () => {
    await createPlan('plan');
  });

  it('refuses plans with a hyphen, or a schedule out of range', async () => {
    await expect(createPlan('a-b')).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
    await expect(createPlan('other', 'cron(0 24 ? * * *)')).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
  });

  it.each<[string, string, Partial<RestoreTestingSelectionForCreate>]>([
    ['nothing', 'nothing', {}],
    ['a hyphen in its name', 'a-b', { ProtectedResourceArns: ['*'] }],
    ['ARNs and conditions', 'both', { ProtectedResourceArns: [ARN], ProtectedResourceConditions: TAG }],
    ['31 ARNs', 'many', { ProtectedResourceArns: Array<string>(31).fill(ARN) }],
    ['a type that cannot be restored', 'type', { ProtectedResourceType: 'Lambda', ProtectedResourceArns: ['*'] }],
    ['a window of 169 hours', 'window', { ProtectedResourceArns: ['*'], ValidationWindowHours: 169 }],
  ])('refuses a selection with %s', async (_, name, selection) => {
    await expect(create(name, selection)).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  });

  it('keeps what an update leaves out, and does not switch between ARNs and conditions', async () => {
    await create('arns', { ProtectedResourceArns: [ARN], RestoreMetadataOverrides: { multiAz: 'false' } });
    await create('tags', { ProtectedResourceConditions: TAG });

    await update('arns', { ValidationWindowHours: 2 });

    expect(await read('arns')).toMatchObject({
      ProtectedResourceArns: [ARN],
      ProtectedResourceConditions: { StringEquals: [], StringNotEquals: [] },
      RestoreMetadataOverrides: { multiAz: 'false' },
      ValidationWindowHours: 2,
    });
    await expect(update('arns', { ProtectedResourceConditions: TAG })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
    await expect(update('tags', { ProtectedResourceArns: [ARN] })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
  });
});
