import type { House } from '#server/house.ts';
import type { Agency } from '#server/agency/loading.ts';
import { getPlace } from '#server/agency/network/places/queries.ts';
import { standingOf, standingText } from '#server/agency/network/places/standing.ts';
import { type Estimate, estimateNewcomer } from '#server/line/estimates/estimating.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Text } from '#server/platform/language/language.ts';
import { type Call, listCalls } from './calls.ts';
import { listMessagesOn } from './messages.ts';

/** Everything that the board of a place shows: numbers, and nothing about anybody. */
export type Board = {
  agency: Agency;
  placeId: string;
  name: Text;
  day: string;
  open: Call[];
  earlier: Call[];
  /** For somebody who would come now; undefined when nobody can say. */
  wait: Estimate | undefined;
  /** No more numbers are given today. */
  isClosed: boolean;
  /** Until when it is open, or when it opens next. */
  standing: Text;
  messages: Partial<Text>[];
};

/** @throws Refusal `not-found` when there is no such place today */
export async function getBoard({ database, agency }: House, placeId: string, at: Date): Promise<Board> {
  const day = dayOf(at, agency.timeZone);
  const newcomer = { placeId, benefitGroup: agency.groups[0]?.id ?? '', language: agency.languages[0] ?? 'fi' };
  const place = await getPlace(database, placeId, day);
  const [calls, wait, closed, messages] = await Promise.all([
    listCalls(database, placeId, { at, timeZone: agency.timeZone }),
    estimateNewcomer(database, newcomer, { at, day: dayOf(at, agency.timeZone) }),
    database
      .selectFrom('line_day')
      .select('closed_at')
      .where('place_id', '=', placeId)
      .where('day', '=', day)
      .where('closed_at', 'is not', null)
      .executeTakeFirst(),
    listMessagesOn(database, placeId, day),
  ]);
  const standing = standingOf(place.plan, agency, at);
  return {
    agency,
    placeId,
    name: place.name,
    day,
    ...calls,
    wait,
    isClosed: closed !== undefined,
    standing: {
      fi: standingText(standing, agency, 'fi', at),
      sv: standingText(standing, agency, 'sv', at),
      en: standingText(standing, agency, 'en', at),
    },
    messages,
  };
}
