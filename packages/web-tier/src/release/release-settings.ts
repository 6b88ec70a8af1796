/** How releases of machine images go. */
export interface ReleaseSettings {
  /**
   * Share of the wanted servers that must serve while servers are replaced, in percent, 0 to 100. With 100, a new server
   * serves before an old one goes.
   *
   * @default 100
   */
  readonly minimumHealthyPercent?: number;
  /**
   * Servers while they are replaced, in percent of the wanted ones, 100 to 200, and at most 100 above the minimum.
   *
   * @default 110
   */
  readonly maximumHealthyPercent?: number;
  /**
   * How long the alarms are watched after the last server was replaced, in minutes, 0 to 2880. Until then the refresh
   * can still be rolled back.
   *
   * @default 10
   */
  readonly bakeMinutes?: number;
  /**
   * A refresh that takes longer is rolled back, in minutes, 5 to 480, more than `bakeMinutes`.
   *
   * @default 120
   */
  readonly timeoutMinutes?: number;
  /**
   * Share of the requests that servers answer with 5xx, in percent, above 0 to 100: more than that for two minutes, and
   * the release is rolled back.
   *
   * @default 5
   */
  readonly maximumErrorPercent?: number;
  /**
   * Names of further alarms of the Region that end a release when they ring; at most 9.
   *
   * @default - none
   */
  readonly alarmNames?: readonly string[];
}

/** With their defaults. */
export function releaseSettingsOf(settings: ReleaseSettings) {
  return {
    minimumHealthyPercent: settings.minimumHealthyPercent ?? 100,
    maximumHealthyPercent: settings.maximumHealthyPercent ?? 110,
    bakeMinutes: settings.bakeMinutes ?? 10,
    timeoutMinutes: settings.timeoutMinutes ?? 120,
    maximumErrorPercent: settings.maximumErrorPercent ?? 5,
    alarmNames: settings.alarmNames ?? [],
  };
}
