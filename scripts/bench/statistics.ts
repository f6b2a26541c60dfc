/** The value below which this share (0 to 1) of the values lies, by the nearest rank. Throws where there are no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  const found = sorted[rank - 1];
  if (found === undefined) throw new Error("There is nothing to take a percentile of.");
  return found;
}

/** The middle value; of an even number the mean of the two in the middle. Throws where there are no values. */
export function median(values: readonly number[]): number {
  return (percentile(values, 0.5) + percentile(values, 0.5 + 1 / (values.length * 2))) / 2;
}

/** So many of them in a second: `count` things within `ms` milliseconds. */
export function perSecond(count: number, ms: number): number {
  if (ms <= 0) throw new Error("A rate needs a time.");
  return (count * 1000) / ms;
}
