import type { EnvironmentRef } from '@etops/contracts';
import { iamArnOf, partitionOf, throwProblems } from '@etops/foundation';
import { Construct } from 'constructs';
import { machineArn, ScheduledMachine } from '../internal/scheduled-machine';
import type { NotificationsRef } from '../notifications/backup-notifications';
import { checkCleanUp } from './check-clean-up';
import { cleanUpDefinition } from './clean-up-definition';
import { cleanUpStatements } from './clean-up-permissions';
import type { CleanUpTarget } from './clean-up-target';

const PURPOSE = 'clean-up';

export interface BackupCleanUpProps {
  readonly environment: EnvironmentRef;
  /** Who is told when a run fails. */
  readonly notifications: NotificationsRef;
  /** Where the reports go. */
  readonly reports: {
    readonly bucketName: string;
    /** Key of the bucket. */
    readonly kmsKeyArn: string;
    /** @default 'clean-up/' */
    readonly prefix?: string;
  };
  /**
   * Whether the scheduled runs only report what they would remove. Read a report or two before you say `false`.
   *
   * @default true
   */
  readonly dryRun?: boolean;
  /**
   * Nothing younger is removed; 7 days or more.
   *
   * @default 90
   */
  readonly olderThanDays?: number;
  /**
   * Vaults of this Region, by literal names, whose recovery points without an end are removed. Each vault must admit
   * the clean-up's role: `deletableByArns: [backupCleanUpRoleArn(environment)]`.
   *
   * @default - none
   */
  readonly vaultNames?: readonly string[];
  /**
   * Images and snapshots that carry it may be removed; others never are.
   *
   * @default - `Application` = the environment's application
   */
  readonly tag?: { readonly key: string; readonly value: string };
  /**
   * SSM parameters that hold the id of an image in use, at most 10; a web tier's release has one.
   *
   * @default - none
   */
  readonly imagePointerNames?: readonly string[];
  /**
   * Six fields, in {@link timeZone}.
   *
   * @default 'cron(0 10 ? * SUN *)'
   */
  readonly schedule?: string;
  /**
   * IANA time zone of the schedule.
   *
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;
}

/** ARN of the role that a clean-up deletes with, from literals, for the policy of a vault. */
export function backupCleanUpRoleArn(environment: EnvironmentRef): string {
  return iamArnOf(environment, `role/${machineArn(environment, PURPOSE).replace(/^.*:/, '')}`);
}

/** ARN of the clean-up's state machine, from literals: to start it by hand, or to watch it. */
export function backupCleanUpArn(environment: EnvironmentRef): string {
  return machineArn(environment, PURPOSE);
}

/**
 * The weekly removal of recovery points, images and snapshots that no lifecycle ends, by a state machine that calls the
 * services itself.
 *
 * @throws ValidationError when age, names or schedule are wrong
 */
export class BackupCleanUp extends Construct {
  /** A literal. */
  readonly stateMachineArn: string;

  constructor(scope: Construct, id: string, props: BackupCleanUpProps) {
    super(scope, id);
    const { environment } = props;
    const resolved: Required<BackupCleanUpProps> = {
      dryRun: true,
      olderThanDays: 90,
      vaultNames: [],
      tag: { key: 'Application', value: environment.application },
      imagePointerNames: [],
      schedule: 'cron(0 10 ? * SUN *)',
      timeZone: 'Etc/UTC',
      ...props,
    };
    throwProblems(this, checkCleanUp(resolved));
    const { notifications, reports, olderThanDays, dryRun, schedule, timeZone } = resolved;
    const target: CleanUpTarget = {
      partition: partitionOf(environment.region),
      environmentName: environment.name,
      vaultNames: resolved.vaultNames,
      tag: resolved.tag,
      imagePointerNames: resolved.imagePointerNames,
      reportBucketName: reports.bucketName,
      reportPrefix: reports.prefix ?? 'clean-up/',
      topicArn: notifications.topicArn,
    };
    const machine = new ScheduledMachine(this, 'machine', {
      environment,
      purpose: PURPOSE,
      description: 'Removes recovery points, images and snapshots that no lifecycle ends',
      definition: cleanUpDefinition(target, { olderThanDays, pageSize: 100, retrySeconds: 5 }),
      statements: cleanUpStatements(environment, target, {
        reportKeyArn: reports.kmsKeyArn,
        topicKeyArn: notifications.kmsKeyArn,
      }),
      schedule,
      timeZone,
      input: { dryRun },
      kmsKeyArn: notifications.kmsKeyArn,
    });
    this.stateMachineArn = machine.stateMachineArn;
  }
}
