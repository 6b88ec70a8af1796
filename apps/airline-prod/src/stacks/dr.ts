import { backupTags, BackupVault, RestoreTesting } from '@etops/backup';
import { AutomatedBackupsReplication, databaseIdentifier, DatabaseReplica, SnapshotExport } from '@etops/database';
import { ProblemCollector } from '@etops/foundation';
import type { Network } from '@etops/network';
import type { App } from 'cdktf';
import { DATABASE_EXPORTS_PREFIX, DATABASE_ID } from '../config/links';
import { addRestoreMonitoring, databaseBackupChecks } from '../parts/backup-monitoring';
import { addBackups, backupFreshness, hasInstances, serverTag, taggedTypes } from '../parts/backups';

import { SiteStack } from './site-stack';
import type { StackContext } from './stack-context';

/**
 * Creates the Region that takes over: the same network and web tier with one server, a replica of the database, and the
 * replica of the files. Every month, it restores the copies of the backups to test them.
 */
export class DrStack extends SiteStack {
  constructor(app: App, context: StackContext) {
    super(app, 'dr', context);
    const { environment } = this;
    const { config, links } = context;
    const { lock, retentionDays, timeZone } = config.backup;
    const network = this.addNetwork('per-availability-zone');
    const parts = new ProblemCollector();
    parts.build(() => this.addVpn(network));
    const database = parts.build(() => this.addDatabaseReplica(network));
    parts.build(
      () =>
        new AutomatedBackupsReplication(this, 'database-backups', {
          sourceArn: links.primaryDatabaseArn,
          // A database that DR's has replaced: the backups of DR's are replicated to the primary Region instead.
          sourceRole: config.dr.databaseRole === 'replica' ? 'primary' : 'retired',
          // RDS starts no replication while it takes the snapshot for the replica.
          dependsOn: database === undefined ? [] : [database.instance],
          retentionDays,
        }),
    );
    const databaseExport = parts.build(() => this.addSnapshotExport());
    const servers = serverTag(environment);
    const webTier = parts.build(() =>
      this.addWebTier(network, database?.ref, {
        servesPublicNames: true,
        tags: { [servers.key]: servers.value },
        fileSystem: { existingFileSystemId: this.outputOf('vault', 'replicaFileSystemId') },
        // A release replaces servers: not while the Region serves, or is the last reserve in AWS.
        release: { switchNames: links.failoverSwitchNames },
      }),
    );
    // A separate vault: the vault of copies contains copies only, so that a missing copy shows.
    const vault = parts.build(() => new BackupVault(this, 'backup-vault', { lock }));
    parts.build(() => {
      if (vault !== undefined) {
        addBackups(this, {
          environment,
          backup: config.backup,
          objective: config.objective.retention,
          vault: vault.ref,
          copyTo: links.primaryVault,
        });
      }
    });
    const restoreTests = parts.build(
      () =>
        new RestoreTesting(this, 'restore-tests', {
          network: network.ref,
          vaults: [links.copyVault, ...(vault === undefined ? [] : [vault.ref])],
          tests: [{ type: 'RDS' }, { type: 'EFS' }, { type: 'S3' }],
          timeZone,
        }),
    );
    if (restoreTests !== undefined && databaseExport !== undefined) {
      parts.build(() => {
        addRestoreMonitoring(this, {
          environment,
          timeZone,
          freshness: backupFreshness(
            { environment, backup: config.backup, copyTo: links.primaryVault },
            taggedTypes('dr', config),
          ),
          restoreTests: restoreTests.freshnessChecks,
          databaseBackups: databaseBackupChecks('dr', config.dr.databaseRole, links),
          databaseExport: {
            stateMachineArn: databaseExport.stateMachineArn,
            schedule: config.archive.databaseExportTimes.schedule,
          },
          ...(webTier === undefined || !hasInstances(config.backup)
            ? {}
            : {
                instances: {
                  network: network.ref,
                  instanceType: config.dr.web.instanceType,
                  vault: { name: links.copyVault.vaultName, kmsKeyAliasArn: links.copyVaultKeyAliasArn },
                  autoScalingGroupName: webTier.autoScalingGroupName,
                  tag: servers,
                  hour: config.backup.hour,
                },
              }),
        });
      });
    }
    parts.check();
  }

  private addDatabaseReplica(network: Network): DatabaseReplica {
    const { environment } = this;
    const { config, links } = this.context;
    const { engine, engineVersion, databaseName, instanceClass, maxAllocatedStorageGiB, monitoring } = config.database;
    const { backupWindow, maintenanceWindow } = config.database;
    const windows = {
      ...(backupWindow === undefined ? {} : { backupWindow }),
      ...(maintenanceWindow === undefined ? {} : { maintenanceWindow }),
    };
    return new DatabaseReplica(this, DATABASE_ID, {
      network: network.ref,
      ...this.databaseClients,
      role: config.dr.databaseRole,
      sourceArn: links.primaryDatabaseArn,
      source: { instanceClass, ...windows },
      sourceSecretKeyAliasArn: links.databaseSecretKeyAliasArn,
      engine,
      engineVersion,
      databaseName,
      instanceClass,
      maxAllocatedStorageGiB,
      monitoring,
      backupRetentionDays: config.backup.retentionDays,
      ...(config.dr.databaseRole === 'primary' ? { continuousBackup: true, tags: backupTags(environment) } : {}),
    });
  }

  /** Adds the weekly export of this Region's database snapshots to the archive. */
  private addSnapshotExport(): SnapshotExport {
    const { environment } = this;
    const { config, links } = this.context;
    const { bucketName, kmsKeyAliasArn } = links.archive;
    return new SnapshotExport(this, 'database-export', {
      database: { identifier: databaseIdentifier(environment, DATABASE_ID) },
      archive: { bucketName, prefix: DATABASE_EXPORTS_PREFIX.replace(/\/$/, ''), kmsKeyArn: kmsKeyAliasArn },
      ...config.archive.databaseExportTimes,
    });
  }
}
