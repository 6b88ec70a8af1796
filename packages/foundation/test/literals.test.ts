import { testEnvironment } from './kit';
import {
  arnOf,
  autoScalingGroupTags,
  awsManagedPolicyArn,
  environmentTags,
  iamArnOf,
  isProtected,
  isRegionId,
  isTimeZone,
  launchTemplateTags,
  partitionOf,
  regionOfZone,
  s3ArnOf,
} from '../src';

describe('ARNs', () => {
  it.each([
    ['eu-central-1', 'arn:aws:rds:eu-central-1:123456789012:db:x'],
    ['cn-north-1', 'arn:aws-cn:rds:cn-north-1:123456789012:db:x'],
    ['us-gov-west-1', 'arn:aws-us-gov:rds:us-gov-west-1:123456789012:db:x'],
  ])('are in the partition of %p', (region, expected) => {
    expect(arnOf({ ...testEnvironment, region }, 'rds', 'db:x')).toBe(expected);
  });

  it('contain neither Region nor account if the service has none', () => {
    expect(iamArnOf(testEnvironment, 'role/x')).toBe('arn:aws:iam::123456789012:role/x');
    expect(awsManagedPolicyArn(testEnvironment, 'x')).toBe('arn:aws:iam::aws:policy/x');
    expect(s3ArnOf(testEnvironment, 'bucket/*')).toBe('arn:aws:s3:::bucket/*');
  });
});

it.each([
  ['us-iso-east-1', 'aws-iso'],
  ['us-isob-east-1', 'aws-iso-b'],
  ['eu-isoe-west-1', 'aws-iso-e'],
  ['us-isof-south-1', 'aws-iso-f'],
  ['eusc-de-east-1', 'aws-eusc'],
  ['us-east-1', 'aws'],
])('puts %p into the partition %p', (region, expected) => {
  expect(partitionOf(region)).toBe(expected);
});

it.each([
  ['eu-central-1', true],
  ['us-gov-west-1', true],
  ['eu-central-1a', false],
  ['Frankfurt', false],
])('tells whether %p is a Region id', (value, expected) => {
  expect(isRegionId(value)).toBe(expected);
});

it.each([
  ['eu-central-1a', 'eu-central-1'],
  ['us-gov-west-1c', 'us-gov-west-1'],
  ['euc1-az2', undefined],
])('finds the Region of zone %p', (zone, expected) => {
  expect(regionOfZone(zone)).toBe(expected);
});

it.each([
  ['production', true],
  ['recovery', true],
  ['development', false],
] as const)('protects the resources of a %p environment: %p', (role, expected) => {
  expect(isProtected({ role })).toBe(expected);
});

describe('tags', () => {
  const tags = environmentTags(testEnvironment, { Team: 'web' });

  it('contain application, environment and tool', () => {
    expect(tags).toEqual({ Application: 'airline', Environment: 'primary', ManagedBy: 'terraform', Team: 'web' });
  });

  it('reach an Auto Scaling group once, its instances and volumes through the launch template', () => {
    expect(autoScalingGroupTags({ Team: 'web' })).toEqual([{ key: 'Team', value: 'web', propagateAtLaunch: false }]);
    expect(launchTemplateTags({ Team: 'web' })).toEqual([
      { resourceType: 'instance', tags: { Team: 'web' } },
      { resourceType: 'volume', tags: { Team: 'web' } },
      { resourceType: 'network-interface', tags: { Team: 'web' } },
    ]);
  });
});

describe('isTimeZone', () => {
  it.each(['Europe/Berlin', 'Etc/UTC', 'UTC', 'US/Eastern'])('accepts %p', (timeZone) => {
    expect(isTimeZone(timeZone)).toBe(true);
  });

  it.each(['Europe/Atlantis', '+01:00', 'berlin', ''])('refuses %p', (timeZone) => {
    expect(isTimeZone(timeZone)).toBe(false);
  });
});
