import { backupCleanUpRoleArn, BackupRegionSettings, BackupVault, backupTags, BucketReplication } from '@etops/backup';
import type { DatabaseRef } from '@etops/contracts';
import { AutomatedBackupsReplication, Database } from '@etops/database';
import { CustomerKey, PrivateBucket, ProblemCollector } from '@etops/foundation';
import type { Network } from '@etops/network';
import { releasePointerName } from '@etops/web-tier';
import type { App } from 'cdktf';
import { ARTIFACTS_PREFIX, DATABASE_ID, WEB_ID } from '../config/links';
import { addBackupMonitoring, databaseBackupChecks } from '../parts/backup-monitoring';
import { addAudit, addBackups, backupFreshness, serverTag, taggedTypes } from '../parts/backups';

import { addSiteVolumes } from '../parts/site-volumes';
import { SiteStack } from './site-stack';
import type { StackContext } from './stack-context';

/** Creates the Region that carries AWS's share of the traffic: six servers, a Multi-AZ database, backups with copies. */
export class PrimaryStack extends SiteStack {
  constructor(app: App, context: StackContext) {
    super(app, 'primary', context);
    const { environment } = this;
    const { config, links } = context;
    const network = this.addNetwork('per-availability-zone');
    const parts = new ProblemCollector();
    parts.build(() => this.addVpn(network));
    const database = parts.build(() => this.addDatabase(network));
    parts.build(() => {
      this.addReplicatedBackups();
    });
    parts.build(() => {
      this.addWebsite(network, database?.ref);
    });
    new BackupRegionSettings(this, 'backup-region-settings');
    const vault = parts.build(
      () =>
        new BackupVault(this, 'backup-vault', {
          recoveryPointDeletionRoleArns: [backupCleanUpRoleArn(environment)],
        }),
    );
    parts.build(() => {
      if (vault !== undefined) {
        addBackups(this, {
          environment,
          backup: config.backup,
          objective: config.objective.retention,
          vault: vault.ref,
          copyTo: links.copyVault,
        });
      }
    });
    const { lock, audit = {} } = config.backup;
    if (audit !== false) {
      parts.build(() => {
        addAudit(this, { environment, lock, copyRegion: links.copyVault.region, recorder: { kind: 'own' }, ...audit });
      });
    }
    parts.build(() => {
      this.addArtifacts();
    });
    const { volumes } = config.onPremises;
    if (volumes !== undefined) {
      parts.build(() => addSiteVolumes(this, volumes));
    }
    parts.check();
  }

  private addDatabase(network: Network): Database {
    const { environment } = this;
    const { config, links } = this.context;
    const isSource = config.dr.databaseRole === 'replica';
    return new Database(this, DATABASE_ID, {
      network: network.ref,
      ...config.database,
      ...this.databaseClients,
      backupRetentionDays: config.backup.retentionDays,
      continuousBackup: true,
      // Not once DR's database has taken over: a later password of this one would replace that of DR's.
      ...(isSource
        ? { secretReplicas: [{ region: config.dr.location.region, kmsKeyArn: links.databaseSecretKeyAliasArn }] }
        : {}),
      tags: backupTags(environment),
    });
  }

  /** Adds copies of the backups of DR's database, once that is the one in use. */
  private addReplicatedBackups(): void {
    const { config, links } = this.context;
    if (config.dr.databaseRole === 'primary') {
      new AutomatedBackupsReplication(this, 'database-backups', {
        sourceArn: links.drDatabaseArn,
        retentionDays: config.backup.retentionDays,
      });
    }
  }

  private addWebsite(network: Network, database: DatabaseRef | undefined): void {
    const { dr, objective } = this.context.config;
    const { key, value } = serverTag(this.environment);
    // Not once the runbook has deleted the replication: a new one would overwrite what DR has written since.
    const isReplicated = dr.filesRole === 'replica';
    this.addWebTier(network, database, {
      servesPublicNames: true,
      tags: { [key]: value },
      ...(isReplicated ? { alarms: { replicationMinutes: objective.recoveryPointMinutes } } : {}),
      fileSystem: {
        ...(isReplicated ? { replicateTo: this.replicaFileSystem } : {}),
        tags: backupTags(this.environment),
      },
    });
  }

  private get replicaFileSystem() {
    const { region } = this.context.config.dr.location;
    return { fileSystemId: this.outputOf('vault', 'replicaFileSystemId'), region };
  }

  /** Adds the bucket of the application's artifacts, its replication to the archive, and the monitoring of backups. */
  private addArtifacts(): void {
    const { environment } = this;
    const { config, links } = this.context;
    const key = new CustomerKey(this, 'artifacts-key', { purpose: 'artifacts' });
    const artifacts = new PrivateBucket(this, 'artifacts', {
      bucketName: links.artifactsBucketName,
      kmsKeyArn: key.arn,
      tags: backupTags(environment),
    });
    const replication = new BucketReplication(this, 'artifacts-replication', {
      purpose: 'artifacts',
      source: artifacts,
      sourceKeyArn: key.arn,
      target: links.archive,
      prefix: ARTIFACTS_PREFIX,
    });
    const { backup } = config;
    addBackupMonitoring(this, {
      environment,
      timeZone: backup.timeZone,
      freshness: backupFreshness({ environment, backup, copyTo: links.copyVault }, taggedTypes('primary', config)),
      cleanUp: backup.cleanUp,
      reports: { bucketName: artifacts.bucketName, kmsKeyArn: key.arn },
      imagePointerNames: [releasePointerName(environment, WEB_ID)],
      optionalImagePointerNames: this.stagingPointerNames(),
      databaseBackups: databaseBackupChecks('primary', config.dr.databaseRole, links),
      alarms: replication.alarms,
    });
  }

  /** Returns the pointer to staging's released image if staging, which may not exist at present, is in this Region. */
  private stagingPointerNames(): readonly string[] {
    const staging = this.context.links.environment('staging');
    return staging.region === this.environment.region ? [releasePointerName(staging, WEB_ID)] : [];
  }
}
