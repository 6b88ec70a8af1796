import { runInNewContext } from 'node:vm';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { lazyModules } from '../src/build';

class Vpc {
  readonly cidrBlock = '10.0.0.0/16';
}
const VPC = '@cdktf/provider-aws/lib/vpc';
const modules: Readonly<Record<string, object>> = {
  './letters': { A: 'a', B: 'b' },
  './numbers': { ONE: 1 },
  [VPC]: { Vpc, vpcToTerraform: () => 'a VPC' },
};

const compile = (source: string) =>
  transpileModule(source, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } }).outputText;

/** Runs compiled code, and notes which modules it loads. */
function load(code: string): { readonly exported: Readonly<Record<string, unknown>>; readonly loaded: Set<string> } {
  const exported = {};
  const loaded = new Set<string>();
  const requireModule = (name: string) => {
    loaded.add(name);
    return modules[name];
  };
  runInNewContext(code, { exports: exported, require: requireModule });
  return { exported, loaded };
}

const index = compile(
  "export { A, B } from './letters';\nexport type { C } from './types';\nexport { ONE } from './numbers';\n",
);
const construct = compile(`import { Vpc, vpcToTerraform } from '${VPC}';
import { ONE } from './numbers';
export const makesVpc = () => new Vpc();
export const rendersVpc = () => vpcToTerraform();
export function one() { return ONE; }
`);

describe('an index', () => {
  it('loads a module when its first export is used, and not before', () => {
    const { exported, loaded } = load(lazyModules(index));

    expect(Object.keys(exported).sort()).toEqual(['A', 'B', 'ONE']);
    expect([...loaded]).toEqual([]);
    expect(exported.ONE).toBe(1);
    expect([...loaded]).toEqual(['./numbers']);
    expect([exported.A, exported.B]).toEqual(['a', 'b']);
  });
});

describe('a construct', () => {
  it('loads a module of the provider when it creates the resource, and its own at once', () => {
    const { exported, loaded } = load(lazyModules(construct));

    expect([...loaded]).toEqual(['./numbers']);
    expect((exported.makesVpc as () => Vpc)()).toBeInstanceOf(Vpc);
    expect((exported.rendersVpc as () => string)()).toBe('a VPC');
    expect([...loaded]).toEqual(['./numbers', VPC]);
  });
});

it.each([
  ['an index', index, 2],
  ['a construct', construct, 2],
])('changes %s, and only once', (_, code, all) => {
  expect(load(code).loaded.size).toBe(all);
  expect(lazyModules(code)).not.toBe(code);
  expect(lazyModules(lazyModules(code))).toBe(lazyModules(code));
});

it('keeps a module that is loaded for its side effects', () => {
  const own = 'require("./a");\nvar b_1 = require("./b");\nb_1.start();\n';

  expect(lazyModules(own)).toBe(own);
});

it('refuses a module that is used as a whole, since its members would be lost', () => {
  const whole = `const vpc = require("${VPC}");\nexports.all = { ...vpc };\nnew vpc.Vpc();\n`;

  expect(() => lazyModules(whole)).toThrow(`${VPC} is used as a whole; import its members by name`);
});
