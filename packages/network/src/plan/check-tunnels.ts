import type { ProblemList } from '@etops/foundation';
import { TUNNEL_INSIDE } from '../limits';
import type { TunnelSecurity } from '../vpn-props';
import { parseCidr, readCidr } from './cidr';

/** Inside ranges of the two tunnels: blocks that AWS accepts, and different ones. */
export function checkInsideRanges(blocks: readonly string[], problems: ProblemList): void {
  blocks.forEach((block, index) => {
    checkInside(`tunnelInsideCidrBlocks[${String(index)}]`, block, blocks[1 - index], problems);
  });
}

function checkInside(prop: string, text: string, other: string | undefined, problems: ProblemList): void {
  const block = readCidr(prop, text, problems);
  if (block === undefined) {
    return;
  }
  const range = parseCidr(TUNNEL_INSIDE.range);
  problems.require(
    range !== undefined &&
      block.subnetMask === TUNNEL_INSIDE.prefixLength &&
      block.isInSubnet(range) &&
      !TUNNEL_INSIDE.reserved.some((reserved) => reserved === text),
    'VPN_TUNNEL_INSIDE',
    () =>
      `${prop} must be a /${String(TUNNEL_INSIDE.prefixLength)} of ${TUNNEL_INSIDE.range} that AWS does not keep, got '${text}'; write one such as '169.254.10.0/30'`,
  );
  problems.require(
    text !== other,
    'VPN_TUNNEL_DUPLICATE',
    () => `${prop} must differ from that of the other tunnel, got '${text}' for both; take another`,
  );
}

/** Types keep weak algorithms out; data that bypassed them meets this. */
export function checkSecurity(security: TunnelSecurity, problems: ProblemList): void {
  const strong: Record<keyof TunnelSecurity, readonly (string | number)[]> = {
    encryptionAlgorithms: ['AES256-GCM-16', 'AES256'],
    integrityAlgorithms: ['SHA2-512', 'SHA2-384', 'SHA2-256'],
    dhGroups: [14, 15, 16, 17, 18, 19, 20, 21],
  };
  for (const prop of ['encryptionAlgorithms', 'integrityAlgorithms', 'dhGroups'] as const) {
    const given: readonly (string | number)[] = security[prop] ?? strong[prop];
    problems.require(
      given.length > 0 && given.every((value) => strong[prop].includes(value)),
      'VPN_WEAK_ALGORITHM',
      () =>
        `security.${prop} must be among ${strong[prop].join(', ')}, got ${given.join(', ') || 'none'}; drop what is weak`,
    );
  }
}
