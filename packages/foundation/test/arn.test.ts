import fc from 'fast-check';
import {
  arnOf,
  checkArn,
  checkArnOf,
  checkResourceId,
  iamArnOf,
  parseArn,
  ProblemList,
  regionOfArn,
  s3ArnOf,
  zonesInPlaceOf,
} from '../src';
import type { ArnKind, ResourceIdKind } from '../src';
import { testEnvironment } from './kit';

const keyArn = 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000';

describe('parseArn', () => {
  it.each([
    ['arn:aws:rds:eu-central-1:123456789012:db:x', ['aws', 'rds', 'eu-central-1', '123456789012', 'db', 'x']],
    [keyArn, ['aws', 'kms', 'eu-central-1', '123456789012', 'key', '0a1b2c3d-0000-0000-0000-000000000000']],
    ['arn:aws:iam::123456789012:role/a/b', ['aws', 'iam', '', '123456789012', 'role', 'a/b']],
    ['arn:aws:iam::aws:policy/x', ['aws', 'iam', '', 'aws', 'policy', 'x']],
    ['arn:aws-us-gov:s3:::bucket', ['aws-us-gov', 's3', '', '', '', 'bucket']],
    ['arn:aws:sns:eu-central-1:123456789012:topic', ['aws', 'sns', 'eu-central-1', '123456789012', '', 'topic']],
  ])('reads %s', (text, parts) => {
    const arn = parseArn(text);
    expect([arn?.partition, arn?.service, arn?.region, arn?.accountId, arn?.resourceType, arn?.resourceName]).toEqual(
      parts,
    );
  });

  it.each([
    ['a wildcard', 'arn:aws:rds:*:123456789012:db:x'],
    ['a resource with a wildcard', 'arn:aws:s3:::bucket/*'],
    ['a short account', 'arn:aws:rds:eu-central-1:12:db:x'],
    ['no resource', 'arn:aws:rds:eu-central-1:123456789012:'],
    ['a token', '${TfToken[TOKEN.1]}'],
    ['a name', 'airline-primary'],
    ['nothing', undefined],
  ])('does not read %s', (_, text) => {
    expect(parseArn(text)).toBeUndefined();
  });

  it('returns undefined for other ARNs than those of the pattern', () => {
    expect(parseArn(keyArn, { service: 'kms', resourceType: ['key', 'alias'] })?.resourceType).toBe('key');
    expect(parseArn(keyArn, { service: 'kms', resourceType: 'alias' })).toBeUndefined();
    expect(parseArn(keyArn, { service: 's3' })).toBeUndefined();
    expect(regionOfArn(keyArn, { service: 'kms' })).toBe('eu-central-1');
    expect(regionOfArn(keyArn, { service: 'rds' })).toBeUndefined();
  });

  it('parses the ARNs that foundation computes', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/);
    fc.assert(
      fc.property(name, (text) => {
        expect(parseArn(arnOf(testEnvironment, 'rds', `db:${text}`))).toMatchObject({
          region: testEnvironment.region,
          accountId: testEnvironment.accountId,
          resourceName: text,
        });
        expect(parseArn(iamArnOf(testEnvironment, `role/${text}`))?.resourceName).toBe(text);
        expect(parseArn(s3ArnOf(testEnvironment, text))?.resourceName).toBe(text);
      }),
    );
  });
});

describe('checkArn', () => {
  it('requires the service, the type and the Region', () => {
    const problems = new ProblemList();
    for (const value of [keyArn, keyArn.replace('eu-central-1', 'eu-west-1'), 'alias/x', undefined]) {
      checkArn(
        problems,
        'kmsKeyArn',
        value,
        { service: 'kms', resourceType: ['key', 'alias'], noun: 'a KMS key or alias', region: 'eu-central-1' },
        { code: 'KEY', advice: 'exports are encrypted in the Region of their bucket' },
      );
    }
    expect(problems.all.map(({ message }) => message)).toEqual([
      "kmsKeyArn must be the ARN of a KMS key or alias in eu-central-1, got 'arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000'; exports are encrypted in the Region of their bucket",
      "kmsKeyArn must be the ARN of a KMS key or alias in eu-central-1, got 'alias/x'; exports are encrypted in the Region of their bucket",
    ]);
  });
});

describe('checkArnOf', () => {
  const problemsOf = (kind: ArnKind, value: string) => {
    const problems = new ProblemList();
    checkArnOf(problems, 'arn', value, kind, testEnvironment);
    return problems.all.map(({ code, message }) => `${message} [${code}]`);
  };

  it.each<[ArnKind, string]>([
    ['key', keyArn],
    ['key', 'arn:aws:kms:eu-central-1:999999999999:key/1'],
    ['key-or-alias', 'arn:aws:kms:eu-central-1:123456789012:alias/x'],
    ['role', 'arn:aws:iam::123456789012:role/service/x'],
    ['topic', 'arn:aws:sns:eu-central-1:999999999999:x'],
    ['bucket', 'arn:aws:s3:::x'],
    ['state-machine', 'arn:aws:states:eu-central-1:123456789012:stateMachine:x'],
    ['vault', 'arn:aws:backup:eu-central-1:123456789012:backup-vault:x'],
    ['key', '${TfToken[TOKEN.1]}'],
  ])('accepts as %s %p', (kind, value) => {
    expect(problemsOf(kind, value)).toEqual([]);
  });

  it.each<[ArnKind, string, string]>([
    ['key', 'arn:aws:kms:eu-central-1:123456789012:alias/x', 'a KMS key, not of an alias, in eu-central-1'],
    ['key-or-alias', 'arn:aws:kms:eu-west-1:123456789012:key/1', 'a KMS key or alias in eu-central-1'],
    ['role', 'arn:aws:iam::999999999999:role/x', 'an IAM role of account 123456789012'],
    ['role', 'arn:aws:iam::123456789012:role/*', 'an IAM role of account 123456789012'],
    ['topic', 'arn:aws:sns:us-east-1:123456789012:x', 'an SNS topic in eu-central-1'],
    ['bucket', 'x', 'an S3 bucket'],
    [
      'vault',
      'arn:aws:backup:eu-central-1:999999999999:backup-vault:x',
      'a backup vault in eu-central-1 of account 123456789012',
    ],
    ['topic', 'arn:aws-cn:sns:eu-central-1:123456789012:x', 'an SNS topic in eu-central-1'],
  ])('refuses as %s %p', (kind, value, wanted) => {
    expect(problemsOf(kind, value)).toEqual([
      expect.stringContaining(`arn must be the ARN of ${wanted}, got '${value}'; `),
    ]);
  });
});

describe('checkResourceId', () => {
  const problemsOf = (kind: ResourceIdKind, value: string) => {
    const problems = new ProblemList();
    checkResourceId(problems, 'id', value, kind);
    return problems.all.map(({ message }) => message);
  };

  it.each<[ResourceIdKind, string]>([
    ['vpc', 'vpc-0a1b2c3d4e5f60718'],
    ['prefix-list', 'pl-0a1b2c3d4e5f60718'],
    ['transit-gateway', 'tgw-0a1b2c3d4e5f60718'],
    ['transit-gateway-route-table', 'tgw-rtb-0a1b2c3d4e5f60718'],
    ['vpc', 'NOT-RECORDED-vpcId'],
    ['vpc', '${TfToken[TOKEN.1]}'],
  ])('accepts as %s %p', (kind, value) => {
    expect(problemsOf(kind, value)).toEqual([]);
  });

  it.each<[ResourceIdKind, string]>([
    ['vpc', 'main'],
    ['vpc', 'subnet-0a1b2c3d4e5f60718'],
    ['vpc', 'vpc-'],
    ['transit-gateway', 'tgw-rtb-0a1b2c3d4e5f60718'],
    ['vpc', 'arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-0a1b2c3d4e5f60718'],
  ])('refuses as %s %p', (kind, value) => {
    expect(problemsOf(kind, value)).toEqual([expect.stringContaining(`got '${value}'; use one such as`)]);
  });
});

it.each([
  ['us-east-2d', ['us-east-2a', 'us-east-2b', 'us-east-2c']],
  ['ca-central-1c', ['ca-central-1a', 'ca-central-1b', 'ca-central-1d']],
  ['us-east-1f', undefined],
  ['xx-new-1z', undefined],
])('knows the zones in place of %p', (zone, expected) => {
  expect(zonesInPlaceOf(zone)).toEqual(expected);
});
