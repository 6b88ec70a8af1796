/**
 * Arguments that the schema calls optional only, and whose removal the provider does not carry out all the same.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/8617 (regions of a health check; checked 2026-11-28)
 */
export const ALSO_KEPT: Readonly<Record<string, readonly string[]>> = {
  aws_route53_health_check: ['regions'],
};

/**
 * Arguments whose changes the provider plans, and does not carry out.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/48316 (checked 2026-11-28)
 */
export const CHANGES_NOT_CARRIED_OUT: Readonly<Record<string, readonly string[]>> = {
  aws_backup_restore_testing_selection: ['protected_resource_arns'],
};

/**
 * Types that the provider only forgets: AWS keeps the settings of a resource that disappears.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws (resources whose deletion makes no call; checked 2026-11-28)
 */
export const FORGOTTEN: readonly string[] = [
  'aws_backup_region_settings',
  'aws_default_network_acl',
  'aws_default_route_table',
  'aws_default_security_group',
  'aws_storagegateway_cache',
  'aws_storagegateway_upload_buffer',
  'aws_vpc_peering_connection_accepter',
  'aws_vpc_peering_connection_options',
];

/**
 * Types that AWS does not delete while another resource uses them, with the setting that avoids it. Terraform deletes a
 * resource that disappears before it updates those that used it, unless it has `create_before_destroy`. Automated
 * snapshots use an option group as well, and longer than the instance.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithOptionGroups.html
 */
export const NOT_DELETED_IN_USE: Readonly<Record<string, 'create_before_destroy' | 'skip_destroy'>> = {
  aws_acm_certificate: 'create_before_destroy',
  aws_db_option_group: 'skip_destroy',
  aws_db_parameter_group: 'create_before_destroy',
  aws_db_subnet_group: 'create_before_destroy',
  aws_lb_target_group: 'create_before_destroy',
  aws_security_group: 'create_before_destroy',
};
