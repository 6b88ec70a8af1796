import type { Block, StackReader, StackResource } from '@etops/foundation';
import { addressesIn, blocksAt, blocksOf, textOf } from '@etops/foundation';

/** Auto Scaling group of a stack, with what its servers start from. */
export interface ServerGroup {
  readonly name: string;
  readonly region: string;
  readonly maxSize: number;
  /** Most servers while the group replaces some, in percent of its size; 0 if the group does not state it. */
  readonly maxHealthyPercentage: number;
  /** Number of servers to prepare in the warm pool, those in service included; 0 without a pool. */
  readonly preparedCapacity: number;
  readonly instanceType: string;
  /** Id of the machine image; empty if it is not a literal. */
  readonly imageId: string;
  /** Size of the root volume; 0 if the template does not state one. */
  readonly volumeGiB: number;
  /** Zones of its subnets, of the stack. */
  readonly availabilityZones: readonly string[];
  /** Names of its target groups. */
  readonly targetGroups: readonly string[];
}

/** Returns the Auto Scaling groups of a stack. */
export function serverGroups(stack: StackReader): readonly ServerGroup[] {
  return stack.resources('aws_autoscaling_group').flatMap((group) => {
    const template = referred(stack, 'aws_launch_template', group)[0];
    return template === undefined ? [] : [serverGroup(stack, group, template.attributes)];
  });
}

function serverGroup(stack: StackReader, group: StackResource, template: Block): ServerGroup {
  const { attributes } = group;
  const [pool] = blocksOf(attributes.warm_pool);
  const imageId = textOf(stack.resolve(template.image_id));
  return {
    name: textOf(attributes.name),
    region: stack.providerOf(group).region,
    maxSize: Number(attributes.max_size),
    maxHealthyPercentage: Number(blocksOf(attributes.instance_maintenance_policy)[0]?.max_healthy_percentage ?? 0),
    preparedCapacity: pool === undefined ? 0 : Number(pool.max_group_prepared_capacity ?? attributes.max_size),
    instanceType: textOf(template.instance_type),
    imageId: imageId.startsWith('ami-') ? imageId : '',
    volumeGiB: Math.max(0, ...blocksAt(template, 'block_device_mappings', 'ebs').map((ebs) => Number(ebs.volume_size))),
    availabilityZones: referred(stack, 'aws_subnet', group).map((subnet) =>
      textOf(subnet.attributes.availability_zone),
    ),
    targetGroups: referred(stack, 'aws_lb_target_group', group).map((target) => textOf(target.attributes.name)),
  };
}

/** Returns the resources of a type that the arguments of another one name. */
function referred(stack: StackReader, type: string, { attributes }: StackResource): readonly StackResource[] {
  const addresses = addressesIn({ ...attributes, depends_on: [] });
  return stack.resources(type).filter(({ address }) => addresses.has(address));
}
