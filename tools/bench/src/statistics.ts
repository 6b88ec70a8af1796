/** Returns the median of the values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (low + high) / 2;
}

/** Returns the median of the ratios of pairs that ran one after the other, which is stable if the machine's speed drifts. */
export function medianOfPairs(
  a: readonly number[],
  b: readonly number[],
  compare: (a: number, b: number) => number,
): number {
  return median(a.map((value, index) => compare(value, b[index] ?? NaN)));
}
