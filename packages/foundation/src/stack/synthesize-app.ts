import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AnnotationMetadataEntryType, App } from 'cdktf';
import type { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { LocatedProblem } from '../problems';
import type { StackDocument } from '../stack-json';
import { explainTokenErrors } from './token-errors';
import { ProblemCollector } from '../problems';

/** Builds one stack. After a {@link ValidationError}, the other stacks are still built and checked. */
export type StackBuilder = (app: App) => TerraformStack;

/** A synthesized stack. */
export interface SynthesizedStack {
  /** Name of the stack. */
  readonly name: string;
  /** Stack construct. */
  readonly stack: TerraformStack;
  /** Path of the stack's JSON. */
  readonly file: string;
}

/** Checks all stacks together; a problem that it returns prevents the synthesis of all of them. */
export type AppCheck = (stacks: readonly StackDocument[]) => readonly LocatedProblem[];

/** Result of {@link synthesizeApp}. */
export interface SynthesisResult {
  /** All stacks, in the order of their builders. */
  readonly stacks: readonly SynthesizedStack[];
  /** Warnings that constructs annotated, as `path: message`. */
  readonly warnings: readonly string[];
}

/**
 * Synthesizes an app, all or nothing: the output directory changes only if no stack has problems.
 *
 * Terraform's working files (`.terraform`, lock files) stay in it; removed stacks are deleted.
 *
 * @param builders one function per stack
 * @param outdir output directory @default `CDKTF_OUTDIR`, which the cdktf CLI sets, or `cdktf.out`
 * @param checks checks of all stacks together, which run after the policies of each stack @default - none
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
    collector.add([...app.node.findAll().flatMap(validationProblems), ...checks.flatMap((check) => check(documents))]);
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

/** Builds every stack, then throws the problems of all constructors together. */
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

/** Runs the validations of a construct, and separates the code from their text. */
function validationProblems({ node }: IConstruct): LocatedProblem[] {
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

/** Moves the files of each stack to the output directory, and deletes the folders of removed stacks. */
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
