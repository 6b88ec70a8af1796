import type { ProblemList } from '../problems';
import { isToken, show } from '../problems';

/** Kind of a resource whose id AWS assigns. */
export type ResourceIdKind = keyof typeof KINDS;

/** Prefix of the ids of a kind, and its noun with the article. */
const KINDS = {
  vpc: ['vpc', 'a VPC'],
  subnet: ['subnet', 'a subnet'],
  'route-table': ['rtb', 'a route table'],
  'security-group': ['sg', 'a security group'],
  'peering-connection': ['pcx', 'a peering connection'],
  'virtual-private-gateway': ['vgw', 'a virtual private gateway'],
  'transit-gateway': ['tgw', 'a transit gateway'],
  'transit-gateway-route-table': ['tgw-rtb', 'the route table of a transit gateway'],
  'prefix-list': ['pl', 'a prefix list'],
  'file-system': ['fs', 'a file system'],
  image: ['ami', 'an image'],
} as const satisfies Record<string, readonly [prefix: string, noun: string]>;

/**
 * Checks that a prop is the id of a resource of a kind, by its prefix; skips tokens, absent props and the placeholders of
 * outputs that are not recorded yet.
 */
export function checkResourceId(
  problems: ProblemList,
  path: string,
  value: string | undefined,
  kind: ResourceIdKind,
): void {
  const [prefix, noun] = KINDS[kind];
  problems.require(
    value === undefined || isToken(value) || /^NOT-RECORDED-./.test(value) || hasPrefix(value, prefix),
    'RESOURCE_ID',
    () =>
      `${path} must be the id of ${noun}, got ${show(value)}; use one such as '${prefix}-0a1b2c3d4e5f60718', from the outputs of its stack`,
  );
}

/** Checks the prefix of an id; `tgw-rtb-…` is no transit gateway. */
function hasPrefix(value: string, prefix: string): boolean {
  return new RegExp(`^${prefix}-(?!rtb-)[a-z0-9-]+$`).test(value);
}
