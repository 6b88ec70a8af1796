import type { Problem } from '@etops/foundation';
import { ProblemList } from '@etops/foundation';
import { LOG_RETENTION_DAYS } from '../limits';
import type { FlowLogsProps, NetworkProps } from '../network-props';
import { checkGatewayEndpoints, checkInterfaceEndpoints } from './check-endpoints';
import { checkNetworkAcls } from './check-network-acls';
import { overlaps, parseCidr, readCidr } from './cidr';
import type { ReservedRange } from './plan-environments';

/** What is wrong with a network's props beside its address plan. */
export function checkNetwork(props: NetworkProps, tierNames: readonly string[]): readonly Problem[] {
  const problems = new ProblemList();
  const { name = 'network', interfaceEndpoints = [], networkAcls = {}, flowLogs, reserved = [], cidrBlock } = props;
  problems.require(
    /^[a-z][a-z0-9-]{0,23}$/.test(name),
    'NETWORK_NAME',
    () => `name must be 1 to 24 of a-z, 0-9 and '-', starting with a letter, got '${name}'; physical names contain it`,
  );
  checkGatewayEndpoints(props.gatewayEndpoints ?? [], problems);
  checkInterfaceEndpoints(interfaceEndpoints, problems);
  checkNetworkAcls(networkAcls, tierNames, problems);
  if (flowLogs !== undefined && flowLogs !== 'none') {
    checkFlowLogs(flowLogs, problems);
  }
  for (const range of reserved) {
    checkReserved(range, cidrBlock, problems);
  }
  return problems.all;
}

function checkFlowLogs({ destination, retentionDays }: FlowLogsProps, problems: ProblemList): void {
  if (retentionDays === undefined) {
    return;
  }
  problems.require(
    destination === 's3'
      ? Number.isInteger(retentionDays) && retentionDays >= 1
      : LOG_RETENTION_DAYS.includes(retentionDays),
    'NETWORK_FLOW_LOG_RETENTION',
    () =>
      `flowLogs.retentionDays must be ${destination === 's3' ? 'a whole number from 1' : 'a period that CloudWatch Logs knows'}, ` +
      `got ${String(retentionDays)}; write ${String(LOG_RETENTION_DAYS.find((days) => days >= retentionDays) ?? LOG_RETENTION_DAYS.at(-1))}`,
  );
}

function checkReserved({ name, cidrBlock }: ReservedRange, vpc: string, problems: ProblemList): void {
  const range = readCidr(`reserved.${name}`, cidrBlock, problems);
  const own = parseCidr(vpc);
  problems.require(
    range === undefined || own === undefined || !overlaps(range, own),
    'NETWORK_CIDR_OVERLAP',
    () =>
      `cidrBlock must not overlap a reserved range, got '${vpc}', which overlaps '${cidrBlock}' of ${name}; take another range`,
  );
}
