export { checkHealthPath, checkLoadBalancer } from './check-load-balancer';
export { LoadBalancer } from './load-balancer';
export type {
  AllowedSources,
  HealthCheck,
  LoadBalancerOptions,
  LoadBalancerProps,
  ResolvedLoadBalancer,
} from './load-balancer-props';
export { resolveLoadBalancer } from './load-balancer-props';
