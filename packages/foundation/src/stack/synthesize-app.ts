import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AnnotationMetadataEntryType, App } from 'cdktf';
import type { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { LocatedProblem } from '../problems';
import type { StackDocument } from '../stack-json';
import { keepJson } from '../stack-json';
import { checkNames } from '../physical-names';
import { ProblemCollector } from '../problems';
import { cdktfOutdir, OutputDirectory } from './output-directory';
import { explainTokenErrors } from './token-errors';

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
 * Synthesizes an app. The output directory changes only if no stack has problems.
 *
 * Working files of Terraform (`.terraform`, lock files) remain. Folders of removed stacks are deleted only if an
 * earlier synthesis wrote them.
 *
 * @param builders one function for each stack
 * @param outdir directory of the result @default - `CDKTF_OUTDIR`, which the cdktf CLI sets, or `cdktf.out`
 * @param checks checks of all stacks together, after each stack's own policies @default - none
 * @throws ValidationError with the problems of all stacks, or of the directory
 */
export function synthesizeApp(
  builders: readonly StackBuilder[],
  outdir = cdktfOutdir(),
  checks: readonly AppCheck[] = [],
): SynthesisResult {
  const output = new OutputDirectory(outdir);
  try {
    const app = new App({ outdir: output.staging, skipValidation: true, stackTraces: false });
    const stacks = buildStacks(app, builders);
    output.synthesize(() => {
      explainTokenErrors(app, () => {
        app.synth();
      });
    });
    const documents = stacks.map((stack) => readDocument(output.staging, stack));
    checkNames(app);
    const collector = new ProblemCollector();
    collector.add([...app.node.findAll().flatMap(validationProblems), ...checks.flatMap((check) => check(documents))]);
    collector.check();
    output.publish();
    return {
      stacks: stacks.map((stack) => ({
        name: stack.node.id,
        stack,
        file: output.fileOf(stack.node.id),
      })),
      warnings: app.node.findAll().flatMap(warningsOf),
    };
  } finally {
    output.close();
  }
}

/** Builds every stack, then throws the problems of all constructors together. */
function buildStacks(app: App, builders: readonly StackBuilder[]): readonly TerraformStack[] {
  const collector = new ProblemCollector();
  const stacks = builders.map((build) => collector.build(() => explainTokenErrors(app, () => build(app))));
  collector.check();
  return stacks.filter((stack) => stack !== undefined);
}

function readDocument(outdir: string, stack: TerraformStack): StackDocument {
  const { node } = stack;
  const text = readFileSync(join(outdir, 'stacks', node.id, 'cdk.tf.json'), 'utf8');
  const json = JSON.parse(text) as StackDocument['json'];
  keepJson(stack, json);
  return { name: node.id, json };
}

/** Runs the validations of a construct, and separates the code from their text, and from those of the app the path. */
function validationProblems({ node }: IConstruct): LocatedProblem[] {
  return node.validate().map((text) => {
    const [, rest = text, code = 'VALIDATION'] = /^(.*) \[([A-Z0-9_]+)\]$/s.exec(text) ?? [];
    const ofApp = node.path === '' ? /^([^\s:]+): (.*)$/s.exec(rest) : null;
    const [, path = node.path, message = rest] = ofApp ?? [];
    return { path, message, code };
  });
}

function warningsOf({ node }: IConstruct): string[] {
  return node.metadata
    .filter(({ type }) => type === (AnnotationMetadataEntryType.WARN as string))
    .map(({ data }) => `${node.path}: ${String(data)}`);
}
