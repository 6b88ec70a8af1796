import type { Checked, ProblemList } from '@etops/foundation';
import { checkTags, checkWholeNumber, isToken, isWholeNumber, propPath, show } from '@etops/foundation';
import { isIPv4 } from 'node:net';
import { CACHED_VOLUME_GIB, GATEWAY_VOLUMES } from '../limits';
import { checkGateway, namedDisks } from './check-gateway';
import type { VolumeGatewayProps } from './volume-gateway-props';

const TARGET_PATTERN = /^[a-z0-9][a-z0-9.-]{0,199}$/;

/** Checks the disks, the volumes and the address of a volume gateway. */
export function checkVolumeGateway(problems: ProblemList, path: string, gateway: Checked<VolumeGatewayProps>): void {
  const { address, storage, uploadBufferDisks } = gateway;
  const at = (prop: string) => propPath(path, prop);
  const cacheDisks = storage.kind === 'cached' ? storage.cacheDisks : [];
  const volumes = storage.kind === 'stored' ? storage.volumes : [];
  checkGateway(problems, path, gateway, [
    ...namedDisks(at('uploadBufferDisks'), uploadBufferDisks),
    ...namedDisks(at('storage.cacheDisks'), cacheDisks),
    ...volumes.map(({ disk }, index) => ({ path: at(`storage.volumes[${String(index)}].disk`), disk })),
  ]);
  problems.require(
    isToken(address) || (isIPv4(address) && !/^(?:0|127|22[4-9]|2[3-5]\d)\./.test(address)),
    'GATEWAY_ADDRESS',
    () => `${at('address')} must be an IPv4 address of the site, got ${show(address)}; use that of the appliance`,
  );
  problems.require(
    uploadBufferDisks.length > 0,
    'GATEWAY_UPLOAD_BUFFER',
    () => `${at('uploadBufferDisks')} must contain a disk, got none; without a buffer nothing is uploaded to AWS`,
  );
  problems.require(
    storage.kind !== 'cached' || cacheDisks.length > 0,
    'GATEWAY_CACHE',
    () => `${at('storage.cacheDisks')} must contain a disk, got none; add '/dev/sdc', for example`,
  );
  checkVolumes(problems, at('storage.volumes'), storage);
  checkTags(problems, at('volumeTags'), gateway.volumeTags);
}

function checkVolumes(problems: ProblemList, path: string, storage: Checked<VolumeGatewayProps>['storage']): void {
  const { volumes } = storage;
  problems.require(
    isWholeNumber(volumes.length, GATEWAY_VOLUMES),
    'GATEWAY_VOLUMES',
    () =>
      `${path} must contain 1 to ${String(GATEWAY_VOLUMES.max)} volumes, got ${String(volumes.length)}; create another gateway for more`,
  );
  const targets = volumes.map(({ targetName }) => targetName);
  for (const [index, target] of targets.entries()) {
    const literal = problems.literal(`${path}[${String(index)}].targetName`, target, 'it is part of the address');
    problems.require(
      literal === undefined || (TARGET_PATTERN.test(target) && targets.indexOf(target) === index),
      'GATEWAY_TARGET_NAME',
      () =>
        `${path}[${String(index)}].targetName must be unique, of a-z, 0-9, '.' and '-', got ${show(target)}; it ends the iSCSI name, use another one`,
    );
  }
  const sizes = storage.kind === 'cached' ? storage.volumes.map(({ sizeGiB }) => sizeGiB) : [];
  for (const [index, sizeGiB] of sizes.entries()) {
    checkWholeNumber(problems, `${path}[${String(index)}].sizeGiB`, sizeGiB, CACHED_VOLUME_GIB, {
      code: 'GATEWAY_VOLUME_SIZE',
      unit: 'GiB, and several volumes for more',
      example: 1024,
    });
  }
}
