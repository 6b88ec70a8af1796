import type { ProblemList } from '@etops/foundation';
import { parseCidr, readCidr } from '../address-plan';
import { TUNNEL_INSIDE } from '../limits';
import type { TunnelSecurity } from './vpn-props';

/** Checks that the inside ranges of the two tunnels are different blocks that AWS accepts. */
export function checkInsideRanges(problems: ProblemList, path: string, blocks: readonly string[]): void {
  problems.require(
    blocks.length === TUNNEL_INSIDE.tunnels,
    'VPN_TUNNEL_COUNT',
    () => `${path} must contain two ranges, one for each tunnel, got ${String(blocks.length)}; omit it, or name both`,
  );
  blocks.forEach((block, index) => {
    checkInsideRange(problems, `${path}[${String(index)}]`, block, blocks[1 - index]);
  });
}

function checkInsideRange(problems: ProblemList, path: string, text: string, other: string | undefined): void {
  const block = readCidr(problems, path, text);
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
      `${path} must be a /${String(TUNNEL_INSIDE.prefixLength)} of ${TUNNEL_INSIDE.range} that AWS does not reserve, got '${text}'; use '169.254.10.0/30', for example`,
  );
  problems.require(
    text !== other,
    'VPN_TUNNEL_DUPLICATE',
    () => `${path} must differ from that of the other tunnel, got '${text}' for both; use another range`,
  );
}

/** Checks that all algorithms are strong. The types say the same; data that bypasses them fails here. */
export function checkSecurity(problems: ProblemList, path: string, security: TunnelSecurity): void {
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
        `${path}.${prop} must be among ${strong[prop].join(', ')}, got ${given.join(', ') || 'none'}; remove weak ones`,
    );
  }
}
