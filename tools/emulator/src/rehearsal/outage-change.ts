import type { Block, StackJson } from '@etops/foundation';

/** Returns the attributes of a resource that change, or `undefined` if the resource stays as it is. */
type Change = (attributes: Block) => Block | undefined;

/** Changes that an operator may need during an outage, by resource type. */
const CHANGES: readonly (readonly [type: string, change: Change])[] = [
  ['aws_autoscaling_group', ({ max_size: size }) => ({ max_size: Number(size) + 6 })],
  [
    'aws_route53_record',
    ({ weighted_routing_policy: policy }) =>
      policy === undefined ? undefined : { weighted_routing_policy: { weight: 7 } },
  ],
  ['aws_s3_bucket', ({ tags }) => ({ tags: { ...(tags as object | undefined), Outage: 'rehearsed' } })],
];

/**
 * Returns a stack with a change that an operator may need during an outage: more servers, other DNS weights, or a tag of
 * a bucket, whichever comes first and is possible.
 */
export function changeDuringOutage(json: StackJson): StackJson {
  for (const [type, change] of CHANGES) {
    const changes = Object.entries(json.resource?.[type] ?? {}).flatMap(([name, attributes]) => {
      const changed = change(attributes);
      return changed === undefined ? [] : [[name, { ...attributes, ...changed }] as const];
    });
    if (changes.length > 0) {
      const resources = { ...json.resource?.[type], ...Object.fromEntries(changes) };
      return { ...json, resource: { ...json.resource, [type]: resources } };
    }
  }
  return json;
}
