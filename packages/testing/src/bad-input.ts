import type { Shapes } from '@etops/foundation';
import { EnvironmentStack, ValidationError } from '@etops/foundation';
import type { App, TerraformStack } from 'cdktf';
import { TerraformVariable } from 'cdktf';
import { badValues } from './bad-values';
import type { ConstructCase } from './construct-case';
import { testEnvironment } from './literals';
import type { GivenProp } from './prop-paths';
import { declaredPath, declaredProps, formatSteps, givenProps } from './prop-paths';
import { replaceProp } from './replace-prop';
import { withApp } from './with-app';

/** A prop of a construct, and a variant that gives it. */
export interface PropCase extends GivenProp {
  /** Path as messages name it, without the indexes of elements. */
  readonly path: string;
  /** Name of the variant of the construct's case. */
  readonly variant: string;
}

/** Returns each prop of a construct once, at every depth, with a variant that gives it. */
export function propCases(subject: ConstructCase, shapes: Shapes): readonly PropCase[] {
  const cases = Object.entries(subject.variants).flatMap(([variant, propsOf]) =>
    withApp((app) =>
      givenProps(propsOf(stackOf(subject, app)), `#${subject.props}`, shapes).map((prop) => ({
        ...prop,
        path: declaredPath(prop.steps),
        variant,
      })),
    ),
  );
  return [...new Map(cases.reverse().map((each) => [each.path, each])).values()].reverse();
}

/** Returns the props that no variant of a case gives; a test expects none. */
export function missingProps(subject: ConstructCase, shapes: Shapes): readonly string[] {
  const given = propCases(subject, shapes).map(({ path }) => path);
  return [...new Set(declaredProps(`#${subject.props}`, shapes))].filter((path) => !given.includes(path));
}

/**
 * Gives a prop all kinds of bad values, and returns what no user should meet: a value that is accepted and cannot be
 * right, an error other than a {@link ValidationError}, and a message without the prop, a code or a readable value.
 */
export function badInputFaults(subject: ConstructCase, shapes: Shapes, prop: PropCase): readonly string[] {
  return badValues(prop.shape, shapes, prop.optional).flatMap(({ name, value, refused }) =>
    withApp((app) => {
      const stack = stackOf(subject, app);
      addVariables(stack);
      const propsOf = subject.variants[prop.variant];
      if (propsOf === undefined) {
        throw new Error(`${subject.construct} has no variant ${prop.variant}`);
      }
      const props = replaceProp(propsOf(stack), prop.steps, value) as object;
      return faultsOf(
        () => {
          subject.create(stack, props);
          synthesize(app);
        },
        refused,
        prop,
      ).map((fault) => `${name}: ${fault}`);
    }),
  );
}

/** Text that shows the encoding of a token, or an error of JavaScript, instead of what is wrong. */
const UNREADABLE = /TfToken|e\+\d{3}|TypeError|\bundefined\b|\[object |\n\s+at /;

function faultsOf(create: () => void, refused: boolean, prop: PropCase): readonly string[] {
  try {
    create();
  } catch (error) {
    if (!ValidationError.isValidationError(error)) {
      return [`throws ${String(error)}`];
    }
    const lines = error.message.split('\n');
    const name = String(prop.steps.findLast((step) => typeof step === 'string'));
    return [
      ...lines.filter((line) => !/^\S+: .+; .+ \[[A-Z][A-Z0-9_]+\]$/.test(line)).map((line) => `no message: ${line}`),
      ...lines.filter((line) => UNREADABLE.test(line)).map((line) => `unreadable: ${line}`),
      ...(lines.some((line) => line.includes(name))
        ? []
        : [`does not name ${formatSteps(prop.steps)}: ${lines.join(' | ')}`]),
    ];
  }
  return refused ? ['is accepted'] : [];
}

function synthesize(app: App): void {
  app.synth();
  const problems = app.node.findAll().flatMap(({ node }) => node.validate().map((text) => `${node.path}: ${text}`));
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
}

/** Declares the variables that the tokens of the bad values refer to. */
function addVariables(stack: TerraformStack): void {
  for (const [name, type] of Object.entries({
    text: 'string',
    number: 'number',
    list: 'list(string)',
    map: 'map(string)',
    any: 'any',
  })) {
    new TerraformVariable(stack, name, { type });
  }
}

/** Creates the stack of a case. */
export function stackOf(subject: ConstructCase, app: App): TerraformStack {
  return subject.stack?.(app) ?? new EnvironmentStack(app, 'test', { environment: testEnvironment });
}
