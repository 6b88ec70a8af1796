import { EnvironmentStack } from '@etops/foundation';
import type { App, TerraformStack } from 'cdktf';
import type { ConstructCase } from '../construct-case';
import { testEnvironment } from '../literals';

/** Creates the stack of a construct's case. */
export function stackOf(subject: ConstructCase, app: App): TerraformStack {
  return subject.stack?.(app) ?? new EnvironmentStack(app, 'test', { environment: testEnvironment, policies: [] });
}
