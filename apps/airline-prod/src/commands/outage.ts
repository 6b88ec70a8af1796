import type { StackJson } from '@etops/foundation';

type Attributes = Readonly<Record<string, unknown>>;

/**
 * Returns a stack with a change that an operator may need while the primary Region is lost: more servers, other weights,
 * a tag.
 *
 * @param json stays unchanged
 */
export function changeDuringOutage(stack: string, json: StackJson): StackJson {
  switch (stack) {
    case 'dr':
      return changeEach(json, 'aws_autoscaling_group', ({ max_size: size }) => ({ max_size: Number(size) + 6 }));
    case 'dns':
      return changeEach(json, 'aws_route53_record', ({ weighted_routing_policy: policy }) =>
        policy === undefined ? {} : { weighted_routing_policy: { weight: 7 } },
      );
    default:
      return changeEach(json, 'aws_s3_bucket', ({ tags }) => ({ tags: { ...(tags as object), Outage: 'rehearsed' } }));
  }
}

function changeEach(json: StackJson, type: string, change: (attributes: Attributes) => Attributes): StackJson {
  const resources: Readonly<Record<string, Attributes>> = json.resource?.[type] ?? {};
  const changed = Object.entries(resources).map(([name, attributes]): [string, Attributes] => [
    name,
    { ...attributes, ...change(attributes) },
  ]);
  return { ...json, resource: { ...json.resource, [type]: Object.fromEntries(changed) } };
}
