import type { TerraformStack } from 'cdktf';
import { refuseApply } from './refuse-apply';

/** Recorded outputs: values by stack name and output name. */
export type OutputValues = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

/** An output that a stack needs and that is not recorded yet. */
export interface MissingOutput {
  /** Stack that publishes the output. */
  readonly stack: string;
  /** Output name. */
  readonly name: string;
  /** Stack that needs the value. */
  readonly neededBy: string;
}

/**
 * Passes outputs of one stack to another: ids that AWS assigned, as recorded values, never as tokens.
 *
 * An output that is not recorded yet is a placeholder, so that synthesis and plans succeed before the first deployment.
 * Terraform refuses to apply a stack with a placeholder, before it changes anything.
 */
export class StackOutputs {
  private readonly missing: MissingOutput[] = [];

  /** @param values recorded outputs, see {@link readOutputs} */
  constructor(private readonly values: OutputValues) {}

  /** Outputs that stacks need and that are not recorded, in the order of the first use. */
  get missingOutputs(): readonly MissingOutput[] {
    return this.missing;
  }

  /** Checks whether an output is recorded. */
  has(stack: string, name: string): boolean {
    return this.values[stack]?.[name] !== undefined;
  }

  /**
   * Returns a recorded value, or its placeholder.
   *
   * @param stack stack that publishes the output
   * @param name output name
   * @param neededBy stack that needs the value: it can be planned without the value, but not applied
   */
  get(stack: string, name: string, neededBy: TerraformStack): string {
    const value = this.values[stack]?.[name];
    if (value !== undefined) {
      return value;
    }
    const known = this.missing.some(
      (output) => output.stack === stack && output.name === name && output.neededBy === neededBy.node.id,
    );
    if (!known) {
      this.missing.push({ stack, name, neededBy: neededBy.node.id });
      refuseApply(neededBy, `${name} of ${stack} is not recorded, deploy ${stack} and record its outputs`);
    }
    return outputPlaceholder(name);
  }
}

/** Returns the placeholder of an output that is not recorded: short, since a hosted zone's id has at most 32 characters. */
export function outputPlaceholder(name: string): string {
  return `NOT-RECORDED-${name}`;
}
