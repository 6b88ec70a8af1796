import type { ReportFormat } from '../tables';
import { renderTable } from '../tables';

/** A synthesized stack. */
export interface StackSummary {
  /** Stack name. */
  readonly name: string;
  /** Regions of its providers. */
  readonly regions: readonly string[];
  /** Number of its resources. */
  readonly resources: number;
  /** Path of its JSON. */
  readonly file: string;
}

/** Renders one row per stack, with its Regions, the number of its resources, and its file. */
export function stackTable(stacks: readonly StackSummary[], format?: ReportFormat): string {
  const columns = [
    { title: 'Stack' },
    { title: 'Region' },
    { title: 'Resources', align: 'right' as const },
    { title: 'File' },
  ];
  const rows = stacks.map(({ name, regions, resources, file }) => [name, regions.join(', '), String(resources), file]);
  return renderTable({ columns, rows }, format);
}
