import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const REGION = /^([ \t]*)\/\/ #region ([^\n]+)\n(.*?)^[ \t]*\/\/ #endregion$/gms;
const TYPESCRIPT_BLOCK = /^```(?:ts|typescript)\n(.*?)^```$/gms;

/** Fragments of TypeScript in pages that no example compiles, and regions of examples that no page shows. */
export interface FragmentDifferences {
  /** Each as `<page>: <first line of the fragment>`. */
  readonly notCompiled: readonly string[];
  /** Each as `<file>: <region>`. */
  readonly notShown: readonly string[];
}

/**
 * Compares the TypeScript fragments of Markdown pages with the regions of example files, `// #region <name>` to
 * `// #endregion`, which are compiled, and run, with everything around them. Indentation does not count.
 *
 * @param pages paths of the Markdown files
 * @param examples directory of the example files
 */
export function compareFragments(pages: readonly string[], examples: string): FragmentDifferences {
  const regions = readdirSync(examples)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => regionsOf(join(examples, file)).map(({ name, code }) => ({ label: `${file}: ${name}`, code })));
  const fragments = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(TYPESCRIPT_BLOCK)].map(([, code = '']) => ({
      label: `${page}: ${code.trim().split('\n')[0] ?? ''}`,
      code: dedent(code),
    })),
  );
  const compiled = new Set(regions.map(({ code }) => code));
  const shown = new Set(fragments.map(({ code }) => code));
  return {
    notCompiled: fragments.filter(({ code }) => !compiled.has(code)).map(({ label }) => label),
    notShown: regions.filter(({ code }) => !shown.has(code)).map(({ label }) => label),
  };
}

function regionsOf(file: string): readonly { readonly name: string; readonly code: string }[] {
  return [...readFileSync(file, 'utf8').matchAll(REGION)].map(([, , name = '', code = '']) => ({
    name,
    code: dedent(code),
  }));
}

function dedent(code: string): string {
  const lines = code.split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  return lines
    .map((line) => line.slice(indent).trimEnd())
    .join('\n')
    .trim();
}
