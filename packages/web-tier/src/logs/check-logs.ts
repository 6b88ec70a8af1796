import type { ProblemList } from '@etops/foundation';
import { checkLogRetention, show } from '@etops/foundation';
import { SYSTEM_LOG_FILES } from './log-files';
import type { ServerLogs } from './logs-props';

/** Path without characters that JSON or a shell escapes, with wildcards of the CloudWatch agent. */
const FILE_PATH = /^(?=.{2,200}$)(?:\/[\w.@+*-]+)+$/;

const NAME = /^[\w.-]{1,64}$/;

/** Checks the logs of the servers. */
export function checkLogs(problems: ProblemList, path: string, { files, retentionDays }: Required<ServerLogs>): void {
  checkLogRetention(problems, `${path}.retentionDays`, retentionDays, { code: 'WEB_TIER_LOG_RETENTION' });
  const advice = 'user data contains it';
  const names = SYSTEM_LOG_FILES.map(({ name }) => name);
  files.forEach((file, index) => {
    const filePath = problems.literal(`${path}.files[${String(index)}].filePath`, file.filePath, advice);
    problems.require(
      filePath === undefined || FILE_PATH.test(filePath),
      'WEB_TIER_LOG_FILE',
      () =>
        `${path}.files[${String(index)}].filePath must be an absolute path of up to 200 letters, digits and '_.@+*-/', got ${show(filePath)}; use '/var/log/application.log', for example`,
    );
    const name = problems.literal(`${path}.files[${String(index)}].name`, file.name, advice);
    problems.require(
      name === undefined || NAME.test(name),
      'WEB_TIER_LOG_NAME',
      () =>
        `${path}.files[${String(index)}].name must be 1 to 64 letters, digits and '_.-', got ${show(name)}; use 'application', for example`,
    );
    problems.require(
      name === undefined || !names.includes(name),
      'WEB_TIER_LOG_NAME_TWICE',
      () =>
        `${path}.files[${String(index)}].name must differ from other logs (${names.join(', ')}), got ${show(name)}; rename it, since it is part of the log stream's name`,
    );
    names.push(file.name);
  });
}
