import { BackupRegionSettings as AwsBackupRegionSettings } from '@cdktf/provider-aws/lib/backup-region-settings';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';

/** What this system stores: databases, file systems, servers and their volumes, buckets, on-premises volumes. */
const DEFAULT_TYPES = ['EBS', 'EC2', 'EFS', 'RDS', 'S3', 'Storage Gateway'] as const;

export interface BackupRegionSettingsProps {
  /**
   * Resource types that plans may select by tag, by the names that `aws backup describe-region-settings` prints.
   *
   * @default - EBS, EC2, EFS, RDS, S3 and Storage Gateway
   */
  readonly resourceTypes?: readonly string[];
}

/**
 * Opts a Region in to backups of some resource types; without it, a selection by tag passes over them in silence.
 *
 * The settings are one object for each account and Region: create this once, in one stack. Other types keep the
 * setting that they have, and since AWS returns those too, differences are ignored; a changed list of types is
 * applied by replacing the settings, which AWS cannot delete and the provider leaves as they are.
 */
export class BackupRegionSettings extends Construct {
  constructor(scope: Construct, id: string, { resourceTypes = DEFAULT_TYPES }: BackupRegionSettingsProps = {}) {
    super(scope, id);
    const types = [...new Set(resourceTypes)].sort();
    // Not cdktf's DataResource, which runs the terraform binary while it is synthesized.
    const trigger = new TerraformResource(this, 'types', { terraformResourceType: 'terraform_data' });
    trigger.addOverride('input', { types: types.join(',') });
    new AwsBackupRegionSettings(this, 'settings', {
      resourceTypeOptInPreference: Object.fromEntries(types.map((type) => [type, true])),
      lifecycle: {
        ignoreChanges: ['resource_type_opt_in_preference', 'resource_type_management_preference'],
        // An address, not a reference: Terraform's JSON takes no `${}` here.
        replaceTriggeredBy: [`terraform_data.${trigger.friendlyUniqueId}`],
      },
    });
  }
}
