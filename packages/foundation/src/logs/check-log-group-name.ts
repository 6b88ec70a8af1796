import { LOG_GROUP_NAME_LENGTH } from '../limits';
import type { ProblemList } from '../problems';
import { isToken, show } from '../problems';

/**
 * Checks that CloudWatch Logs accepts the name of a log group; skips tokens and absent props.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html (checked 2026-11-28)
 */
export function checkLogGroupName(problems: ProblemList, path: string, value: string | undefined): void {
  const { min, max } = LOG_GROUP_NAME_LENGTH;
  problems.require(
    value === undefined ||
      isToken(value) ||
      (/^[\w./#-]+$/.test(value) && value.length <= max && !value.startsWith('aws/')),
    'LOG_GROUP_NAME',
    () =>
      `${path} must be ${String(min)} to ${String(max)} of a-z, A-Z, 0-9, '_', '-', '/', '.' and '#', and not begin with 'aws/', got ${show(value)}; use '/airline/flow-logs', for example`,
  );
}
