import type { LocatedProblem } from '@etops/foundation';
import { checkOptions, ProblemCollector, ProblemList } from '@etops/foundation';
import { shapes } from '../shapes.generated';
import type { AirlineConfig } from './airline-config';
import { checkAccess } from './check-access';
import { checkBackupTimes } from './check-backup-times';
import { checkIdentity } from './check-identity';
import { checkRegions } from './check-regions';
import { adviseOnStandby, checkStandby } from './check-standby';
import { Links } from './links';

/**
 * Checks the decisions against their type, and what they mean together. What one of them means alone is checked by the
 * construct that receives it.
 *
 * @param today date as `YYYY-MM-DD`, from which the offsets of time zones are known
 * @returns warnings
 * @throws ValidationError with all problems
 */
export function checkConfig(config: AirlineConfig, today: string): readonly string[] {
  checkOptions('airline', shapes, 'AirlineConfig', config);
  const problems = new ProblemList();
  const collector = new ProblemCollector();
  checkIdentity(problems, config);
  checkRegions(problems, config);
  checkStandby(problems, config);
  checkAccess(problems, config);
  collector.build(() => new Links(config).networkRanges);
  collector.build(() => {
    checkBackupTimes(problems, config, today);
  });
  collector.add(problems.all.map((problem): LocatedProblem => ({ path: 'airline', ...problem })));
  collector.check();
  return adviseOnStandby(config).map((advice) => `airline: ${advice}`);
}
