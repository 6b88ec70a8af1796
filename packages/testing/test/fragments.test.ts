import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareFragments } from '../src';

describe('fragments of a README', () => {
  let directory: string;
  const write = (page: string, example: string) => {
    mkdirSync(join(directory, 'examples'), { recursive: true });
    writeFileSync(join(directory, 'README.md'), page);
    writeFileSync(join(directory, 'examples', 'basic.ts'), example);
    return compareFragments([join(directory, 'README.md')], join(directory, 'examples'));
  };
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'etops-fragments-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  it('match a region of an example, whatever the indentation', () => {
    const example = 'const b = 1;\n{\n  // #region use\n  use(\n    b,\n  );\n  // #endregion\n}\n';

    expect(write('Text\n\n```ts\nuse(\n  b,\n);\n```\n', example)).toEqual({ notCompiled: [], notShown: [] });
  });

  it('are reported when no example compiles them, and regions when no page shows them', () => {
    const { notCompiled, notShown } = write('```ts\nuse(1);\n```\n', '// #region use\nuse(2);\n// #endregion\n');

    expect(notCompiled).toEqual([`${join(directory, 'README.md')}: use(1);`]);
    expect(notShown).toEqual(['basic.ts: use']);
  });
});
