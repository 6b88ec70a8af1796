/**
 * Returns the lines of the error that a function throws.
 *
 * @throws Error if it throws none: a test of a message must not pass without one
 */
export function problemsOf(action: () => unknown): readonly string[] {
  try {
    action();
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  throw new Error('expected an error, but none was thrown');
}
