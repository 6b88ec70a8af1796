import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateStateMachineCommand, DescribeStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import type { Emulator } from '../src/servers';
import { startEmulator } from '../src/servers';
import type { Execution } from '../src/testing';
import { AwsClients, StateMachines } from '../src/testing';

describe('a state machine', () => {
  const work = mkdtempSync(join(tmpdir(), 'etops-states-'));
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator({ logFile: join(work, 'emulator.log') });
  }, 60_000);
  afterAll(async () => {
    await emulator.stop();
    rmSync(work, { recursive: true });
  });

  const clients = () => new AwsClients(emulator.endpoint, 'eu-central-1');

  /** Runs a state machine with one task to its end. */
  const run = (task: object) => execute({ StartAt: 'Task', States: { Task: { Type: 'Task', ...task, End: true } } });

  async function execute(definition: object): Promise<Execution> {
    const stateMachines = new StateMachines(clients());
    return stateMachines.run(await stateMachines.create(definition));
  }

  it('has the type of its creation', async () => {
    const definition = JSON.stringify({ StartAt: 'End', States: { End: { Type: 'Succeed' } } });
    for (const type of ['EXPRESS', 'STANDARD'] as const) {
      const machine = { name: type, type, definition, roleArn: 'arn:aws:iam::123456789012:role/states' };
      const sfn = clients().of(SFNClient);
      const { stateMachineArn } = await sfn.send(new CreateStateMachineCommand(machine));

      expect(await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }))).toMatchObject({ type });
    }
  });

  it('calls the emulator’s services with the names of Step Functions', async () => {
    const { status, output } = await run({
      Resource: 'arn:aws:states:::aws-sdk:rds:describeDBInstances',
      Parameters: {},
      ResultSelector: { 'instances.$': '$.DbInstances', 'names.$': '$.DbInstances[*].DbInstanceIdentifier' },
    });

    expect({ status, output }).toEqual({
      status: 'SUCCEEDED',
      output: { instances: [], names: [] },
    });
  }, 60_000);

  it('fails on a parameter that Step Functions does not have', async () => {
    const { status, cause } = await run({
      Resource: 'arn:aws:states:::aws-sdk:rds:describeDBInstances',
      Parameters: { DBInstanceIdentifier: 'main' },
    });

    expect(status).toBe('FAILED');
    expect(cause).toContain("DescribeDBInstances has no parameters ['DBInstanceIdentifier'] in Step Functions");
  }, 60_000);

  it('compares times with and without fractions of a second', async () => {
    const { status } = await execute({
      StartAt: 'Times',
      States: {
        Times: {
          Type: 'Pass',
          Result: { old: '2026-11-23T01:05:00Z', recent: '2026-11-23T01:05:00.250Z' },
          Next: 'IsLater',
        },
        IsLater: {
          Type: 'Choice',
          Choices: [{ Variable: '$.recent', TimestampGreaterThanPath: '$.old', Next: 'Later' }],
          Default: 'NotLater',
        },
        Later: { Type: 'Succeed' },
        NotLater: { Type: 'Fail' },
      },
    });

    expect(status).toBe('SUCCEEDED');
  }, 60_000);

  it('refuses unknown outcomes of instance refreshes and snapshot exports', async () => {
    await expect(emulator.planInstanceRefreshes(['Rolled' as 'Failed'])).rejects.toThrow(/answered 5\d\d/);
    await expect(emulator.planExportTasks(['Done' as 'FAILED'])).rejects.toThrow(/answered 5\d\d/);
  });
});
