import Type from 'typebox';
import type { House } from '#server/house.ts';
import { checkIn } from '#server/line/arriving/checking-in.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { openRoute, page, redirect, type Reply, type Route, type Visit } from '#server/platform/http/route.ts';
import type { Language } from '#server/platform/language/language.ts';
import { type Giving, seriesOf } from '../tickets/giving.ts';
import { PlaceId, runsAsSystem, SpokenLanguage } from '../tickets/shapes.ts';
import { atKiosk } from './at-kiosk.ts';
import { HereScreen, type HereState } from './here-screen.tsx';
import { startOf } from './kiosk-frame.tsx';

const strict = { additionalProperties: false } as const;
const params = Type.Object({ placeId: PlaceId });
const Done = Type.Optional(Type.Literal('yes'));
const Time = Type.Optional(Type.Literal('more'));

/** At a kiosk, whoever took a number from afar says that they have come. */
export function hereRoutes(house: House): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/kiosk/:placeId/here',
      runsAsSystem,
      params,
      query: Type.Object({ in: SpokenLanguage, done: Done, time: Time }, strict),
      answer: (visit, { params: { placeId }, query }) =>
        atKiosk(house, visit, placeId, ({ place }) => {
          const state = query.done === 'yes' ? 'done' : 'asks';
          const shown = { visit: { ...visit, language: query.in }, place, state, typed: '', hasMoreTime: query.time === 'more' } as const;
          return Promise.resolve(page(HereScreen(shown)));
        }),
    }),
    openRoute({
      method: 'POST',
      path: '/kiosk/:placeId/here',
      runsAsSystem,
      params,
      body: Type.Object({ in: SpokenLanguage, ticket: Type.String({ maxLength: 40 }) }, strict),
      answer: (visit, { params: { placeId }, body }) =>
        atKiosk(house, visit, placeId, (giving) => sayHere(house, { ...visit, language: body.in }, giving, body.ticket)),
    }),
  ];
}

/** `M 012`, `m12` or `12`: the number alone, since only numbers from afar wait for this. */
function readNumber(typed: string): number | undefined {
  const digits = /^(?:M\s*)?(\d{1,5})$/i.exec(typed.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

async function sayHere(house: House, visit: Visit & { language: Language }, giving: Giving, typed: string): Promise<Reply> {
  const { place } = giving;
  const state = await checkInByNumber(house, giving, readNumber(typed), visit.now);
  if (state === 'done') return redirect(`${startOf(place.id)}/here?in=${visit.language}&done=yes`);
  return page(HereScreen({ visit, place, state, typed, hasMoreTime: false }), 422);
}

async function checkInByNumber({ database }: House, { place, day }: Giving, no: number | undefined, at: Date): Promise<HereState> {
  if (no === undefined) return 'unknown';
  const found = await database
    .selectFrom('contact')
    .select('contact_id as contactId')
    .where('place_id', '=', place.id)
    .where('ticket_on', '=', day)
    .where('ticket_series', '=', seriesOf.remote)
    .where('ticket_no', '=', no)
    .executeTakeFirst();
  if (!found) return 'unknown';
  try {
    await database.transaction().execute((transaction) => checkIn(transaction, found.contactId, { clerkId: null, at }));
    return 'done';
  } catch (error) {
    if (error instanceof Refusal && error.code === 'contact-moved-on') return 'moved-on';
    throw error;
  }
}
