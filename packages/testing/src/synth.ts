import type { App } from 'cdktf';
import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { SynthesizedJson } from './synthesized-json';
import { withApp } from './with-app';

/**
 * Synthesizes one stack the way an app does: references prepared, aspects run, validations on.
 *
 * @param build adds constructs to the stack
 * @param createStack creates the stack, for other classes @default - a plain TerraformStack named `test`
 * @throws Error with the text of every validation that failed, as `path: message`
 */
export function synth<S extends TerraformStack>(
  build: (stack: S) => void,
  createStack: (app: App) => S,
): SynthesizedJson;
export function synth(build: (stack: TerraformStack) => void): SynthesizedJson;
export function synth(
  build: (stack: TerraformStack) => void,
  createStack: (app: App) => TerraformStack = (app) => new TerraformStack(app, 'test'),
): SynthesizedJson {
  return withApp((app) => {
    const stack = createStack(app);
    build(stack);
    app.synth();
    const problems = app.node.findAll().flatMap(validate);
    if (problems.length > 0) {
      throw new Error(problems.join('\n'));
    }
    return SynthesizedJson.read(app.outdir, stack.node.id);
  });
}

function validate({ node }: IConstruct): string[] {
  // The app, whose path is empty, names the constructs itself.
  return node.validate().map((message) => (node.path === '' ? message : `${node.path}: ${message}`));
}
