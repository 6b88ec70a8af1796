import type { ProblemList } from '@etops/foundation';
import { literals, propPath } from '@etops/foundation';
import { checkAlarms } from '../alarms';
import { checkCapacity } from '../capacity';
import { checkDomain } from '../domain';
import { checkFileSystem } from '../files';
import { checkHealthPath, checkLoadBalancer } from '../load-balancer';
import { checkNetwork } from '../network';
import { checkRelease } from '../release';
import { checkScaling } from '../scaling';
import { checkServers, checkUserData } from '../servers';
import { bootHookOf, checkWarmPool } from '../warm-pool';
import { checkWebAcl } from '../web-acl';
import type { ResolvedWebTier } from './resolve-web-tier';

/** Props with their defaults, and the id of the web tier. */
export interface CheckedWebTier extends ResolvedWebTier {
  readonly purpose: string;
}

/** Checks each slice of the props in its own room. @param path path of the props, '' at the top */
export function checkWebTier(problems: ProblemList, path: string, webTier: CheckedWebTier): void {
  const { environment, network, capacity, warmPool, webAcl, release } = webTier;
  checkCapacity(problems, propPath(path, 'capacity'), capacity);
  checkLoadBalancer(problems, path, webTier.loadBalancer);
  if (webAcl !== undefined) {
    checkWebAcl(problems, propPath(path, 'webAcl'), webAcl);
  }
  if (warmPool !== undefined) {
    checkWarmPool(problems, propPath(path, 'warmPool'), warmPool, capacity);
  }
  checkScaling(problems, propPath(path, 'scaling'), webTier.scaling, capacity);
  checkNetwork(problems, propPath(path, 'network'), network, {
    region: environment.region,
    scheme: webTier.loadBalancer.loadBalancer.scheme,
  });
  checkDomain(problems, propPath(path, 'domain'), webTier.domain, environment);
  const { healthCheckPath } = webTier.domain;
  if (healthCheckPath !== webTier.loadBalancer.healthCheck.path) {
    checkHealthPath(problems, propPath(path, 'domain.healthCheckPath'), literals(healthCheckPath));
  }
  checkServers(problems, path, webTier);
  checkUserData(problems, path, {
    environment,
    purpose: webTier.purpose,
    servers: webTier.servers,
    serverPort: webTier.loadBalancer.serverPort,
    bootHook: warmPool && bootHookOf(warmPool, webTier.loadBalancer.healthCheck.path),
  });
  checkFileSystem(problems, propPath(path, 'fileSystem'), webTier.fileSystem, environment.region);
  checkAlarms(problems, propPath(path, 'alarms'), webTier.alarms);
  if (release !== undefined) {
    checkRelease(problems, propPath(path, 'release'), release);
  }
}
