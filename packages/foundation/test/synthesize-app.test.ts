import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemsOf, testEnvironment } from './kit';
import type { App } from 'cdktf';
import { Annotations, TerraformOutput } from 'cdktf';
import { EnvironmentStack, synthesizeApp } from '../src';
import type { AppCheck } from '../src';

let parent: string;
let outdir: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'etops-test-'));
  outdir = join(parent, 'cdktf.out');
});
afterEach(() => {
  rmSync(parent, { recursive: true });
});

const sound =
  (id: string, value = 'v') =>
  (app: App) => {
    const stack = new EnvironmentStack(app, id, { environment: testEnvironment });
    new TerraformOutput(stack, 'output', { value });
    return stack;
  };
const unsound = (id: string) => (app: App) =>
  new EnvironmentStack(app, id, { environment: { ...testEnvironment, region: 'x' } });
const invalid = (id: string) => (app: App) => {
  const stack = sound(id)(app);
  stack.node.addValidation({ validate: () => ['a must be 1, got 2; write 1 [A_WRONG]'] });
  return stack;
};
const read = (stack: string) => readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8');

it('writes every stack and the manifest that the cdktf CLI reads', () => {
  const { stacks } = synthesizeApp([sound('one'), sound('two')], outdir);

  expect(stacks.map(({ name, file }) => [name, existsSync(file)])).toEqual([
    ['one', true],
    ['two', true],
  ]);
  const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as {
    stacks: Record<string, unknown>;
  };
  expect(manifest.stacks.one).toMatchObject({ synthesizedStackPath: 'stacks/one/cdk.tf.json', dependencies: [] });
});

it('reports the problems of all stacks, and keeps the previous output', () => {
  synthesizeApp([sound('one', 'before')], outdir);

  expect(problemsOf(() => synthesizeApp([sound('one', 'after'), unsound('two'), unsound('three')], outdir))).toEqual([
    expect.stringMatching(/^two: environment.region must .* \[ENVIRONMENT_REGION\]$/),
    expect.stringMatching(/^three: environment.region must .* \[ENVIRONMENT_REGION\]$/),
  ]);
  expect(problemsOf(() => synthesizeApp([sound('one', 'after'), invalid('two'), invalid('three')], outdir))).toEqual([
    'two: a must be 1, got 2; write 1 [A_WRONG]',
    'three: a must be 1, got 2; write 1 [A_WRONG]',
  ]);
  expect(read('one')).toContain('before');
  expect(readdirSync(parent)).toEqual(['cdktf.out']);
});

it('runs checks of all stacks together, and writes nothing if one has a problem', () => {
  synthesizeApp([sound('one', 'before')], outdir);
  const seen: string[] = [];
  const check: AppCheck = (stacks) => {
    seen.push(...stacks.map(({ name, json }) => `${name}: ${Object.keys(json.output ?? {}).join()}`));
    return [{ path: 'one', code: 'A_GAP', message: 'one must know two, got nothing; tell it' }];
  };

  expect(problemsOf(() => synthesizeApp([sound('one', 'after'), invalid('two')], outdir, [check]))).toEqual([
    'two: a must be 1, got 2; write 1 [A_WRONG]',
    'one: one must know two, got nothing; tell it [A_GAP]',
  ]);
  expect(seen).toEqual(['one: output', 'two: output']);
  expect(read('one')).toContain('before');
  expect(synthesizeApp([sound('one', 'after')], outdir, [() => []]).stacks).toHaveLength(1);
});

it('keeps the working files of Terraform, and deletes removed stacks', () => {
  synthesizeApp([sound('one', 'before'), sound('two')], outdir);
  mkdirSync(join(outdir, 'stacks/one/.terraform'));
  writeFileSync(join(outdir, 'stacks/one/.terraform.lock.hcl'), '');

  synthesizeApp([sound('one', 'after')], outdir);

  expect(readdirSync(join(outdir, 'stacks'))).toEqual(['one']);
  expect(readdirSync(join(outdir, 'stacks/one')).sort()).toEqual(['.terraform', '.terraform.lock.hcl', 'cdk.tf.json']);
  expect(read('one')).toContain('after');
});

it('returns the warnings of constructs', () => {
  const warned = (app: App) => {
    const stack = sound('one')(app);
    Annotations.of(stack).addWarning('mind the gap');
    return stack;
  };

  expect(synthesizeApp([warned], outdir).warnings).toEqual(['one: mind the gap']);
});

it('throws errors that are not about the configuration', () => {
  const broken = () => {
    throw new TypeError('a bug');
  };

  expect(() => synthesizeApp([broken], outdir)).toThrow(new TypeError('a bug'));
  expect(readdirSync(parent)).toEqual([]);
});
