/** The middle of the values; of an even number of them the mean of the middle two. `NaN` for none. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value below which this share of the values lies (0–100), between neighbours by proportion. `NaN` for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = ((sorted.length - 1) * share) / 100;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}
