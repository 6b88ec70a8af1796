import type { MissingOutput } from '@etops/foundation';

/** How missing outputs are reported. */
export interface MissingOutputsOptions {
  /** Stacks that publish outputs, in the order of their deployment. */
  readonly order: readonly string[];
  /** Command that records the outputs of a stack, without the stack's name. */
  readonly command: string;
}

/** Renders which stack needs which output, and how to record it; empty if none is missing. */
export function missingOutputsReport(
  missing: readonly MissingOutput[],
  { order, command }: MissingOutputsOptions,
): string {
  const inOrder = [...missing].sort((one, other) => order.indexOf(one.stack) - order.indexOf(other.stack));
  const outputs = new Map<string, { stack: string; users: readonly string[] }>();
  for (const { stack, name, neededBy } of inOrder) {
    const output = `${stack}.${name}`;
    outputs.set(output, { stack, users: [...(outputs.get(output)?.users ?? []), neededBy] });
  }
  const lines = [...outputs].map(
    ([output, { stack, users }]) =>
      `  ${users.join(', ')} ${users.length === 1 ? 'needs' : 'need'} ${output}: ` +
      `deploy ${stack}, then ${command} ${stack}`,
  );
  return lines.length === 0 ? '' : `Outputs not recorded yet (the JSON contains placeholders):\n${lines.join('\n')}`;
}
