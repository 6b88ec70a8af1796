import type { AlarmSpec } from '@etops/contracts';
import { checkProps, ProblemList, StateMachine, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { BackupAlarms, backupMachineName } from '../notifications';
import type { BackupFreshnessMonitorProps, ResolvedFreshnessMonitor } from './backup-freshness-monitor-props';
import { checkFreshnessMonitor } from './check-freshness-monitor';
import { freshnessAlarm } from './freshness-alarm';
import { freshnessDefinition } from './freshness-definition';
import { shapes } from '../shapes.generated';

/**
 * Creates a dead man's switch for jobs that must not be missed: a weekly copy, a monthly restore test, a clean-up.
 *
 * A CloudWatch alarm evaluates seven days at most. Therefore a state machine checks once a day when each job was last
 * completed, and publishes the metric `Fresh`. An alarm goes off if the metric has had no 1 for more than a day: the
 * job is overdue, or the monitor itself did not run.
 *
 * @throws ValidationError when checks or schedule are wrong
 */
export class BackupFreshnessMonitor extends Construct {
  /** Alarms as data; the construct renders them itself. */
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: BackupFreshnessMonitorProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'BackupFreshnessMonitorProps', props);
    const resolved: ResolvedFreshnessMonitor = { schedule: 'cron(0 12 * * ? *)', timeZone: 'Etc/UTC', ...checked };
    const problems = new ProblemList();
    checkFreshnessMonitor(problems, '', resolved);
    throwProblems(this, problems.all);
    const { environment, checks, notifications, schedule, timeZone } = resolved;
    new StateMachine(this, 'machine', {
      environment,
      name: backupMachineName(environment, 'freshness'),
      description: 'Checks whether backups, copies, restore tests and clean-ups are fresh',
      definition: freshnessDefinition({ environment, checks }, { retrySeconds: 5 }),
      kmsKeyArn: notifications.kmsKeyArn,
      // Without a run there is no metric, which raises every alarm.
      schedule: {
        expression: schedule,
        timeZone,
        deadLetterQueue: { without: 'a run that does not start publishes no metric, which raises the alarms' },
      },
    });
    this.alarms = checks.map((check) => freshnessAlarm(environment.name, check));
    new BackupAlarms(this, 'alarms', { environment, alarms: this.alarms, topicArn: notifications.topicArn });
  }
}
