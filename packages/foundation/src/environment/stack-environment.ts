import type { EnvironmentRef } from '@etops/contracts';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { ProblemList } from '../problems';
import { isToken, show } from '../problems';
import { checkEnvironment } from './check-environment';

/** Key of a stack's environment, the same in two installed versions of this package. */
const KEY = Symbol.for('@etops/foundation.environment');

/** Records the environment of a stack, which its constructs take as theirs. */
export function setStackEnvironment(stack: Construct, environment: EnvironmentRef): void {
  Object.defineProperty(stack, KEY, { value: environment });
}

/** Returns the environment of the stack that a construct is in, or `undefined` if the stack has none. */
export function stackEnvironment(construct: Construct): EnvironmentRef | undefined {
  const stack = construct.node.scopes.findLast((scope) => KEY in scope || TerraformStack.isStack(scope));
  return (stack as { readonly [KEY]?: EnvironmentRef } | undefined)?.[KEY];
}

/** Members that a construct and its stack have in common. */
const MEMBERS = ['application', 'name', 'role', 'region', 'accountId'] as const;

/** Environment and provider of a construct's props. */
export interface EnvironmentProps {
  readonly environment?: EnvironmentRef;
  readonly provider?: unknown;
}

/**
 * Returns the environment of a construct: the given one, or that of the stack, in the Region of the provider.
 *
 * Adds a problem if there is neither, or if both differ: names, ARNs and policies would be of another environment than
 * the one that the provider of the stack deploys to. A given one is checked in a stack without one, as an
 * `EnvironmentStack` checks its own, and only its Region can be compared, with that of a given provider.
 */
export function environmentOf(
  problems: ProblemList,
  construct: Construct,
  { environment: given, provider }: EnvironmentProps,
): EnvironmentRef | undefined {
  const own = inRegionOf(provider, stackEnvironment(construct));
  problems.require(
    (given ?? own) !== undefined,
    'ENVIRONMENT_MISSING',
    () => 'environment must be given in a stack without one, got nothing; give it, or use an EnvironmentStack',
  );
  if (given !== undefined && own === undefined) {
    checkEnvironment(problems, 'environment', given);
  }
  const expected = own ?? inRegionOf(provider, given);
  const differing =
    given === undefined || expected === undefined ? [] : MEMBERS.filter((name) => given[name] !== expected[name]);
  problems.require(differing.length === 0, 'ENVIRONMENT_MISMATCH', () => {
    const list = (environment: EnvironmentRef | undefined) =>
      differing.map((name) => `${name} ${show(environment?.[name])}`).join(', ');
    return `environment must be that of the stack, in the Region of the provider (${list(expected)}), got ${list(given)}; leave it out, or create the construct in the stack of that environment`;
  });
  return given ?? own;
}

/** Returns the environment in the Region of a provider, for the few constructs of another Region than their stack's. */
function inRegionOf(provider: unknown, environment: EnvironmentRef | undefined): EnvironmentRef | undefined {
  const { region } = (provider ?? {}) as { readonly region?: unknown };
  return environment === undefined || typeof region !== 'string' || isToken(region)
    ? environment
    : { ...environment, region };
}
