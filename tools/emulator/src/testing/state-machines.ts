import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { AwsClients } from './aws-clients';

const POLL_MILLISECONDS = 100;

/** A finished execution of a state machine. */
export interface Execution {
  readonly name: string;
  readonly status: string;
  readonly error?: string;
  readonly cause?: string;
  readonly output: Readonly<Record<string, unknown>>;
}

/** Creates state machines on the emulator and runs them. */
export class StateMachines {
  private readonly client: SFNClient;

  constructor(clients: AwsClients) {
    this.client = clients.of(SFNClient);
  }

  /** Creates a state machine, and returns its ARN. */
  async create(definition: object): Promise<string> {
    const { stateMachineArn = '' } = await this.client.send(
      new CreateStateMachineCommand({
        name: `machine-${randomUUID()}`,
        definition: JSON.stringify(definition),
        roleArn: 'arn:aws:iam::123456789012:role/machine',
      }),
    );
    return stateMachineArn;
  }

  /** Starts an execution without waiting for its end. */
  async start(stateMachineArn: string, input: object = {}): Promise<{ name: string; executionArn: string }> {
    const name = `execution-${randomUUID()}`;
    const { executionArn = '' } = await this.client.send(
      new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }),
    );
    return { name, executionArn };
  }

  /** Starts an execution, and waits for its end. */
  async run(stateMachineArn: string, input: object = {}): Promise<Execution> {
    const { name, executionArn } = await this.start(stateMachineArn, input);
    for (;;) {
      const found = await this.client.send(new DescribeExecutionCommand({ executionArn }));
      if (found.status !== 'RUNNING') {
        const { status = '', error, cause, output = '{}' } = found;
        return {
          name,
          status,
          ...(error === undefined ? {} : { error }),
          ...(cause === undefined ? {} : { cause }),
          output: JSON.parse(output) as Execution['output'],
        };
      }
      await delay(POLL_MILLISECONDS);
    }
  }
}
