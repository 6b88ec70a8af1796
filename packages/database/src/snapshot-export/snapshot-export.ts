import { DataAwsKmsAlias } from '@cdktf/provider-aws/lib/data-aws-kms-alias';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { AlarmSpec } from '@etops/contracts';
import {
  literals,
  nameFor,
  partitionOf,
  policyDocument,
  ProblemList,
  ROLE_NAME_LENGTH,
  SCHEDULE_NAME_LENGTH,
  throwProblems,
  trustPolicy,
} from '@etops/foundation';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { EXPORT_TASK_NAME_LENGTH, SNAPSHOT_EXPORT_MISSING } from '../limits';
import { checkSnapshotExport } from './check-snapshot-export';
import { exportAlarms } from './export-alarms';
import { exportDefinition } from './export-definition';
import { exportRoleStatements } from './export-permissions';
import { ExportMachine } from './export-machine';
import { ExportSchedule } from './export-schedule';
import type { ExportArchive, SnapshotExportProps } from './snapshot-export-props';

const POLL_SECONDS = 300;
const RETRY_SECONDS = 5;
const START_RETRY_SECONDS = 60;

/**
 * Exports the newest automated snapshot of a database to S3, as Parquet, on a schedule. EventBridge Scheduler starts a
 * state machine, which starts an export task of RDS, waits until it ends, and notifies a topic.
 *
 * It runs in the Region of the snapshots and the bucket, and needs no other Region. RDS cannot restore a database from
 * an export.
 *
 * @throws ValidationError if AWS would refuse it
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
    const { environment, database, archive, schedule, timeZone = 'Etc/UTC', timeoutHours = 24 } = props;
    const { prefix = `snapshots/${database.identifier}` } = archive;
    const problems = new ProblemList();
    checkSnapshotExport(problems, '', { ...props, archive: { ...archive, prefix }, timeZone, timeoutHours });
    throwProblems(this, problems.all);
    this.warnOfRegion(environment.region);
    this.prefix = prefix;
    const kmsKeyArn = this.keyOf(archive);
    const role = this.createExportRole(props, kmsKeyArn);
    const machine = new ExportMachine(this, 'machine', {
      environment,
      purpose: id,
      ...(props.topic === undefined ? {} : { topic: props.topic }),
      resources: {
        instanceIdentifier: database.identifier,
        bucketName: archive.bucketName,
        prefix,
        kmsKeyArn,
        exportRoleArn: role.arn,
      },
      dependsOn: [role.policy],
      define: (topicArn) =>
        exportDefinition(
          {
            partition: partitionOf(environment.region),
            environmentName: environment.name,
            instanceIdentifier: database.identifier,
            bucketName: archive.bucketName,
            prefix,
            kmsKeyArn,
            exportRoleArn: role.arn,
            topicArn,
            taskName: nameFor(environment, id, { maxLength: EXPORT_TASK_NAME_LENGTH.max }),
          },
          {
            pollSeconds: POLL_SECONDS,
            maxAttempts: Math.ceil((timeoutHours * 3600) / POLL_SECONDS),
            retrySeconds: RETRY_SECONDS,
            startRetrySeconds: START_RETRY_SECONDS,
          },
        ),
    });
    this.stateMachineArn = machine.arn;
    this.topicArn = machine.topicArn;
    const { groupName } = new ExportSchedule(this, 'schedule', {
      environment,
      name: nameFor(environment, id, { maxLength: SCHEDULE_NAME_LENGTH.max }),
      schedule,
      timeZone,
      stateMachineArn: machine.arn,
      dependsOn: [machine.stateMachine],
    });
    this.alarms = exportAlarms({
      identifier: database.identifier,
      stateMachineArn: machine.arn,
      scheduleGroup: groupName,
    });
  }

  private warnOfRegion(region: string): void {
    const { regions, source, checked } = SNAPSHOT_EXPORT_MISSING;
    if (regions.includes(region)) {
      Annotations.of(this).addWarning(
        `RDS may not export snapshots in ${region}; run 'aws rds start-export-task' there before you rely on it (${source}, read ${checked})`,
      );
    }
  }

  /** Returns the ARN of the key: IAM policies cannot name an alias. */
  private keyOf({ kmsKeyArn }: ExportArchive): string {
    const [, alias] = /:(alias\/.+)$/.exec(literals(kmsKeyArn) ?? '') ?? [];
    return alias === undefined ? kmsKeyArn : new DataAwsKmsAlias(this, 'archive-key', { name: alias }).targetKeyArn;
  }

  /** Creates the role that RDS assumes during an export. */
  private createExportRole({ environment, database, archive }: SnapshotExportProps, kmsKeyArn: string) {
    const role = new IamRole(this, 'export-role', {
      name: nameFor(environment, `${this.node.id}-writer`, { maxLength: ROLE_NAME_LENGTH.max }),
      description: `Writes exported snapshots of ${database.identifier}`,
      // AWS does not document whether RDS sets aws:SourceAccount; if it does, it must be this account.
      assumeRolePolicy: trustPolicy('export.rds.amazonaws.com', {
        StringEqualsIfExists: { 'aws:SourceAccount': environment.accountId },
      }),
    });
    const policy = new IamRolePolicy(this, 'export-policy', {
      name: 'export',
      role: role.name,
      policy: policyDocument(
        ...exportRoleStatements(environment, { bucketName: archive.bucketName, prefix: this.prefix, kmsKeyArn }),
      ),
    });
    return { arn: role.arn, policy };
  }
}
