import { DataAwsKmsAlias } from '@cdktf/provider-aws/lib/data-aws-kms-alias';
import type { AlarmSpec } from '@etops/contracts';
import {
  checkProps,
  literals,
  nameFor,
  ProblemList,
  Schedule,
  stateMachineName,
  throwProblems,
} from '@etops/foundation';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { EXPORT_TASK_NAME_LENGTH, SNAPSHOT_EXPORT_MISSING } from '../limits';
import { checkSnapshotExport } from './check-snapshot-export';
import { exportAlarms } from './export-alarms';
import { exportDefinition } from './export-definition';
import { ExportMachine } from './export-machine';
import { createExportRole } from './export-role';
import type { ExportTimings } from './export-target';
import { resolveSnapshotExport } from './resolve-snapshot-export';
import type { ExportArchive, SnapshotExportProps } from './snapshot-export-props';
import { shapes } from '../shapes.generated';

/**
 * Exports the newest snapshot of a database, of RDS or of AWS Backup, to S3, as Parquet, on a schedule. EventBridge Scheduler starts a
 * state machine, which starts an export task of RDS, waits until it ends, and notifies a topic.
 *
 * It runs in the Region of the snapshots and the bucket, and needs no other Region. RDS cannot restore a database from
 * an export.
 *
 * @throws ValidationError if AWS would reject the export
 */
export class SnapshotExport extends Construct {
  /** ARN of the state machine, a literal. Start it without input for an unscheduled export. */
  readonly stateMachineArn: string;
  /** ARN of the topic that is notified of the outcome of exports. */
  readonly topicArn: string;
  /** Prefix of the exports in the bucket, for its lifecycle rules. */
  readonly prefix: string;
  /** Alarms as data; the construct renders none of them. */
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: SnapshotExportProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'SnapshotExportProps', props);
    const resolved = resolveSnapshotExport(checked);
    const problems = new ProblemList();
    checkSnapshotExport(problems, '', resolved);
    throwProblems(this, problems.all);
    this.warnOfRegion(checked.environment.region);

    const { environment, archive, schedule, timeZone, timeoutHours, acceptsWarnings, topic } = resolved;
    const { identifier } = resolved.database;
    this.prefix = archive.prefix;
    const destination = { ...archive, kmsKeyArn: this.keyOf(archive), instanceIdentifier: identifier };
    const role = createExportRole(this, environment, destination);
    const name = stateMachineName(environment, id);
    const taskName = nameFor(environment, id, { maxLength: EXPORT_TASK_NAME_LENGTH.max });
    const exportMachine = new ExportMachine(this, 'machine', {
      environment,
      purpose: id,
      name,
      instanceIdentifier: identifier,
      topic,
      dependsOn: [role.policy],
      define: (notified) =>
        exportDefinition(
          { ...destination, environment, exportRoleArn: role.arn, topic: notified, taskName, acceptsWarnings },
          timingsOf(timeoutHours),
        ),
    });
    const { arn: stateMachineArn, stateMachine } = exportMachine.machine;
    this.stateMachineArn = stateMachineArn;
    this.topicArn = exportMachine.topic.topicArn;
    const { groupName, alarms } = new Schedule(this, 'schedule', {
      environment,
      name,
      description: `Starts ${name}`,
      stateMachineArn,
      expression: schedule,
      timeZone,
      // A start that EventBridge Scheduler could not make within an hour is lost; the next run follows the schedule.
      retry: { maxAttempts: 10, maxAgeSeconds: 3600 },
      dependsOn: [stateMachine],
    });
    this.alarms = [...exportAlarms({ identifier, stateMachineArn, scheduleGroup: groupName }), ...alarms];
  }

  private warnOfRegion(region: string): void {
    const { regions, source, checked } = SNAPSHOT_EXPORT_MISSING;
    if (regions.includes(region)) {
      Annotations.of(this).addWarning(
        `RDS may not export snapshots in ${region}; run 'aws rds start-export-task' there before you rely on it (${source}, read ${checked}) [SNAPSHOT_EXPORT_REGION_UNKNOWN]`,
      );
    }
  }

  /** Returns the ARN of the key: IAM policies cannot name an alias. */
  private keyOf({ kmsKeyArn }: ExportArchive): string {
    const [, alias] = /:(alias\/.+)$/.exec(literals(kmsKeyArn) ?? '') ?? [];
    return alias === undefined ? kmsKeyArn : new DataAwsKmsAlias(this, 'archive-key', { name: alias }).targetKeyArn;
  }
}

const POLL_SECONDS = 300;

function timingsOf(timeoutHours: number): ExportTimings {
  return {
    pollSeconds: POLL_SECONDS,
    maxAttempts: Math.ceil((timeoutHours * 3600) / POLL_SECONDS),
    retrySeconds: 5,
    startRetrySeconds: 60,
  };
}
