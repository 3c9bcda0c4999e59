/** The bucket of whatever took longer than four hours. */
export const longestBucket = 241;

/** How many took so many minutes. */
export type Lengths = ReadonlyMap<number, number>;

/**
 * The fewest whole minutes in which at least a share (0.8) of all were done; undefined when there were too few to tell.
 * @param fewest below this many, a percentile would tell of single people
 */
export function percentileOf(lengths: Lengths, share: number, fewest: number): number | undefined {
  const ordered = [...lengths].toSorted(([one], [other]) => one - other);
  const all = ordered.reduce((sum, [, counted]) => sum + counted, 0);
  if (all < fewest) return undefined;
  let passed = 0;
  for (const [minutes, counted] of ordered) {
    passed += counted;
    // The numbers of people are whole: what is more than they are by how a share is kept is no more.
    if (passed >= share * all - 1e-9) return minutes;
  }
  return undefined;
}
