import type { EnvironmentRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { checkArn, isToken, partitionOf, policyDocument, show } from '@etops/foundation';
import type { ResolvedInstanceRole } from './instance-role-props';
import { MANAGED_POLICIES, STATEMENTS_LENGTH } from './limits';

/** Checks the permissions that the caller gives to servers. */
export function checkInstanceRole(
  problems: ProblemList,
  path: string,
  role: ResolvedInstanceRole,
  environment: Pick<EnvironmentRef, 'region'>,
): void {
  checkStatements(problems, `${path}.statements`, role.statements);
  const checkPolicy = (policyPath: string, arn: string | undefined): void => {
    checkArn(
      problems,
      policyPath,
      arn,
      {
        service: 'iam',
        resourceType: 'policy',
        noun: 'a managed policy',
        partition: partitionOf(environment.region),
      },
      {
        code: 'WEB_TIER_MANAGED_POLICY',
        advice: "use 'arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess', for example",
      },
    );
  };
  const { managedPolicyArns } = role;
  managedPolicyArns.forEach((arn, index) => {
    checkPolicy(`${path}.managedPolicyArns[${String(index)}]`, arn);
  });
  problems.require(
    managedPolicyArns.length <= MANAGED_POLICIES.max,
    'WEB_TIER_MANAGED_POLICIES',
    () =>
      `${path}.managedPolicyArns must contain at most ${String(MANAGED_POLICIES.max)} policies, got ${String(managedPolicyArns.length)}; use statements, or one customer managed policy`,
  );
  const repeated = managedPolicyArns.filter((arn, index) => managedPolicyArns.indexOf(arn) !== index);
  problems.require(
    repeated.length === 0,
    'WEB_TIER_MANAGED_POLICY_TWICE',
    () => `${path}.managedPolicyArns must differ, got ${show(repeated[0])} twice; remove one of them`,
  );
  checkPolicy(`${path}.permissionsBoundaryArn`, role.permissionsBoundaryArn);
}

function checkStatements(problems: ProblemList, path: string, statements: ResolvedInstanceRole['statements']): void {
  const ids = statements.map(({ Sid }) => Sid).filter((id) => id !== undefined && !isToken(id));
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  problems.require(
    repeated.length === 0,
    'WEB_TIER_STATEMENT_SID',
    () => `${path} must have different Sids, got ${show(repeated[0])} twice; rename one of them`,
  );
  const malformed = ids.find((id) => !/^[A-Za-z0-9]*$/.test(id ?? ''));
  problems.require(
    malformed === undefined,
    'WEB_TIER_STATEMENT_SID',
    () => `${path} must have Sids of letters and digits, got ${show(malformed)}; use 'ReadOrders', for example`,
  );
  const length = policyDocument(...statements).length;
  problems.require(
    length <= STATEMENTS_LENGTH.max,
    'WEB_TIER_STATEMENTS_LENGTH',
    () =>
      `${path} must have at most ${String(STATEMENTS_LENGTH.max)} characters as JSON, got ${String(length)}; use managedPolicyArns with a customer managed policy`,
  );
}
