import type { ArnScope, ProblemList } from '@etops/foundation';
import { isToken, partitionOf, show } from '@etops/foundation';
import { SELECTION_ARNS } from '../limits';
import { isKnownArn, matchesPattern } from './arn-pattern';

/** An ARN, or a pattern of ARNs with `*`. */
const ARN_PATTERN =
  /^arn:(?<partition>[a-z*-]+):[a-z0-9-]+:(?<region>[a-z0-9*-]*):(?<accountId>[0-9*]*):(?<resource>.+)$/;

/**
 * Checks the ARNs of a selection, which may contain `*`: they can match resources of the plan's Region and account. AWS
 * Backup selects nothing else, and says nothing about the rest.
 */
export function checkArnPatterns(
  problems: ProblemList,
  path: string,
  arns: readonly string[],
  environment: ArnScope,
): void {
  if (isToken(arns)) {
    return;
  }
  for (const [index, arn] of arns.entries()) {
    if (!isKnownArn(arn)) {
      continue;
    }
    checkArnPattern(problems, `${path}[${String(index)}]`, arn, environment);
    problems.require(
      arns.indexOf(arn) === index,
      'BACKUP_SELECTION_ARN_DUPLICATE',
      () => `${path} must contain each ARN once, got ${show(arn)} twice; remove one`,
    );
  }
  const wildcards = arns.filter((arn) => isKnownArn(arn) && arn.includes('*')).length;
  problems.require(
    arns.length <= SELECTION_ARNS.max && wildcards <= SELECTION_ARNS.wildcards,
    'BACKUP_SELECTION_ARNS',
    () =>
      `${path} must contain at most ${String(SELECTION_ARNS.max)} ARNs, ${String(SELECTION_ARNS.wildcards)} of them with '*', got ${String(arns.length)} and ${String(wildcards)}; select by tag or type instead`,
  );
}

function checkArnPattern(problems: ProblemList, path: string, arn: string, environment: ArnScope): void {
  const { region, accountId } = environment;
  const parts = ARN_PATTERN.exec(arn)?.groups;
  problems.require(
    parts !== undefined,
    'BACKUP_SELECTION_ARN',
    () => `${path} must be an ARN, got ${show(arn)}; use 'arn:aws:rds:*:*:db:airline', for example`,
  );
  const own = { partition: partitionOf(region), region, accountId };
  problems.require(
    parts === undefined ||
      Object.entries(own).every(([name, part]) => parts[name] === '' || matchesPattern(parts[name] ?? '', part)),
    'BACKUP_SELECTION_ARN_ELSEWHERE',
    () =>
      `${path} must be in ${region} of account ${accountId}, got ${show(arn)}; select it in a plan of its Region and account, since this one finds nothing there`,
  );
}
