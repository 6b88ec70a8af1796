import type { EnvironmentRef } from '@etops/contracts';
import type { WebTierAlarmThresholds } from '../alarms';
import type { Capacity } from '../capacity';
import type { Domain } from '../domain';
import type { WebTierFileSystem } from '../files';
import type { LoadBalancerProps } from '../load-balancer';
import type { WebTierNetwork } from '../network';
import type { ReleaseSettings } from '../release';
import type { Scaling } from '../scaling';
import type { ServersProps } from '../servers';
import type { WarmPoolProps } from '../warm-pool';
import type { WebAclProps } from '../web-acl';

/** Props of a web tier. */
export interface WebTierProps extends LoadBalancerProps, ServersProps {
  /**
   * Environment that the web tier belongs to.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Network of the web tier; each zone with servers has a public subnet for the load balancer. */
  readonly network: WebTierNetwork;
  /** DNS names of the site. */
  readonly domain: Domain;
  /** Sizes of the Auto Scaling group. */
  readonly capacity: Capacity;
  /**
   * Scaling policies of the Auto Scaling group.
   *
   * @default - see the members of `Scaling`
   */
  readonly scaling?: Scaling;
  /**
   * Warm pool: servers that are initialized ahead of a failover and stopped.
   *
   * @default - none: servers boot cold
   */
  readonly warmPool?: WarmPoolProps;
  /**
   * Web ACL (AWS WAF) of the load balancer; `{}` creates one with the defaults.
   *
   * @default - none
   */
  readonly webAcl?: WebAclProps;
  /**
   * File system of the shared files.
   *
   * @default - a new file system, not replicated
   */
  readonly fileSystem?: WebTierFileSystem;
  /**
   * Releases of machine images by a state machine, which updates a pointer to the released image. A changed `imageId` then
   * has no effect.
   *
   * @default - none: servers that start after a change of `imageId` use the new image
   */
  readonly release?: ReleaseSettings;
  /**
   * Thresholds of the alarms.
   *
   * @default - see the members of `WebTierAlarmThresholds`
   */
  readonly alarms?: WebTierAlarmThresholds;
}
