export { FileGateway } from './file-gateway';
export type { FileGatewayProps, NfsShare, SmbShare } from './file-gateway-props';
export type { GatewayProps, MaintenanceWindow } from './gateway-props';
export { VolumeGateway } from './volume-gateway';
export type { CachedVolumes, StoredVolumes, VolumeGatewayProps } from './volume-gateway-props';
