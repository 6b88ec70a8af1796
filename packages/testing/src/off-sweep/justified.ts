/** An argument that a construct may leave behind. */
export interface Justified {
  /** Name of the class. */
  readonly construct: string;
  /** Resource type and argument, or the type alone. */
  readonly subject: string;
  /** Why nothing remains in AWS that the user took away. */
  readonly reason: string;
}

const databaseConstructs = ['Database', 'DatabaseReplica'];

const databaseExceptions: readonly Justified[] = [
  ...['allocated_storage', 'db_name', 'restore_to_point_in_time', 'snapshot_identifier'].map((argument) => ({
    construct: 'Database',
    subject: `aws_db_instance.${argument}`,
    reason:
      'the source of a restored database is used only at creation, as the prop says; a change must not replace it',
  })),
  {
    construct: 'DatabaseReplica',
    subject: 'aws_db_instance.replicate_source_db',
    reason: 'RDS cannot turn a promoted instance into a replica, and a change must neither promote nor replace one',
  },
  ...databaseConstructs.flatMap((construct) => [
    {
      construct,
      subject: 'aws_db_instance.backup_window',
      reason: 'AWS Backup sets it while `continuousBackup` is on, as the prop says',
    },
    ...['performance_insights_kms_key_id', 'performance_insights_retention_period'].map((argument) => ({
      construct,
      subject: `aws_db_instance.${argument}`,
      reason: '`performance_insights_enabled` turns it off, and is not kept',
    })),
    {
      construct,
      subject: 'aws_db_instance.monitoring_role_arn',
      reason: '`monitoring_interval` turns enhanced monitoring off, and is not kept',
    },
  ]),
];

const lifecycleExceptions: readonly Justified[] = [
  'prefix',
  'expiration.days',
  'expiration.expired_object_delete_marker',
  'filter.prefix',
  'filter.object_size_greater_than',
  'filter.object_size_less_than',
  'filter.and.prefix',
  'filter.and.object_size_greater_than',
  'filter.and.object_size_less_than',
  'noncurrent_version_expiration.newer_noncurrent_versions',
  'noncurrent_version_transition.newer_noncurrent_versions',
  'transition.days',
].map((argument) => ({
  construct: 'PrivateBucket',
  subject: `aws_s3_bucket_lifecycle_configuration.rule.${argument}`,
  reason: "the caller writes a rule in the provider's arguments; the prop says to change the id of the rule, too",
}));

/** All exceptions from the rule that everything optional can be taken back. */
export const justified: readonly Justified[] = [
  {
    construct: 'WebTier',
    subject: 'aws_autoscaling_group.initial_lifecycle_hook',
    reason: 'a separate hook of the same name is created, changed and deleted instead',
  },
  ...['tunnel1_inside_cidr', 'tunnel2_inside_cidr'].map((argument) => ({
    construct: 'VpnConnection',
    subject: `aws_vpn_connection.${argument}`,
    reason:
      'the default is any range that AWS chooses, such as the one that stays; another would interrupt both tunnels',
  })),
  ...databaseExceptions,
  ...lifecycleExceptions,
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
  {
    construct: 'Database',
    subject: 'aws_db_instance.engine_lifecycle_support',
    reason: 'RDS reads it at creation only, as the prop says; no call changes it',
  },
];
