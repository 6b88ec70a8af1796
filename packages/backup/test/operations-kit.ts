import type { EnvironmentRef } from '@etops/contracts';
import type { State, States } from '@etops/foundation';
import { EnvironmentStack } from '@etops/foundation';
import { synth, testEnvironment } from '@etops/testing';

/** ARN of a key in the test environment. */
export const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000';

/** Topic for notifications in the test environment. */
export const notifications = { topicArn: 'arn:aws:sns:eu-central-1:123456789012:backup', kmsKeyArn: KEY_ARN };

/** Statement of a policy. */
export interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** Synthesizes a stack of an environment. */
export function inStack(build: (stack: EnvironmentStack) => void, environment: EnvironmentRef = testEnvironment) {
  return synth(build, (app) => new EnvironmentStack(app, 'test', { environment }));
}

/** Returns the statements of a policy document. */
export function statementsOf(policy: unknown): readonly Statement[] {
  return (JSON.parse(String(policy)) as { readonly Statement: readonly Statement[] }).Statement;
}

type Validate = (definition: object) => {
  readonly isValid: boolean;
  readonly errorsText: (separator?: string) => string;
};

/** Returns the errors of a definition in Amazon States Language, or an empty text. */
export function errorsOf(definition: object): string {
  const { isValid, errorsText } = jest.requireActual<Validate>('asl-validator')(definition);
  return isValid ? '' : errorsText('\n');
}

/** Returns all states, those inside of maps included. */
export function everyState(states: States): readonly (readonly [string, State])[] {
  return Object.entries(states).flatMap(([name, state]) => {
    const { ItemProcessor } = state as { readonly ItemProcessor?: { readonly States: States } };
    return [[name, state] as const, ...(ItemProcessor === undefined ? [] : everyState(ItemProcessor.States))];
  });
}
