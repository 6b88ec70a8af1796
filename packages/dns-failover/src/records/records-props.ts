import type { HealthCheckSettings } from '../health-checks';
import type { SiteSettings } from '../sites';
import type { TrafficSettings } from './traffic';

/** Settings of a record tree: its names and sites, how they share the traffic, and how they are checked. */
export interface FailoverSettings extends SiteSettings, TrafficSettings, HealthCheckSettings {}
