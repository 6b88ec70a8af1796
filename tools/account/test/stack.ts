import { StackReader } from '@etops/foundation';

/** A stack with six servers of a warm pool, a VPN, a database and what else is looked at. */
export const stack = new StackReader({
  terraform: { backend: { s3: { bucket: 'airline-state', region: 'eu-west-1' } } },
  provider: {
    aws: [
      {
        region: 'eu-west-1',
        allowed_account_ids: ['123456789012'],
        default_tags: [{ tags: { Application: 'airline', Environment: 'dr' } }],
      },
    ],
  },
  resource: {
    aws_subnet: {
      a: { availability_zone: 'eu-west-1a' },
      b: { availability_zone: 'eu-west-1b' },
      unused: { availability_zone: 'eu-west-1c' },
    },
    aws_launch_template: {
      t: {
        instance_type: 'm6i.xlarge',
        image_id: '${aws_ssm_parameter.pointer.insecure_value}',
        block_device_mappings: [{ device_name: '/dev/xvda', ebs: { volume_size: 20 } }],
      },
    },
    aws_ssm_parameter: { pointer: { insecure_value: 'ami-0a1b2c3d4e5f60718' } },
    aws_lb_target_group: { web: { name: 'airline-dr-web-8080' } },
    aws_autoscaling_group: {
      web: {
        name: 'airline-dr-web',
        max_size: 18,
        vpc_zone_identifier: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
        launch_template: { id: '${aws_launch_template.t.id}' },
        target_group_arns: ['${aws_lb_target_group.web.arn}'],
        warm_pool: { max_group_prepared_capacity: 6 },
        depends_on: ['aws_subnet.unused'],
      },
    },
    aws_eip: { one: {}, two: {} },
    aws_vpc: { main: {} },
    aws_vpn_connection: { site: { tags: { Name: 'airline-dr-vpn' } } },
    aws_config_configuration_recorder: { own: { name: 'airline-dr-recorder' } },
    aws_iam_service_linked_role: { reports: { aws_service_name: 'reports.backup.amazonaws.com' } },
    aws_route53_record: { site: { zone_id: 'Z1' } },
    aws_db_instance: { replica: { identifier: 'airline-dr-database' } },
    aws_secretsmanager_secret: {
      alone: { name: 'alone' },
      copied: { name: 'database', replica: [{ region: 'eu-central-1' }] },
    },
    aws_efs_replication_configuration: { files: { destination: { file_system_id: 'fs-1', region: 'eu-west-1' } } },
    aws_sns_topic: { alarms: { name: 'airline-dr-alarms' } },
  },
});
