/** GiB of memory for each vCPU, by the first letters of the family: general purpose, memory optimized. */
const GIB_PER_VCPU: Readonly<Record<string, number>> = { m: 4, r: 8 };

const VCPUS: Readonly<Record<string, number>> = { large: 2, xlarge: 4 };

/** Burstable classes have memory of their own. */
const BURSTABLE_GIB: Readonly<Record<string, number>> = {
  micro: 1,
  small: 2,
  medium: 4,
  large: 8,
  xlarge: 16,
  '2xlarge': 32,
};

/**
 * Memory of a DB instance class in GiB, or `undefined` for a class of another make: burstable `t3` and `t4g`, general
 * purpose `m5` and later, memory optimized `r5` and later are known.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html (checked 2026-11-23)
 */
export function instanceMemoryGiB(instanceClass: string): number | undefined {
  const [, family = '', size = ''] = /^db\.([a-z]\d[a-z]*)\.([a-z0-9]+)$/.exec(instanceClass) ?? [];
  if (family === 't3' || family === 't4g') {
    return BURSTABLE_GIB[size];
  }
  const [, letter = ''] = /^([mr])(?:[5-9])[a-z]*$/.exec(family) ?? [];
  const perVcpu = GIB_PER_VCPU[letter];
  const vcpus = VCPUS[size] ?? largeVcpus(size);
  return perVcpu === undefined || vcpus === undefined ? undefined : perVcpu * vcpus;
}

/** `2xlarge` has 8, `16xlarge` 64. */
function largeVcpus(size: string): number | undefined {
  const [, times] = /^(\d{1,2})xlarge$/.exec(size) ?? [];
  return times === undefined ? undefined : Number(times) * 4;
}
