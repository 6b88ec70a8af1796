import type { AlarmSpec } from '@etops/contracts';
import type { Gateway, GatewayType } from './gateway';

/**
 * Returns the alarms of a gateway.
 *
 * @see https://docs.aws.amazon.com/storagegateway/latest/vgw/Main_monitoring-gateways-common.html (checked 2026-11-23)
 */
export function gatewayAlarms(
  { gatewayId, gatewayName }: Pick<Gateway, 'gatewayId' | 'gatewayName'>,
  type: GatewayType,
): readonly AlarmSpec[] {
  const usual = {
    severity: 'ticket',
    namespace: 'AWS/StorageGateway',
    dimensions: { GatewayId: gatewayId, GatewayName: gatewayName },
    periodSeconds: 300,
    comparison: 'GreaterThanThreshold',
    treatMissingData: 'notBreaching',
  } as const;
  const unwell: AlarmSpec[] = [
    {
      ...usual,
      id: 'gateway-availability',
      name: 'gateway-is-unavailable',
      description: 'The gateway was unavailable or restarted: check the appliance, its host and the VPN',
      metricName: 'AvailabilityNotifications',
      statistic: 'Sum',
      evaluationPeriods: 1,
      threshold: 0,
    },
    {
      ...usual,
      id: 'gateway-health',
      name: 'gateway-reports-errors',
      description: 'The gateway reports errors: check its log',
      metricName: 'HealthNotifications',
      statistic: 'Sum',
      evaluationPeriods: 1,
      threshold: 0,
    },
  ];
  const dirty: AlarmSpec = {
    ...usual,
    id: 'gateway-cache-dirty',
    name: 'gateway-cache-is-dirty',
    description:
      'Most of the cache is not yet in AWS, and would be lost with the appliance: check the bandwidth to AWS',
    metricName: 'CachePercentDirty',
    statistic: 'Maximum',
    evaluationPeriods: 6,
    threshold: 80,
  };
  const buffer: AlarmSpec = {
    ...usual,
    id: 'gateway-upload-buffer',
    name: 'gateway-upload-buffer-is-nearly-full',
    description: 'The upload buffer is nearly full: writes slow down, and snapshots fall behind',
    metricName: 'UploadBufferPercentUsed',
    statistic: 'Maximum',
    evaluationPeriods: 6,
    threshold: 80,
  };
  switch (type) {
    case 'CACHED':
      return [...unwell, dirty, buffer];
    case 'STORED':
      return [...unwell, buffer];
    case 'FILE_S3':
      return [...unwell, dirty];
  }
}
