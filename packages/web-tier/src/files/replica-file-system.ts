import type { EnvironmentRef } from '@etops/contracts';
import { Construct } from 'constructs';
import { renderFileSystem } from './encrypted-file-system';
import type { NewFileSystem } from './file-system-props';
import { checkProps, checkTags, ProblemList, throwProblems } from '@etops/foundation';
import { shapes } from '../shapes.generated';

/** Props of a file system that another Region replicates to. */
export interface ReplicaFileSystemProps extends Pick<NewFileSystem, 'automaticBackups' | 'tags'> {
  /**
   * Environment that keeps the copy, in another Region than the source.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
}

/**
 * Creates a file system that the replication of another Region writes to.
 *
 * It is created ahead of the replication, with its own key, throughput and policy, and without overwrite protection: EFS
 * refuses a protected file system as a destination. It is read-only while the replication exists.
 */
export class ReplicaFileSystem extends Construct {
  /**
   * Id that AWS assigns. Record it as an output, and pass it to `replicateTo` of the source and to
   * `existingFileSystemId` of the web tier in this Region.
   */
  readonly fileSystemId: string;

  constructor(scope: Construct, id: string, props: ReplicaFileSystemProps = {}) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'ReplicaFileSystemProps', props);
    const { environment, automaticBackups = false, tags = {} } = checked;
    const problems = new ProblemList();
    checkTags(problems, 'tags', tags);
    throwProblems(this, problems.all);
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
