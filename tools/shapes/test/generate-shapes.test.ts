import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generateShapes } from '../src/generate-shapes';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'etops-shapes-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** Generates the shapes of a package with one file, and returns them as data. */
function shapesOf(source: string): unknown {
  const files: Readonly<Record<string, string>> = {
    'tsconfig.lib.json': JSON.stringify({
      compilerOptions: { strict: true, target: 'es2022', module: 'nodenext', types: [], lib: ['es2022'] },
      include: ['src'],
    }),
    'src/index.ts': `declare function checkProps(construct: unknown, shapes: unknown, type: string, props: unknown): void;\n${source}`,
    'node_modules/constructs/index.d.ts': 'export interface IConstruct { node: object }',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return generateShapes(directory);
}

const members = (declarations: string, more = '') =>
  shapesOf(`${more}\nexport interface Props { ${declarations} }\ncheckProps(0, 0, 'Props', {} as Props);`);

it.each([
  ['readonly a: string; b?: number; c?: boolean | undefined', { a: 'text', 'b?': 'number', 'c?': 'boolean' }],
  [
    "a: 'x' | 'y'; b: 1 | 2; c: false | 'x'",
    { a: { oneOf: ['x', 'y'] }, b: { oneOf: [1, 2] }, c: { oneOf: [false, 'x'] } },
  ],
  [
    "a: 'x' | number; b: 'x' | boolean",
    { a: { anyOf: [{ oneOf: ['x'] }, 'number'] }, b: { anyOf: [{ oneOf: ['x'] }, 'boolean'] } },
  ],
  ['a: readonly string[]; b: [string, ...string[]]', { a: { list: 'text' }, b: { list: 'text' } }],
  [
    'a: Readonly<Record<string, number>>; b: Record<"x" | "y", string>',
    { a: { map: 'number' }, b: { members: { x: 'text', y: 'text' } } },
  ],
  ['a: { b: string }; c: Partial<{ d: string }>', { a: { members: { b: 'text' } }, c: { members: { 'd?': 'text' } } }],
  ['a: () => void; b: unknown; c: `p${number}`', { a: 'function', b: 'any', c: { pattern: '^p-?\\d+(?:\\.\\d+)?$' } }],
  [
    "a: 'latest' | (string & {}); b: { c: string } & { d?: string }",
    { a: { anyOf: [{ oneOf: ['latest'] }, 'text'] }, b: { members: { c: 'text', 'd?': 'text' } } },
  ],
  ['a: { Type: string; [name: string]: unknown }', { a: { members: { Type: 'text' }, open: true } }],
])('%s', (declarations, expected) => {
  expect(members(declarations)).toEqual({ Props: { members: expected } });
});

it('gives named types separate shapes, also those that contain themselves', () => {
  expect(members('tree: Tree; other?: Tree', 'export interface Tree { children: readonly Tree[] }')).toEqual({
    Props: { members: { tree: '#Tree', 'other?': '#Tree' } },
    Tree: { members: { children: { list: '#Tree' } } },
  });
});

it('opens references, and what is picked of them', () => {
  const references = 'export interface NetworkRef { vpcId: string; cidrBlock: string }';

  expect(members("a: NetworkRef; b: Pick<NetworkRef, 'vpcId'>; c: { vpcId: string }", references)).toEqual({
    NetworkRef: { members: { vpcId: 'text', cidrBlock: 'text' }, open: true },
    Props: {
      members: {
        a: '#NetworkRef',
        b: { members: { vpcId: 'text' }, open: true },
        c: { members: { vpcId: 'text' } },
      },
    },
  });
});

it('keeps the first sentence about a member that must be given, for the message that it is missing', () => {
  expect(
    members('\n/** Id of the `vpc`, see {@link Network}. More. */\na: string;\n/** Optional. */\nb?: string'),
  ).toEqual({
    Props: { members: { a: 'text', 'b?': 'text' }, docs: { a: "Id of the 'vpc', see Network" } },
  });
});

it('takes classes, and interfaces of libraries, for objects of a class', () => {
  expect(
    members('a: Key; b: IConstruct', "import type { IConstruct } from 'constructs';\nexport class Key { arn = ''; }"),
  ).toEqual({ Props: { members: { a: 'instance', b: 'instance' } } });
});

it('marks what is escaped where it is written', () => {
  const statement = '/** Statement.\n @verbatim */ export interface Statement { Resource: string }';

  expect(members('a: Statement;\n/** @verbatim */\nb?: string', statement)).toEqual({
    Props: { members: { a: '#Statement', 'b?': { verbatim: 'text' } } },
    Statement: { verbatim: { members: { Resource: 'text' } } },
  });
});

it.each([
  ["checkProps(0, 0, 'Missing', {});", /checks props of the type Missing, which it does not import/],
  ["type Text = string; checkProps(0, 0, 'Text', '');", /Text must be an interface or a type of objects/],
  [
    "namespace N { export interface A { a: string } }\ninterface A { b: string }\ninterface Props { a: A; b: N.A }\ncheckProps(0, 0, 'Props', {});",
    /two types are called A/,
  ],
])('fails for %s', (source, message) => {
  expect(() => shapesOf(source)).toThrow(message);
});
