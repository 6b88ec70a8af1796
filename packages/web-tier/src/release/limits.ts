/** Ranges of an instance refresh: percentages and bake time as in Auto Scaling. The timeout is limited by the events of
 * an execution, at most 25,000.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html (checked 2026-11-23)
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html (checked 2026-11-22) */
export const REFRESH = {
  minHealthyPercent: { min: 0, max: 100 },
  maxHealthyPercent: { min: 100, max: 200 },
  bakeMinutes: { min: 0, max: 2880 },
  timeoutMinutes: { min: 5, max: 480 },
} as const;

/** Alarms of one refresh.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AlarmSpecification.html (checked 2026-11-23) */
export const REFRESH_ALARMS = { min: 0, max: 10 } as const;

/** Parameters of one `GetParameters` call.
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html */
export const PARAMETERS_READ = { min: 1, max: 10 } as const;
