import type { EnvironmentRef } from '@etops/contracts';

/** Resources that a release acts on. Values may be references, which Terraform resolves. */
export interface ReleaseTarget {
  /** Environment of the release. */
  readonly environment: EnvironmentRef;
  /** ARN of the release's own state machine. */
  readonly stateMachineArn: string;
  /** Name of the Auto Scaling group. */
  readonly autoScalingGroupName: string;
  /** ARN of the group's launch template. */
  readonly launchTemplateArn: string;
  /** Description of every version of the launch template, equal to that in Terraform. */
  readonly templateDescription: string;
  /** ARN of the servers' role. */
  readonly instanceRoleArn: string;
  /** ARN of the target group. */
  readonly targetGroupArn: string;
  /** ARN of the topic for notifications. */
  readonly topicArn: string;
  /** ARN of the topic's KMS key. */
  readonly topicKeyArn: string;
  /** SSM parameter with the released image. */
  readonly pointer: PointerParameter;
  /** Names of the alarms that roll the refresh back and must be silent after it; at least one. */
  readonly alarmNames: readonly string[];
  /** Names of the SSM parameters that must be `0` for a release to start. */
  readonly switchNames: readonly string[];
}

/** SSM parameter with the released image, as `PutParameter` accepts it. */
export interface PointerParameter {
  /** Name of the parameter. */
  readonly Name: string;
  /** Description of the parameter. */
  readonly Description: string;
  /** Type of the parameter. */
  readonly Type: 'String';
  /** Tier of the parameter. */
  readonly Tier: 'Standard';
  /** Regular expression that values must match. */
  readonly AllowedPattern: string;
}

/** Pace of a release. */
export interface ReleaseTimings {
  /** Share of the desired servers that must be healthy, in percent. */
  readonly minHealthyPercent: number;
  /** Maximum number of servers, in percent of the desired ones. */
  readonly maxHealthyPercent: number;
  /** Time to watch the alarms after the last server was replaced. */
  readonly bakeSeconds: number;
  /** Time between two polls. */
  readonly pollSeconds: number;
  /** Maximum number of polls of the refresh, and of its rollback. */
  readonly maxAttempts: number;
  /** Maximum number of polls of the servers after a refresh, and after a rollback. */
  readonly maxHealthAttempts: number;
  /** Time before the first retry of a call. */
  readonly retrySeconds: number;
}
