import type { Shapes, StackJson } from '@etops/foundation';
import { ValidationError } from '@etops/foundation';
import type { App } from 'cdktf';
import { TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import type { ConstructCase } from '../construct-case';
import { withApps } from '../with-app';
import type { Replacement } from './accepted-values';
import { acceptedValues, formatReplacement, propsIn, replaceProps } from './accepted-values';
import { propCases } from './prop-cases';
import { stackOf } from './stack-of';

/** A construct with other values in place of as many props as it accepts together. */
export interface AcceptedInput {
  /** Id of the construct's scope, with which its resources begin. */
  readonly id: string;
  /** Replaced props, each with the name of its value. */
  readonly replaced: readonly string[];
  /** JSON of the stack. */
  readonly json: StackJson;
}

/** Result of {@link acceptedInput}. */
export interface AcceptedInputs {
  /** Constructs that together have each value that is accepted in place of each prop. */
  readonly accepted: readonly AcceptedInput[];
  /** Values that a constructor accepts and the synthesis fails with, other than with a message. */
  readonly faults: readonly string[];
}

/**
 * Creates a construct a few times with other values in place of many props at once: with each token, each template and one
 * literal that it accepts. The provider validates the result.
 */
export function acceptedInput(subject: ConstructCase, shapes: Shapes): AcceptedInputs {
  const props = propCases(subject, shapes);
  const results = withApps((createApp) =>
    [...new Set(props.map(({ variant }) => variant))].map((variant) => {
      const values = props
        .filter((prop) => prop.variant === variant)
        .flatMap((prop) => acceptedValues(subject, shapes, prop));
      return new Packing(subject, variant, createApp).pack(values);
    }),
  );
  return { accepted: results.flatMap(({ accepted }) => accepted), faults: results.flatMap(({ faults }) => faults) };
}

/** Packs the values of one variant into as few constructs as possible. */
class Packing {
  private readonly accepted: AcceptedInput[] = [];
  private readonly faults: string[] = [];

  constructor(
    private readonly subject: ConstructCase,
    private readonly variant: string,
    private readonly createApp: () => App,
  ) {}

  pack(values: readonly Replacement[]): AcceptedInputs {
    let waiting = values;
    while (waiting.length > 0) {
      const [first, ...others] = waiting;
      waiting = first === undefined ? [] : this.packOne(first, others);
    }
    return { accepted: this.accepted, faults: this.faults };
  }

  /** Creates one construct with a value and those that it accepts with it, and returns the others. */
  private packOne(first: Replacement, others: readonly Replacement[]): readonly Replacement[] {
    const alone = this.synthesize([first]);
    if (alone instanceof Error) {
      this.report(first, alone);
      return others;
    }
    const candidates = others.reduce<readonly Replacement[]>(
      (chosen, each) => (chosen.some((other) => overlap(other, each)) ? chosen : [...chosen, each]),
      [first],
    );
    const chosen = this.extend([first], candidates.slice(1));
    const json = chosen.length === 1 ? alone : this.synthesize(chosen);
    if (json instanceof Error) {
      throw json;
    }
    this.accepted.push({ id: this.id, replaced: chosen.map(formatReplacement), json });
    return others.filter((each) => !chosen.includes(each));
  }

  /** Adds as many candidates as the construct accepts together: all, or as many of each half. */
  private extend(chosen: readonly Replacement[], candidates: readonly Replacement[]): readonly Replacement[] {
    const all = [...chosen, ...candidates];
    if (candidates.length === 0 || !(this.synthesize(all) instanceof Error)) {
      return all;
    }
    const half = Math.floor(candidates.length / 2);
    return half === 0 ? chosen : this.extend(this.extend(chosen, candidates.slice(0, half)), candidates.slice(half));
  }

  private get id(): string {
    return `${this.subject.construct}-${this.variant}-${String(this.accepted.length + 1)}`.replace(/\W+/g, '-');
  }

  private synthesize(replacements: readonly Replacement[]): StackJson | Error {
    try {
      const stack = stackOf(this.subject, this.createApp());
      const scope = new Construct(stack, this.id);
      const props = replaceProps(propsIn(this.subject, this.variant, scope), replacements);
      const synthesized = TerraformStack.of(this.subject.create(scope, props));
      synthesized.prepareStack();
      const text = Testing.synth(synthesized);
      const json = JSON.parse(text) as StackJson;
      const problems = synthesized.node.findAll().flatMap(({ node }) => node.validate());
      if (problems.length > 0) {
        return new Refusal(problems.join('\n'));
      }
      return text.includes('TfToken') ? new Error('a token in the JSON') : json;
    } catch (error) {
      return error as Error;
    }
  }

  private report(replacement: Replacement, error: Error): void {
    if (!(error instanceof Refusal) && !ValidationError.isValidationError(error)) {
      this.faults.push(`${this.subject.construct}: ${formatReplacement(replacement)}: throws ${error.message}`);
    }
  }
}

/** Problems that the validations of a stack find. */
class Refusal extends Error {}

/** Checks whether two values are in place of the same prop, or of props of which one contains the other. */
function overlap({ steps: one }: Replacement, { steps: other }: Replacement): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, index) => step === other[index]);
}
