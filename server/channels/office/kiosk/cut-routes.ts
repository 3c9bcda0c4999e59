import Type from 'typebox';
import { listOpenings } from '#server/agency/network/hours/open-hours.ts';
import type { House } from '#server/house.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { json, openRoute, page, type Reply, type Route, type Visit } from '#server/platform/http/route.ts';
import { type Admitted, findDevice } from '../devices/admitting.ts';
import { type Giving, seriesOf } from '../tickets/giving.ts';
import { Matter, PlaceId, runsAsSystem, Secret, SpokenLanguage, Yes } from '../tickets/shapes.ts';
import { atKiosk } from './at-kiosk.ts';
import { CutPage } from './cut-page.tsx';
import { type KeptTicket, type Result, results, takeInTickets } from './taking-in.ts';

const strict = { additionalProperties: false } as const;
/** A cut outlasts a weekend at most; after that the page must be fetched anew. */
const daysAhead = 7;
/** What one message may hold: more come with the next. */
const mostTickets = 50;

const Kept = Type.Object(
  {
    secret: Secret,
    series: Type.String({ pattern: '^[A-Z]{2}$' }),
    no: Type.Integer({ minimum: 1, maximum: 99_999 }),
    ago: Type.Integer({ description: 'milliseconds since the number was given, by the clock of the kiosk' }),
    in: SpokenLanguage,
    matter: Matter,
    quick: Type.Boolean(),
  },
  strict,
);

/** A kiosk over a cut of the network: the page that its browser keeps, and the numbers that come when it is back. */
export function cutRoutes(house: House): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/kiosk/worker.js',
      // Nothing of anybody: what a browser needs to show a page that it keeps.
      answer: () => Promise.resolve(workerScript(house)),
    }),
    openRoute({
      method: 'GET',
      path: '/kiosk/:placeId/cut',
      runsAsSystem,
      params: Type.Object({ placeId: PlaceId }),
      // A number that was asked for just before: only the page's own script reads it.
      query: Type.Object(
        { secret: Type.Optional(Secret), in: Type.Optional(SpokenLanguage), quick: Yes, matter: Type.Optional(Matter) },
        strict,
      ),
      answer: (visit, { params: { placeId } }) =>
        atKiosk(house, visit, placeId, (giving, admitted) => showCut(house, visit, giving, admitted)),
    }),
    openRoute({
      method: 'POST',
      path: '/api/kiosk/tickets',
      runsAsSystem,
      body: Type.Object({ tickets: Type.Array(Kept, { minItems: 1, maxItems: mostTickets }) }, strict),
      summary:
        'Numbers that a paired kiosk (by its cookie) gave while it was cut off, at most 50 at once: each gets its place by the time at which it was given. `results` tells in the same order what became of each; sent again, nothing is doubled.',
      replies: Type.Object({ results: Type.Array(Type.Union(results.map((result) => Type.Literal(result)))) }),
      answer: async (visit, { body }) => {
        const admitted = await findDevice(house, visit);
        if (admitted?.device.kind !== 'kiosk') throw new Refusal('device-not-paired');
        // The languages were checked by the shape.
        const kept = body.tickets as KeptTicket[];
        const found = await takeInTickets(house, admitted.device, kept, visit.now);
        noteRefused(house, admitted, found);
        return json({ results: found });
      },
    }),
  ];
}

function workerScript({ assets }: House): Reply {
  const script = assets.find(assets.address('kiosk-worker.js').slice('/assets/'.length))?.bodies.get('identity');
  if (!script) throw new Refusal('not-found');
  return { kind: 'text', contentType: 'text/javascript; charset=utf-8', text: script.toString('utf8') };
}

async function showCut(house: House, visit: Visit, { place, day, standing }: Giving, { device }: Admitted): Promise<Reply> {
  const { agency, database, settings } = house;
  const isOverToday = !standing.isGiving && standing.reason !== 'closed';
  const openings = listOpenings(place.plan, agency, isOverToday ? addDays(day, 1) : day, addDays(day, daysAhead))
    .filter(({ kind }) => kind === 'open')
    .map(({ from, ticketsTo }) => ({ from, to: ticketsTo }));
  const series = device.series ?? seriesOf.kiosk;
  const last = await database
    .selectFrom('contact')
    .select((row) => row.fn.max('ticket_no').as('no'))
    .where('place_id', '=', place.id)
    .where('ticket_on', '=', day)
    .where('ticket_series', '=', series)
    .executeTakeFirst();
  const inFirst = { ...visit, language: agency.languages[0] ?? 'fi' };
  return page(CutPage({ visit: inFirst, agency, place, series, day, lastNo: last?.no ?? 0, publicUrl: settings.publicUrl, openings }));
}

/** Whoever holds such a number will ask at the reception: those who run the place can find out why. */
function noteRefused({ log }: House, { device }: Admitted, found: readonly Result[]): void {
  const refused = found.filter((result) => result !== 'taken' && result !== 'known');
  if (refused.length > 0) log.warn({ device: device.id, refused }, 'numbers of a kiosk that was cut off were refused');
}
