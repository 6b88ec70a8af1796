/** Condition of a situation: a site is up or down, a switch is on or off. */
export interface TruthTableReportCondition {
  /** Site or switch, for example `primary` or `dr-in-service`. */
  readonly id: string;
  /** Kind of the condition. */
  readonly kind: 'site' | 'switch';
}

/** One row: a set of situations with the same result. */
export interface TruthTableReportRow {
  /** Conditions that decide, by id: `true` is up or on. The others make no difference. */
  readonly conditions: Readonly<Record<string, boolean | undefined>>;
  /** Sites that can serve. */
  readonly canServe: readonly string[];
  /** Percentages by site, one list per way to share the traffic. */
  readonly traffic: readonly (readonly TruthTableReportShare[])[];
}

/** Share of the traffic that a site gets. */
export interface TruthTableReportShare {
  /** Site, for example `primary`. */
  readonly site: string;
  /** Share in percent. */
  readonly percent: number;
  /**
   * Whether the share is more than the site can carry.
   *
   * @default false
   */
  readonly overloaded?: boolean;
}

/** DNS routing in every situation, as a report shows it. */
export interface TruthTableReport {
  /** Conditions, one column each. */
  readonly conditions: readonly TruthTableReportCondition[];
  /** Ways to share the traffic, one column each. */
  readonly traffic: readonly (string | { readonly towards: string; readonly percent: number })[];
  /** Rows; each situation is in exactly one. */
  readonly rows: readonly TruthTableReportRow[];
}
