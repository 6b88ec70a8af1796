import type { AlarmSpec } from '@etops/contracts';
import { REPLICATION_MINUTES } from '../limits';
import { ruleId } from './archive-rule';

/** A replication, from literals. */
export interface Replicated {
  readonly sourceBucketName: string;
  readonly targetBucketName: string;
  /** @default - all objects */
  readonly prefix?: string;
}

/**
 * The alarm in the source's Region. S3 publishes failures there and delays in the target's Region.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html (checked 2026-11-23)
 */
export function replicationAlarms(replicated: Replicated): readonly AlarmSpec[] {
  return [
    {
      ...common(replicated),
      id: 'replication-failed',
      description: `Objects of ${replicated.sourceBucketName} could not be replicated: look at the role, at the key in the other Region, and at the bucket there`,
      severity: 'ticket',
      metricName: 'OperationsFailedReplication',
      statistic: 'Sum',
      evaluationPeriods: 1,
      threshold: 0,
    },
  ];
}

/** The alarm in the target's Region, for the stack that holds the target. */
export function replicaAlarms(replicated: Replicated): readonly AlarmSpec[] {
  return [
    {
      ...common(replicated),
      id: 'replication-late',
      description: `Replicas of ${replicated.sourceBucketName} are more than ${String(REPLICATION_MINUTES)} minutes behind: what is newer is lost with the source's Region`,
      severity: 'ticket',
      metricName: 'ReplicationLatency',
      statistic: 'Maximum',
      evaluationPeriods: 3,
      threshold: REPLICATION_MINUTES * 60,
    },
  ];
}

function common({ sourceBucketName, targetBucketName, prefix = '' }: Replicated) {
  return {
    namespace: 'AWS/S3',
    dimensions: { SourceBucket: sourceBucketName, DestinationBucket: targetBucketName, RuleId: ruleId(prefix) },
    periodSeconds: 300,
    comparison: 'GreaterThanThreshold',
    treatMissingData: 'notBreaching',
  } as const;
}
