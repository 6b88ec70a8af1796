import { DataAwsKmsAlias } from '@cdktf/provider-aws/lib/data-aws-kms-alias';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { AlarmSpec } from '@etops/contracts';
import { nameFor, partitionOf, policyDocument, throwProblems, trustPolicy } from '@etops/foundation';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { known } from '../internal/known';
import {
  EXPORT_TASK_NAME_MAX_LENGTH,
  ROLE_NAME_MAX_LENGTH,
  SCHEDULE_NAME_MAX_LENGTH,
  SNAPSHOT_EXPORT_MISSING,
} from '../limits';
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
 * Exports the newest automated snapshot of a database to S3, as Parquet, on a schedule: EventBridge Scheduler starts a
 * state machine, which starts an export task of RDS, waits for its end and tells a topic how it went.
 *
 * It runs where the snapshots and the bucket are, so that it needs no other Region. Exports are for reading: RDS
 * restores no database from them.
 *
 * @throws ValidationError when AWS would refuse it
 */
export class SnapshotExport extends Construct {
  /** Start it without input for an export out of turn. A literal. */
  readonly stateMachineArn: string;
  /** Where it tells how exports go. */
  readonly topicArn: string;
  /** Where in the bucket exports go: what a lifecycle rule needs. A literal. */
  readonly prefix: string;
  /** What to watch; nothing is rendered of it here. */
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: SnapshotExportProps) {
    super(scope, id);
    const { environment, database, archive, schedule, timeZone = 'Etc/UTC', timeoutHours = 24 } = props;
    const { prefix = `snapshots/${database.identifier}` } = archive;
    const problems = checkSnapshotExport({
      environment,
      instanceIdentifier: known(database.identifier),
      bucketName: known(archive.bucketName),
      prefix: known(prefix),
      kmsKeyArn: known(archive.kmsKeyArn),
      schedule,
      timeZone,
      timeoutHours: known(timeoutHours),
    });
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
            taskName: nameFor(environment, id, { maxLength: EXPORT_TASK_NAME_MAX_LENGTH }),
          },
          {
            pollSeconds: POLL_SECONDS,
            maximumTurns: Math.ceil((timeoutHours * 3600) / POLL_SECONDS),
            retrySeconds: RETRY_SECONDS,
            startRetrySeconds: START_RETRY_SECONDS,
          },
        ),
    });
    this.stateMachineArn = machine.arn;
    this.topicArn = machine.topicArn;
    const { groupName } = new ExportSchedule(this, 'schedule', {
      environment,
      name: nameFor(environment, id, { maxLength: SCHEDULE_NAME_MAX_LENGTH }),
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
        `RDS is not known to export snapshots in ${region}; try 'aws rds start-export-task' there before you rely on it (${source}, read ${checked})`,
      );
    }
  }

  /** IAM policies name keys, not aliases. */
  private keyOf({ kmsKeyArn }: ExportArchive): string {
    const [, alias] = /:(alias\/.+)$/.exec(known(kmsKeyArn) ?? '') ?? [];
    return alias === undefined ? kmsKeyArn : new DataAwsKmsAlias(this, 'archive-key', { name: alias }).targetKeyArn;
  }

  /** The role that RDS takes while it exports. */
  private createExportRole({ environment, database, archive }: SnapshotExportProps, kmsKeyArn: string) {
    const role = new IamRole(this, 'export-role', {
      name: nameFor(environment, `${this.node.id}-writer`, { maxLength: ROLE_NAME_MAX_LENGTH }),
      description: `Writes exported snapshots of ${database.identifier}`,
      // Nowhere is it said whether RDS names the account that it acts for; where it does, it has to be this one.
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
