import type { LocatedProblem, Policy, PolicyResource, PolicySubject } from '@etops/foundation';
import { addressKind } from '../internal/addresses';
import { CHECK_INTERVALS_SECONDS, MAX_CHILD_CHECKS } from '../limits';
import { alarmProblems } from './alarms-watchable';
import { blocksIn, problemOf, refersTo } from './attributes';

const CODE = 'POLICY_DNS_HEALTH_CHECK';
const problem = problemOf(CODE);

/** Health checks say what their endpoint, alarm or children are, and are replaced before they go. */
export const healthChecksSound: Policy = {
  code: CODE,
  description: 'health checks can tell, and are replaced before they go',
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

function endpointProblems(check: PolicyResource): LocatedProblem[] {
  const { ip_address: address, request_interval: interval, disabled } = check.attributes;
  const literal = typeof address === 'string' && !address.includes('${');
  return [
    ...(literal && addressKind(address) !== 'public' && addressKind(address) !== 'documentation'
      ? [
          problem(
            check,
            `ip_address must be a public address, got '${address}'; checkers are outside of every VPC: watch a private endpoint by an alarm`,
          ),
        ]
      : []),
    ...(interval !== undefined && !CHECK_INTERVALS_SECONDS.some((seconds) => seconds === Number(interval))
      ? [
          problem(
            check,
            `request_interval must be 10 or 30, got ${JSON.stringify(interval)}; take 10 where minutes count`,
          ),
        ]
      : []),
    ...(disabled === true
      ? [
          problem(
            check,
            'disabled must not be true, got true; a disabled check is healthy: use a switch to take a site out',
          ),
        ]
      : []),
  ];
}

/** Another interval, kind or text makes another check. */
function replacementProblems(subject: PolicySubject, check: PolicyResource): LocatedProblem[] {
  const users = [
    ...subject.resources('aws_route53_record').map(({ attributes }) => attributes.health_check_id),
    ...subject.resources('aws_route53_health_check').flatMap(({ attributes }) => attributes.child_healthchecks),
  ];
  const replacedFirst = blocksIn(check.attributes.lifecycle).some((block) => block.create_before_destroy === true);
  return users.some((user) => refersTo(user, check)) && !replacedFirst
    ? [
        problem(
          check,
          'lifecycle.create_before_destroy must be true for a check that something uses, got none; another request_interval replaces the check, and Route 53 takes a record without its check for healthy',
        ),
      ]
    : [];
}

function childProblems(check: PolicyResource, checks: readonly PolicyResource[]): LocatedProblem[] {
  const { type, child_healthchecks: children, child_health_threshold: threshold } = check.attributes;
  if (type !== 'CALCULATED' || !Array.isArray(children)) {
    return [];
  }
  const calculated = checks.filter(
    (other) => other.attributes.type === 'CALCULATED' && children.some((child) => refersTo(child, other)),
  );
  const sound = Number(threshold) >= 1 && Number(threshold) <= Math.min(children.length, MAX_CHILD_CHECKS);
  return [
    ...calculated.map(({ address }) =>
      problem(
        check,
        `child_healthchecks must not be calculated themselves, got ${address}; Route 53 refuses it: put all children into one check`,
      ),
    ),
    ...(sound
      ? []
      : [
          problem(
            check,
            `child_health_threshold must be from 1 to the number of children (${String(children.length)}), got ${JSON.stringify(threshold)}; 0 is always healthy, more is never`,
          ),
        ]),
  ];
}
