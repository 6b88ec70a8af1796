import { arnOf, s3ArnOf } from '@etops/foundation';
import type { BackupResourceType } from '../resource-type';
import type { Attributes, Document, DocumentResource } from './document';
import { blocksOf, tagsOf, text, texts } from './document';
import type { StatefulResource } from './inventory';

interface Stateful {
  readonly type: BackupResourceType;
  /** The ARN; the Terraform address stands for an id that AWS chooses, so that patterns for all of a type match. */
  readonly arn: (resource: DocumentResource) => string;
}

/** Resources of Terraform that hold data, and what AWS Backup calls them. */
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
    arn: ({ address, attributes, provider }) => s3ArnOf(provider, text(attributes.bucket) || address),
  },
};

/** Everything in a stack that holds data. */
export function collectResources(document: Document): readonly StatefulResource[] {
  return Object.entries(STATEFUL).flatMap(([terraformType, { type, arn }]) =>
    document.resources(terraformType).map((resource) => ({
      path: resource.path,
      type,
      region: resource.provider.region,
      arn: arn(resource),
      references: ['arn', 'id', 'name', 'bucket'].map((attribute) => `\${${resource.address}.${attribute}}`),
      tags: tagsReaching(document, terraformType, resource),
      copyOf: copyOf(resource.attributes),
      replicatesTo: replicatesTo(document, resource),
      versioned: document
        .referringTo('aws_s3_bucket_versioning', 'bucket', resource)
        .some(({ attributes }) => blocksOf(attributes.versioning_configuration)[0]?.status === 'Enabled'),
      locked: document
        .referringTo('aws_s3_bucket_object_lock_configuration', 'bucket', resource)
        .some(({ attributes }) => blocksOf(attributes.rule).length > 0),
      ignoredChanges: texts(blocksOf(resource.attributes.lifecycle)[0]?.ignore_changes),
    })),
  );
}

function named(service: string, prefix: string, attribute: string): Stateful['arn'] {
  return ({ address, attributes, provider }) =>
    arnOf(provider, service, `${prefix}${text(attributes[attribute]) || address}`);
}

function unnamed(service: string, prefix: string): Stateful['arn'] {
  return ({ address, provider }) => arnOf(provider, service, `${prefix}${address}`);
}

/** Servers of a group carry what their launch template and their group give them, and none of the provider's. */
function tagsReaching(
  document: Document,
  terraformType: string,
  { attributes, provider }: DocumentResource,
): Readonly<Record<string, string>> {
  if (terraformType !== 'aws_autoscaling_group') {
    return { ...provider.defaultTags, ...tagsOf(attributes.tags) };
  }
  const propagated = blocksOf(attributes.tag)
    .filter((tag) => tag.propagate_at_launch === true)
    .map((tag) => [text(tag.key), text(tag.value)] as const);
  const templates = [
    ...blocksOf(attributes.launch_template),
    ...blocksOf(attributes.mixed_instances_policy)
      .flatMap((policy) => blocksOf(policy.launch_template))
      .flatMap((template) => blocksOf(template.launch_template_specification)),
  ].map((template) => text(template.id) + text(template.launch_template_id));
  const fromTemplate = document
    .resources('aws_launch_template')
    .filter(({ address }) => templates.some((id) => id.startsWith(`\${${address}.`)))
    .flatMap((template) => blocksOf(template.attributes.tag_specifications))
    .filter((specification) => specification.resource_type === 'instance')
    .map((specification) => tagsOf(specification.tags));
  return Object.assign({}, ...fromTemplate, Object.fromEntries(propagated)) as Readonly<Record<string, string>>;
}

function copyOf(attributes: Attributes): readonly string[] {
  return [text(attributes.replicate_source_db), text(attributes.replication_source_identifier)].filter(
    (source) => source !== '',
  );
}

function replicatesTo(document: Document, resource: DocumentResource): readonly string[] {
  const files = document
    .referringTo('aws_efs_replication_configuration', 'source_file_system_id', resource)
    .flatMap(({ attributes }) => blocksOf(attributes.destination))
    .map((destination) => text(destination.region));
  const buckets = document
    .referringTo('aws_s3_bucket_replication_configuration', 'bucket', resource)
    .flatMap(({ attributes }) => blocksOf(attributes.rule))
    .filter((rule) => rule.status === 'Enabled')
    .flatMap((rule) => blocksOf(rule.destination))
    .map((destination) => text(destination.bucket));
  return [...files, ...buckets];
}
