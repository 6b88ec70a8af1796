/** Settings of releases of machine images. */
export interface ReleaseSettings {
  /**
   * Share of the desired servers that must be healthy during a release, 0 to 100 percent. With 100, a new server is in
   * service before an old one is terminated.
   *
   * @default 100
   */
  readonly minHealthyPercent?: number;
  /**
   * Maximum number of servers during a release, 100 to 200 percent of the desired ones and at most 100 above
   * `minHealthyPercent`.
   *
   * @default 110
   */
  readonly maxHealthyPercent?: number;
  /**
   * Time to watch the alarms after the last server was replaced, 0 to 2880 minutes. Until this time has passed, the
   * refresh can be rolled back.
   *
   * @default 10
   */
  readonly bakeMinutes?: number;
  /**
   * Time after which a refresh is rolled back, 5 to 480 minutes, more than `bakeMinutes`.
   *
   * @default 120
   */
  readonly timeoutMinutes?: number;
  /**
   * Share of requests that servers, or the load balancer in their place, answer with 5xx, in percent; more than 0, at most
   * 100. A higher share for two minutes rolls the release back.
   *
   * @default 5
   */
  readonly maxErrorPercent?: number;
  /**
   * 95th percentile of the response time, in seconds; more than 0. A longer one for two minutes rolls the release back.
   *
   * @default - response times are not watched
   */
  readonly maxLatencySeconds?: number;
  /**
   * Names of further alarms of the Region that roll a release back, at most 9; at most 8 with `maxLatencySeconds`.
   *
   * @default - none
   */
  readonly alarmNames?: readonly string[];
  /**
   * Names of SSM parameters of the Region, at most 10. While one of them is not `0`, a release is refused: switches of a
   * failover, during which the Region needs its servers.
   *
   * @default - none
   */
  readonly switchNames?: readonly string[];
}

/** Settings with their defaults. */
export interface ResolvedRelease extends Required<Omit<ReleaseSettings, 'maxLatencySeconds'>> {
  readonly maxLatencySeconds: number | undefined;
}

/** Returns the settings with their defaults. */
export function resolveRelease({
  minHealthyPercent = 100,
  maxHealthyPercent = 110,
  bakeMinutes = 10,
  timeoutMinutes = 120,
  maxErrorPercent = 5,
  maxLatencySeconds,
  alarmNames = [],
  switchNames = [],
}: ReleaseSettings): ResolvedRelease {
  return {
    minHealthyPercent,
    maxHealthyPercent,
    bakeMinutes,
    timeoutMinutes,
    maxErrorPercent,
    maxLatencySeconds,
    alarmNames,
    switchNames,
  };
}
