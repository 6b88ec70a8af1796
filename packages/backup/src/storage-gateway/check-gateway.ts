import { isIPv4 } from 'node:net';
import type { Problem } from '@etops/foundation';
import { ProblemList } from '@etops/foundation';
import { Token } from 'cdktf';
import { isWholeBetween } from '../internal/numbers';
import { MAX_CACHED_VOLUME_GIB, MAX_VOLUMES } from '../limits';
import type { FileGatewayProps } from './file-gateway';
import type { GatewayProps } from './gateway-props';
import type { VolumeGatewayProps } from './volume-gateway';

function checkCommon(problems: ProblemList, props: GatewayProps, disks: readonly string[]): void {
  const { name, activationKey, timeZone, maintenance } = props;
  problems.require(
    /^[a-z][a-z0-9-]{0,29}$/.test(name),
    'GATEWAY_NAME',
    () => `name must be 1 to 30 of a-z, 0-9 and '-', got '${name}'; choose another name`,
  );
  problems.require(
    Token.isUnresolved(activationKey),
    'GATEWAY_ACTIVATION_KEY',
    () => `activationKey must come from outside, got a literal; pass the value of a sensitive TerraformVariable`,
  );
  problems.require(
    /^GMT([+-]((0?\d|1[0-3]):[0-5]\d|14:00))?$/.test(timeZone),
    'GATEWAY_TIME_ZONE',
    () =>
      `timeZone must be 'GMT' or an offset of at most 14 hours from it, got '${timeZone}'; write one such as 'GMT+1:00'`,
  );
  problems.require(
    isWholeBetween(maintenance.hour, 0, 23) && isWholeBetween(maintenance.minute ?? 0, 0, 59),
    'GATEWAY_MAINTENANCE',
    () =>
      `maintenance must begin at an hour from 0 to 23 and a minute from 0 to 59, got ${String(maintenance.hour)}:${String(maintenance.minute ?? 0)}; change it`,
  );
  disks.forEach((disk, index) => {
    problems.require(
      disks.indexOf(disk) === index,
      'GATEWAY_DISK_TWICE',
      () => `disks must each have one use, got '${disk}' twice; give the appliance another disk`,
    );
  });
}

/** What is wrong with a volume gateway, all of it. */
export function checkVolumeGateway(props: VolumeGatewayProps): readonly Problem[] {
  const problems = new ProblemList();
  const { address, storage, uploadBufferDisks } = props;
  const cacheDisks = storage.kind === 'cached' ? storage.cacheDisks : [];
  const volumeDisks = storage.kind === 'stored' ? storage.volumes.map(({ disk }) => disk) : [];
  checkCommon(problems, props, [...uploadBufferDisks, ...cacheDisks, ...volumeDisks]);
  problems.require(
    Token.isUnresolved(address) || isIPv4(address),
    'GATEWAY_ADDRESS',
    () => `address must be an IPv4 address, got '${address}'; write the appliance's in the site's network`,
  );
  problems.require(
    uploadBufferDisks.length > 0,
    'GATEWAY_UPLOAD_BUFFER',
    () => `uploadBufferDisks must name a disk, got none; without a buffer nothing reaches AWS`,
  );
  problems.require(
    storage.kind === 'stored' || cacheDisks.length > 0,
    'GATEWAY_CACHE',
    () => `storage.cacheDisks must name a disk, got none; give the appliance one`,
  );
  problems.require(
    isWholeBetween(storage.volumes.length, 1, MAX_VOLUMES),
    'GATEWAY_VOLUMES',
    () =>
      `storage.volumes must be 1 to ${String(MAX_VOLUMES)}, got ${String(storage.volumes.length)}; set up another gateway`,
  );
  const targets = storage.volumes.map(({ targetName }) => targetName);
  targets.forEach((target, index) => {
    problems.require(
      /^[a-z0-9][a-z0-9.-]{0,199}$/.test(target) && targets.indexOf(target) === index,
      'GATEWAY_TARGET_NAME',
      () =>
        `storage.volumes[${String(index)}].targetName must be unique, of a-z, 0-9, '.' and '-', got '${target}'; it ends the iSCSI name, choose another`,
    );
  });
  if (storage.kind === 'cached') {
    storage.volumes.forEach(({ sizeGiB }, index) => {
      problems.require(
        isWholeBetween(sizeGiB, 1, MAX_CACHED_VOLUME_GIB),
        'GATEWAY_VOLUME_SIZE',
        () =>
          `storage.volumes[${String(index)}].sizeGiB must be a whole number from 1 to ${String(MAX_CACHED_VOLUME_GIB)}, got ${String(sizeGiB)}; split it`,
      );
    });
  }
  return problems.all;
}

/** What is wrong with a file gateway, all of it. */
export function checkFileGateway(props: FileGatewayProps): readonly Problem[] {
  const problems = new ProblemList();
  const { cacheDisks, shares } = props;
  checkCommon(problems, props, cacheDisks);
  problems.require(
    cacheDisks.length > 0,
    'GATEWAY_CACHE',
    () => `cacheDisks must name a disk, got none; give the appliance one`,
  );
  problems.require(
    shares.length > 0,
    'GATEWAY_SHARES',
    () => `shares must name a share, got none; without one nobody reaches the bucket`,
  );
  const names = shares.map(({ name }) => name);
  shares.forEach((share, index) => {
    const path = `shares[${String(index)}]`;
    problems.require(
      /^[a-z][a-z0-9-]{0,29}$/.test(share.name) && names.indexOf(share.name) === index,
      'GATEWAY_SHARE_NAME',
      () => `${path}.name must be unique, 1 to 30 of a-z, 0-9 and '-', got '${share.name}'; choose another name`,
    );
    problems.require(
      share.prefix === undefined || /^[^/].*\/$/.test(share.prefix),
      'GATEWAY_SHARE_PREFIX',
      () =>
        `${path}.prefix must end in '/' and not begin with it, got '${String(share.prefix)}'; write one such as 'site/'`,
    );
    if (share.protocol === 'nfs') {
      problems.require(
        share.clients.length > 0 && share.clients.every((client) => isNarrow(client)),
        'GATEWAY_NFS_CLIENTS',
        () =>
          `${path}.clients must be addresses or ranges of the site, got ${share.clients.join(', ') || 'none'}; NFS knows no passwords, name the servers that mount it`,
      );
    }
  });
  return problems.all;
}

/** An address, or a range of at most a /8. */
function isNarrow(client: string): boolean {
  const [, bits = '32'] = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/(\d{1,2}))?$/.exec(client) ?? [undefined, '0'];
  return Number(bits) >= 8 && Number(bits) <= 32;
}
