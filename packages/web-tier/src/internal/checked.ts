import type { CheckedWebTier } from '../check-web-tier';
import { known } from './known';
import type { WebTierSettings } from './settings';

/** What of the settings can be checked at synth. */
export function checkedOf(settings: WebTierSettings): CheckedWebTier {
  const { network, capacity, healthCheck, scaling, alarms, standby } = settings;
  return {
    environment: settings.environment,
    publicSubnets: network.publicSubnets,
    applicationSubnets: network.applicationSubnets,
    domain: { ...settings.domain, hostedZoneId: known(settings.domain.hostedZoneId) },
    capacity: {
      minimum: known(capacity.minimum),
      normal: known(capacity.normal),
      maximum: known(capacity.maximum),
      minimumSetBy: capacity.minimumSetBy,
    },
    idleTimeoutSeconds: known(settings.loadBalancer.idleTimeoutSeconds),
    edge: settings.edge && {
      managedRules: settings.edge.managedRules,
      requestsPerAddress: known(settings.edge.requestsPerAddress),
      requestLogRetentionDays: known(settings.edge.requestLogRetentionDays),
    },
    standby: standby && {
      full: known(standby.full),
      warm: known(standby.warm),
      bootTimeoutSeconds: known(standby.bootTimeoutSeconds),
      warmStartSeconds: known(standby.warmStartSeconds),
    },
    imageId: settings.imageId,
    instanceType: known(settings.instanceType),
    serverPort: known(settings.serverPort),
    healthCheck: {
      path: known(healthCheck.path),
      intervalSeconds: known(healthCheck.intervalSeconds),
      timeoutSeconds: known(healthCheck.timeoutSeconds),
      healthyThreshold: known(healthCheck.healthyThreshold),
      unhealthyThreshold: known(healthCheck.unhealthyThreshold),
    },
    scaling: {
      requestsPerServerPerMinute: known(scaling.requestsPerServerPerMinute),
      cpuPercent: known(scaling.cpuPercent),
    },
    schedule: scaling.schedule,
    healthCheckGracePeriodSeconds: known(settings.healthCheckGracePeriodSeconds),
    deregistrationDelaySeconds: known(settings.deregistrationDelaySeconds),
    rootVolumeGiB: known(settings.rootVolumeGiB),
    accessLogRetentionDays: known(settings.accessLogRetentionDays),
    alarms: {
      errorPercent: known(alarms.errorPercent),
      latencySeconds: known(alarms.latencySeconds),
      cpuPercent: known(alarms.cpuPercent),
      memoryPercent: known(alarms.memoryPercent),
      diskPercent: known(alarms.diskPercent),
      networkMbps: known(alarms.networkMbps),
      replicationMinutes: known(alarms.replicationMinutes),
    },
    fileSystem: settings.fileSystem,
    release: settings.release,
    environmentVariables: settings.environmentVariables,
  };
}
