import { isProtected, nameFor } from '@etops/foundation';
import type { Edge } from '../edge';
import { GROUP_NAME_MAX_LENGTH } from '../limits';
import type { Standby } from '../standby';
import type { WebTierProps } from '../web-tier-props';

/** What every public site is asked for by somebody. */
const DEFAULT_RULES: NonNullable<Edge['managedRules']> = [
  { group: 'AmazonIpReputationList' },
  { group: 'CommonRuleSet' },
  { group: 'KnownBadInputsRuleSet' },
];

/** The props with their defaults. */
export type WebTierSettings = ReturnType<typeof settingsOf>;

/** Fills in the defaults. */
export function settingsOf(id: string, props: WebTierProps) {
  const { environment, healthCheck = {}, scaling = {}, alarms = {}, loadBalancer = {}, edge, domain, capacity } = props;
  return {
    ...props,
    /** First part of every name, after the environment. */
    purpose: id,
    /** Name of the Auto Scaling group, a literal. */
    groupName: nameFor(environment, id, { maxLength: GROUP_NAME_MAX_LENGTH }),
    domain: { alternativeNames: [], ...domain },
    capacity: { minimumSetBy: 'configuration' as const, ...capacity },
    serverPort: props.serverPort ?? 8080,
    healthCheck: {
      path: healthCheck.path ?? '/health',
      intervalSeconds: healthCheck.intervalSeconds ?? 10,
      timeoutSeconds: healthCheck.timeoutSeconds ?? 5,
      healthyThreshold: healthCheck.healthyThreshold ?? 2,
      unhealthyThreshold: healthCheck.unhealthyThreshold ?? 3,
    },
    scaling: {
      requestsPerServerPerMinute: scaling.requestsPerServerPerMinute ?? 1000,
      cpuPercent: scaling.cpuPercent ?? 50,
      schedule: scaling.schedule ?? [],
      predictive: scaling.predictive ?? ('off' as const),
    },
    loadBalancer: {
      zonalShift: loadBalancer.zonalShift ?? true,
      idleTimeoutSeconds: loadBalancer.idleTimeoutSeconds ?? 60,
      connectionLogs: loadBalancer.connectionLogs ?? false,
    },
    edge: edge && {
      managedRules: edge.managedRules ?? DEFAULT_RULES,
      requestsPerAddress: edge.requestsPerAddress ?? 2000,
      action: edge.action ?? ('block' as const),
      requestLogs: edge.requestLogs ?? ('found' as const),
      requestLogRetentionDays: edge.requestLogRetentionDays ?? 90,
    },
    standby: props.standby && standbyOf(props.standby, capacity.normal),
    healthCheckGracePeriodSeconds: props.healthCheckGracePeriodSeconds ?? 300,
    deregistrationDelaySeconds: props.deregistrationDelaySeconds ?? 60,
    rootVolumeGiB: props.rootVolumeGiB ?? 20,
    rootDeviceName: props.rootDeviceName ?? '/dev/xvda',
    fileSystem: props.fileSystem ?? {},
    release: props.release,
    environmentVariables: props.environmentVariables ?? {},
    accessLogRetentionDays: props.accessLogRetentionDays ?? 90,
    deletionProtection: props.deletionProtection ?? isProtected(environment),
    alarms: {
      errorPercent: alarms.errorPercent ?? 1,
      latencySeconds: alarms.latencySeconds ?? 1,
      cpuPercent: alarms.cpuPercent ?? 80,
      memoryPercent: alarms.memoryPercent ?? 85,
      diskPercent: alarms.diskPercent ?? 80,
      networkMbps: alarms.networkMbps ?? 500,
      replicationMinutes: alarms.replicationMinutes ?? 30,
    },
    tags: props.tags ?? {},
  };
}

function standbyOf(standby: Standby, normal: number) {
  return {
    full: standby.full,
    warm: standby.warm ?? standby.full - normal,
    bootTimeoutSeconds: standby.bootTimeoutSeconds ?? 600,
    warmStartSeconds: standby.warmStartSeconds ?? 180,
    capacityReservation: standby.capacityReservation ?? false,
  };
}
