import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { SynthesizedStack } from '@etops/foundation';
import Table from 'cli-table3';

/** One line a stack: what was synthesized, and where it is. */
export function stackTable(stacks: readonly SynthesizedStack[], directory: string): string {
  const table = new Table({ head: ['Stack', 'Region', 'Resources', 'File'], style: { head: [], border: [] } });
  for (const { name, file } of stacks) {
    const { region, resources } = summarize(file);
    table.push([name, region, { content: String(resources), hAlign: 'right' }, relative(directory, file)]);
  }
  return table.toString();
}

function summarize(file: string): { region: string; resources: number } {
  const { provider, resource } = JSON.parse(readFileSync(file, 'utf8')) as {
    provider: { aws: readonly { region: string }[] };
    resource: Readonly<Record<string, object>>;
  };
  return {
    region: provider.aws.map(({ region }) => region).join(', '),
    resources: Object.values(resource).reduce((sum, blocks) => sum + Object.keys(blocks).length, 0),
  };
}
