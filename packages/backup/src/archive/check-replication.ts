import type { Checked, ProblemList } from '@etops/foundation';
import {
  checkArn,
  checkArnOf,
  isBucketName,
  isRegionId,
  isToken,
  literals,
  parseArn,
  propPath,
  show,
} from '@etops/foundation';
import type { BucketReplicationProps } from './bucket-replication-props';

/** Checks the target and the prefix of a replication. */
export function checkReplication(problems: ProblemList, path: string, props: Checked<BucketReplicationProps>): void {
  const { environment, source } = props;
  const at = (prop: string) => propPath(path, prop);
  problems.literal(at('purpose'), props.purpose, 'it is part of the name of the role');
  const { target } = literals({ target: props.target });
  const prefix = problems.literal(at('prefix'), props.prefix, 'the id of the rule is computed from it') ?? '';
  problems.require(
    target.region === undefined || target.region !== environment.region,
    'REPLICATION_SAME_REGION',
    () =>
      `${at('target.region')} must be another Region than the source's, got ${show(target.region)}; use another Region, since both are lost with this one`,
  );
  problems.require(
    target.bucketName === undefined || isToken(source.bucketName) || target.bucketName !== source.bucketName,
    'REPLICATION_SAME_BUCKET',
    () =>
      `${at('target.bucketName')} must be another bucket than the source, got ${show(target.bucketName)}; use the one in the other Region`,
  );
  problems.require(
    prefix === '' || (prefix.endsWith('/') && !prefix.startsWith('/')),
    'REPLICATION_PREFIX',
    () =>
      `${at('prefix')} must end in '/', and not begin with it, got '${prefix}'; use '${prefix.replace(/^\/+|\/+$/g, '')}/', for example, since a prefix is part of the keys`,
  );
  problems.require(
    target.region === undefined || isRegionId(target.region),
    'REPLICATION_REGION',
    () => `${at('target.region')} must be an AWS Region id, got ${show(target.region)}; use one such as 'eu-west-1'`,
  );
  problems.require(
    target.bucketName === undefined || isBucketName(target.bucketName),
    'REPLICATION_BUCKET',
    () => `${at('target.bucketName')} must be the name of a bucket, got ${show(target.bucketName)}; use replicaTarget`,
  );
  checkArnOf(problems, at('target.bucketArn'), target.bucketArn, 'bucket', environment);
  const bucket = parseArn(target.bucketArn, { service: 's3' })?.resourceName;
  problems.require(
    bucket === undefined || target.bucketName === undefined || bucket === target.bucketName,
    'REPLICATION_BUCKET',
    () =>
      `${at('target.bucketArn')} must be the ARN of ${show(target.bucketName)}, the target's bucketName, got ${show(target.bucketArn)}; use replicaTarget`,
  );
  checkArnOf(problems, at('sourceKeyArn'), props.sourceKeyArn, 'key', environment);
  const { accountId, kmsKeyArn } = target;
  problems.require(
    accountId === undefined || (/^\d{12}$/.test(accountId) && accountId !== environment.accountId),
    'REPLICATION_ACCOUNT',
    () =>
      `${at('target.accountId')} must be the 12 digits of another account than the source's, got ${show(accountId)}; omit it for the account of the source`,
  );
  problems.require(
    accountId === undefined || props.target.kmsKeyArn !== undefined,
    'REPLICATION_ACCOUNT_KEY',
    () =>
      `${at('target.kmsKeyArn')} must be given for another account, got nothing; use the ARN of its key, not of an alias`,
  );
  if (kmsKeyArn !== undefined && target.region !== undefined && isRegionId(target.region)) {
    checkArn(
      problems,
      at('target.kmsKeyArn'),
      kmsKeyArn,
      {
        service: 'kms',
        resourceType: 'key',
        noun: 'a key',
        region: target.region,
        accountId: accountId ?? environment.accountId,
      },
      { code: 'REPLICATION_KEY', advice: 'use the ARN of the key in the account of the bucket' },
    );
  }
  if (target.region !== undefined && isRegionId(target.region)) {
    checkReplicaKey(problems, at('target.kmsKeyAliasArn'), target.kmsKeyAliasArn, target.region);
  }
}

function checkReplicaKey(problems: ProblemList, path: string, aliasArn: string | undefined, region: string): void {
  checkArn(
    problems,
    path,
    aliasArn,
    { service: 'kms', resourceType: 'alias', noun: "a key's alias", region },
    {
      code: 'REPLICATION_KEY',
      advice: 'compute it with customerKeyAliasArn, or the replication of encrypted objects fails',
    },
  );
}
