import { backupCleanUpRoleArn, BackupRegionSettings, BackupVault, backupTags, BucketReplication } from '@etops/backup';
import { Database } from '@etops/database';
import { CustomerKey, PrivateBucket } from '@etops/foundation';
import type { StackOutputs } from '@etops/foundation';
import { releasePointerName } from '@etops/web-tier';
import type { App } from 'cdktf';
import type { AirlineConfig } from '../config/airline-config';
import { archiveTarget, ARTIFACTS_PREFIX, artifactsBucketName } from '../config/archive';
import { addBackupCare } from '../parts/backup-monitoring';
import { addAudit, addBackups } from '../parts/backups';
import { DATABASE_ID, secretCopyKeyArn } from '../config/database';
import { Parts } from '../parts/parts';
import { addSiteVolumes } from '../parts/site-volumes';
import { lockedVault } from '../config/vaults';
import { SiteStack, WEB_ID } from './site-stack';

/** The Region that carries AWS's share of the traffic: six servers, a Multi-AZ database, backups with copies elsewhere. */
export class PrimaryStack extends SiteStack {
  constructor(app: App, config: AirlineConfig, outputs: StackOutputs) {
    super(app, 'primary', config, outputs);
    const { environment } = this;
    const network = this.addNetwork('per-availability-zone');
    const parts = new Parts();
    parts.add(() => this.addVpn(network));
    const database = parts.add(
      () =>
        new Database(this, DATABASE_ID, {
          environment,
          network: network.ref,
          ...config.database,
          backupRetentionDays: config.backup.retentionDays,
          continuousBackup: true,
          secretReplicas: [{ region: config.dr.location.region, kmsKeyArn: secretCopyKeyArn(config) }],
          tags: backupTags(environment),
        }),
    );
    parts.add(() =>
      this.addWebTier(network, database?.ref, {
        servesPublicNames: true,
        tags: backupTags(environment),
        // People are called when the copy of the files is older than what may be lost.
        ...(config.dr.filesRole === 'replica'
          ? { alarms: { replicationMinutes: config.objective.recoveryPointMinutes } }
          : {}),
        fileSystem: {
          // Where the replication has been deleted, another would overwrite what DR has written since.
          ...(config.dr.filesRole === 'replica'
            ? { replicateTo: { fileSystemId: this.replicaFileSystemId, region: config.dr.location.region } }
            : {}),
          tags: backupTags(environment),
        },
      }),
    );
    new BackupRegionSettings(this, 'backup-region-settings');
    const vault = parts.add(
      () =>
        new BackupVault(this, 'backup-vault', { environment, deletableByArns: [backupCleanUpRoleArn(environment)] }),
    );
    parts.add(() => {
      if (vault !== undefined) {
        addBackups(this, { config, environment, vault: vault.ref, copyTo: lockedVault(config) });
      }
    });
    parts.add(() => {
      addAudit(this, { config, environment, copyTo: lockedVault(config) });
    });
    parts.add(() => {
      this.addArtifacts();
    });
    const { volumes } = config.onPremises;
    if (volumes !== undefined) {
      parts.add(() => addSiteVolumes(this, environment, volumes));
    }
    parts.check();
  }

  /** What the application's build leaves behind, its replica in the archive of the DR Region, and who cares for both. */
  private addArtifacts(): void {
    const { config, environment } = this;
    const key = new CustomerKey(this, 'artifacts-key', { environment, purpose: 'artifacts' });
    const artifacts = new PrivateBucket(this, 'artifacts', {
      environment,
      bucketName: artifactsBucketName(environment),
      kmsKeyArn: key.arn,
      tags: backupTags(environment),
    });
    const replication = new BucketReplication(this, 'artifacts-replication', {
      environment,
      purpose: 'artifacts',
      source: artifacts,
      sourceKeyArn: key.arn,
      target: archiveTarget(config),
      prefix: ARTIFACTS_PREFIX,
    });
    addBackupCare(this, {
      config,
      environment,
      reports: { bucketName: artifacts.bucketName, kmsKeyArn: key.arn },
      // Images are released in staging first; both environments are in this Region.
      imagePointerNames: [environment, this.environmentOf('staging')].map((each) => releasePointerName(each, WEB_ID)),
      alarms: replication.alarms,
    });
  }
}
