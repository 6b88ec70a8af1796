/** Form of a report: a table with borders for terminals, or Markdown for pages. */
export type ReportFormat = 'text' | 'markdown';

/** A column of a table. */
export interface Column {
  /** Text of its first line. */
  readonly title: string;
  /**
   * Side that its cells are aligned to; Markdown ignores it.
   *
   * @default 'left'
   */
  readonly align?: 'left' | 'right';
  /**
   * Characters after which text wraps; Markdown ignores it.
   *
   * @default - the widest cell, nothing wraps
   */
  readonly width?: number;
  /**
   * Wraps between words only, if the column has a width.
   *
   * @default true
   */
  readonly wrapWords?: boolean;
}

/** A table as data. */
export interface Table {
  /** Columns, from left to right. */
  readonly columns: readonly Column[];
  /** Cells by row. The last cell of a row that has fewer cells than columns spans the columns to its right. */
  readonly rows: readonly (readonly string[])[];
}
