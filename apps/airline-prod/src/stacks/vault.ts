import { ArchiveBucket, BackupRegionSettings, backupTags, BackupVault } from '@etops/backup';
import { CustomerKey, EnvironmentStack } from '@etops/foundation';
import { ReplicaFileSystem } from '@etops/web-tier';
import type { App } from 'cdktf';
import { TerraformOutput } from 'cdktf';
import {
  ARCHIVE_KEY_PURPOSE,
  ARTIFACTS_PREFIX,
  DATABASE_EXPORTS_PREFIX,
  DATABASE_SECRET_KEY_PURPOSE,
} from '../config/links';
import { addCopyMonitoring } from '../parts/backup-monitoring';
import { backupFreshness, taggedTypes } from '../parts/backups';
import type { StackContext } from './stack-context';

/** Keeps, in the DR Region, what must outlive every other stack: copies of backups, the archive, the copy of the files. */
export class VaultStack extends EnvironmentStack {
  constructor(app: App, { config, links }: StackContext) {
    const environment = links.environment('vault');
    super(app, 'vault', { environment, stateKmsKeyArn: links.stateKeyAliasArn('vault') });
    new BackupRegionSettings(this, 'backup-region-settings');
    new BackupVault(this, 'backup-vault', { lock: config.backup.lock });
    const archiveKey = new CustomerKey(this, 'archive-key', { purpose: ARCHIVE_KEY_PURPOSE });
    new ArchiveBucket(this, 'archive', {
      kmsKeyArn: archiveKey.arn,
      lock: config.archive.lock,
      rules: [
        { prefix: DATABASE_EXPORTS_PREFIX, ...config.archive.databaseExports },
        { prefix: ARTIFACTS_PREFIX, ...config.archive.artifacts },
      ],
    });
    // Exists before the database, whose secret is replicated under it.
    new CustomerKey(this, 'database-secret-key', { purpose: DATABASE_SECRET_KEY_PURPOSE });
    addCopyMonitoring(this, {
      environment,
      timeZone: config.backup.timeZone,
      freshness: backupFreshness(
        { environment: links.environment('primary'), backup: config.backup, copyTo: links.copyVault },
        taggedTypes('primary', config),
      ),
      replication: { sourceBucketName: links.artifactsBucketName, targetBucketName: links.archive.bucketName },
    });
    const files = new ReplicaFileSystem(this, 'files', {
      // The backups of its source cover a replica; DR's plans cover the file system once DR writes to it.
      ...(config.dr.filesRole === 'primary' ? { tags: backupTags(links.environment('dr')) } : {}),
    });
    new TerraformOutput(this, 'replicaFileSystemId', { value: files.fileSystemId });
  }
}
