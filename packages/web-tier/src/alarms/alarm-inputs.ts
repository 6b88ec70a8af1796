import type { WebTierAlarmThresholds } from './alarm-thresholds';

/** Resources that the alarms watch; ids and suffixes may be references. */
export interface AlarmInputs {
  /** Suffix of the load balancer's ARN, as CloudWatch names it. */
  readonly loadBalancer: string;
  /** Suffix of the target group's ARN. */
  readonly targetGroup: string;
  /** Name of the Auto Scaling group. */
  readonly autoScalingGroup: string;
  /** Whether the group has a warm pool. */
  readonly hasWarmPool: boolean;
  /** Whether the group's maximum is above its minimum; otherwise it always has its maximum. */
  readonly canGrow: boolean;
  readonly fileSystemId: string;
  /** Copy of the files in another Region; `undefined` without replication. */
  readonly replicaFileSystemId: string | undefined;
  readonly thresholds: Required<WebTierAlarmThresholds>;
}

/** Settings of most alarms: three minutes in a row; missing data does not set off the alarm. */
export const common = {
  periodSeconds: 60,
  evaluationPeriods: 3,
  comparison: 'GreaterThanThreshold',
  treatMissingData: 'notBreaching',
} as const;
