import type { DeploymentResult, RegionLossResult, StackResult } from '@etops/emulator';
import Table from 'cli-table3';

/** One line a stack, and below it what was left out and what remained. */
export function deploymentTable({ stacks, regionLoss, unsupportedCalls, leftovers }: DeploymentResult): string {
  const table = new Table({
    head: ['Stack', 'Resources', 'Left out', 'Seconds', 'Second plan', 'Destroyed'],
    colAligns: ['left', 'right', 'right', 'right', 'left', 'left'],
    style: { head: [], border: [] },
  });
  for (const { stack, resources, excluded, seconds, replan, destroyed } of stacks) {
    table.push([stack, resources, excluded.length, seconds.toFixed(0), replan, destroyed ? 'yes' : 'no']);
  }
  return [
    table.toString(),
    ...(regionLoss === undefined ? [] : regionLossLines(regionLoss)),
    ...stacks.flatMap(leftOutLines),
    ...stacks.flatMap(({ stack, difference }) =>
      difference === undefined ? [] : [`\nThe second plan of ${stack} differs:\n${difference}`],
    ),
    ...stacks.flatMap(({ stack, exposedSecrets }) =>
      exposedSecrets.map((secret) => `The state of ${stack} holds the value of the secret ${secret}`),
    ),
    ...unsupportedCalls.map((call) => `The emulator refused: ${call}`),
    ...leftovers.map(
      ({ service, region, kind, names }) => `Left after destroy: ${service} ${kind} in ${region}: ${names.join(', ')}`,
    ),
  ].join('\n');
}

function regionLossLines({ region, unreachable, reachable, changed }: RegionLossResult): string[] {
  const counts = Object.entries(changed).map(([stack, count]) => `${stack} (${String(count)} changed)`);
  return [
    `Without ${region}: ${counts.join(', ')} planned and applied; ${unreachable.join(', ')} out of reach`,
    ...reachable.map((stack) => `Planned although ${region} was lost: ${stack}`),
  ];
}

function leftOutLines({ stack, excluded }: StackResult): string[] {
  return excluded.map(({ address, reason }) => `Left out of ${stack}: ${address} (${reason})`);
}
