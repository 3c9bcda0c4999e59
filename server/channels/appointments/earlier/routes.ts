import Type from 'typebox';
import { getPlaceName } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { readDay } from '#server/platform/clock/period.ts';
import { dayNumberOf, instantOf } from '#server/platform/clock/wall-time.ts';
import { openRoute, page, redirect, type Reply, type Route, type Visit } from '#server/platform/http/route.ts';
import { tokenDigest } from '#server/platform/secrets/secrets.ts';
import { getAppointmentOf } from '../booking/appointment.ts';
import { acceptOffer, declineOffer } from './answering.ts';
import { EarlierPage } from './page.tsx';
import { readStanding } from './standing.ts';
import { askForEarlier, stopAsking } from './wishes.ts';

const strict = { additionalProperties: false } as const;
const params = Type.Object({ secret: Type.String({ pattern: '^[\\w-]{43}$' }) });
const runsAsSystem = 'the secret says whose appointment it is: whoever booked need not be signed in';
const path = '/appointments/of/:secret/earlier';

/** An earlier time: whoever has the secret of an appointment asks for one, and answers what is offered. */
export function routes(house: House): Route[] {
  const { database, agency } = house;
  const of = (secret: string) => getAppointmentOf(database, tokenDigest(secret));
  return [
    openRoute({
      method: 'GET',
      path,
      runsAsSystem,
      params,
      answer: (visit, { params: { secret } }) => show(house, visit, { secret }),
    }),
    openRoute({
      method: 'POST',
      path,
      runsAsSystem,
      params,
      body: Type.Object({ notBefore: Type.String({ maxLength: 20 }), where: Type.Enum(['same', 'near']) }, strict),
      answer: async (visit, { params: { secret }, body }) => {
        const { id, fromAt } = await of(secret);
        const notBefore = startOf(body.notBefore, agency.timeZone, visit.now);
        if (visit.changesLanguage) return show(house, visit, { secret });
        if (notBefore === undefined || notBefore >= fromAt) return show(house, visit, { secret, typed: body.notBefore }, 422);
        const asked = { isNearToo: body.where === 'near', notBefore, at: visit.now };
        await database.transaction().execute((transaction) => askForEarlier(transaction, house, id, asked));
        return redirect(addressOf(secret));
      },
    }),
    openRoute({
      method: 'POST',
      path: '/appointments/of/:secret/earlier/stop',
      runsAsSystem,
      params,
      body: Type.Object({}, strict),
      answer: async (_visit, { params: { secret } }) => {
        const { id } = await of(secret);
        await stopAsking(database, id);
        return redirect(addressOf(secret));
      },
    }),
    openRoute({
      method: 'POST',
      path: '/appointments/of/:secret/earlier/answer',
      runsAsSystem,
      params,
      body: Type.Object(
        { offer: Type.String({ pattern: '^[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}$' }), answer: Type.Enum(['accept', 'decline']) },
        strict,
      ),
      answer: async (visit, { params: { secret }, body }) => {
        const { id } = await of(secret);
        const answer = body.answer === 'accept' ? acceptOffer : declineOffer;
        const asked = { appointmentId: id, offerId: body.offer, at: visit.now };
        await database.transaction().execute((transaction) => answer(transaction, house, asked));
        return redirect(addressOf(secret));
      },
    }),
  ];
}

const addressOf = (secret: string) => `/appointments/of/${secret}/earlier`;

/** When a day begins that was typed; now when none was; undefined when it is no day. */
function startOf(typed: string, timeZone: string, now: Date): Date | undefined {
  const day = readDay(typed, '');
  if (day === undefined) return undefined;
  return day === '' ? now : new Date(instantOf(timeZone, { day: dayNumberOf(day), minute: 0 }, 'first') * 60_000);
}

async function show(house: House, seen: Visit, { secret, typed }: { secret: string; typed?: string }, status = 200): Promise<Reply> {
  const appointment = await getAppointmentOf(house.database, tokenDigest(secret));
  const standing = await readStanding(house.database, appointment, seen.now);
  const { name: placeName } = await getPlaceName(house.database, appointment.placeId);
  const visit = { ...seen, address: addressOf(secret) };
  return page(EarlierPage({ visit, secret, timeZone: house.agency.timeZone, appointment, placeName, standing, typed }), status);
}
