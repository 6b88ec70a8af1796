/** What a release acts on. Values may be references, which Terraform fills in. */
export interface ReleaseTarget {
  readonly partition: string;
  /** Environment, for the notifications. */
  readonly environmentName: string;
  readonly autoScalingGroupName: string;
  /** Description of every version of the launch template: Terraform compares it with its own. */
  readonly templateDescription: string;
  readonly targetGroupArn: string;
  readonly topicArn: string;
  readonly pointer: PointerParameter;
  /** Alarms that end the refresh, and that must be silent after it; at least one. */
  readonly alarmNames: readonly string[];
}

/** The SSM parameter that holds the released image, as `PutParameter` takes it. */
export interface PointerParameter {
  readonly Name: string;
  readonly Description: string;
  readonly Type: 'String';
  readonly Tier: 'Standard';
  readonly AllowedPattern: string;
}

/** How servers are replaced. */
export interface ReleasePace {
  readonly minimumHealthyPercent: number;
  readonly maximumHealthyPercent: number;
  readonly bakeSeconds: number;
  readonly pollSeconds: number;
  /** Looks at the refresh, and at its reversal, so many times at most. */
  readonly maximumTurns: number;
  /** Looks at the targets so many times at most. */
  readonly maximumHealthTurns: number;
  readonly retrySeconds: number;
}
