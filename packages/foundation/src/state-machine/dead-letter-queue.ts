import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import type { Construct } from 'constructs';
import { arnOf } from '../environment';
import { policyDocument } from '../iam';
import { QUEUE_RETENTION_SECONDS } from '../limits';

/** Queue of starts that failed after all retries. */
export interface DeadLetterQueue {
  /** ARN, a literal. */
  readonly arn: string;
  /** Name, a literal. */
  readonly name: string;
}

/** Renders a queue with encryption by SQS (SSE-SQS) that refuses plain HTTP. */
export function renderDeadLetterQueue(scope: Construct, environment: EnvironmentRef, name: string) {
  const arn = arnOf(environment, 'sqs', name);
  const queue = new SqsQueue(scope, 'dead-letter-queue', {
    name,
    messageRetentionSeconds: QUEUE_RETENTION_SECONDS.max,
    sqsManagedSseEnabled: true,
    // Part of the queue: with a separate resource, Terraform waits another 25 seconds for SQS.
    policy: policyDocument({
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sqs:*',
      Resource: arn,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  });
  return { arn, name, queue };
}

/** Returns the alarm on messages in the queue. */
export function deadLetterAlarm({ name }: DeadLetterQueue, schedule: string): AlarmSpec {
  return {
    id: 'starts-lost',
    description:
      `EventBridge Scheduler could not start ${schedule}, and has given up. Read the error in the attributes of the ` +
      `messages in ${name}, start the state machine by hand, then purge the queue`,
    severity: 'ticket',
    namespace: 'AWS/SQS',
    metricName: 'ApproximateNumberOfMessagesVisible',
    dimensions: { QueueName: name },
    statistic: 'Maximum',
    periodSeconds: 300,
    evaluationPeriods: 1,
    threshold: 0,
    comparison: 'GreaterThanThreshold',
    treatMissingData: 'notBreaching',
  };
}
