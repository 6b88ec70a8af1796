import type { ProblemList } from '@etops/foundation';
import { propPath, show } from '@etops/foundation';
import type { Cidr, ReservedRange } from '../address-plan';
import { overlaps, readCidr } from '../address-plan';
import { checkEndpoints } from '../endpoints';
import { checkFlowLogs } from '../flow-logs';
import { checkNetworkAcls } from '../network-acls';
import type { NetworkProps } from './network-props';

/**
 * Checks a network's props, except for its address plan.
 *
 * @param vpc range of the VPC, if it is valid
 * @param tierNames names of all tiers
 */
export function checkNetwork(
  problems: ProblemList,
  path: string,
  props: NetworkProps,
  { vpc, tierNames }: { readonly vpc: Cidr | undefined; readonly tierNames: readonly string[] },
): void {
  const { networkAcls = {}, flowLogs, reserved = [], ipv6 } = props;
  const name = problems.literal(propPath(path, 'name'), props.name);
  problems.literal(propPath(path, 'ipv6'), ipv6);
  problems.require(
    name === undefined || /^[a-z][a-z0-9-]{0,23}$/.test(name),
    'NETWORK_NAME',
    () =>
      `${propPath(path, 'name')} must be 1 to 24 of a-z, 0-9 and '-', starting with a letter, got ${show(name)}; use 'network', for example`,
  );
  checkEndpoints(problems, path, props);
  checkNetworkAcls(problems, propPath(path, 'networkAcls'), networkAcls, tierNames);
  checkFlowLogs(problems, propPath(path, 'flowLogs'), flowLogs);
  for (const [, range] of reserved.entries()) {
    checkReserved(problems, `${propPath(path, 'reserved')}.${range.name}`, range, vpc);
  }
}

function checkReserved(
  problems: ProblemList,
  path: string,
  { name, cidrBlock }: ReservedRange,
  vpc: Cidr | undefined,
): void {
  const literal = problems.literal(path, cidrBlock, 'it is compared with all ranges of the app');
  const range = readCidr(problems, path, literal);
  problems.require(
    range === undefined || vpc === undefined || !overlaps(range, vpc),
    'NETWORK_CIDR_OVERLAP',
    () =>
      `cidrBlock must not overlap a reserved range, got '${String(vpc?.networkForm())}', which overlaps '${cidrBlock}' of ${name}; use another range`,
  );
}
