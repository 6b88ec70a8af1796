import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (...path: readonly string[]) => readFileSync(join(__dirname, '..', ...path), 'utf8');

describe('README.md', () => {
  it('shows the example that is compiled', () => {
    expect(read('README.md')).toContain(`\`\`\`ts\n${read('examples', 'deploy.ts')}\`\`\`\n`);
  });
});
