import type { Column, ReportFormat } from '../tables';
import { renderTable } from '../tables';
import type { DeployedStack, Deployment, RegionLoss } from './deployment';

const COLUMNS: readonly Column[] = [
  { title: 'Stack' },
  { title: 'Resources', align: 'right' },
  { title: 'Excluded', align: 'right' },
  { title: 'Seconds', align: 'right' },
  { title: 'Second plan' },
  { title: 'Destroyed' },
];

/** Renders one row per stack, followed by a line for each exclusion, difference, refusal and leftover. */
export function deploymentReport(deployment: Deployment, format?: ReportFormat): string {
  const { stacks, regionLoss, unsupportedCalls, leftovers } = deployment;
  return [
    renderTable({ columns: COLUMNS, rows: stacks.map(cellsOf) }, format),
    ...(regionLoss === undefined ? [] : regionLossLines(regionLoss)),
    ...stacks.flatMap(({ stack, excluded }) =>
      excluded.map(({ address, reason }) => `Excluded from ${stack}: ${address} (${reason})`),
    ),
    ...stacks.flatMap(({ stack, difference }) =>
      difference === undefined ? [] : [`\nThe second plan of ${stack} differs:\n${difference}`],
    ),
    ...stacks.flatMap(({ stack, exposedSecrets }) =>
      exposedSecrets.map((secret) => `The state of ${stack} contains the value of the secret ${secret}`),
    ),
    ...unsupportedCalls.map((call) => `The emulator refused: ${call}`),
    ...leftovers.map(
      ({ service, region, kind, names }) => `Left after destroy: ${service} ${kind} in ${region}: ${names.join(', ')}`,
    ),
  ].join('\n');
}

function cellsOf({ stack, resources, excluded, seconds, replan, destroyed }: DeployedStack): readonly string[] {
  return [stack, String(resources), String(excluded.length), seconds.toFixed(0), replan, destroyed ? 'yes' : 'no'];
}

function regionLossLines({ region, unreachable, reachable, changed }: RegionLoss): readonly string[] {
  const counts = Object.entries(changed).map(([stack, count]) => `${stack} (${String(count)} changed)`);
  return [
    `Without ${region}: ${counts.join(', ')} planned and applied; ${unreachable.join(', ')} out of reach`,
    ...reachable.map((stack) => `Planned although ${region} was lost: ${stack}`),
  ];
}
