import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundleOf } from '../src/bundle.cjs';

const root = join(__dirname, '../../..');
const programs: string[] = [];

afterAll(() => {
  for (const folder of programs) {
    rmSync(folder, { recursive: true });
  }
});

/** A file that was saved a while ago, in its own folder or in the one given. */
function saved(
  name: string,
  text: string,
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'etops-runner-')),
): string {
  if (!programs.includes(folder)) {
    programs.push(folder);
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  }
  const file = join(folder, name);
  writeFileSync(file, text);
  aWhileAgo(folder, file);
  return file;
}

function aWhileAgo(...files: string[]): void {
  for (const file of files) {
    utimesSync(file, new Date(), Date.now() / 1000 - 10);
  }
}

it('the replacements resolve every value like the original cdktf', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, 'same-resolution.cjs')], {
    encoding: 'utf8',
  });

  expect(stderr).toBe('');
  expect(status).toBe(0);
});

describe('a bundle', () => {
  const folder = dirname(saved('greeting.ts', "export const greeting: string = 'hello';"));
  const program = saved(
    'program.ts',
    "import { greeting } from './greeting';\nconsole.log(greeting, __dirname);",
    folder,
  );
  const cache = join(folder, 'cache');
  mkdirSync(cache);
  aWhileAgo(folder);
  const output = async () =>
    spawnSync(process.execPath, [await bundleOf(program, cache)], { encoding: 'utf8' }).stdout.trim();

  it('is built once, and keeps the folder of its sources', async () => {
    const first = await bundleOf(program, cache);

    expect(await bundleOf(program, cache)).toBe(first);
    expect(await output()).toBe(`hello ${folder}`);
  });

  it('contains the replacements for cdktf', async () => {
    const code = readFileSync(await bundleOf(saved('app.ts', "import 'cdktf';"), cache), 'utf8');

    expect(code).toContain('captureStackTrace = () => []');
    expect(code).toContain('if (isPlain(obj))');
    expect(code).toContain('snakeCaseOnce(key)');
  });

  it('is built again after a change of a file, or after a new file shadows one', async () => {
    saved('greeting.ts', "export const greeting: string = 'good morning';", folder);
    expect(await output()).toBe(`good morning ${folder}`);

    // Resolved before greeting.ts, which has not changed.
    writeFileSync(join(folder, 'greeting.tsx'), "export const greeting: string = 'good evening';");
    expect(await output()).toBe(`good evening ${folder}`);
  });

  it('is used only once if a source was saved during the build', async () => {
    const late = saved('late.ts', "console.log('early');");
    utimesSync(late, new Date(), Date.now() / 1000 + 3600);
    const first = await bundleOf(late, cache);
    const [mtime, size] = [Date.now() / 1000 + 3600, "console.log('later');"];
    writeFileSync(late, size);
    utimesSync(late, new Date(), mtime);

    expect(await bundleOf(late, cache)).not.toBe(first);
  });
});

describe('a run', () => {
  const run = (text: string, ...args: string[]) => {
    const program = saved('program.ts', text);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'tools/runner/src/run.cjs'), program, ...args],
      { encoding: 'utf8', cwd: root },
    );
    return { program, status, stdout, stderr };
  };

  it('has the arguments and the exit code of the program', () => {
    const { status, stdout } = run(
      'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 3;',
      'one',
      '--two',
    );

    expect(stdout).toBe('["one","--two"]\n');
    expect(status).toBe(3);
  });

  it('reports the line of a failure in the sources, and the origin of a token that does not resolve', () => {
    const { program, status, stderr } = run(`import { App, Lazy, TerraformResource, TerraformStack } from 'cdktf';
const stack = new TerraformStack(new App({ outdir: '${tmpdir()}' }), 'test');
const data = new TerraformResource(stack, 'data', { terraformResourceType: 'terraform_data' });
data.addOverride('input', Lazy.stringValue({ produce: () => { throw new Error('no such value'); } }));
stack.toTerraform();
`);

    expect(stderr).toContain('no such value');
    expect(stderr).toMatch(/Object creation stack:/);
    expect(stderr).toContain(`${program}:4`);
    expect(status).toBe(1);
  });
});
