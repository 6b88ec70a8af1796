import { backupTags, BackupVault, RestoreTesting } from '@etops/backup';
import { databaseArn, databaseIdentifier, DatabaseReplica, ReplicatedBackups, SnapshotExport } from '@etops/database';
import type { StackOutputs } from '@etops/foundation';
import type { App } from 'cdktf';
import type { AirlineConfig } from '../config/airline-config';
import { archiveTarget, DATABASE_EXPORTS_PREFIX } from '../config/archive';
import { addRestoreCare } from '../parts/backup-monitoring';
import { addBackups } from '../parts/backups';
import { DATABASE_ID, secretCopyKeyArn } from '../config/database';
import { Parts } from '../parts/parts';
import { lockedVault, primaryVault, vaultLock } from '../config/vaults';
import { SiteStack } from './site-stack';

/**
 * The Region that takes over: the same network and web tier with one server, a replica of the database, the copied
 * files. What was copied to the vault is restored here every month, to see that it can be.
 */
export class DrStack extends SiteStack {
  constructor(app: App, config: AirlineConfig, outputs: StackOutputs) {
    super(app, 'dr', config, outputs);
    const { environment } = this;
    const source = this.environmentOf('primary');
    const network = this.addNetwork('per-availability-zone');
    const parts = new Parts();
    parts.add(() => this.addVpn(network));
    const sourceArn = databaseArn(source, databaseIdentifier(source, DATABASE_ID));
    const { engine, engineVersion, databaseName, instanceClass, maxAllocatedStorageGiB, monitoring } = config.database;
    const database = parts.add(
      () =>
        new DatabaseReplica(this, DATABASE_ID, {
          environment,
          network: network.ref,
          role: config.dr.databaseRole,
          sourceArn,
          source: { instanceClass },
          sourceSecretKeyAliasArn: secretCopyKeyArn(config),
          engine,
          engineVersion,
          databaseName,
          instanceClass,
          maxAllocatedStorageGiB,
          monitoring,
          backupRetentionDays: config.backup.retentionDays,
          // A replica is kept by its source's backups; once promoted, it needs its own.
          ...(config.dr.databaseRole === 'primary' ? { continuousBackup: true, tags: backupTags(environment) } : {}),
        }),
    );
    parts.add(
      () =>
        new ReplicatedBackups(this, 'database-backups', {
          environment,
          sourceArn,
          retentionDays: config.backup.retentionDays,
        }),
    );
    const databaseExport = parts.add(() => this.addSnapshotExport());
    parts.add(() =>
      this.addWebTier(network, database?.ref, {
        servesPublicNames: true,
        tags: backupTags(environment),
        fileSystem: { existingFileSystemId: this.replicaFileSystemId },
      }),
    );
    // Of its own: what is in the vault of copies is copies only, so that their absence shows.
    const vault = parts.add(() => new BackupVault(this, 'backup-vault', { environment, lock: vaultLock(config) }));
    parts.add(() => {
      if (vault !== undefined) {
        addBackups(this, { config, environment, vault: vault.ref, copyTo: primaryVault(config) });
      }
    });
    const restoreTests = parts.add(
      () =>
        new RestoreTesting(this, 'restore-tests', {
          environment,
          network: network.ref,
          vaults: [lockedVault(config), ...(vault === undefined ? [] : [vault.ref])],
          tests: [{ type: 'RDS' }, { type: 'EFS' }, { type: 'EC2' }, { type: 'S3' }],
          timeZone: config.backup.timeZone,
        }),
    );
    if (restoreTests !== undefined && databaseExport !== undefined) {
      parts.add(() => {
        addRestoreCare(this, {
          config,
          environment,
          restoreTestingPlanArn: restoreTests.planArn,
          exportArn: databaseExport.stateMachineArn,
        });
      });
    }
    parts.check();
  }

  /** Snapshots of this Region's own database, as files in the archive. */
  private addSnapshotExport(): SnapshotExport {
    const { config, environment } = this;
    const { bucketName, kmsKeyAliasArn } = archiveTarget(config);
    return new SnapshotExport(this, 'database-export', {
      environment,
      database: { identifier: databaseIdentifier(environment, DATABASE_ID) },
      archive: { bucketName, prefix: DATABASE_EXPORTS_PREFIX.replace(/\/$/, ''), kmsKeyArn: kmsKeyAliasArn },
      ...config.archive.databaseExportTimes,
    });
  }
}
