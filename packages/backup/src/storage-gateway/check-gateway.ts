import type { Checked, ProblemList } from '@etops/foundation';
import { checkLogRetention, isToken, isWholeNumber, propPath, show } from '@etops/foundation';
import type { GatewayProps } from './gateway-props';

/** Names of gateways and shares. */
export const NAME_PATTERN = /^[a-z][a-z0-9-]{0,29}$/;

const TIME_ZONE_PATTERN = /^GMT([+-]((0?\d|1[0-3]):[0-5]\d|14:00))?$/;

/** Checks the props that all gateways have in common, and that each disk of the appliance has one use. */
export function checkGateway(
  problems: ProblemList,
  path: string,
  gateway: Checked<GatewayProps>,
  disks: readonly string[],
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
  checkLogRetention(problems, at('logRetentionDays'), gateway.logRetentionDays, { code: 'GATEWAY_LOG_RETENTION' });
  for (const [index, disk] of disks.entries()) {
    problems.require(
      disks.indexOf(disk) === index,
      'GATEWAY_DISK_TWICE',
      () => `${at('disks')} must each have one use, got ${show(disk)} twice; add another disk to the appliance`,
    );
  }
}
