import type { Checked, ProblemList } from '@etops/foundation';
import { checkArnOf, isToken, propPath, show } from '@etops/foundation';
import { isIPv4 } from 'node:net';
import { checkGateway, NAME_PATTERN, namedDisks } from './check-gateway';
import type { FileGatewayProps } from './file-gateway-props';

type FileShare = Checked<FileGatewayProps>['shares'][number];

const PREFIX_PATTERN = /^[^/].*\/$/;

/** Checks the disks and the shares of a file gateway. */
export function checkFileGateway(problems: ProblemList, path: string, gateway: Checked<FileGatewayProps>): void {
  const { cacheDisks, shares } = gateway;
  const at = (prop: string) => propPath(path, prop);
  checkGateway(problems, path, gateway, namedDisks(at('cacheDisks'), cacheDisks));
  problems.require(
    cacheDisks.length > 0,
    'GATEWAY_CACHE',
    () => `${at('cacheDisks')} must contain a disk, got none; add '/dev/sdb', for example`,
  );
  problems.require(
    shares.length > 0,
    'GATEWAY_SHARES',
    () => `${at('shares')} must contain a share, got none; without one no client reaches the bucket`,
  );
  for (const [index, share] of shares.entries()) {
    checkShare(problems, at(`shares[${String(index)}]`), share, shares.slice(0, index));
  }
  checkArnOf(problems, at('bucket.arn'), gateway.bucket.arn, 'bucket', gateway.environment);
}

function checkShare(problems: ProblemList, path: string, share: FileShare, before: readonly FileShare[]): void {
  const { name, prefix } = share;
  const literal = problems.literal(`${path}.name`, name, 'it is part of the Terraform address');
  problems.require(
    literal === undefined || (NAME_PATTERN.test(name) && before.every((other) => other.name !== name)),
    'GATEWAY_SHARE_NAME',
    () => `${path}.name must be unique, 1 to 30 of a-z, 0-9 and '-', got ${show(name)}; use another name`,
  );
  problems.require(
    prefix === undefined || isToken(prefix) || PREFIX_PATTERN.test(prefix),
    'GATEWAY_SHARE_PREFIX',
    () => `${path}.prefix must end in '/' and not begin with it, got ${show(prefix)}; use 'site/', for example`,
  );
  if (share.protocol === 'nfs') {
    const { clients } = share;
    problems.require(
      isToken(clients) || (clients.length > 0 && clients.every((client) => isToken(client) || isNarrow(client))),
      'GATEWAY_NFS_CLIENTS',
      () =>
        `${path}.clients must be addresses or ranges of the site, got ${clients.map(show).join(', ') || 'none'}; add the servers that mount the share, since NFS has no passwords`,
    );
  }
}

/** Checks that a client is an address, or a range of at most a /8. */
function isNarrow(client: string): boolean {
  const [address = '', bits = '32', ...rest] = client.split('/');
  return isIPv4(address) && /^\d{1,2}$/.test(bits) && Number(bits) >= 8 && Number(bits) <= 32 && rest.length === 0;
}
