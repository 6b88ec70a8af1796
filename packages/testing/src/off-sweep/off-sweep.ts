import type { Shapes, StackJson } from '@etops/foundation';
import { ValidationError } from '@etops/foundation';
import type { App } from 'cdktf';
import { TerraformStack, Testing } from 'cdktf';
import type { Construct } from 'constructs';
import { missingProps, stackOf } from '../bad-input';
import type { ConstructCase } from '../construct-case';
import { replaceProp } from '../replace-prop';
import { withApps } from '../with-app';
import { leftBehind } from './change';
import { justified } from './justified';
import type { Takeaway } from './takeaways';
import { takeawaysFrom } from './takeaways';

/**
 * Takes each prop away from a construct that can be taken away, one at a time, and changes each variant to each other.
 * Returns a line for everything that Terraform then leaves in AWS as it was, without a message: arguments whose removal
 * the provider does not carry out, and resources that cannot be deleted. A change that the construct refuses leaves
 * nothing.
 *
 * Each line names the change, the address and the reason. A prop that no variant gives is a line, too, and so is an
 * exception that no change needs.
 *
 * @param shapes generated shapes of the package: they tell optional props from required ones
 * @param exceptions exceptions of all constructs @default - the list of this package
 */
export function offSweep(subject: ConstructCase, shapes: Shapes, exceptions = justified): readonly string[] {
  const own = exceptions.filter(({ construct }) => construct === subject.construct);
  const needed = new Set<string>();
  const changes = withApps((createApp) => changesOf(subject, shapes, createApp));
  const lines = changes.flatMap(({ name, before, after }) => {
    if (after instanceof Error) {
      return [`${name}: throws ${String(after)}`];
    }
    return leftBehind(before, after).flatMap(({ address, subject: left, reason }) => {
      const isJustified = own.some((entry) => entry.subject === left);
      needed.add(left);
      return isJustified ? [] : [`${name}: ${left} of ${address} ${reason}`];
    });
  });
  const stale = own.filter((exception) => !needed.has(exception.subject));
  return [
    ...missingProps(subject, shapes).map((path) => `${path}: no variant gives this prop`),
    ...lines,
    ...stale.map((exception) => `${exception.subject}: no change needs this exception`),
  ];
}

interface CaseChange {
  readonly name: string;
  readonly before: StackJson;
  /** Result of the change, or the error of a construct that neither accepts nor refuses it. */
  readonly after: StackJson | Error;
}

function changesOf(subject: ConstructCase, shapes: Shapes, createApp: () => App): readonly CaseChange[] {
  const variants = Object.entries(subject.variants).map(([name, variant]) => {
    let takeaways: readonly Takeaway[] = [];
    const json = synthesize(subject, createApp(), (scope) => {
      const props = variant(scope);
      takeaways = takeawaysFrom(props, subject.props, shapes);
      return props;
    });
    return { name, variant, json, takeaways };
  });
  return variants.flatMap(({ name, variant, json: before, takeaways }) => [
    ...variants
      .filter((other) => other.name !== name)
      .map((other) => ({ name: `${name} -> ${other.name}`, before, after: other.json })),
    ...takeaways.flatMap((takeaway) => {
      const propsIn = (scope: Construct) => replaceProp(variant(scope), takeaway.steps, takeaway.value) as object;
      const after = unlessRefused(() => synthesize(subject, createApp(), propsIn));
      return after === undefined ? [] : [{ name: `${name} ${takeaway.name}`, before, after }];
    }),
  ]);
}

/** Returns the result of an action, its error, or `undefined` if it refuses its input. */
function unlessRefused<T>(action: () => T): T | Error | undefined {
  try {
    return action();
  } catch (error) {
    return ValidationError.isValidationError(error) ? undefined : (error as Error);
  }
}

/** Synthesizes a case in memory, with aspects. */
function synthesize(subject: ConstructCase, app: App, propsIn: (stack: TerraformStack) => object): StackJson {
  const stack = stackOf(subject, app);
  const synthesized = TerraformStack.of(subject.create(stack, propsIn(stack)));
  synthesized.prepareStack();
  return JSON.parse(Testing.synth(synthesized)) as StackJson;
}
