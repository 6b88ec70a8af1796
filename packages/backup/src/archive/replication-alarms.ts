import type { AlarmSpec } from '@etops/contracts';
import { REPLICATION_MINUTES } from '../limits';
import { ruleId } from './archive-rule';

/** Source, target and prefix of a replication, as literals. */
export interface ReplicationRef {
  /** Name of the source bucket. */
  readonly sourceBucketName: string;
  /** Name of the target bucket. */
  readonly targetBucketName: string;
  /**
   * Prefix of the replicated keys, with its final slash.
   *
   * @default - all objects
   */
  readonly prefix?: string;
}

/**
 * Returns the alarm for the source's Region, where S3 publishes failures; it publishes delays in the target's Region.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html (checked 2026-11-23)
 */
export function replicationAlarms(replicated: ReplicationRef): readonly AlarmSpec[] {
  return [
    {
      ...common(replicated),
      id: 'replication-failed',
      description: `Objects of ${replicated.sourceBucketName} could not be replicated: check the role, the key in the other Region, and the bucket there`,
      severity: 'ticket',
      metricName: 'OperationsFailedReplication',
      statistic: 'Sum',
      evaluationPeriods: 1,
      threshold: 0,
    },
  ];
}

/** Returns the alarm for the target's Region, for the stack that contains the target. */
export function replicaAlarms(replicated: ReplicationRef): readonly AlarmSpec[] {
  return [
    {
      ...common(replicated),
      id: 'replication-late',
      description: `Replicas of ${replicated.sourceBucketName} are more than ${String(REPLICATION_MINUTES)} minutes behind: newer objects are lost if the source's Region fails`,
      severity: 'ticket',
      metricName: 'ReplicationLatency',
      statistic: 'Maximum',
      evaluationPeriods: 3,
      threshold: REPLICATION_MINUTES * 60,
    },
  ];
}

function common({ sourceBucketName, targetBucketName, prefix = '' }: ReplicationRef) {
  return {
    namespace: 'AWS/S3',
    dimensions: { SourceBucket: sourceBucketName, DestinationBucket: targetBucketName, RuleId: ruleId(prefix) },
    periodSeconds: 300,
    comparison: 'GreaterThanThreshold',
    treatMissingData: 'notBreaching',
  } as const;
}
