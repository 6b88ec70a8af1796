import type { ProblemList } from '@etops/foundation';
import type { AirlineConfig, WebConfig } from './airline-config';

type Sites = Pick<AirlineConfig, 'primary' | 'dr'>;

/** Sizes of EC2 instance types below `xlarge`, in rising order; `xlarge` and its multiples follow. */
const SMALL_SIZES = ['nano', 'micro', 'small', 'medium', 'large'];

/** Checks that DR can have as many servers as primary needs on a normal day. */
export function checkStandby(problems: ProblemList, { primary, dr }: Sites): void {
  const needed = primary.web.capacity.desiredCapacity;
  const { maxSize } = dr.web.capacity;
  const fullLoad = fullLoadCapacity(dr.web);
  const shortage = (servers: number) => `${String(servers)} of ${String(needed)}`;
  problems.require(
    maxSize >= needed,
    'AIRLINE_STANDBY_SIZE',
    () =>
      `dr.web.capacity.maxSize must be at least primary.web.capacity.desiredCapacity (${String(needed)}), got ${String(maxSize)}; raise it, or a failover runs with ${shortage(maxSize)} servers`,
  );
  problems.require(
    fullLoad === undefined || fullLoad >= needed,
    'AIRLINE_STANDBY_FULL_LOAD',
    () =>
      `dr.web.warmPool.fullLoadCapacity must be at least primary.web.capacity.desiredCapacity (${String(needed)}), got ${String(fullLoad)}; raise it or maxGroupPreparedCapacity, or DR is sized for ${shortage(fullLoad ?? 0)} servers`,
  );
}

/** Returns advice about a standby that is slower or smaller than the site that it replaces. */
export function adviseOnStandby({ primary, dr }: Sites): readonly string[] {
  const { capacity, instanceType } = primary.web;
  const needed = capacity.desiredCapacity;
  const prepared = dr.web.warmPool?.maxGroupPreparedCapacity ?? dr.web.capacity.desiredCapacity;
  const [standby, site] = [sizeRank(dr.web.instanceType), sizeRank(instanceType)];
  return [
    ...(prepared < needed
      ? [
          `dr.web.warmPool should prepare the servers of a normal day, got ${String(prepared)} of ${String(needed)}; the other ${String(needed - prepared)} boot during the failover [AIRLINE_STANDBY_PREPARED]`,
        ]
      : []),
    ...(dr.web.capacity.maxSize < capacity.maxSize
      ? [
          `dr.web.capacity.maxSize should be that of primary (${String(capacity.maxSize)}), got ${String(dr.web.capacity.maxSize)}; DR cannot grow to primary's peak [AIRLINE_STANDBY_PEAK]`,
        ]
      : []),
    ...(standby !== undefined && site !== undefined && standby < site
      ? [
          `dr.web.instanceType should be of primary's size, got '${dr.web.instanceType}' for '${instanceType}'; the same number of servers carries less [AIRLINE_STANDBY_INSTANCE_TYPE]`,
        ]
      : []),
  ];
}

function fullLoadCapacity({ warmPool }: WebConfig): number | undefined {
  return warmPool?.fullLoadCapacity ?? warmPool?.maxGroupPreparedCapacity;
}

/**
 * Returns the rank of an instance type's size among all sizes, or `undefined` for `metal` and other texts.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
function sizeRank(instanceType: string): number | undefined {
  const size = instanceType.split('.')[1] ?? '';
  const [, multiple = '1'] = /^(\d*)xlarge$/.exec(size) ?? ['', '0'];
  const factor = Number(multiple === '' ? '1' : multiple);
  if (factor > 0) {
    return SMALL_SIZES.length + factor;
  }
  return SMALL_SIZES.includes(size) ? SMALL_SIZES.indexOf(size) : undefined;
}
