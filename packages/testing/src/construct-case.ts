import type { App, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * Names a construct, and valid props of it. The cases of all constructs test what every construct promises.
 *
 * `create` is a method, not a function property: only so can one list hold cases of different props.
 */
export interface ConstructCase<P extends object = object> {
  /** Name of the class, as exported. */
  readonly construct: string;
  /** Name of the type of its props, as exported. */
  readonly props: string;
  /**
   * Creates the stack of a test.
   *
   * @default - an EnvironmentStack `test` of the test environment
   */
  readonly stack?: (app: App) => TerraformStack;
  /** Creates the construct, with the id `subject`. */
  create(scope: Construct, props: P): Construct;
  /**
   * Props by the name of the variant. Together they give every optional prop, at every depth: options that exclude
   * one another are in different variants.
   */
  readonly variants: Readonly<Record<string, (scope: Construct) => P>>;
}
