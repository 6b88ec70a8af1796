import type { ProblemList } from '@etops/foundation';
import { isToken } from '@etops/foundation';

/** Checks the principals that may assume the operator role. */
export function checkPrincipals(problems: ProblemList, path: string, arns: readonly string[] | undefined): void {
  problems.require(
    arns?.length !== 0,
    'DNS_OPERATORS',
    () => `${path} must contain at least one principal, got none; omit it if no role is to be created`,
  );
  for (const [index, arn] of (arns === undefined || isToken(arns) ? [] : arns).entries()) {
    problems.require(
      isToken(arn) || /^arn:aws:(iam::\d{12}:(root|(user|role)\/[\w+=,.@/-]+))$/.test(arn),
      'DNS_OPERATORS',
      () =>
        `${path}[${String(index)}] must be the ARN of a role, a user or an account, got '${arn}'; use 'arn:aws:iam::<account>:root', for example`,
    );
  }
}
