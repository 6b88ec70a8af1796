import { renderTable } from '../src';

const table = {
  columns: [{ title: 'Name' }, { title: 'Count', align: 'right' as const }, { title: 'Note', width: 12 }],
  rows: [
    ['a', '1', 'x'],
    ['b|c', 'spans two columns'],
  ],
};

describe('renderTable', () => {
  it('draws borders, aligns columns, and lets the last cell of a short row span the rest', () => {
    expect(renderTable(table)).toBe(
      `┌──────┬───────┬──────────────┐
│ Name │ Count │ Note         │
├──────┼───────┼──────────────┤
│ a    │     1 │ x            │
├──────┼───────┴──────────────┤
│ b|c  │ spans two columns    │
└──────┴──────────────────────┘`,
    );
  });

  it('wraps text that is wider than its column between words', () => {
    const wrapped = renderTable({ columns: [{ title: 'Note', width: 12 }], rows: [['one line and another']] });

    expect(wrapped.split('\n').slice(3, 5)).toEqual(['│ one line and │', '│ another      │']);
  });

  it('writes Markdown in the form that Prettier keeps, and escapes what would end a cell', () => {
    expect(renderTable(table, 'markdown')).toBe(
      `| Name | Count             | Note |
| ---- | ----------------- | ---- |
| a    | 1                 | x    |
| b\\|c | spans two columns |      |`,
    );
  });

  it('renders a table without rows', () => {
    expect(renderTable({ columns: [{ title: 'A' }], rows: [] }, 'markdown')).toBe('| A   |\n| --- |');
  });
});
