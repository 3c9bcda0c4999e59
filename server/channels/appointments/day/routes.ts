import Type from 'typebox';
import { getPlaceName } from '#server/agency/network/places/queries.ts';
import { listPlaceChoices } from '#server/channels/office/network-names.ts';
import type { House } from '#server/house.ts';
import { getSkills } from '#server/people/clerks/skills.ts';
import { dayOf, isDay } from '#server/platform/clock/clock.ts';
import { readDay as readTypedDay } from '#server/platform/clock/period.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { json, page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { DayPage } from './day-page.tsx';
import { readDay } from './reading.ts';

const right = 'see-line';
const strict = { additionalProperties: false } as const;
const Slug = Type.String({ maxLength: 60, pattern: '^[a-z0-9-]*$' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const params = Type.Object({ placeId: Slug });
const Stretch = Type.Object({ from: Type.String(), to: Type.String() });

/** What is booked at a place on a day: for all who work there, without a word on who comes. */
export function routes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/appointments/day',
      right,
      query: Type.Object({ place: Type.Optional(Slug), day: Type.Optional(Type.String({ maxLength: 20 })) }, strict),
      answer: (visit, { query }) => choose(house, visit, query),
    }),
    route({
      method: 'GET',
      path: '/appointments/day/:placeId',
      right,
      params,
      query: Type.Object({ day: Type.Optional(Day) }, strict),
      answer: async (visit, { params: { placeId }, query }) => {
        await getPlaceName(house.database, placeId);
        return show(
          house,
          visit,
          placeId,
          query.day !== undefined && isDay(query.day) ? query.day : dayOf(visit.now, house.agency.timeZone),
        );
      },
    }),
    machineRoute(house),
  ];
}

/** The place that was chosen, or the one where whoever asks has their home place. */
async function choose(house: House, visit: SignedVisit<Staff>, { place, day: typed }: { place?: string; day?: string }): Promise<Reply> {
  const today = dayOf(visit.now, house.agency.timeZone);
  const day = readTypedDay(typed, today);
  const placeId = place || (place === undefined ? (await getSkills(house.database, visit.person.id)).homePlaceId : undefined);
  if (day === undefined) return show(house, visit, placeId ?? undefined, today, typed);
  if (placeId) return redirect(`/appointments/day/${placeId}${day === today ? '' : `?day=${day}`}`);
  return show(house, visit, undefined, day);
}

async function show(house: House, visit: SignedVisit<Staff>, placeId: string | undefined, day: string, faultyDay?: string): Promise<Reply> {
  const { database, agency } = house;
  const isShown = placeId !== undefined && faultyDay === undefined;
  const [places, found] = await Promise.all([
    listPlaceChoices(database, {
      now: visit.now,
      timeZone: agency.timeZone,
      language: visit.language,
      kinds: ['office', 'phone-line', 'video-desk'],
    }),
    isShown ? readDay(database, placeId, day, agency.timeZone) : undefined,
  ]);
  return page(DayPage({ visit, agency, places, placeId, day, faultyDay, found }), faultyDay === undefined ? 200 : 422);
}

function machineRoute({ database, agency }: House): Route {
  return route({
    method: 'GET',
    path: '/api/appointments/day/:placeId',
    right,
    params,
    query: Type.Object({ day: Day }, strict),
    summary: 'The appointments of a place on a day and the free stretches of those at work. Nothing about who comes.',
    replies: Type.Object({
      appointments: Type.Array(
        Type.Object({
          id: Type.String(),
          from: Type.String(),
          to: Type.String(),
          channel: Type.String(),
          benefitGroups: Type.Array(Type.String()),
          language: Type.String(),
          interpretedLanguage: Type.Union([Type.String(), Type.Null()]),
          state: Type.String(),
          clerk: Type.String(),
          counter: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
      free: Type.Array(Type.Object({ kind: Type.String(), id: Type.String(), name: Type.String(), free: Type.Array(Stretch) })),
    }),
    answer: async (_visit, { params: { placeId }, query: { day } }) => {
      if (!isDay(day)) throw new Refusal('bad-request', [{ place: '/day', reason: 'no such day' }]);
      await getPlaceName(database, placeId);
      const { appointments, clerks, counters } = await readDay(database, placeId, day, agency.timeZone);
      return json({
        appointments: appointments.map(({ interpreter: _interpreter, isCovered: _isCovered, ...one }) => one),
        free: [...clerks, ...counters].map(({ kind, id, name, free }) => ({ kind, id, name, free })),
      });
    },
  });
}
