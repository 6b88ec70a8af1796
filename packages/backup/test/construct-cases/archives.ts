import type { EnvironmentRef } from '@etops/contracts';
import { EnvironmentStack, PrivateBucket } from '@etops/foundation';
import type { ConstructCase } from '@etops/testing';
import type { App } from 'cdktf';
import type { ArchiveBucketProps, BucketReplicationProps } from '../../src';
import { ArchiveBucket, BucketReplication, replicaTarget } from '../../src';
import { KEY_ARN } from '../operations-kit';
import { environment, recovery, roleArn } from './kit';

const statement = {
  Sid: 'Read',
  Effect: 'Allow',
  Principal: { AWS: roleArn },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::airline-archive/*',
  Condition: { Bool: { 'aws:SecureTransport': 'true' } },
} as const;

const recoveryStack = (app: App) => new EnvironmentStack(app, 'test', { environment: recovery });

const archiveBucket: ConstructCase<ArchiveBucketProps> = {
  construct: 'ArchiveBucket',
  props: 'ArchiveBucketProps',
  stack: recoveryStack,
  create: (scope, props) => new ArchiveBucket(scope, 'subject', props),
  variants: {
    days: () => ({
      environment: recovery,
      bucketName: 'airline-archive',
      kmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000',
      lock: { mode: 'governance', retention: { days: 90 } },
      rules: [
        {
          prefix: 'exports/',
          expireAfterDays: 400,
          transitions: [
            { afterDays: 30, storageClass: 'STANDARD_IA' },
            { afterDays: 90, storageClass: 'GLACIER_IR' },
          ],
        },
        { prefix: 'logs/', expireAfterDays: 200 },
      ],
      noncurrentVersionDays: 100,
      statements: [statement],
      tags: { Backup: 'airline-vault' },
    }),
    years: () => ({
      environment: recovery,
      bucketName: 'airline-archive',
      kmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000',
      lock: { mode: 'compliance', confirmation: 'final-for-2555-days', retention: { years: 7 } },
    }),
  },
};

const bucketReplication: ConstructCase<BucketReplicationProps> = {
  construct: 'BucketReplication',
  props: 'BucketReplicationProps',
  create: (scope, props) => new BucketReplication(scope, 'subject', props),
  variants: {
    full: (scope) => {
      const source = new PrivateBucket(scope, 'source', {
        environment,
        bucketName: 'airline-media',
        kmsKeyArn: KEY_ARN,
      });
      return {
        environment,
        purpose: 'media',
        source: {
          bucketName: source.bucketName,
          arn: source.arn,
          bucket: source.bucket,
          versioning: source.versioning,
        },
        sourceKeyArn: KEY_ARN,
        target: replicaTarget(recovery, 'archive'),
        prefix: 'media/',
        deleteMarkers: true,
        sourceLocked: true,
      };
    },
    'another account': (scope) => {
      const source = new PrivateBucket(scope, 'source', {
        environment,
        bucketName: 'airline-media',
        kmsKeyArn: KEY_ARN,
      });
      const far: EnvironmentRef = { ...recovery, accountId: '210987654321' };
      return {
        environment,
        purpose: 'media',
        source,
        sourceKeyArn: KEY_ARN,
        target: {
          ...replicaTarget(far, 'archive'),
          accountId: far.accountId,
          kmsKeyArn: 'arn:aws:kms:eu-west-1:210987654321:key/0a1b2c3d-0000-0000-0000-000000000000',
        },
      };
    },
  },
};

export const archives: readonly ConstructCase[] = [archiveBucket, bucketReplication];
