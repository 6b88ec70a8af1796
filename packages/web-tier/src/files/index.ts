export { checkFileSystem } from './check-file-system';
export type { ExistingFileSystem, FileClients, NewFileSystem, WebTierFileSystem } from './file-system-props';
export { replicaFileSystemIdOf } from './file-system-props';
export { Files } from './files';
export { NFS_PORT } from './limits';
export { installMountService, MOUNT_UNIT, requireFiles } from './mount-service';
export { ReplicaFileSystem } from './replica-file-system';
export type { ReplicaFileSystemProps } from './replica-file-system';
