import Type from 'typebox';
import type { House } from '#server/house.ts';
import { listServiceLanguages } from '#server/agency/service-languages.ts';
import { Refusal, refusalOf } from '#server/platform/errors/refusal.ts';
import { openRoute, page, redirect, type Reply, type Route, type Visit } from '#server/platform/http/route.ts';
import { runsAsSystem } from '../shapes.ts';
import { FindPage } from './find-page.tsx';
import { holdFor } from './holding.ts';
import { lossOf, type LostTime } from './losing.ts';
import { comparePlaces, showWeek } from './searching.ts';
import { addressOf, type Asked, Instant, listInterpreted, readAsked, wishOf, wishShape } from './wish.ts';
import type { WishFault } from './wish-form.tsx';

const strict = { additionalProperties: false } as const;

/** Finding a free time and keeping it for a while: for everybody, signed in or not. */
export function routes(house: House): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/appointments/new',
      runsAsSystem,
      query: Type.Object(wishShape, strict),
      answer: (visit, { query }) => show(house, visit, readAsked(house.agency, query, visit.language)),
    }),
    openRoute({
      method: 'POST',
      path: '/appointments/new',
      runsAsSystem,
      body: Type.Object({ ...wishShape, at: Instant }, strict),
      answer: (visit, { body: { at, ...given } }) => hold(house, visit, readAsked(house.agency, given, visit.language), new Date(at)),
    }),
  ];
}

async function show(house: House, seen: Visit, asked: Asked, lost?: LostTime): Promise<Reply> {
  const { agency, database } = house;
  // The language links of the page of a lost time lead to the times anew.
  const visit = lost === undefined ? seen : { ...seen, address: addressOf(asked) };
  const wish = wishOf(asked);
  const [spoken, interpreted] = await Promise.all([listServiceLanguages(database, agency), listInterpreted(database)]);
  const faults = faultsOf(asked);
  const isSearched = asked.isBegun && faults.length === 0;
  const week =
    isSearched && asked.place !== undefined
      ? await showWeek(house, wish, { placeId: asked.place, from: asked.from, now: visit.now })
      : undefined;
  const compared = isSearched && !week ? await comparePlaces(house, wish, asked.where, visit.now) : undefined;
  const isNowhere = compared !== undefined && asked.where !== '' && !compared.spot;
  const shown = { visit, agency, asked, spoken, interpreted, week, lost };
  return page(
    FindPage({ ...shown, comparison: isNowhere ? undefined : compared, faults: isNowhere ? ['nowhere'] : faults }),
    lost === undefined ? 200 : 409,
  );
}

function faultsOf({ isBegun, matters, channel, where, place }: Asked): WishFault[] {
  if (!isBegun) return [];
  const lacksWhere = channel === 'office' && where === '' && place === undefined;
  return [...(matters.length === 0 ? (['chooseMatter'] as const) : []), ...(lacksWhere ? (['sayWhere'] as const) : [])];
}

async function hold(house: House, visit: Visit, asked: Asked, fromAt: Date): Promise<Reply> {
  if (asked.place === undefined || faultsOf({ ...asked, isBegun: true }).length > 0) return redirect(addressOf(asked));
  if (Number.isNaN(fromAt.getTime())) throw new Refusal('bad-request', [{ place: '/at', reason: 'there is no such time' }]);
  try {
    const { secret } = await holdFor(house, visit, { ...wishOf(asked), placeId: asked.place, fromAt });
    return redirect(`/appointments/held/${secret}`);
  } catch (error) {
    const lost = lossOf(refusalOf(error));
    if (lost === undefined) throw error;
    return show(house, visit, asked, lost);
  }
}
