import type { Block, Policy, PolicySubject, StackResource } from '@etops/foundation';
import { blocksAt, blocksOf, refersTo } from '@etops/foundation';
import { STATELESS_VOLUME_GIB } from './limits';

const CODE = 'POLICY_STATELESS_SERVERS';

/**
 * Warns if servers of Auto Scaling groups keep data that is lost with them: a second volume, a large one, one that outlives
 * its server, or a group without EFS. A cache on a separate volume is legitimate, so these are warnings.
 *
 * A failover, a scale-in and a release all replace servers. Data of a single server is then lost, or remains in a Region
 * that is down.
 */
export const statelessServers: Policy = {
  code: CODE,
  description: 'servers of Auto Scaling groups are stateless',
  severity: 'warning',
  check: (subject) => [...templatesOf(subject).flatMap(problemsOf), ...withoutSharedFiles(subject)],
};

type Volume = Block & { readonly name: string };

/** Returns the templates that groups of this stack start servers from; other templates may have any volumes. */
function templatesOf(subject: PolicySubject): readonly StackResource[] {
  const groups = subject.resources('aws_autoscaling_group').map(({ attributes }) => attributes);
  const launchTemplates = groups.flatMap((group) => [
    ...blocksOf(group.launch_template),
    ...blocksAt(group, 'mixed_instances_policy', 'launch_template', 'launch_template_specification'),
    ...blocksAt(group, 'mixed_instances_policy', 'launch_template', 'override', 'launch_template_specification'),
  ]);
  const names = new Set(launchTemplates.flatMap(({ name, launch_template_name }) => [name, launch_template_name]));
  return subject
    .resources('aws_launch_template')
    .filter(
      (template) =>
        refersTo(groups, template) || (template.attributes.name !== undefined && names.has(template.attributes.name)),
    );
}

function problemsOf(template: StackResource) {
  const volumes = blocksOf(template.attributes.block_device_mappings).flatMap(({ device_name, ebs }) =>
    blocksOf(ebs).map((volume): Volume => ({ ...volume, name: String(device_name) })),
  );
  const large = volumes.filter(({ volume_size }) => Number(volume_size) > STATELESS_VOLUME_GIB.max);
  const lasting = volumes.filter(({ delete_on_termination }) => String(delete_on_termination) === 'false');
  return [
    ...(volumes.length > 1
      ? [
          problem(
            template,
            `block_device_mappings must be the root volume only, got ${volumes.map(({ name }) => name).join(', ')}; keep shared files on EFS, and include the rest in the image`,
          ),
        ]
      : []),
    ...large.map(({ name, volume_size }) =>
      problem(
        template,
        `block_device_mappings.ebs.volume_size must be at most ${String(STATELESS_VOLUME_GIB.max)}, got ${String(volume_size)} for ${name}; keep data on EFS, in S3 or in the database`,
      ),
    ),
    ...lasting.map(({ name }) =>
      problem(
        template,
        `block_device_mappings.ebs.delete_on_termination must be true, got false for ${name}; keep data that must survive a server on EFS`,
      ),
    ),
  ];
}

function withoutSharedFiles(subject: PolicySubject) {
  const shared = subject.resources('aws_efs_access_point', 'aws_efs_mount_target').length > 0;
  return shared
    ? []
    : subject
        .resources('aws_autoscaling_group')
        .map((group) =>
          problem(
            group,
            'servers must share their files, got no EFS access point or mount target in this stack; add EFS, since the files of a server are lost with it',
          ),
        );
}

function problem({ path }: StackResource, message: string) {
  return { code: CODE, path, message };
}
