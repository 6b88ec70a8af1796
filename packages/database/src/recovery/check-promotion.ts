import type { ProblemList } from '@etops/foundation';
import { propPath, show } from '@etops/foundation';
import type { PromotionProps } from './promotion-props';

/** Checks role and promotion time of a replica. */
export function checkPromotion(
  problems: ProblemList,
  path: string,
  { promotionMinutes }: Required<PromotionProps>,
): void {
  const minutes = problems.literal(
    propPath(path, 'promotionMinutes'),
    promotionMinutes,
    'write the number in the program, since the recovery time is computed from it',
  );
  problems.require(
    minutes === undefined || minutes > 0,
    'REPLICA_PROMOTION_MINUTES',
    () =>
      `${propPath(path, 'promotionMinutes')} must be more than 0, got ${show(promotionMinutes)}; use the minutes that the last drill measured, for example 10`,
  );
}
