import type { CoverageExemption, CoveragePolicy, CoverageProtection } from '@etops/backup';
import type { AirlineConfig } from '../config/airline-config';
import { stateRegions } from '../config/environments';
import { hasInstances } from './backups';

/** Returns the rules of the coverage proof: retention, other protections, and exemptions. */
export function coveragePolicy(config: AirlineConfig, today: string): CoveragePolicy {
  return {
    objective: config.objective.retention,
    protections: protections(config),
    exemptions: exemptions(config),
    today,
  };
}

function protections({ dr }: AirlineConfig): readonly CoverageProtection[] {
  return [
    {
      kind: 'locked-archive',
      path: 'vault/archive/bucket',
      // Exports of the database and replicas of the artifacts.
      sources: ['primary/database/instance', 'primary/artifacts/bucket'],
    },
    // A promoted database and writable files are no replicas; DR's plans cover them.
    ...(dr.filesRole === 'replica'
      ? [{ kind: 'replica', path: 'vault/files/file-system', source: 'primary/web/files/file-system' } as const]
      : []),
    ...(dr.databaseRole === 'replica'
      ? [{ kind: 'replica', path: 'dr/database/instance', source: 'primary/database/instance' } as const]
      : []),
  ];
}

function exemptions(config: AirlineConfig): readonly CoverageExemption[] {
  const expires = '2027-11-30';
  return [
    ...['primary', 'dr'].map((site): CoverageExemption => ({
      path: `${site}/web/servers/group`,
      ...(hasInstances(config.backup)
        ? {
            exemptFrom: ['retention', 'restore-test'],
            reason: 'no data: built from images of releases; a state machine restores one server a month',
          }
        : { reason: 'no data: built from images of releases' }),
      expires,
    })),
    ...stateRegions(config).map((region) => ({
      path: `bootstrap/state-${region}/bucket`,
      reason: 'state of stacks in the same Region; old versions are kept for 90 days',
      expires,
    })),
    ...['primary', 'dr', 'staging'].map((site) => ({
      path: `${site}/web/load-balancer/logs/bucket`,
      reason: 'access logs, deleted after 90 days; not needed to serve',
      expires,
    })),
    ...auditBuckets(config).map((path) => ({
      path: `primary/backup-audit/${path}/bucket`,
      reason: 'findings about backups of the same Region, written again every day',
      expires,
    })),
    ...(config.onPremises.volumes?.volumes ?? []).map(({ targetName }) => ({
      path: `primary/site-volumes/volume-${targetName}`,
      exemptFrom: 'restore-test' as const,
      reason: 'AWS Backup tests no restores of Storage Gateway; restore a volume by hand every year',
      expires,
    })),
    ...['database/instance', 'web/files/file-system', 'web/servers/group'].map((path) => ({
      path: `staging/${path}`,
      reason: 'test data, created with the environment',
      expires,
    })),
  ];
}

/** Returns the buckets of the audit in primary: that of the recorder, if the audit has its own, and that of the reports. */
function auditBuckets({ backup: { audit = {} } }: AirlineConfig): readonly string[] {
  if (audit === false) {
    return [];
  }
  return [...((audit.recorder?.kind ?? 'own') === 'own' ? ['recorder/history'] : []), 'reports/reports'];
}
