/** Namespace of the monitor's metric. */
export const FRESHNESS_NAMESPACE = 'Etops/Backup';

/** Name of the monitor's metric: 1 if a check found something fresh, else 0. */
export const FRESHNESS_METRIC = 'Fresh';

/** Returns the dimensions of a check's metric. */
export function freshnessDimensions(environmentName: string, id: string): Readonly<Record<string, string>> {
  return { Environment: environmentName, FreshnessCheck: id };
}
