/** A resource that a deployment left out, and the reason. */
export interface ExcludedResource {
  /** Terraform address. */
  readonly address: string;
  /** Reason, for example `the emulator lacks the type`. */
  readonly reason: string;
}

/** A stack after a deployment. */
export interface DeployedStack {
  /** Stack name. */
  readonly stack: string;
  /** Number of resources in its state. */
  readonly resources: number;
  /** Resources that were left out. */
  readonly excluded: readonly ExcludedResource[];
  /** Seconds that its deployment took. */
  readonly seconds: number;
  /** Result of a second plan. */
  readonly replan: 'empty' | 'differs';
  /**
   * Text of the second plan.
   *
   * @default - none, the second plan is empty
   */
  readonly difference?: string;
  /** Secrets whose value is in the state. */
  readonly exposedSecrets: readonly string[];
  /** Whether it was destroyed. */
  readonly destroyed: boolean;
}

/** Stacks of other Regions during the loss of a Region. */
export interface RegionLoss {
  /** Region that was lost. */
  readonly region: string;
  /** Stacks that could not be planned, as expected. */
  readonly unreachable: readonly string[];
  /** Stacks that could be planned although their Region was lost. */
  readonly reachable: readonly string[];
  /** Number of resources that were changed, by stack. */
  readonly changed: Readonly<Record<string, number>>;
}

/** Objects that remain after everything was destroyed. */
export interface Leftover {
  /** AWS service. */
  readonly service: string;
  /** AWS Region id. */
  readonly region: string;
  /** Kind of the objects. */
  readonly kind: string;
  /** Their names. */
  readonly names: readonly string[];
}

/** A deployment of all stacks on an emulator, from the first plan to the last deletion. */
export interface Deployment {
  /** Stacks, in the order of their deployment. */
  readonly stacks: readonly DeployedStack[];
  /**
   * Loss of a Region between deployment and deletion.
   *
   * @default - no Region was lost
   */
  readonly regionLoss?: RegionLoss;
  /** Calls that the emulator refused. */
  readonly unsupportedCalls: readonly string[];
  /** Objects that were not destroyed. */
  readonly leftovers: readonly Leftover[];
}
