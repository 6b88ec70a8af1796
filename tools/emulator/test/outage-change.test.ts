import type { StackJson } from '@etops/foundation';
import { changeDuringOutage } from '../src';

const bucket = { tags: { Application: 'airline' } };
const changedResources = (resource: StackJson['resource']) =>
  changeDuringOutage(resource === undefined ? {} : { resource }).resource;

describe('changeDuringOutage', () => {
  it('lets Auto Scaling groups grow, and leaves other resources as they are', () => {
    const resource = { aws_autoscaling_group: { web: { min_size: 1, max_size: 12 } }, aws_s3_bucket: { logs: bucket } };

    expect(changedResources(resource)).toEqual({
      ...resource,
      aws_autoscaling_group: { web: { min_size: 1, max_size: 18 } },
    });
  });

  it('changes the weights of weighted records only', () => {
    const simple = { name: 'origin' };

    expect(
      changedResources({
        aws_route53_record: { a: { name: 'www', weighted_routing_policy: { weight: 50 } }, b: simple },
      }),
    ).toEqual({ aws_route53_record: { a: { name: 'www', weighted_routing_policy: { weight: 7 } }, b: simple } });
  });

  it('adds a tag to buckets if a stack has neither groups nor weighted records', () => {
    expect(changedResources({ aws_route53_record: { b: {} }, aws_s3_bucket: { logs: bucket, other: {} } })).toEqual({
      aws_route53_record: { b: {} },
      aws_s3_bucket: {
        logs: { tags: { Application: 'airline', Outage: 'rehearsed' } },
        other: { tags: { Outage: 'rehearsed' } },
      },
    });
  });

  it('changes nothing in a stack without any of these resources', () => {
    expect(changedResources(undefined)).toBeUndefined();
  });
});
