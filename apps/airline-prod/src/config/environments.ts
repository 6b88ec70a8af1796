import type { EnvironmentRef, EnvironmentRole } from '@etops/contracts';
import type { AirlineConfig } from './airline-config';

/** Stacks, by name. */
export type StackName = 'bootstrap' | 'vault' | 'primary' | 'dr' | 'staging' | 'dns';

/** Stacks that serve the website, each with its own network. */
export type SiteName = 'primary' | 'dr' | 'staging';

const ROLES: Readonly<Record<StackName, EnvironmentRole>> = {
  bootstrap: 'recovery',
  vault: 'recovery',
  primary: 'production',
  dr: 'production',
  staging: 'development',
  dns: 'recovery',
};

/** Returns the environment of a stack. Stacks that must survive the loss of the primary Region are in the DR Region. */
export function environmentOf(config: AirlineConfig, name: StackName): EnvironmentRef {
  const { application, accountId } = config;
  return { application, accountId, name, role: ROLES[name], region: regionOf(config, name) };
}

function regionOf({ primary, dr, staging }: AirlineConfig, name: StackName): string {
  switch (name) {
    case 'primary':
      return primary.location.region;
    case 'staging':
      return staging.location.region;
    case 'bootstrap':
    case 'vault':
    case 'dr':
    case 'dns':
      return dr.location.region;
  }
}

/** Returns the Regions in which stacks keep their state. */
export function stateRegions(config: AirlineConfig): readonly string[] {
  const names = Object.keys(ROLES) as StackName[];
  return [...new Set(names.map((name) => regionOf(config, name)))];
}
