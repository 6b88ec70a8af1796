import type { Checked, ProblemList } from '@etops/foundation';
import { checkArnOf, checkLogRetention, isToken, isWholeNumber, propPath, show } from '@etops/foundation';
import { isIPv4 } from 'node:net';
import type { GatewayProps } from './gateway-props';

/** Names of gateways and shares. */
export const NAME_PATTERN = /^[a-z][a-z0-9-]{0,29}$/;

const TIME_ZONE_PATTERN = /^GMT([+-]((0?\d|1[0-3]):[0-5]\d|14:00))?$/;

/** Disk of the appliance, and the prop that names it. */
export interface NamedDisk {
  readonly path: string;
  readonly disk: string;
}

/** Returns the disks of a list, with their paths. */
export function namedDisks(path: string, disks: readonly string[]): readonly NamedDisk[] {
  return disks.map((disk, index) => ({ path: `${path}[${String(index)}]`, disk }));
}

/** Checks the props that all gateways have in common, and that each disk of the appliance has one use. */
export function checkGateway(
  problems: ProblemList,
  path: string,
  gateway: Checked<GatewayProps>,
  disks: readonly NamedDisk[],
): void {
  const { activationKey, timeZone, maintenance } = gateway;
  const at = (prop: string) => propPath(path, prop);
  const name = problems.literal(at('name'), gateway.name, 'it is part of every name');
  problems.require(
    name === undefined || NAME_PATTERN.test(name),
    'GATEWAY_NAME',
    () => `${at('name')} must be 1 to 30 of a-z, 0-9 and '-', got ${show(name)}; use another name`,
  );
  problems.require(
    isToken(activationKey),
    'GATEWAY_ACTIVATION_KEY',
    () => `${at('activationKey')} must be a token, got a literal; use the value of a sensitive TerraformVariable`,
  );
  problems.require(
    isToken(timeZone) || TIME_ZONE_PATTERN.test(timeZone),
    'GATEWAY_TIME_ZONE',
    () =>
      `${at('timeZone')} must be 'GMT' or an offset of at most 14 hours from it, got ${show(timeZone)}; use 'GMT+1:00', for example`,
  );
  const { hour, minute = 0 } = maintenance;
  problems.require(
    (isToken(hour) || isWholeNumber(hour, { min: 0, max: 23 })) &&
      (isToken(minute) || isWholeNumber(minute, { min: 0, max: 59 })),
    'GATEWAY_MAINTENANCE',
    () =>
      `${at('maintenance')} must begin at an hour from 0 to 23 and a minute from 0 to 59, got ${show(hour)}:${show(minute)}; use 3:00, for example`,
  );
  checkArnOf(problems, at('kmsKeyArn'), gateway.kmsKeyArn, 'key', gateway.environment);
  checkVpcEndpoint(problems, at('vpcEndpoint'), gateway.vpcEndpoint);
  checkLogRetention(problems, at('logRetentionDays'), gateway.logRetentionDays, { code: 'GATEWAY_LOG_RETENTION' });
  const ids = disks.map(({ disk }) => diskId(disk));
  for (const [index, { path: diskPath, disk }] of disks.entries()) {
    if (problems.literal(diskPath, disk, 'it is part of the Terraform address') === undefined) {
      continue;
    }
    problems.require(
      ids[index] !== '',
      'GATEWAY_DISK',
      () => `${diskPath} must be the path or node of a disk, got ${show(disk)}; use '/dev/sdb', for example`,
    );
    const first = disks[ids.indexOf(ids[index] ?? '')];
    problems.require(first === disks[index] || first === undefined, 'GATEWAY_DISK_TWICE', () =>
      first?.disk === disk
        ? `${diskPath} must be a disk without another use, got ${show(disk)}, as ${first.path}; add another disk to the appliance`
        : `${diskPath} must differ from ${String(first?.path)} in letters or digits, got ${show(disk)} and ${show(first?.disk)}; name both in one form`,
    );
  }
}

/** Returns a disk's path as a construct id: `/dev/sdb` gives `dev-sdb`. */
export function diskId(diskPath: string): string {
  return diskPath.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-/, '');
}

function checkVpcEndpoint(problems: ProblemList, path: string, endpoint: string | undefined): void {
  problems.require(
    endpoint === undefined ||
      isToken(endpoint) ||
      isIPv4(endpoint) ||
      /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i.test(endpoint),
    'GATEWAY_VPC_ENDPOINT',
    () =>
      `${path} must be a DNS name or an IPv4 address, got ${show(endpoint)}; use the first DNS name of the endpoint for storagegateway`,
  );
}
