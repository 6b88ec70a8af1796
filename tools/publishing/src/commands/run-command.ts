/**
 * Runs a command of the workspace. It exits with 1 when the command gives `false` or fails.
 *
 * @param command does the work; `false` says that what it checked does not hold
 */
export function runCommand(command: () => unknown): void {
  Promise.resolve()
    .then(command)
    .then((result) => {
      process.exitCode = result === false ? 1 : 0;
    })
    .catch((error: unknown) => {
      process.exitCode = 1;
      console.error(error instanceof Error ? error.stack : error);
    });
}

/** Prints what is wrong, if anything is, and says whether nothing was. */
export function reportProblems(subject: string, problems: readonly string[]): boolean {
  console.log(
    problems.length === 0
      ? `${subject}: as it should be`
      : `${subject}:\n${problems.map((text) => `  ${text}\n`).join('')}`,
  );
  return problems.length === 0;
}
