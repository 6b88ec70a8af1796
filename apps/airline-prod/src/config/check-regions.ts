import type { ProblemList } from '@etops/foundation';
import { show } from '@etops/foundation';
import type { AirlineConfig } from './airline-config';

/**
 * Region of the control planes of Route 53, IAM and CloudFront: its loss also stops changes of DNS and of permissions, in
 * every Region.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html (checked 2026-11-28)
 */
const CONTROL_PLANE_REGION = 'us-east-1';

/** Checks that the loss of a site's Region stops that site only. */
export function checkRegions(
  problems: ProblemList,
  { primary, dr, staging }: Pick<AirlineConfig, 'primary' | 'dr' | 'staging'>,
): void {
  for (const [name, { location }] of Object.entries({ primary, dr, staging })) {
    problems.require(
      location.region !== CONTROL_PLANE_REGION,
      'AIRLINE_REGION_CONTROL_PLANE',
      () =>
        `${name}.location.region must be another Region than that of the control planes of Route 53, IAM and CloudFront, got ${show(location.region)}; use 'us-east-2', for example`,
    );
  }
  problems.require(
    dr.location.region !== primary.location.region,
    'AIRLINE_REGION_SAME',
    () =>
      `dr.location.region must be another Region than primary's, got ${show(dr.location.region)} for both; choose one that survives the loss of primary's`,
  );
}
