import Type from 'typebox';
import { getPlaceName } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { isDay } from '#server/platform/clock/clock.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { json, route, type Route } from '#server/platform/http/route.ts';
import { takeInShifts } from './importing.ts';
import { endShifts, shiftChannels } from './shifts.ts';
import { readRoster } from './week.ts';

const right = 'keep-roster';
const strict = { additionalProperties: false } as const;
const Slug = Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' });
const params = Type.Object({ placeId: Slug });
const Instant = Type.String({ maxLength: 40, description: 'an instant (ISO 8601 with its offset), in whole five minutes' });
const Channels = Type.Array(Type.Enum([...shiftChannels]), {
  uniqueItems: true,
  description: 'in which appointments may be booked; none: at work, not to be booked',
});
const ShiftRow = Type.Object(
  { id: idShape, clerkId: Type.String({ maxLength: 60 }), from: Instant, to: Instant, channels: Channels },
  strict,
);
const Fault = Type.Object({ id: Type.String(), reason: Type.String() });
const mostRows = 500;

/** A roster for a machine that plans the work of people. */
export function machineRoutes(house: House): Route[] {
  const { database } = house;
  return [
    readRoute(house),
    route({
      method: 'POST',
      path: '/api/roster/:placeId/shifts',
      right,
      params,
      body: Type.Object({ shifts: Type.Array(ShiftRow, { minItems: 1, maxItems: mostRows }) }, strict),
      summary: `Adds shifts, at most ${mostRows} at once. The sender makes the ids: one sent again is left as it is. Bad rows are named, the rest is added.`,
      replies: Type.Object({ added: Type.Array(idShape), unchanged: Type.Array(idShape), faults: Type.Array(Fault) }),
      answer: async (visit, { params: { placeId }, body }) => {
        await getPlaceName(database, placeId);
        return json(await takeInShifts(house, { clerkId: visit.person.id, at: visit.now }, placeId, body.shifts));
      },
    }),
    endRoute(house),
  ];
}

function endRoute({ database, agency }: House): Route {
  return route({
    method: 'POST',
    path: '/api/roster/:placeId/shifts/end',
    right,
    params,
    body: Type.Object(
      {
        ids: Type.Array(idShape, { minItems: 1, maxItems: mostRows, uniqueItems: true }),
        broken: Type.Optional(Type.Integer({ minimum: 0, description: 'how many broken appointments the sender was told of and accepts' })),
      },
      strict,
    ),
    summary: 'Takes shifts of one clerk away. When appointments lie in them, nothing is done until the sender says how many.',
    replies: Type.Object({
      ended: Type.Integer(),
      broken: Type.Array(Type.Object({ id: idShape, from: Instant, to: Instant, channel: Type.String() })),
    }),
    answer: async (visit, { params: { placeId }, body: { ids, broken: seenBroken = 0 } }) => {
      const of = await database.selectFrom('work_shift').select(['place_id', 'resource_id']).where('shift_id', 'in', ids).execute();
      if (of.some((shift) => shift.place_id !== placeId) || new Set(of.map((shift) => shift.resource_id)).size > 1)
        throw new Refusal('bad-request', [{ place: '/ids', reason: 'shifts of one clerk at the place' }]);
      const by = { clerkId: visit.person.id, at: visit.now, seenBroken, timeZone: agency.timeZone };
      const answer = await database.transaction().execute((transaction) => endShifts(transaction, by, ids));
      if (answer.kind === 'changed') return json({ ended: answer.count, broken: [] });
      return json({ ended: 0, broken: answer.broken.map(({ id, from, to, channel }) => ({ id, from, to, channel })) }, 409);
    },
  });
}

function readRoute({ database, agency }: House): Route {
  return route({
    method: 'GET',
    path: '/api/roster/:placeId',
    right,
    params,
    query: Type.Object(
      {
        from: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
        days: Type.Optional(Type.String({ pattern: '^([1-9]|[12]\\d|3[01])$' })),
      },
      strict,
    ),
    summary: 'The shifts of a place from a day on, a week unless `days` (at most 31) says otherwise',
    replies: Type.Object({
      shifts: Type.Array(
        Type.Object({
          id: idShape,
          clerkId: idShape,
          name: Type.String(),
          from: Instant,
          to: Instant,
          channels: Channels,
          appointments: Type.Integer(),
        }),
      ),
    }),
    answer: async (_visit, { params: { placeId }, query: { from: fromDay, days = '7' } }) => {
      if (!isDay(fromDay)) throw new Refusal('bad-request', [{ place: '/from', reason: 'no such day' }]);
      await getPlaceName(database, placeId);
      const { shifts } = await readRoster(database, { timeZone: agency.timeZone, placeId, fromDay, days: parseInt(days, 10) });
      return json({
        shifts: shifts.map(({ id, workerId, name, from, to, channels, appointments }) => ({
          id,
          clerkId: workerId,
          name,
          from,
          to,
          channels,
          appointments,
        })),
      });
    },
  });
}
