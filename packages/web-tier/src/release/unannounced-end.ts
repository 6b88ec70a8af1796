import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';

/** First part of the errors that the definition ends with itself, each after people were told. */
export const ANNOUNCED_ERROR_PREFIX = 'Release.';

/**
 * Executions that end without a word of their own: aborted by somebody, timed out, or failed by an error that is not one
 * of the definition's.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html (checked 2026-11-23)
 */
export function unannouncedEnds(stateMachineArn: string): object {
  return {
    source: ['aws.states'],
    'detail-type': ['Step Functions Execution Status Change'],
    detail: {
      stateMachineArn: [stateMachineArn],
      $or: [
        { status: ['ABORTED', 'TIMED_OUT'] },
        // An event without an error is taken for a failure nobody has announced: better told twice than not at all.
        { status: ['FAILED'], error: [{ exists: false }, { 'anything-but': { prefix: ANNOUNCED_ERROR_PREFIX } }] },
      ],
    },
  };
}

/** What people are told then, in the form of the release's own notifications. */
export function unannouncedMessage({ name }: EnvironmentRef) {
  return {
    inputPaths: { status: '$.detail.status', execution: '$.detail.executionArn' },
    inputTemplate: JSON.stringify({
      outcome: '<status>: servers may run either version, see the runbook',
      environment: name,
      execution: '<execution>',
    }),
  };
}

/**
 * Lets EventBridge publish to the topic. It publishes without a word about its rule: a condition on it would never be
 * met.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html (checked 2026-11-23)
 */
export function publishStatement(topicArn: string): PolicyStatement {
  return {
    Sid: 'EndsOfReleases',
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sns:Publish',
    Resource: topicArn,
  };
}

/**
 * Lets EventBridge use the key for the topic. The topic is the only condition: with the source's account or ARN nothing
 * is delivered.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html (checked 2026-11-23)
 */
export function topicKeyStatement(topicArn: string): PolicyStatement {
  return {
    Sid: 'EndsOfReleases',
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Resource: '*',
    Condition: { ArnEquals: { 'kms:EncryptionContext:aws:sns:topicArn': topicArn } },
  };
}
