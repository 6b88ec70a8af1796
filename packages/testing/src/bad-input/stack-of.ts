import { EnvironmentStack } from '@etops/foundation';
import type { App, TerraformStack } from 'cdktf';
import { TerraformVariable } from 'cdktf';
import type { ConstructCase } from '../construct-case';
import { testEnvironment } from '../literals';

/** Creates the stack of a construct's case. */
export function stackOf(subject: ConstructCase, app: App): TerraformStack {
  return subject.stack?.(app) ?? new EnvironmentStack(app, 'test', { environment: testEnvironment, policies: [] });
}

/** Declares the variables that the tokens of the bad values refer to. */
export function addVariables(stack: TerraformStack): void {
  const types = { text: 'string', number: 'number', list: 'list(string)', map: 'map(string)', any: 'any' };
  for (const [name, type] of Object.entries(types)) {
    new TerraformVariable(stack, name, { type });
  }
}
