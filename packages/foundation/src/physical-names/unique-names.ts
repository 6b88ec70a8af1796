/**
 * Part of AWS in which a name must be unique.
 *
 * - `region`: a Region of an account
 * - `account`: an account
 * - `partition`: all accounts of a partition
 * - `parent`: the parent that the arguments name by an id, which no other account or Region has
 */
export type NameScope = 'region' | 'account' | 'partition' | 'parent';

/** Arguments that name a resource, and where no second resource can have the name. */
export interface UniqueName {
  /** Arguments of Terraform that are the name together; without one of them, AWS or Terraform chooses a name. */
  readonly arguments: readonly string[];
  /**
   * Further arguments of the name that may be absent.
   *
   * @default - none
   */
  readonly optional?: readonly string[];
  /** Where the name must be unique. */
  readonly scope: NameScope;
  /**
   * Whether names that differ only in case are the same.
   *
   * @default false
   */
  readonly ignoresCase?: boolean;
  /**
   * Types that share their names have the same one.
   *
   * @default - the type itself
   */
  readonly namespace?: string;
}

type Rule = Omit<UniqueName, 'arguments' | 'scope'>;

const named = (scope: NameScope, names: string, rule: Rule = {}): UniqueName => ({
  arguments: names === '' ? [] : names.split(' '),
  scope,
  ...rule,
});

const perRegion = (names: string, rule?: Rule) => named('region', names, rule);
const perAccount = (names: string, rule?: Rule) => named('account', names, rule);
const perParent = (names: string, rule?: Rule) => named('parent', names, rule);

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html (checked 2026-11-28) */
const inIam = (names: string) => perAccount(names, { ignoresCase: true });

/**
 * RDS stores its names in lower case, and has those of DocumentDB and Neptune, too.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html (checked 2026-11-28)
 */
const inRds = (names: string, namespace: string) => perRegion(names, { ignoresCase: true, namespace });

const loadBalancer = perRegion('name', { namespace: 'load balancer' });
const targetGroup = perRegion('name', { namespace: 'target group' });
const listener = perParent('load_balancer_arn port', { namespace: 'listener' });
const alarm = perRegion('alarm_name', { namespace: 'alarm' });
const vault = perRegion('name', { namespace: 'backup vault' });

/**
 * Names by type of resource. A type that is not here has an id that AWS assigns, or configures a resource that is.
 *
 * AWS refuses the second holder of a name in the middle of an apply, or takes the request for a change of the first.
 * Of backup plans it refuses only two with the same content; two of one name cannot be told apart in reports.
 */
export const uniqueNames: Readonly<Record<string, UniqueName>> = {
  aws_alb: loadBalancer,
  aws_alb_listener: listener,
  aws_alb_target_group: targetGroup,
  aws_apprunner_service: perRegion('service_name'),
  aws_athena_workgroup: perRegion('name'),
  aws_autoscaling_group: perRegion('name'),
  aws_autoscaling_lifecycle_hook: perRegion('autoscaling_group_name name'),
  aws_autoscaling_policy: perRegion('autoscaling_group_name name'),
  aws_autoscaling_schedule: perRegion('autoscaling_group_name scheduled_action_name'),
  aws_backup_framework: perRegion('name'),
  aws_backup_logically_air_gapped_vault: vault,
  aws_backup_plan: perRegion('name'),
  aws_backup_region_settings: perRegion(''),
  aws_backup_report_plan: perRegion('name'),
  aws_backup_restore_testing_plan: perRegion('name'),
  aws_backup_restore_testing_selection: perRegion('restore_testing_plan_name name'),
  aws_backup_vault: vault,
  aws_cloudformation_stack: perRegion('name'),
  aws_cloudfront_function: perAccount('name'),
  aws_cloudtrail: perRegion('name'),
  aws_cloudwatch_composite_alarm: alarm,
  aws_cloudwatch_dashboard: perAccount('dashboard_name'),
  aws_cloudwatch_event_bus: perRegion('name'),
  aws_cloudwatch_event_rule: perRegion('name', { optional: ['event_bus_name'] }),
  aws_cloudwatch_event_target: perRegion('rule target_id', { optional: ['event_bus_name'] }),
  aws_cloudwatch_log_group: perRegion('name'),
  aws_cloudwatch_log_metric_filter: perRegion('log_group_name name'),
  aws_cloudwatch_log_subscription_filter: perRegion('log_group_name name'),
  aws_cloudwatch_metric_alarm: alarm,
  aws_cloudwatch_query_definition: perRegion('name'),
  aws_codebuild_project: perRegion('name'),
  aws_codepipeline: perRegion('name'),
  // A Region of an account has one recorder and one channel, whatever their names are.
  aws_config_configuration_recorder: perRegion(''),
  aws_config_delivery_channel: perRegion(''),
  aws_config_config_rule: perRegion('name'),
  // AWS answers an identical request with the existing gateway, which two resources would then manage.
  aws_customer_gateway: perRegion('ip_address', { optional: ['bgp_asn', 'bgp_asn_extended', 'device_name'] }),
  aws_db_cluster_snapshot: inRds('db_cluster_snapshot_identifier', 'cluster snapshot'),
  aws_db_event_subscription: inRds('name', 'event subscription'),
  aws_db_instance: inRds('identifier', 'database instance'),
  aws_db_option_group: inRds('name', 'option group'),
  aws_db_parameter_group: inRds('name', 'parameter group'),
  aws_db_proxy: inRds('name', 'database proxy'),
  aws_db_snapshot: inRds('db_snapshot_identifier', 'snapshot'),
  aws_db_subnet_group: inRds('name', 'subnet group'),
  aws_docdb_cluster: inRds('cluster_identifier', 'database cluster'),
  aws_docdb_cluster_instance: inRds('identifier', 'database instance'),
  aws_dynamodb_table: perRegion('name'),
  aws_ec2_transit_gateway_route: perParent('transit_gateway_route_table_id destination_cidr_block'),
  aws_ecr_repository: perRegion('name'),
  aws_ecs_cluster: perRegion('name'),
  aws_ecs_service: perRegion('cluster name'),
  aws_efs_file_system: perRegion('creation_token'),
  aws_eks_cluster: perRegion('name'),
  aws_elasticache_replication_group: perRegion('replication_group_id', { ignoresCase: true }),
  aws_elasticache_subnet_group: perRegion('name', { ignoresCase: true }),
  aws_iam_group: inIam('name'),
  aws_iam_instance_profile: inIam('name'),
  aws_iam_openid_connect_provider: perAccount('url'),
  aws_iam_policy: inIam('name'),
  aws_iam_role: inIam('name'),
  aws_iam_role_policy: inIam('role name'),
  aws_iam_role_policy_attachment: inIam('role policy_arn'),
  aws_iam_service_linked_role: perAccount('aws_service_name', { optional: ['custom_suffix'] }),
  aws_iam_user: inIam('name'),
  aws_key_pair: perRegion('key_name'),
  aws_kinesis_firehose_delivery_stream: perRegion('name'),
  aws_kinesis_stream: perRegion('name'),
  aws_kms_alias: perRegion('name'),
  aws_lambda_alias: perRegion('function_name name'),
  aws_lambda_function: perRegion('function_name'),
  aws_launch_template: perRegion('name'),
  aws_lb: loadBalancer,
  aws_lb_listener: listener,
  aws_lb_target_group: targetGroup,
  aws_neptune_cluster: inRds('cluster_identifier', 'database cluster'),
  aws_neptune_cluster_instance: inRds('identifier', 'database instance'),
  aws_network_acl_rule: perParent('network_acl_id rule_number', { optional: ['egress'] }),
  aws_rds_cluster: inRds('cluster_identifier', 'database cluster'),
  aws_rds_cluster_instance: inRds('identifier', 'database instance'),
  aws_rds_cluster_parameter_group: inRds('name', 'cluster parameter group'),
  aws_rds_global_cluster: perAccount('global_cluster_identifier', { ignoresCase: true }),
  aws_route: perParent('route_table_id', {
    optional: ['destination_cidr_block', 'destination_ipv6_cidr_block', 'destination_prefix_list_id'],
  }),
  aws_route53_record: perParent('zone_id name type', { optional: ['set_identifier'], ignoresCase: true }),
  aws_route_table_association: perParent('subnet_id'),
  aws_s3_access_point: perRegion('name'),
  aws_s3_bucket: named('partition', 'bucket'),
  aws_scheduler_schedule: perRegion('name', { optional: ['group_name'] }),
  aws_scheduler_schedule_group: perRegion('name'),
  aws_secretsmanager_secret: perRegion('name'),
  /** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html GroupName (checked 2026-11-28) */
  aws_security_group: perRegion('name', { optional: ['vpc_id'], ignoresCase: true }),
  aws_service_discovery_http_namespace: perRegion('name'),
  aws_sfn_activity: perRegion('name'),
  aws_sfn_state_machine: perRegion('name'),
  aws_sns_topic: perRegion('name'),
  aws_sqs_queue: perRegion('name'),
  aws_ssm_document: perRegion('name'),
  aws_ssm_parameter: perRegion('name'),
  aws_storagegateway_cached_iscsi_volume: perParent('gateway_arn target_name'),
  aws_storagegateway_stored_iscsi_volume: perParent('gateway_arn target_name'),
  aws_synthetics_canary: perRegion('name'),
  aws_vpn_connection_route: perParent('vpn_connection_id destination_cidr_block'),
  aws_wafv2_ip_set: perRegion('scope name'),
  aws_wafv2_rule_group: perRegion('scope name'),
  aws_wafv2_web_acl: perRegion('scope name'),
};
