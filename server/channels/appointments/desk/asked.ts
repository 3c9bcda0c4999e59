import Type, { type Static } from 'typebox';
import { appointmentChannels } from '#server/agency/policies/appointments.ts';
import { getPlace } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { addDays, dayOf, isDay } from '#server/platform/clock/clock.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { findFirstFree, listFreeTimes, type Wish } from '../times/free-times.ts';

const Tag = Type.Optional(Type.String({ maxLength: 60, pattern: '^[a-z0-9-]*$' }));
const Channel = Type.Enum([...appointmentChannels]);

/** What a clerk chose so far, as it stands in the address: nothing of whom but a number. */
export const askedFields = {
  contact: Type.Optional(idShape),
  customer: Type.Optional(idShape),
  channel: Type.Optional(Channel),
  place: Tag,
  matter: Tag,
  matter2: Tag,
  matter3: Tag,
  spoken: Tag,
  interpreter: Tag,
  from: Type.Optional(Type.String({ maxLength: 10 })),
};
const Asked = Type.Object(askedFields);
export type Asked = Static<typeof Asked>;

/** The time that is wished for, out of all that the agency has; undefined until enough was chosen. */
export function wishOf(agency: House['agency'], asked: Asked): (Wish & { placeId: string }) | undefined {
  const known = (id: string | undefined) => agency.groups.some((group) => group.id === id);
  const chosen = [asked.matter, asked.matter2, asked.matter3].filter((id) => id !== undefined && known(id));
  const benefitGroups = [...new Set(chosen)].filter((id) => id !== undefined);
  const { channel, place, spoken, interpreter } = asked;
  if (!channel || !place || !spoken || benefitGroups.length === 0) return undefined;
  const interpreted = interpreter === '' ? undefined : interpreter;
  return { channel, placeId: place, benefitGroups, language: spoken, interpreted, share: 'internal' };
}

export type DayOfTimes = { day: string; times: readonly Date[] };

const shownDays = 5;
const lookDays = 8;

/**
 * Free times of what the agency keeps for itself too, without notice: of the first days that have any from a day on; empty where there
 * are none. Refuses `not-found` for a place that is not there.
 */
export async function listDays(
  database: Database | Transaction,
  agency: House['agency'],
  wish: Wish & { placeId: string },
  { from, now }: { from: string | undefined; now: Date },
): Promise<DayOfTimes[]> {
  const place = await getPlace(database, wish.placeId, dayOf(now, agency.timeZone));
  const places = [{ id: place.id, plan: place.plan }];
  const day = from !== undefined && isDay(from) ? from : undefined;
  // A day begins a little later or earlier than that of UTC: what lies before it is left out below.
  const asked = day === undefined ? now : new Date(`${addDays(day, -1)}T12:00:00Z`);
  const after = asked > now ? asked : now;
  const first = (await findFirstFree(database, agency, wish, { places, now, after })).get(place.id);
  if (first === undefined) return [];
  const to = new Date(first.getTime() + lookDays * 86_400_000);
  const [found] = await listFreeTimes(database, agency, wish, { places, from: first, to, now });
  const times = (found?.times ?? []).map(({ at }) => at).filter((at) => day === undefined || dayOf(at, agency.timeZone) >= day);
  const byDay = Map.groupBy(times, (at) => dayOf(at, agency.timeZone));
  return [...byDay].slice(0, shownDays).map(([ofDay, each]) => ({ day: ofDay, times: each }));
}

/** Languages that somebody interprets. */
export async function listInterpreted(database: Database | Transaction): Promise<string[]> {
  const rows = await database.selectFrom('interpreter').select('languages').where('ended_at', 'is', null).limit(1000).execute();
  return [...new Set(rows.flatMap(({ languages }) => languages))].toSorted();
}
