import Table from 'cli-table3';

/** A measured number and its limit. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 's' | 'ms' | 'MiB' | '×';
  readonly bar?: number;
}

const DIGITS: Readonly<Record<Figure['unit'], number>> = { s: 2, ms: 0, MiB: 0, '×': 2 };

const text = (value: number, unit: Figure['unit']): string => `${value.toFixed(DIGITS[unit])} ${unit}`;

/** Returns whether a figure exceeds its limit, or is no number. */
export const misses = ({ value, bar }: Figure): boolean => bar !== undefined && !(value <= bar);

const row = (figure: Figure): [string, string, string] => [
  figure.name,
  text(figure.value, figure.unit),
  figure.bar === undefined ? '' : `at most ${String(figure.bar)} ${figure.unit}${misses(figure) ? ': missed' : ''}`,
];

const HEAD = ['Figure', 'Median', 'Bar'];

/** Renders figures for a terminal. */
export function table(figures: readonly Figure[]): string {
  const drawn = new Table({ head: HEAD, style: { head: [], border: [] } });
  drawn.push(...figures.map(row));
  return drawn.toString();
}

/** Renders figures for a page. */
export function markdown(figures: readonly Figure[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return [HEAD, HEAD.map(() => '---'), ...figures.map(row)].map(line).join('');
}
