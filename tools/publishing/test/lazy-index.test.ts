import { runInNewContext } from 'node:vm';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { lazyIndex } from '../src/lazy-index';

const source =
  "export { A, B } from './letters';\nexport type { C } from './types';\nexport { ONE } from './numbers';\n";
const modules: Readonly<Record<string, object>> = { './letters': { A: 'a', B: 'b' }, './numbers': { ONE: 1 } };

/** Runs a compiled index, and notes which of its modules it loads. */
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

const compiled = transpileModule(source, {
  compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
}).outputText;

it('loads a module when its first export is used, and not before', () => {
  const { exported, loaded } = load(lazyIndex(compiled));

  expect(Object.keys(exported).sort()).toEqual(['A', 'B', 'ONE']);
  expect([...loaded]).toEqual([]);
  expect(exported.ONE).toBe(1);
  expect([...loaded]).toEqual(['./numbers']);
  expect([exported.A, exported.B]).toEqual(['a', 'b']);
});

it('changes something, and only once', () => {
  expect(load(compiled).loaded.size).toBe(2);
  expect(lazyIndex(lazyIndex(compiled))).toBe(lazyIndex(compiled));
});

it('leaves a module alone that the index itself uses', () => {
  const own = 'var a_1 = require("./a");\na_1.start();\n';

  expect(lazyIndex(own)).toBe(own);
});
