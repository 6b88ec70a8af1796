/** Memory per vCPU in GiB, by the first letter of the family: general purpose (m), memory optimized (r). */
const GIB_PER_VCPU: Readonly<Record<string, number>> = { m: 4, r: 8 };

const VCPUS: Readonly<Record<string, number>> = { large: 2, xlarge: 4 };

/** Memory of burstable classes in GiB, by size. */
const BURSTABLE_GIB: Readonly<Record<string, number>> = {
  micro: 1,
  small: 2,
  medium: 4,
  large: 8,
  xlarge: 16,
  '2xlarge': 32,
};

/**
 * Returns the memory of a DB instance class in GiB. Returns `undefined` for families other than burstable `t3` and `t4g`,
 * general purpose `m5` and later, and memory optimized `r5` and later.
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

/** Returns the vCPUs of large sizes: 8 for `2xlarge`, 64 for `16xlarge`. */
function largeVcpus(size: string): number | undefined {
  const [, times] = /^(\d{1,2})xlarge$/.exec(size) ?? [];
  return times === undefined ? undefined : Number(times) * 4;
}
