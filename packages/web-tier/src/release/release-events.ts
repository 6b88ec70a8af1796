import type { EnvironmentRef } from '@etops/contracts';

/** Prefix of the errors that the definition itself ends with, each after a notification. */
export const ANNOUNCED_ERROR_PREFIX = 'Release.';

/**
 * Returns the pattern of executions that end without a notification: aborted, timed out, or failed by an error that is
 * not one of the definition's.
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
        // An event without an error counts as unannounced: two notifications are better than none.
        { status: ['FAILED'], error: [{ exists: false }, { 'anything-but': { prefix: ANNOUNCED_ERROR_PREFIX } }] },
      ],
    },
  };
}

/** Returns the message for such an end, in the form of the release's own notifications. */
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
