import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CommandError, runCommand } from '@etops/cli';
import { generateShapes } from './generate-shapes';
import { renderShapes } from './render-shapes';

runCommand({
  usage: 'nx run <project>:shapes',
  summary: 'Checks that the shapes of the props in this directory are those of their types.',
  duration: '5 seconds',
  options: { write: { type: 'boolean', description: 'writes the shapes' } },
  run: async ({ options }) => {
    const directory = process.cwd();
    const file = join(directory, 'src/shapes.generated.ts');
    const foundation = basename(directory) === 'foundation' ? './props' : '@etops/foundation';
    const text = await renderShapes(generateShapes(directory), file, foundation);
    const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text !== before && !options.write) {
      throw new CommandError(`${file} is not what the types say; run npm run shapes, and commit the file`);
    }
    if (text !== before) {
      writeFileSync(file, text);
    }
  },
});
