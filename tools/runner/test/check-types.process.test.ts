import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { typeErrorsOf } from '../src/check-types.cjs';

const SETTINGS = { compilerOptions: { strict: true, types: [] }, include: ['src/**/*.ts'] };
const CONFIG_TYPE = 'export interface Config { readonly webAcl?: object }';
const PROGRAM = `import { writeFileSync } from 'node:fs';
import type { Config } from './config';
const config: Config = { webAcl: {} };
writeFileSync(__dirname + '/ran', JSON.stringify(config));
`;

let folder: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'etops-types-'));
  cache = join(folder, 'cache');
  mkdirSync(cache);
  save(
    'tsconfig.json',
    JSON.stringify({ ...SETTINGS, compilerOptions: { ...SETTINGS.compilerOptions, types: ['node'] } }),
  );
  save('src/config.ts', CONFIG_TYPE);
  save('src/program.ts', PROGRAM);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Writes a file that was saved a while ago, and returns its path. */
function save(name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const time = Date.now() / 1000 - 10;
  for (const path of [file, dirname(file), folder]) {
    utimesSync(path, time, time);
  }
  return file;
}

const check = () => typeErrorsOf(join(folder, 'tsconfig.json'), cache);

/** Checks, and returns whether the compiler ran: it needs its settings in the cache. */
async function runsCompiler(): Promise<boolean> {
  const settings = readdirSync(cache).filter((name) => name.endsWith('.tsconfig.json'));
  settings.forEach((name) => {
    rmSync(join(cache, name));
  });
  expect(await check()).toBe('');
  return readdirSync(cache).some((name) => name.endsWith('.tsconfig.json'));
}

it('runs the compiler again only after a change of an input', async () => {
  expect(await runsCompiler()).toBe(true);
  expect(await runsCompiler()).toBe(false);

  save('src/program.ts', `${PROGRAM}export {};`);
  expect(await runsCompiler()).toBe(true);
  expect(await runsCompiler()).toBe(false);
});

it('notices changes of files that only contain types, which a bundle lacks', async () => {
  expect(await check()).toBe('');

  save('src/config.ts', 'export interface Config { readonly webACL?: object }');
  expect(await check()).toMatch(/error TS2561: .*'webAcl' does not exist .* 'webACL'\?/);
});

it('notices new files of the project', async () => {
  expect(await check()).toBe('');

  save('src/more.ts', "export const port: number = '443';");
  expect(await check()).toContain("Type 'string' is not assignable to type 'number'");
});

it('reports an error until it is corrected', async () => {
  save('src/program.ts', PROGRAM.replace('webAcl', 'webACL'));
  const messages = [await check(), await check()];

  expect(messages[0]).toMatch(/^.*program\.ts.*error TS2561: .* Did you mean to write 'webAcl'\?$/);
  expect(messages[1]).toBe(messages[0]);

  save('src/program.ts', PROGRAM);
  expect(await check()).toBe('');
});

it('writes nothing into the project', async () => {
  const before = readdirSync(folder, { recursive: true }).filter((name) => !String(name).startsWith('cache'));
  await check();

  expect(readdirSync(folder, { recursive: true }).filter((name) => !String(name).startsWith('cache'))).toEqual(before);
});

describe('a run with --types', () => {
  const run = (...args: string[]) =>
    spawnSync(
      process.execPath,
      [join(__dirname, '../src/run.cjs'), '--types', 'tsconfig.json', 'src/program.ts', ...args],
      { encoding: 'utf8', cwd: folder },
    );

  beforeEach(() => {
    save('node_modules/cdktf/package.json', JSON.stringify({ name: 'cdktf', version: '0.0.0' }));
  });

  it('runs a program whose types are sound', () => {
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(join(folder, 'src/ran'))).toBe(true);
  });

  it.each([
    ['a wrong type', PROGRAM.replace('webAcl', 'webACL'), "Did you mean to write 'webAcl'?"],
    ['a file that does not exist', PROGRAM.replace('node:fs', './missing'), "Cannot find module './missing'"],
  ])('does not run a program with %s, and prints the message of the compiler', (_, text, message) => {
    save('src/program.ts', text);
    const { status, stderr } = run();

    expect(stderr).toContain(message);
    expect(stderr).toMatch(/\n\nType errors; nothing was written\.\n$/);
    expect(status).toBe(1);
    expect(existsSync(join(folder, 'src/ran'))).toBe(false);
  });

  it('answers --help even if the types are not sound', () => {
    save('src/program.ts', "const port: number = '443'; console.log('usage', port);");

    expect(run('--help')).toMatchObject({ status: 0, stdout: 'usage 443\n' });
  });
});
