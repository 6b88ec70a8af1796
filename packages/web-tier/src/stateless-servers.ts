import type { Policy, PolicyResource, PolicySubject } from '@etops/foundation';
import { LOCAL_VOLUME_GIB } from './limits';

const CODE = 'POLICY_STATELESS_SERVERS';

/**
 * Advises that servers of Auto Scaling groups keep nothing that is lost with them: no second volume, no large one, none
 * that outlives its server, and files are on EFS. A cache on a volume of its own is no mistake: hence warnings.
 *
 * A failover, a scale-in and a release all replace servers. What only one of them has is then gone, or left behind in a
 * Region that is down.
 */
export const statelessServers: Policy = {
  code: CODE,
  description: 'servers of Auto Scaling groups keep no state of their own',
  severity: 'warning',
  check: (subject) => [...templatesOf(subject).flatMap(problemsOf), ...withoutSharedFiles(subject)],
};

type Block = Readonly<Record<string, unknown>>;
type Volume = Block & { readonly name: string };

/** Templates that groups of this stack start servers from; a template for something else may have any volumes. */
function templatesOf(subject: PolicySubject): readonly PolicyResource[] {
  const groups = JSON.stringify(subject.resources('aws_autoscaling_group').map(({ attributes }) => attributes));
  return subject
    .resources('aws_launch_template')
    .filter(
      ({ address, attributes }) =>
        groups.includes(`\${${address}.`) ||
        (typeof attributes.name === 'string' && groups.includes(JSON.stringify(attributes.name))),
    );
}

function problemsOf(template: PolicyResource) {
  const volumes = blocksIn(template.attributes.block_device_mappings).flatMap(({ device_name, ebs }) =>
    blocksIn(ebs).map((volume): Volume => ({ ...volume, name: String(device_name) })),
  );
  const large = volumes.filter(({ volume_size }) => Number(volume_size) > LOCAL_VOLUME_GIB);
  const lasting = volumes.filter(({ delete_on_termination }) => String(delete_on_termination) === 'false');
  return [
    ...(volumes.length > 1
      ? [
          problem(
            template,
            `block_device_mappings must be the root volume only, got ${volumes.map(({ name }) => name).join(', ')}; what servers share goes to EFS, the rest into the image`,
          ),
        ]
      : []),
    ...large.map(({ name, volume_size }) =>
      problem(
        template,
        `block_device_mappings.ebs.volume_size must be at most ${String(LOCAL_VOLUME_GIB)}, got ${String(volume_size)} for ${name}; a server without state needs no more: keep data on EFS, in S3 or in the database`,
      ),
    ),
    ...lasting.map(({ name }) =>
      problem(
        template,
        `block_device_mappings.ebs.delete_on_termination must be true, got false for ${name}; a volume that outlives its server holds what no other server has`,
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
            'servers must share their files, got no EFS access point or mount target in this stack; files that a server writes are lost with it',
          ),
        );
}

function blocksIn(value: unknown): readonly Block[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (block): block is Block => typeof block === 'object' && block !== null,
  );
}

function problem({ path }: PolicyResource, message: string) {
  return { code: CODE, path, message };
}
