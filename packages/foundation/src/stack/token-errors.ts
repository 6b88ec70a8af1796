import { DefaultTokenResolver, StringConcat, TerraformElement, TerraformStack, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { LocatedProblem } from '../problems';
import { isToken, ValidationError } from '../problems';

const CODE = 'TOKEN_MISUSED';

/** Messages to show instead of cdktf's. */
const ADVICE: readonly (readonly [error: RegExp, advice: string])[] = [
  [
    /list token string in a scalar/,
    'must be one value, got an element of a list that is a token; use Fn.element(list, 0), for example',
  ],
  [
    /map token in a scalar/,
    "must be one value, got one of a map that is a token; use Fn.lookup(map, 'key'), for example",
  ],
  [
    /Cannot (?:add elements to list token|concatenate strings in a tokenized string array)/,
    'must not join a list that is a token with other values, got both; use Fn.concat([list, others]), for example',
  ],
  [
    /Cannot (?:add elements to map token|concatenate strings in a tokenized map)/,
    'must not join a map that is a token with other values, got both; use Fn.merge([map, others]), for example',
  ],
];

/**
 * Runs a step of cdktf, and replaces its errors about tokens, which contain their encoding and no path, by problems that
 * name the construct and the argument.
 *
 * @throws ValidationError with all such problems in the scope
 * @throws Error of the step, if it has another reason
 */
export function explainTokenErrors<T>(scope: IConstruct, step: () => T): T {
  try {
    return step();
  } catch (error) {
    const problems = ValidationError.isValidationError(error) ? [] : scope.node.findAll().flatMap(problemsOf);
    throw problems.length === 0 ? error : new ValidationError(problems);
  }
}

function problemsOf(construct: IConstruct): LocatedProblem[] {
  const { id, scope, path } = construct.node;
  if (isToken(id)) {
    const message = 'the id of a construct must be a literal, got a token; ids are needed before Terraform runs';
    return [{ path: scope?.node.path ?? '', code: CODE, message }];
  }
  if (!TerraformElement.isTerraformElement(construct) || TerraformStack.isStack(construct)) {
    return [];
  }
  return faults(construct, construct.toTerraform(), []).map(([place, error]) => ({
    path,
    code: CODE,
    message: `${argumentAt(place)} ${explain(error)}`,
  }));
}

type Fault = readonly [place: readonly string[], error: Error];

/** Finds the innermost values whose resolution fails with the same error as that of the values around them. */
function faults(element: TerraformElement, value: unknown, place: readonly string[]): readonly Fault[] {
  const error = resolveError(element, value);
  if (error === undefined) {
    return [];
  }
  const isPlain = typeof value === 'object' && value !== null && !isToken(value);
  const inner = isPlain ? Object.entries(value).flatMap(([key, item]) => faults(element, item, [...place, key])) : [];
  return inner.some(([, { message }]) => message === error.message) ? inner : [[place, error]];
}

function resolveError(element: TerraformElement, value: unknown): Error | undefined {
  try {
    Tokenization.resolve(value, {
      scope: element,
      resolver: new DefaultTokenResolver(new StringConcat()),
      preparing: false,
    });
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** Returns the name of an argument from its place, which begins with kind, type and name; outputs have no type. */
function argumentAt([kind, ...place]: readonly string[]): string {
  const names = place.slice(kind === 'resource' || kind === 'data' ? 2 : 1);
  return names.length === 0 ? String(place.at(-1) ?? kind) : names.join('.');
}

function explain({ message }: Error): string {
  const [line = ''] = message.split('\n');
  return (
    ADVICE.find(([error]) => error.test(message))?.[1] ??
    `must be a value that Terraform can use, got one that cdktf refuses; ${line.replace(/[$#&]\{TfToken\[[^\]]*\]\}/g, 'a token')}`
  );
}
