import type { Tags } from '@etops/foundation';

/** Clients of the shared files that are no servers of the web tier. */
export interface FileClients {
  /**
   * IPv4 ranges outside the VPC whose hosts may mount the files, for example the range of an on-premises site, by the
   * address of a mount target. A client needs TLS and an IAM identity with `elasticfilesystem:ClientMount`.
   *
   * @default - none
   */
  readonly clientCidrBlocks?: readonly string[];
}

/** File system that the web tier creates. */
export interface NewFileSystem extends FileClients {
  /**
   * File system in another Region that becomes a read-only copy of this one. After a failover, remove it before the next
   * apply: a new replication would overwrite the data that the other Region has written since.
   *
   * @default - no replication
   */
  readonly replicateTo?: {
    /** Id of the destination file system. */
    readonly fileSystemId: string;
    /** Region of the destination. */
    readonly region: string;
  };
  /**
   * Whether EFS creates its own daily backups, kept for 35 days. A backup plan that selects by tag replaces them.
   *
   * @default false
   */
  readonly automaticBackups?: boolean;
  /**
   * Tags of the file system, for example the one that a backup plan selects.
   *
   * @default - the stack's default tags only
   */
  readonly tags?: Tags;
}

/** File system that another stack of this Region creates, for example a `ReplicaFileSystem`. */
export interface ExistingFileSystem extends FileClients {
  /** Id of the file system. */
  readonly existingFileSystemId: string;
}

/** File system of the shared files. */
export type WebTierFileSystem = NewFileSystem | ExistingFileSystem;

/** Returns the id of the file system that the files are replicated to, if any. */
export function replicaFileSystemIdOf(fileSystem: WebTierFileSystem): string | undefined {
  return 'replicateTo' in fileSystem ? fileSystem.replicateTo.fileSystemId : undefined;
}
