import type { Block, StackProvider, StackReader, StackResource } from '@etops/foundation';
import { arnOf, blocksAt, blocksOf, refersTo, s3ArnOf, textOf, textsOf } from '@etops/foundation';
import type { BackupResourceType } from '../plan';
import type { StatefulResource } from './inventory';
import { referringTo } from './referring-to';

interface Stateful {
  readonly type: BackupResourceType;
  /** Returns the ARN; the Terraform address replaces an id that AWS assigns, so that patterns of a type match. */
  readonly arn: (resource: StackResource, provider: StackProvider) => string;
}

/** Terraform resources that hold data, with AWS Backup's types. */
const STATEFUL: Readonly<Record<string, Stateful>> = {
  aws_db_instance: { type: 'RDS', arn: named('rds', 'db:', 'identifier') },
  aws_rds_cluster: { type: 'Aurora', arn: named('rds', 'cluster:', 'cluster_identifier') },
  aws_docdb_cluster: { type: 'DocumentDB', arn: named('rds', 'cluster:', 'cluster_identifier') },
  aws_neptune_cluster: { type: 'Neptune', arn: named('rds', 'cluster:', 'cluster_identifier') },
  aws_dynamodb_table: { type: 'DynamoDB', arn: named('dynamodb', 'table/', 'name') },
  aws_efs_file_system: { type: 'EFS', arn: unnamed('elasticfilesystem', 'file-system/') },
  aws_ebs_volume: { type: 'EBS', arn: unnamed('ec2', 'volume/') },
  aws_instance: { type: 'EC2', arn: unnamed('ec2', 'instance/') },
  aws_autoscaling_group: { type: 'EC2', arn: unnamed('ec2', 'instance/') },
  aws_fsx_lustre_file_system: { type: 'FSx', arn: unnamed('fsx', 'file-system/') },
  aws_fsx_ontap_volume: { type: 'FSx', arn: unnamed('fsx', 'volume/') },
  aws_fsx_openzfs_file_system: { type: 'FSx', arn: unnamed('fsx', 'file-system/') },
  aws_fsx_windows_file_system: { type: 'FSx', arn: unnamed('fsx', 'file-system/') },
  aws_storagegateway_cached_iscsi_volume: { type: 'Storage Gateway', arn: unnamed('storagegateway', 'gateway/') },
  aws_storagegateway_stored_iscsi_volume: { type: 'Storage Gateway', arn: unnamed('storagegateway', 'gateway/') },
  aws_s3_bucket: {
    type: 'S3',
    arn: ({ address, attributes }, provider) => s3ArnOf(provider, textOf(attributes.bucket) || address),
  },
};

/** Collects the resources of a stack that hold data. */
export function collectResources(reader: StackReader): readonly StatefulResource[] {
  return Object.entries(STATEFUL).flatMap(([terraformType, stateful]) =>
    reader.resources(terraformType).map((resource) => statefulOf(reader, resource, stateful)),
  );
}

function statefulOf(reader: StackReader, resource: StackResource, { type, arn }: Stateful): StatefulResource {
  const provider = reader.providerOf(resource);
  return {
    path: resource.path,
    type,
    region: provider.region,
    arn: arn(resource, provider),
    references: ['arn', 'id', 'name', 'bucket'].map((attribute) => `\${${resource.address}.${attribute}}`),
    tags: tagsReaching(reader, resource, provider),
    copyOf: sourcesOf(resource.attributes),
    replicatesTo: replicasOf(reader, resource),
    versioned: referringTo(reader, 'aws_s3_bucket_versioning', 'bucket', resource).some(({ attributes }) =>
      blocksOf(attributes.versioning_configuration).some(({ status }) => status === 'Enabled'),
    ),
    locked: referringTo(reader, 'aws_s3_bucket_object_lock_configuration', 'bucket', resource).some(
      ({ attributes }) => blocksOf(attributes.rule).length > 0,
    ),
    ignoredChanges: blocksOf(resource.attributes.lifecycle).flatMap(({ ignore_changes }) => textsOf(ignore_changes)),
    ...(typeof resource.attributes.backup_retention_period === 'number'
      ? { automatedBackupDays: resource.attributes.backup_retention_period }
      : {}),
  };
}

function named(service: string, prefix: string, attribute: string): Stateful['arn'] {
  return ({ address, attributes }, provider) =>
    arnOf(provider, service, `${prefix}${textOf(attributes[attribute]) || address}`);
}

function unnamed(service: string, prefix: string): Stateful['arn'] {
  return ({ address }, provider) => arnOf(provider, service, `${prefix}${address}`);
}

/** Returns a resource's tags. Servers of a group get those of their launch template and group, not the provider's. */
function tagsReaching(
  reader: StackReader,
  { type, attributes }: StackResource,
  provider: StackProvider,
): Readonly<Record<string, string>> {
  if (type !== 'aws_autoscaling_group') {
    return { ...provider.defaultTags, ...tagsOf(attributes.tags) };
  }
  const propagated = blocksOf(attributes.tag)
    .filter((tag) => tag.propagate_at_launch === true)
    .map((tag) => [textOf(tag.key), textOf(tag.value)] as const);
  const templates = [attributes.launch_template, attributes.mixed_instances_policy];
  const fromTemplate = reader
    .resources('aws_launch_template')
    .filter((template) => refersTo(templates, template))
    .flatMap((template) => blocksOf(template.attributes.tag_specifications))
    .filter((specification) => specification.resource_type === 'instance')
    .map((specification) => tagsOf(specification.tags));
  return Object.assign({}, ...fromTemplate, Object.fromEntries(propagated)) as Readonly<Record<string, string>>;
}

function tagsOf(value: unknown): Readonly<Record<string, string>> {
  return (blocksOf(value)[0] ?? {}) as Readonly<Record<string, string>>;
}

function sourcesOf(attributes: Block): readonly string[] {
  return [textOf(attributes.replicate_source_db), textOf(attributes.replication_source_identifier)].filter(
    (source) => source !== '',
  );
}

function replicasOf(reader: StackReader, resource: StackResource): readonly string[] {
  const files = referringTo(reader, 'aws_efs_replication_configuration', 'source_file_system_id', resource)
    .flatMap(({ attributes }) => blocksOf(attributes.destination))
    .map((destination) => textOf(destination.region));
  const buckets = referringTo(reader, 'aws_s3_bucket_replication_configuration', 'bucket', resource)
    .flatMap(({ attributes }) => blocksOf(attributes.rule))
    .filter((rule) => rule.status === 'Enabled')
    .flatMap((rule) => blocksAt(rule, 'destination'))
    .map((destination) => textOf(destination.bucket));
  return [...files, ...buckets];
}
