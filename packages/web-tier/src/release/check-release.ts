import type { ProblemList } from '@etops/foundation';
import { REFRESH, RELEASE_ALARMS_MAXIMUM } from '../limits';
import type { ReleaseSettings } from './release-settings';
import { releaseSettingsOf } from './release-settings';

/** Checks how releases go. */
export function checkRelease(settings: ReleaseSettings, problems: ProblemList): void {
  const { minimumHealthyPercent, maximumHealthyPercent, bakeMinutes, timeoutMinutes, maximumErrorPercent, alarmNames } =
    releaseSettingsOf(settings);
  for (const [prop, value] of Object.entries({
    minimumHealthyPercent,
    maximumHealthyPercent,
    bakeMinutes,
    timeoutMinutes,
  })) {
    const { minimum, maximum } = REFRESH[prop as keyof typeof REFRESH];
    problems.require(
      Number.isInteger(value) && value >= minimum && value <= maximum,
      'WEB_TIER_RELEASE_RANGE',
      () =>
        `release.${prop} must be a whole number from ${String(minimum)} to ${String(maximum)}, got ${String(value)}; choose one in that range`,
    );
  }
  problems.require(
    maximumHealthyPercent - minimumHealthyPercent <= 100,
    'WEB_TIER_RELEASE_PERCENT',
    () =>
      `release.maximumHealthyPercent must be at most 100 above minimumHealthyPercent, got ${String(maximumHealthyPercent)} and ${String(minimumHealthyPercent)}; narrow them`,
  );
  problems.require(
    bakeMinutes < timeoutMinutes,
    'WEB_TIER_RELEASE_BAKE',
    () =>
      `release.bakeMinutes must be less than timeoutMinutes, got ${String(bakeMinutes)} and ${String(timeoutMinutes)}; every release would be rolled back, so allow more time`,
  );
  problems.require(
    maximumErrorPercent > 0 && maximumErrorPercent <= 100,
    'WEB_TIER_RELEASE_ERRORS',
    () =>
      `release.maximumErrorPercent must be above 0 and at most 100, got ${String(maximumErrorPercent)}; choose what a good release never reaches`,
  );
  problems.require(
    alarmNames.length < RELEASE_ALARMS_MAXIMUM && new Set(alarmNames).size === alarmNames.length,
    'WEB_TIER_RELEASE_ALARMS',
    () =>
      `release.alarmNames must be at most 9 different names, got ${String(alarmNames.length)}; a refresh watches 10 alarms, one of them its own, so combine them in a composite alarm`,
  );
}
