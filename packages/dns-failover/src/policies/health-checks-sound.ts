import type { LocatedProblem, Policy, PolicySubject, StackResource } from '@etops/foundation';
import { blocksOf, isLiteralText, refersTo } from '@etops/foundation';
import { CHECK_INTERVALS_SECONDS, CHILD_CHECKS } from '../limits';
import { addressKind } from '../sites';
import { alarmProblems } from './alarms-watchable';
import { problemOf } from './problem-of';

const CODE = 'POLICY_DNS_HEALTH_CHECK';
const problem = problemOf(CODE);

/** Checks that health checks can detect a failure, and that Terraform replaces them before it destroys them. */
export const healthChecksSound: Policy = {
  code: CODE,
  description: 'health checks detect failures, and are created before they are destroyed',
  check: (subject) => {
    const checks = subject.resources('aws_route53_health_check');
    return checks.flatMap((check) => [
      ...endpointProblems(check),
      ...replacementProblems(subject, check),
      ...childProblems(check, checks),
      ...alarmProblems(subject, check, problem),
    ]);
  },
};

function endpointProblems(check: StackResource): LocatedProblem[] {
  const { ip_address: address, request_interval: interval, disabled } = check.attributes;
  return [
    ...(isLiteralText(address) && addressKind(address) !== 'public' && addressKind(address) !== 'documentation'
      ? [
          problem(
            check,
            `ip_address must be a public address, got '${address}'; use an alarm for a private endpoint, checkers are outside of every VPC`,
          ),
        ]
      : []),
    ...(interval !== undefined && !CHECK_INTERVALS_SECONDS.some((seconds) => seconds === Number(interval))
      ? [
          problem(
            check,
            `request_interval must be 10 or 30, got ${JSON.stringify(interval)}; use 10 if minutes of recovery count`,
          ),
        ]
      : []),
    ...(disabled === true
      ? [
          problem(
            check,
            'disabled must not be true, got true; use a switch to take a site out, a disabled check is healthy',
          ),
        ]
      : []),
  ];
}

/** Checks that used checks are replaced before they are destroyed: another interval or type needs another check. */
function replacementProblems(subject: PolicySubject, check: StackResource): LocatedProblem[] {
  const users = [
    ...subject.resources('aws_route53_record').map(({ attributes }) => attributes.health_check_id),
    ...subject.resources('aws_route53_health_check').map(({ attributes }) => attributes.child_healthchecks),
  ];
  const replacedFirst = blocksOf(check.attributes.lifecycle).some((block) => block.create_before_destroy === true);
  return users.some((user) => refersTo(user, check)) && !replacedFirst
    ? [
        problem(
          check,
          'lifecycle.create_before_destroy must be true for a check in use, got none; add it, a record whose check was deleted is always healthy',
        ),
      ]
    : [];
}

function childProblems(check: StackResource, checks: readonly StackResource[]): LocatedProblem[] {
  const { type, child_healthchecks: children, child_health_threshold: threshold } = check.attributes;
  if (type !== 'CALCULATED') {
    return [];
  }
  return [
    ...checks
      .filter((other) => other.attributes.type === 'CALCULATED' && refersTo(children, other))
      .map(({ address }) =>
        problem(
          check,
          `child_healthchecks must not be calculated themselves, got ${address}; put all children into one check, Route 53 rejects nested ones`,
        ),
      ),
    ...(Array.isArray(children) ? thresholdProblems(check, children.length, threshold) : []),
  ];
}

function thresholdProblems(check: StackResource, children: number, threshold: unknown): LocatedProblem[] {
  return Number(threshold) >= 1 && Number(threshold) <= Math.min(children, CHILD_CHECKS.max)
    ? []
    : [
        problem(
          check,
          `child_health_threshold must be from 1 to the number of children (${String(children)}), got ${JSON.stringify(threshold)}; use 1 or more, 0 is always healthy and a higher number never`,
        ),
      ];
}
