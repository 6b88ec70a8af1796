/** An argument that a construct may leave behind. */
export interface Justified {
  /** Name of the class. */
  readonly construct: string;
  /** Resource type and argument, or the type alone. */
  readonly subject: string;
  /** Why nothing remains in AWS that the user took away. */
  readonly reason: string;
}

/** All exceptions from the rule that everything optional can be taken back. */
export const justified: readonly Justified[] = [
  {
    construct: 'BackupPlan',
    subject: 'aws_backup_plan.rule.lifecycle.opt_in_to_archive_for_supported_resources',
    reason: 'rules are a set: a rule without the argument is another one, and the provider plans its new value',
  },
  ...['FileGateway', 'VolumeGateway'].map((construct) => ({
    construct,
    subject: 'aws_storagegateway_cache',
    reason: 'Storage Gateway has no call that removes a disk; the prop says so',
  })),
  {
    construct: 'VolumeGateway',
    subject: 'aws_storagegateway_upload_buffer',
    reason: 'Storage Gateway has no call that removes a disk; the prop says so',
  },
  ...['disk_id', 'disk_path'].map((argument) => ({
    construct: 'VolumeGateway',
    subject: `aws_storagegateway_upload_buffer.${argument}`,
    reason: 'another kind of storage replaces the gateway, and everything that refers to it',
  })),
];
