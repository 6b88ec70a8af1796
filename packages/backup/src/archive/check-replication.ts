import type { Checked, ProblemList } from '@etops/foundation';
import { checkArn, isToken, literals, propPath, show } from '@etops/foundation';
import type { BucketReplicationProps } from './bucket-replication-props';

/** Checks the target and the prefix of a replication. */
export function checkReplication(problems: ProblemList, path: string, props: Checked<BucketReplicationProps>): void {
  const { environment, source } = props;
  const { target, prefix = '' } = literals({ target: props.target, prefix: props.prefix });
  const at = (prop: string) => propPath(path, prop);
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
    prefix === '' || prefix.endsWith('/'),
    'REPLICATION_PREFIX',
    () => `${at('prefix')} must end in '/', got '${prefix}'; '${prefix}' would include '${prefix}-old' as well`,
  );
  checkArn(
    problems,
    at('target.kmsKeyAliasArn'),
    target.kmsKeyAliasArn,
    {
      service: 'kms',
      resourceType: 'alias',
      noun: "a key's alias",
      ...(target.region === undefined ? {} : { region: target.region }),
    },
    {
      code: 'REPLICATION_KEY',
      advice: 'compute it with customerKeyAliasArn, or the replication of encrypted objects fails',
    },
  );
}
