const [BEGIN, END] = ['<!-- figures -->\n\n', '\n<!-- /figures -->'];

/** Replaces the figures between the marks of the page. */
export function withFigures(page: string, figures: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) {
    throw new Error(`the page has no place for figures, between ${BEGIN.trim()} and ${END.trim()}`);
  }
  return page.slice(0, begin + BEGIN.length) + figures + page.slice(end);
}
