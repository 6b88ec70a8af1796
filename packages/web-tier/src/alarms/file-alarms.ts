import type { AlarmSpec } from '@etops/contracts';
import type { AlarmInputs } from './alarm-inputs';
import { common } from './alarm-inputs';

const GIB = 1024 ** 3;

/** About an hour of bursting at 50 MiB/s. A file system with elastic throughput reports no credits. */
const BURST_CREDITS = 180 * GIB;

/** Returns the alarms on the shared files and on their replication. */
export function fileAlarms({ fileSystemId, replicaFileSystemId, thresholds }: AlarmInputs): AlarmSpec[] {
  const files = {
    ...common,
    severity: 'ticket',
    namespace: 'AWS/EFS',
    dimensions: { FileSystemId: fileSystemId },
    evaluationPeriods: 15,
  } as const;
  return [
    {
      ...files,
      id: 'files-are-near-io-limit',
      description: 'The shared files are close to the I/O limit of their performance mode',
      metricName: 'PercentIOLimit',
      statistic: 'Average',
      threshold: 80,
    },
    {
      ...files,
      id: 'files-run-out-of-burst-credits',
      description: 'The shared files are running out of burst credits: change their throughput mode to elastic',
      metricName: 'BurstCreditBalance',
      statistic: 'Minimum',
      comparison: 'LessThanThreshold',
      threshold: BURST_CREDITS,
    },
    ...(replicaFileSystemId === undefined
      ? []
      : [
          {
            ...files,
            id: 'files-replication-is-late',
            description: 'The copy of the shared files in the other Region is too old, or no longer updated',
            severity: 'page' as const,
            metricName: 'TimeSinceLastSync',
            dimensions: { FileSystemId: fileSystemId, DestinationFileSystemId: replicaFileSystemId },
            statistic: 'Maximum' as const,
            threshold: thresholds.replicationMinutes * 60,
            treatMissingData: 'breaching' as const,
          },
        ]),
  ];
}
