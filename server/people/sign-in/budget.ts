/** How often something may be asked from one network address. */
export type Budget = {
  /** Takes one from the address's budget. False when it is used up; it comes back evenly over the minute. */
  take(address: string, now: Date): boolean;
};

type Options = { perMinute: number; mostAddresses?: number };

/**
 * A budget of each network address, kept in this process: with several nodes each keeps its own. Memory is bounded: when
 * too many addresses come, those that asked longest ago are forgotten. It belongs to the address alone, so what others
 * try in a person's name never keeps that person out.
 */
export function createBudget({ perMinute, mostAddresses = 10_000 }: Options): Budget {
  const kept = new Map<string, { left: number; at: number }>();
  return {
    take(address, now) {
      const key = networkOf(address);
      const time = now.getTime();
      const before = kept.get(key) ?? { left: perMinute, at: time };
      const left = Math.min(perMinute, before.left + (Math.max(0, time - before.at) / 60_000) * perMinute);
      // Putting it in anew keeps the Map in the order of use.
      kept.delete(key);
      kept.set(key, { left: left >= 1 ? left - 1 : left, at: time });
      if (kept.size > mostAddresses) forgetOldest(kept);
      return left >= 1;
    },
  };
}

function forgetOldest(kept: Map<string, unknown>): void {
  const oldest = kept.keys().next();
  if (!oldest.done) kept.delete(oldest.value);
}

/** One subscriber has a whole /64 of IPv6 addresses: they share a budget. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const before = head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined ? before : [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => group || '0')
    .join(':');
}
