import Type from 'typebox';
import { groupName } from '../network-names.ts';
import { Matter, PlaceId, runsAsSystem, Secret, SpokenLanguage, Yes } from '../tickets/shapes.ts';
import type { Place } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { openRoute, page, redirect, type Reply, type Route, type Visit } from '#server/platform/http/route.ts';
import { isLanguage, type Language } from '#server/platform/language/language.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import type { Giving } from '../tickets/giving.ts';
import { atKiosk } from './at-kiosk.ts';
import { cutRoutes } from './cut-routes.ts';
import { hereRoutes } from './here-routes.ts';
import { startOf } from './kiosk-frame.tsx';
import { getFollowed } from '../tickets/position.ts';
import { BusyScreen, type Chosen, ClosedScreen, ConfirmScreen, LanguageScreen, MatterScreen, queryOf } from './screens.tsx';
import { isChoiceAt, servedLanguage, takeTicket } from '../tickets/taking.ts';
import { TicketScreen } from './ticket-screen.tsx';
import { waitOfNewcomer } from '../tickets/waits.ts';

const strict = { additionalProperties: false } as const;
const Time = Type.Optional(Type.Literal('more'));

/** The kiosk of an office, addressed by its place: a language, a matter, how long it takes, a number. */
export function routes(house: House): Route[] {
  return [
    ...cutRoutes(house),
    ...hereRoutes(house),
    openRoute({
      method: 'GET',
      path: '/kiosk/:placeId',
      runsAsSystem,
      params: Type.Object({ placeId: PlaceId }),
      query: Type.Object({ in: Type.Optional(SpokenLanguage), quick: Yes, matter: Type.Optional(Matter), time: Time }, strict),
      answer: (visit, { params: { placeId }, query }) => {
        const chosen = query.in && isLanguage(query.in) ? chosenOf({ ...query, in: query.in }) : undefined;
        return atKiosk(house, visit, placeId, (giving) => showScreen(house, visit, giving, chosen));
      },
    }),
    openRoute({
      method: 'POST',
      path: '/kiosk/:placeId/tickets',
      runsAsSystem,
      params: Type.Object({ placeId: PlaceId }),
      body: Type.Object({ secret: Secret, in: SpokenLanguage, quick: Yes, matter: Matter }, strict),
      answer: (visit, { params: { placeId }, body: { secret, ...chosen } }) =>
        atKiosk(house, visit, placeId, (giving) => give(house, visit, giving, { secret, chosen: chosenOf(chosen) })),
    }),
    openRoute({
      method: 'GET',
      path: '/kiosk/:placeId/tickets/:secret',
      runsAsSystem,
      params: Type.Object({ placeId: PlaceId, secret: Secret }),
      query: Type.Object({ in: SpokenLanguage, quick: Yes, matter: Type.Optional(Matter), time: Time }, strict),
      answer: (visit, { params: { placeId, secret }, query }) =>
        atKiosk(house, visit, placeId, ({ place }) => showTicket(house, visit, place, { secret, chosen: chosenOf(query) })),
    }),
  ];
}

type Asked = { in: Language; quick?: 'yes'; matter?: string; time?: 'more' };
const chosenOf = (asked: Asked): Chosen => ({
  in: asked.in,
  matter: asked.matter,
  isQuick: asked.quick === 'yes',
  hasMoreTime: asked.time === 'more',
});

/** The language is the visitor's at the kiosk, never the browser's: the next person has another. */
const speaking = (house: House, visit: Visit, chosen: Chosen | undefined): Visit => ({
  ...visit,
  language: chosen && house.agency.languages.includes(chosen.in) ? chosen.in : (house.agency.languages[0] ?? 'fi'),
});

async function showScreen(house: House, seen: Visit, giving: Giving, chosen: Chosen | undefined): Promise<Reply> {
  const { agency, settings } = house;
  const visit = speaking(house, seen, chosen);
  if (!giving.standing.isGiving) return page(ClosedScreen({ visit, agency, giving, publicUrl: settings.publicUrl }));
  if (!chosen) return page(LanguageScreen({ visit, agency, giving }));
  const { matter, isQuick } = chosen;
  if (matter === undefined) return page(MatterScreen({ visit, agency, giving, chosen }));
  const { place, day } = giving;
  if (!isChoiceAt(agency, place, matter)) throw new Refusal('not-found');
  const newcomer = { placeId: place.id, benefitGroup: matter, language: servedLanguage(place, visit.language), isQuick };
  const wait = await waitOfNewcomer(house, newcomer, visit.now, day);
  const matterName = groupName(agency, matter, visit.language);
  return page(ConfirmScreen({ visit, agency, giving, chosen, matterName, wait, secret: newToken() }));
}

type Taking = { secret: string; chosen: Chosen };

async function give(house: House, seen: Visit, giving: Giving, { secret, chosen }: Taking): Promise<Reply> {
  const visit = speaking(house, seen, chosen);
  const wish = { secret, matter: chosen.matter ?? '', isQuick: chosen.isQuick, language: visit.language };
  const by = { clientAddress: visit.clientAddress, at: visit.now };
  try {
    await house.database.transaction().execute((transaction) => takeTicket(transaction, house, giving, wish, by));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // The first screen says why there are none, and when there are again: the kiosk never ends at a page that leads elsewhere.
    if (error.code === 'line-closed' || error.code === 'tickets-given-out') return redirect(startOf(giving.place.id));
    if (error.code === 'too-many-requests') return page(BusyScreen({ visit, agency: house.agency, giving, chosen }), 429);
    throw error;
  }
  return redirect(ticketAddress(giving.place.id, secret, { ...chosen, in: visit.language }));
}

/** What was chosen stands there too: a kiosk that is cut off before it has shown the number gives one itself. */
function ticketAddress(placeId: string, secret: string, chosen: Chosen): string {
  return `${startOf(placeId)}/tickets/${secret}${queryOf(chosen)}`;
}

async function showTicket(house: House, seen: Visit, place: Place, { secret, chosen }: Taking): Promise<Reply> {
  const visit = speaking(house, seen, chosen);
  const followed = await getFollowed(house, secret, visit.now);
  if (followed.placeId !== place.id) throw new Refusal('not-found');
  const { language } = visit;
  return page(
    TicketScreen({
      visit,
      place,
      followed,
      matterName: groupName(house.agency, followed.benefitGroup ?? '', language),
      address: new URL(`/ticket/${secret}?language=${language}`, house.settings.publicUrl).href,
      hasMoreTime: chosen.hasMoreTime,
      more: ticketAddress(place.id, secret, { ...chosen, in: language, hasMoreTime: true }),
    }),
  );
}
