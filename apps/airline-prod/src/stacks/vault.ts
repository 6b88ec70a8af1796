import { ArchiveBucket, BackupRegionSettings, backupTags, BackupVault } from '@etops/backup';
import { CustomerKey, EnvironmentStack } from '@etops/foundation';
import { ReplicaFileSystem } from '@etops/web-tier';
import type { App } from 'cdktf';
import { TerraformOutput } from 'cdktf';
import type { AirlineConfig } from '../config/airline-config';
import { ARCHIVE_KEY_PURPOSE, ARTIFACTS_PREFIX, DATABASE_EXPORTS_PREFIX } from '../config/archive';
import { addCopyCare } from '../parts/backup-monitoring';
import { DATABASE_SECRET_PURPOSE } from '../config/database';
import { environmentOf } from '../config/environments';
import { vaultLock } from '../config/vaults';

/** What must outlive everything, in the DR Region: copies of backups, the archive, the copy of the application's files. */
export class VaultStack extends EnvironmentStack {
  constructor(app: App, config: AirlineConfig) {
    const environment = environmentOf(config, 'vault');
    super(app, 'vault', { environment });
    new BackupRegionSettings(this, 'backup-region-settings');
    new BackupVault(this, 'backup-vault', { environment, lock: vaultLock(config) });
    const archiveKey = new CustomerKey(this, 'archive-key', { environment, purpose: ARCHIVE_KEY_PURPOSE });
    new ArchiveBucket(this, 'archive', {
      environment,
      kmsKeyArn: archiveKey.arn,
      lock: config.archive.lock,
      rules: [
        { prefix: DATABASE_EXPORTS_PREFIX, ...config.archive.databaseExports },
        { prefix: ARTIFACTS_PREFIX, ...config.archive.artifacts },
      ],
    });
    // Before the database, whose secret is copied here under it.
    new CustomerKey(this, 'database-secret-key', { environment, purpose: DATABASE_SECRET_PURPOSE });
    addCopyCare(this, config, environment);
    const files = new ReplicaFileSystem(this, 'files', {
      environment,
      // A replica is kept by its source's backups; once DR writes to it, DR's plans keep it.
      ...(config.dr.filesRole === 'primary' ? { tags: backupTags(environmentOf(config, 'dr')) } : {}),
    });
    new TerraformOutput(this, 'replicaFileSystemId', { value: files.fileSystemId });
  }
}
