/** File on the servers that the CloudWatch agent publishes. */
export interface ServerLogFile {
  /** Absolute path of the file, with `*` for several files; up to 200 characters. */
  readonly filePath: string;
  /** Last part of the log stream's name, `<instance id>/<name>`. */
  readonly name: string;
}

/** Logs of the servers in CloudWatch Logs, encrypted with a customer key. */
export interface ServerLogs {
  /**
   * Log files of the application. The journal of systemd, which contains the output of its services, the output of user
   * data and the log of the EFS client are always published.
   *
   * @default - none
   */
  readonly files?: readonly ServerLogFile[];
  /**
   * Days after which log events expire; a period that CloudWatch Logs accepts.
   *
   * @default 30
   */
  readonly retentionDays?: number;
}

/** Returns the logs with their defaults. */
export function resolveLogs({ files = [], retentionDays = 30 }: ServerLogs): Required<ServerLogs> {
  return { files, retentionDays };
}
