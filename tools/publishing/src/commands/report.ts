/** Prints the problems of a subject; returns whether there are none. */
export function report(subject: string, problems: readonly string[]): boolean {
  const lines = problems.map((text) => `  ${text}\n`).join('');
  console.log(problems.length === 0 ? `${subject}: no problems` : `${subject}:\n${lines}`);
  return problems.length === 0;
}
