import { uniqueNames } from '@etops/foundation';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';

/**
 * Types of resources without a name that AWS accepts once, by the reason.
 *
 * - `id`: AWS assigns the id; names are tags, or may repeat
 * - `part`: configures, attaches or routes to another resource, which has the name
 */
const unnamed: Readonly<Record<'id' | 'part', string>> = {
  id: `acm_certificate ec2_capacity_reservation ec2_transit_gateway ec2_transit_gateway_vpc_attachment efs_access_point
    egress_only_internet_gateway eip flow_log internet_gateway kms_key nat_gateway network_acl route53_health_check
    route53_zone route_table storagegateway_gateway storagegateway_nfs_file_share storagegateway_smb_file_share subnet
    vpc vpc_endpoint vpc_peering_connection vpc_security_group_egress_rule vpc_security_group_ingress_rule
    vpn_connection vpn_gateway`,
  part: `acm_certificate_validation backup_selection backup_vault_lock_configuration backup_vault_policy
    config_configuration_recorder_status db_instance_automated_backups_replication default_network_acl
    default_route_table default_security_group efs_backup_policy efs_file_system_policy efs_mount_target
    efs_replication_configuration s3_bucket_lifecycle_configuration s3_bucket_object_lock_configuration
    s3_bucket_ownership_controls s3_bucket_policy s3_bucket_public_access_block s3_bucket_replication_configuration
    s3_bucket_server_side_encryption_configuration s3_bucket_versioning secretsmanager_secret_rotation
    secretsmanager_secret_version sns_topic_policy storagegateway_cache storagegateway_upload_buffer
    vpc_peering_connection_accepter vpc_peering_connection_options vpn_gateway_route_propagation
    wafv2_web_acl_association wafv2_web_acl_logging_configuration`,
};

const unnamedTypes = Object.values(unnamed).flatMap((names) =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => `aws_${name}`),
);

/** Returns the types of the resources that the sources import from the AWS provider. */
function typesInUse(): readonly string[] {
  const files = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder)).flatMap((project) => sourcesOf(join(root, folder, project, 'src'))),
  );
  const modules = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/@cdktf\/provider-aws\/lib\/([a-z0-9-]+)/g)].map(([, name = '']) => name),
  );
  return [...new Set(modules)]
    .filter((name) => name !== 'provider' && !name.startsWith('data-'))
    .map((name) => `aws_${name.replaceAll('-', '_')}`)
    .sort();
}

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

describe('the table of physical names', () => {
  const types = typesInUse();

  it('has every type of resource that the packages use, or there is a reason for its absence', () => {
    expect(types.length).toBeGreaterThan(90);
    expect(types.filter((type) => !(type in uniqueNames) && !unnamedTypes.includes(type))).toEqual([]);
  });

  it('lacks no type without a reason that still holds', () => {
    expect(unnamedTypes.filter((type) => !types.includes(type) || type in uniqueNames)).toEqual([]);
  });
});
