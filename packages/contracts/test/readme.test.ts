import { readFileSync } from 'node:fs';
import { join } from 'node:path';

it('shows the example that is compiled', () => {
  const [readme, example] = ['../README.md', '../examples/existing-vpc.ts'].map((file) =>
    readFileSync(join(__dirname, file), 'utf8'),
  );

  expect(readme).toContain(`\`\`\`ts\n${example ?? ''}\`\`\``);
});
