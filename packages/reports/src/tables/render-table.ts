import type { SpanningCellConfig, TableUserConfig } from 'table';
import { getBorderCharacters, table as render } from 'table';
import type { ReportFormat, Table } from './table';

/** Renders a table, without a line break at its end. */
export function renderTable(table: Table, format: ReportFormat = 'text'): string {
  return format === 'text' ? renderText(table) : renderMarkdown(table);
}

function renderText({ columns, rows }: Table): string {
  return render(cellsOf({ columns, rows }), {
    border: getBorderCharacters('norc'),
    columns: columns.map(({ align = 'left', width, wrapWords = true }) => ({
      alignment: align,
      ...(width === undefined ? {} : { width, wrapWord: wrapWords }),
    })),
    spanningCells: rows.flatMap((row, index) =>
      row.length < columns.length ? [spanFrom(index + 1, row.length - 1, columns.length)] : [],
    ),
  }).trimEnd();
}

/** Draws the one line of a Markdown table, in the form that Prettier keeps; without rows, it is the last line. */
const markdown: TableUserConfig = {
  border: {
    joinBody: '-',
    joinJoin: ' | ',
    joinLeft: '| ',
    joinRight: ' |',
    bottomBody: '-',
    bottomJoin: ' | ',
    bottomLeft: '| ',
    bottomRight: ' |',
    bodyJoin: ' | ',
    bodyLeft: '| ',
    bodyRight: ' |',
  },
  columnDefault: { paddingLeft: 0, paddingRight: 0 },
  drawHorizontalLine: (index) => index === 1,
};

function renderMarkdown({ columns, rows }: Table): string {
  const escaped = cellsOf({ columns, rows }).map((row) =>
    // A column needs three dashes.
    row.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ').padEnd(3)),
  );
  return render(escaped, markdown).trimEnd();
}

function spanFrom(row: number, col: number, columns: number): SpanningCellConfig {
  return { row, col, colSpan: columns - col, alignment: 'left', wrapWord: true };
}

function cellsOf({ columns, rows }: Table): string[][] {
  return [columns.map(({ title }) => title), ...rows.map((row) => columns.map((_, column) => row[column] ?? ''))];
}
