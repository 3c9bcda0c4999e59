import type { Text } from '#server/platform/language/language.ts';
import type { Asked, Minutes, Offer } from './way.ts';
import { middleOf } from './way.ts';
import { ways } from './ways/ways.ts';

/** An offer with the time that everything takes together; undefined where nobody can say when it begins. */
export type Ranked = Offer & { wayId: string; wayName: Text; total: Minutes | undefined };

export type Guidance = {
  /** The quickest first. */
  ranked: readonly Ranked[];
  /** Ways that do not help here, with why. */
  without: readonly { wayId: string; wayName: Text; why: string }[];
};

/** Asks every way, and ranks what they offer by the time until somebody is done: travel, closed doors, the line, and the service. */
export async function guide(asked: Asked): Promise<Guidance> {
  const found = await Promise.all(ways.map(async (way) => ({ wayId: way.id, wayName: way.name, ...(await way.find(asked)) })));
  const ranked = found.flatMap(({ wayId, wayName, offers }) =>
    offers.map((offer) => ({ ...offer, wayId, wayName, total: totalOf(offer) })),
  );
  return {
    ranked: ranked.toSorted((one, other) => compare(middleOf(one.total), middleOf(other.total))),
    without: found.flatMap(({ wayId, wayName, whyNot }) => (whyNot === undefined ? [] : [{ wayId, wayName, why: whyNot }])),
  };
}

/** Two that have no time stay in the order of the ways. */
const compare = (one: number, other: number) => (one === other ? 0 : one - other);

function totalOf({ until, service }: Offer): Minutes | undefined {
  return until && { low: until.low + service.low, high: until.high + service.high };
}
