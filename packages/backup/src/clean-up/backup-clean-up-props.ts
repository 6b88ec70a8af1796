import type { EnvironmentRef } from '@etops/contracts';
import type { Checked } from '@etops/foundation';
import type { NotificationsRef } from '../notifications';

/** Properties of a {@link BackupCleanUp}. */
export interface BackupCleanUpProps {
  /**
   * Environment that the clean-up belongs to.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Topic that is notified of failed runs, and the key that also encrypts the log. */
  readonly notifications: NotificationsRef;
  /** Bucket of the reports. */
  readonly reports: {
    /** Name of the bucket. */
    readonly bucketName: string;
    /** ARN of the bucket's key. */
    readonly kmsKeyArn: string;
    /**
     * Prefix of the reports, with its final slash.
     *
     * @default 'clean-up/'
     */
    readonly prefix?: string;
  };
  /**
   * Whether scheduled runs only report what they would delete. Read some reports before you set it to `false`.
   *
   * @default true
   */
  readonly dryRun?: boolean;
  /**
   * Days after which an entry can be deleted; 7 or more.
   *
   * @default 90
   */
  readonly olderThanDays?: number;
  /**
   * Names of vaults of this Region, literals, whose recovery points without a lifecycle are deleted. Each vault must
   * allow the clean-up's role: `recoveryPointDeletionRoleArns: [backupCleanUpRoleArn(environment)]`.
   *
   * @default - none
   */
  readonly vaultNames?: readonly string[];
  /**
   * Tag of the images and snapshots that can be deleted.
   *
   * @default - `Application` = the environment's application
   */
  readonly tag?: {
    /** Key of the tag. */
    readonly key: string;
    /** Value of the tag. */
    readonly value: string;
  };
  /**
   * Names of the images that can be deleted, with `*` and `?` as wildcards, for example `airline-web-*`. EC2 then lists no
   * others, such as images of AWS Backup, which have the tags of their server.
   *
   * @default - images of any name
   */
  readonly imageNames?: readonly string[];
  /**
   * Names of SSM parameters that contain the id of an image in use, such as that of a web tier's release. Without one of
   * them, a run fails and deletes nothing.
   *
   * @default - none
   */
  readonly imagePointerNames?: readonly string[];
  /**
   * Names of further such parameters, of environments that may not exist at present. With {@link imagePointerNames}, at
   * most 10.
   *
   * @default - none
   */
  readonly optionalImagePointerNames?: readonly string[];
  /**
   * Schedule expression of EventBridge Scheduler, in {@link timeZone}; at most once an hour, and at least once a year.
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

/** The props with their defaults. */
export type ResolvedCleanUp = Required<Checked<BackupCleanUpProps>>;
