import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Emulator } from '../src/servers';
import { startEmulator } from '../src/servers';

interface Execution {
  readonly status: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

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

  async function call<T>(action: string, parameters: object): Promise<T> {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=test/20261123/eu-central-1/states/aws4_request, SignedHeaders=host, Signature=0';
    const headers = {
      authorization,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `AWSStepFunctions.${action}`,
    };
    const answer = await fetch(emulator.endpoint, { method: 'POST', headers, body: JSON.stringify(parameters) });
    return (await answer.json()) as T;
  }

  /** Runs one task to its end. */
  const run = (name: string, task: object) =>
    execute(name, { StartAt: 'Task', States: { Task: { Type: 'Task', ...task, End: true } } });

  async function execute(name: string, definition: object): Promise<Execution> {
    const { stateMachineArn } = await call<{ stateMachineArn: string }>('CreateStateMachine', {
      name,
      roleArn: 'arn:aws:iam::123456789012:role/states',
      definition: JSON.stringify(definition),
    });
    const { executionArn } = await call<{ executionArn: string }>('StartExecution', { stateMachineArn, name: 'run' });
    for (;;) {
      const execution = await call<Execution>('DescribeExecution', { executionArn });
      if (execution.status !== 'RUNNING') {
        return execution;
      }
      await delay(50);
    }
  }

  it('is of the type that it was made with', async () => {
    const definition = JSON.stringify({ StartAt: 'End', States: { End: { Type: 'Succeed' } } });
    for (const type of ['EXPRESS', 'STANDARD']) {
      const machine = { name: type, type, definition, roleArn: 'arn:aws:iam::123456789012:role/states' };
      const { stateMachineArn } = await call<{ stateMachineArn: string }>('CreateStateMachine', machine);

      expect(await call('DescribeStateMachine', { stateMachineArn })).toMatchObject({ type });
    }
  });

  it('calls the emulator’s services, by the names that Step Functions has', async () => {
    const { status, output = '' } = await run('described', {
      Resource: 'arn:aws:states:::aws-sdk:rds:describeDBInstances',
      Parameters: {},
      ResultSelector: { 'instances.$': '$.DbInstances', 'names.$': '$.DbInstances[*].DbInstanceIdentifier' },
    });

    expect({ status, output: JSON.parse(output) as unknown }).toEqual({
      status: 'SUCCEEDED',
      output: { instances: [], names: [] },
    });
  }, 60_000);

  it('fails on a parameter that Step Functions does not have', async () => {
    const { status, cause } = await run('misnamed', {
      Resource: 'arn:aws:states:::aws-sdk:rds:describeDBInstances',
      Parameters: { DBInstanceIdentifier: 'main' },
    });

    expect(status).toBe('FAILED');
    expect(cause).toContain("DescribeDBInstances has no parameters ['DBInstanceIdentifier'] in Step Functions");
  }, 60_000);

  it('compares times with and without fractions of a second', async () => {
    const { status } = await execute('compared', {
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

  it('is told how an instance refresh, or an export of a snapshot, cannot end', async () => {
    await expect(emulator.planInstanceRefreshes(['Rolled' as 'Failed'])).rejects.toThrow(/answered 5\d\d/);
    await expect(emulator.planExportTasks(['Done' as 'FAILED'])).rejects.toThrow(/answered 5\d\d/);
  });
});
