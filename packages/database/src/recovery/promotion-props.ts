/** Current role of an instance in the second Region. */
export type ReplicaRole = 'replica' | 'primary';

/** Promotion of a replica. */
export interface PromotionProps {
  /**
   * Current role of the instance: `primary` after a promotion. Change it only after the runbook has promoted the
   * instance: on a replica that still follows its source, the change itself promotes it irreversibly.
   *
   * @default 'replica'
   */
  readonly role?: ReplicaRole;
  /**
   * Minutes that a promotion takes, as measured in the last drill; more than 0. RDS publishes no upper bound: it depends
   * on the size of the database and on the changes that are still to be replayed.
   *
   * @default 10
   */
  readonly promotionMinutes?: number;
}

/** Applies the defaults. RDS's own figure for a promotion is "several minutes or longer". */
export function resolvePromotion({
  role = 'replica',
  promotionMinutes = 10,
}: PromotionProps): Required<PromotionProps> {
  return { role, promotionMinutes };
}
