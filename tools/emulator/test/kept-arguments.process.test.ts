import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

it('the list of kept arguments is that of the provider, for every resource type that the packages create', () => {
  const main = join(__dirname, '../src/kept-arguments/main.ts');

  expect(() => execFileSync('node', ['--conditions=@etops/source', '--import', 'tsx', main])).not.toThrow();
}, 300_000);
