import type { EnvironmentRef } from '@etops/contracts';
import type { Tags } from '@etops/foundation';
import { Construct } from 'constructs';
import { renderFileSystem } from './internal/encrypted-file-system';

export interface ReplicaFileSystemProps {
  /** The environment that keeps the copy, in another Region than the source. */
  readonly environment: EnvironmentRef;
  /**
   * EFS's own daily backups, kept 35 days.
   *
   * @default false
   */
  readonly automaticBackups?: boolean;
  /**
   * Tags of the file system, for example the one that selects it for backup.
   *
   * @default - the stack's default tags only
   */
  readonly tags?: Tags;
}

/**
 * A file system that another Region's replication writes to.
 *
 * It is made ahead of the replication, with a key, throughput and policy of its own, and with overwrite protection off,
 * without which EFS refuses it as a destination. It is read-only while replication lasts.
 */
export class ReplicaFileSystem extends Construct {
  /** Chosen by AWS: record it, and pass it to the source's `replicateTo` and to the standby's `existingFileSystemId`. */
  readonly fileSystemId: string;

  constructor(scope: Construct, id: string, props: ReplicaFileSystemProps) {
    super(scope, id);
    const { environment, automaticBackups = false, tags = {} } = props;
    const { fileSystem } = renderFileSystem(this, {
      environment,
      purpose: id,
      replicationOverwrite: 'DISABLED',
      automaticBackups,
      tags,
    });
    this.fileSystemId = fileSystem.id;
  }
}
