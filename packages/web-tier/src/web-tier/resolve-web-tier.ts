import type { Checked } from '@etops/foundation';
import type { WebTierAlarmThresholds } from '../alarms';
import { resolveAlarmThresholds } from '../alarms';
import type { Capacity } from '../capacity';
import { resolveCapacity } from '../capacity';
import type { Domain } from '../domain';
import { resolveDomain } from '../domain';
import type { WebTierFileSystem } from '../files';
import type { ResolvedLoadBalancer } from '../load-balancer';
import { resolveLoadBalancer } from '../load-balancer';
import type { ResolvedRelease } from '../release';
import { resolveRelease } from '../release';
import type { Scaling } from '../scaling';
import { resolveScaling } from '../scaling';
import type { ResolvedServers } from '../servers';
import { resolveServers } from '../servers';
import type { WarmPoolProps } from '../warm-pool';
import { resolveWarmPool } from '../warm-pool';
import type { ResolvedWebAcl } from '../web-acl';
import { resolveWebAcl } from '../web-acl';
import type { WebTierProps } from './web-tier-props';

/** Props with their defaults, one slice per room. Each room gets its own slice only. */
export interface ResolvedWebTier extends Pick<Checked<WebTierProps>, 'environment' | 'network'> {
  readonly domain: Required<Domain>;
  readonly capacity: Required<Capacity>;
  readonly loadBalancer: ResolvedLoadBalancer;
  readonly servers: ResolvedServers;
  readonly scaling: Required<Scaling>;
  readonly warmPool: Required<WarmPoolProps> | undefined;
  readonly webAcl: ResolvedWebAcl | undefined;
  readonly fileSystem: WebTierFileSystem;
  readonly release: ResolvedRelease | undefined;
  readonly alarms: Required<WebTierAlarmThresholds>;
}

/** Returns the props with the defaults of every room. */
export function resolveWebTier(props: Checked<WebTierProps>): ResolvedWebTier {
  const { environment, network, fileSystem = {}, scaling = {}, alarms = {} } = props;
  const loadBalancer = resolveLoadBalancer(props, environment);
  return {
    environment,
    network,
    fileSystem,
    domain: resolveDomain(props.domain, loadBalancer.healthCheck.path),
    capacity: resolveCapacity(props.capacity),
    loadBalancer,
    servers: resolveServers(props, { launchHook: props.warmPool !== undefined }),
    scaling: resolveScaling(scaling),
    warmPool: props.warmPool && resolveWarmPool(props.warmPool),
    webAcl: props.webAcl && resolveWebAcl(props.webAcl),
    release: props.release && resolveRelease(props.release),
    alarms: resolveAlarmThresholds(alarms),
  };
}
