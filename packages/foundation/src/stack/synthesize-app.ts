import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AnnotationMetadataEntryType, App } from 'cdktf';
import type { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { LocatedProblem } from '../problems';
import type { StackDocument } from '../stack-json';
import { explainTokenErrors } from './token-errors';
import { ProblemCollector } from '../problems';

/** Builds one stack; a {@link ValidationError} that it throws does not keep the others from being checked. */
export type StackBuilder = (app: App) => TerraformStack;

/** A stack that is written. */
export interface SynthesizedStack {
  /** Name of the stack. */
  readonly name: string;
  /** The stack itself. */
  readonly stack: TerraformStack;
  /** Path of the stack's JSON. */
  readonly file: string;
}

/** Checks all stacks together; a problem that it returns keeps all of them from being written. */
export type AppCheck = (stacks: readonly StackDocument[]) => readonly LocatedProblem[];

/** Result of {@link synthesizeApp}. */
export interface SynthesisResult {
  /** All stacks, in the order of their builders. */
  readonly stacks: readonly SynthesizedStack[];
  /** Warnings that constructs annotated, as `path: message`. */
  readonly warnings: readonly string[];
}

/**
 * Synthesizes an app, all or nothing: the output directory changes only when every stack is sound.
 *
 * Working files that Terraform keeps there (`.terraform`, lock files) survive; stacks that are gone do not.
 *
 * @param builders one function a stack
 * @param outdir where the result goes @default `CDKTF_OUTDIR`, which the cdktf CLI sets, or `cdktf.out`
 * @param checks look at all stacks together, after each stack's own policies @default - none
 * @throws ValidationError with the problems of all stacks
 */
export function synthesizeApp(
  builders: readonly StackBuilder[],
  outdir = process.env.CDKTF_OUTDIR ?? 'cdktf.out',
  checks: readonly AppCheck[] = [],
): SynthesisResult {
  const target = resolve(outdir);
  mkdirSync(dirname(target), { recursive: true });
  const staging = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    const app = new App({ outdir: staging, skipValidation: true, stackTraces: false });
    const stacks = buildStacks(app, builders);
    explainTokenErrors(app, () => {
      app.synth();
    });
    const documents = stacks.map((stack) => readDocument(staging, stack));
    const collector = new ProblemCollector();
    collector.add([...app.node.findAll().flatMap(validate), ...checks.flatMap((check) => check(documents))]);
    collector.check();
    publish(staging, target);
    return {
      stacks: stacks.map((stack) => ({
        name: stack.node.id,
        stack,
        file: join(target, 'stacks', stack.node.id, 'cdk.tf.json'),
      })),
      warnings: app.node.findAll().flatMap(warningsOf),
    };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Builds every stack, so that the problems of all constructors are known before the first is thrown. */
function buildStacks(app: App, builders: readonly StackBuilder[]): readonly TerraformStack[] {
  const collector = new ProblemCollector();
  const stacks = builders.map((build) => collector.build(() => explainTokenErrors(app, () => build(app))));
  collector.check();
  return stacks.filter((stack) => stack !== undefined);
}

function readDocument(outdir: string, { node }: TerraformStack): StackDocument {
  const text = readFileSync(join(outdir, 'stacks', node.id, 'cdk.tf.json'), 'utf8');
  return { name: node.id, json: JSON.parse(text) as StackDocument['json'] };
}

/** Runs a construct's own validations, and takes the code out of their text again. */
function validate({ node }: IConstruct): LocatedProblem[] {
  return node.validate().map((text) => {
    const [, message = text, code = 'VALIDATION'] = /^(.*) \[([A-Z0-9_]+)\]$/s.exec(text) ?? [];
    return { path: node.path, message, code };
  });
}

function warningsOf({ node }: IConstruct): string[] {
  return node.metadata
    .filter(({ type }) => type === (AnnotationMetadataEntryType.WARN as string))
    .map(({ data }) => `${node.path}: ${String(data)}`);
}

/** Moves the files of each stack into place, one rename a file, and drops the folders of stacks that are gone. */
function publish(staging: string, target: string): void {
  const stacks = readdirSync(join(staging, 'stacks'));
  for (const stack of stacks) {
    const from = join(staging, 'stacks', stack);
    const to = join(target, 'stacks', stack);
    mkdirSync(to, { recursive: true });
    for (const file of readdirSync(from)) {
      renameSync(join(from, file), join(to, file));
    }
  }
  renameSync(join(staging, 'manifest.json'), join(target, 'manifest.json'));
  for (const gone of readdirSync(join(target, 'stacks')).filter((stack) => !stacks.includes(stack))) {
    rmSync(join(target, 'stacks', gone), { recursive: true });
  }
}
