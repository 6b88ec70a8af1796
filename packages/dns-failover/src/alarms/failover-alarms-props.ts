import type { AlarmSpec, EnvironmentRef } from '@etops/contracts';
import type { TerraformProvider } from 'cdktf';
import type { Node } from 'constructs';

/** Alarms of a failover as data; a `DnsFailover` is one. */
export interface AlarmSource {
  /** Tree node of the construct, whose id is part of the alarms' names. */
  readonly node: Node;
  /** Alarms of the stack's own Region. */
  readonly alarms: readonly AlarmSpec[];
  /** Alarms of us-east-1. */
  readonly healthAlarms: readonly AlarmSpec[];
}

/** Actions of alarms, per Region: an alarm can only notify topics in the Region of the alarm. */
export interface AlarmActions {
  /**
   * ARNs of the topics in the stack's own Region.
   *
   * @default - no actions
   */
  readonly own?: readonly string[];
  /**
   * ARNs of the topics in us-east-1.
   *
   * @default - no actions
   */
  readonly healthMetrics?: readonly string[];
}

/** Props of `FailoverAlarms`. */
export interface FailoverAlarmsProps {
  /**
   * Environment of the failover; part of the names of the alarms.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Failover whose alarms to create, a `DnsFailover`. */
  readonly failover: AlarmSource;
  /** Provider of us-east-1, which has the metrics of health checks: `stack.addProvider('us-east-1')`. */
  readonly healthMetricsProvider: TerraformProvider;
  /**
   * Actions of the alarms, both when they go off and when they return to `OK`.
   *
   * @default - the alarms have no actions
   */
  readonly actions?: AlarmActions;
}
