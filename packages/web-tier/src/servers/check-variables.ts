import type { ProblemList } from '@etops/foundation';
import { findSecrets, isToken, show } from '@etops/foundation';
import type { ResolvedServers } from './servers-props';

/**
 * Checks lines of the environment file. Messages show no value, since it may be a secret.
 *
 * @param reserved names of the lines that the web tier writes itself
 */
export function checkVariables(
  problems: ProblemList,
  path: string,
  variables: ResolvedServers['environmentVariables'],
  reserved: readonly string[],
): void {
  const literal = problems.literal(path, variables, 'write its names in the program; values can be tokens') ?? {};
  for (const [name, value] of Object.entries(literal)) {
    checkVariable(problems, `${path}[${show(name)}]`, { name, value, reserved });
  }
}

interface Variable {
  readonly name: string;
  readonly value: string;
  readonly reserved: readonly string[];
}

function checkVariable(problems: ProblemList, path: string, { name, value, reserved }: Variable): void {
  if (problems.literal(path, name) === undefined) {
    return;
  }
  problems.require(
    /^[A-Za-z_]\w*$/.test(name),
    'WEB_TIER_VARIABLE_NAME',
    () =>
      `${path} must have a name of letters, digits and '_', not beginning with a digit, got ${show(name)}; rename it`,
  );
  problems.require(
    !reserved.includes(name),
    'WEB_TIER_VARIABLE_RESERVED',
    () =>
      `${path} must have another name, got ${show(name)}, which the web tier sets itself; rename it, or change the prop that it is computed from`,
  );
  if (isToken(value)) {
    return;
  }
  problems.require(
    !/['\r\n\0]/.test(value),
    'WEB_TIER_VARIABLE',
    () => `${path} must be on one line without ', got a value with ${named(value)}; change the value`,
  );
  const [secret] = findSecrets({ [name]: value });
  problems.require(
    secret === undefined,
    'WEB_TIER_VARIABLE_SECRET',
    () =>
      `${path} must be no secret, got what looks like one (${String(secret)}); store it in Secrets Manager, and pass its ARN or name, since launch templates are readable`,
  );
}

function named(value: string): string {
  return value.includes("'") ? "'" : 'a line break';
}
