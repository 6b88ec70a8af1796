import type { ProblemList } from '@etops/foundation';
import { checkAccountId, checkApplicationName, isRegionId, show } from '@etops/foundation';
import type { AirlineConfig } from './airline-config';

/** A domain of two labels or more, in lower case and without the final dot. */
const DOMAIN = /^(?=.{1,200}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Checks the names that every stack uses, once: as problems of each stack, one mistake would be a dozen.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4 lengths of labels; the constructs add labels to the domain
 */
export function checkIdentity(problems: ProblemList, config: AirlineConfig): void {
  const { application, accountId, zoneName, objective } = config;
  checkApplicationName(problems, 'application', application);
  checkAccountId(problems, 'accountId', accountId);
  problems.require(
    DOMAIN.test(zoneName),
    'AIRLINE_ZONE_NAME',
    () =>
      `zoneName must be a domain in lower case without the final dot, got ${show(zoneName)}; use one such as 'airline.example'`,
  );
  for (const [name, { location }] of Object.entries({
    primary: config.primary,
    dr: config.dr,
    staging: config.staging,
  })) {
    problems.require(
      isRegionId(location.region),
      'AIRLINE_REGION',
      () =>
        `${name}.location.region must be an AWS Region id, got ${show(location.region)}; use one such as 'eu-central-1'`,
    );
  }
  checkObjective(problems, objective);
}

/** Checks that an objective can be met at all. */
function checkObjective(problems: ProblemList, objective: AirlineConfig['objective']): void {
  for (const name of ['recoveryTimeMinutes', 'recoveryPointMinutes'] as const) {
    problems.require(
      objective[name] > 0,
      'AIRLINE_OBJECTIVE',
      () => `objective.${name} must be more than 0, got ${show(objective[name])}; use minutes, for example 20`,
    );
  }
  const { availabilityPercent } = objective;
  problems.require(
    availabilityPercent > 0 && availabilityPercent < 100,
    'AIRLINE_OBJECTIVE',
    () =>
      `objective.availabilityPercent must be more than 0 and less than 100, got ${show(availabilityPercent)}; use a percentage, for example 99.9`,
  );
}
