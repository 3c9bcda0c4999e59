import Type from 'typebox';
import { askForWord, readReach, waysToTell } from '../near/asking.ts';
import { getGiving, type Giving } from '../tickets/giving.ts';
import { Matter, PlaceId, runsAsSystem, Secret, Yes } from '../tickets/shapes.ts';
import { choicesAt, servedLanguage, takeTicket } from '../tickets/taking.ts';
import { waitOfNewcomer } from '../tickets/waits.ts';
import type { House } from '#server/house.ts';
import { getLineRule } from '#server/line/tickets.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { openRoute, page, redirect, type Reply, type Route, type Visit } from '#server/platform/http/route.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { type Joining, JoinPage } from './join-page.tsx';

const strict = { additionalProperties: false } as const;
const params = Type.Object({ placeId: PlaceId });
const Reach = Type.Optional(Type.String({ maxLength: 300 }));
const Spoken = Type.String({ maxLength: 3, pattern: '^[a-z]{2,3}$' });

/** A number taken from afar: it leads to the page by which it is followed. */
export function routes(house: House): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/join/:placeId',
      runsAsSystem,
      params,
      answer: async (visit, { params: { placeId } }) => {
        const giving = await getGiving(house, placeId, 'remote', visit.now);
        const language = servedLanguage(giving.place, visit.language);
        return show(house, visit, giving, { secret: newToken(), matter: undefined, isQuick: false, language, reach: '' });
      },
    }),
    openRoute({
      method: 'POST',
      path: '/join/:placeId',
      runsAsSystem,
      params,
      body: Type.Object({ secret: Secret, matter: Type.Optional(Matter), quick: Yes, spoken: Spoken, reach: Reach }, strict),
      answer: async (visit, { params: { placeId }, body }) => {
        const giving = await getGiving(house, placeId, 'remote', visit.now);
        const { secret, matter } = body;
        return join(house, visit, giving, {
          secret,
          matter,
          isQuick: body.quick === 'yes',
          language: body.spoken,
          reach: body.reach ?? '',
        });
      },
    }),
  ];
}

type Fault = Parameters<typeof JoinPage>[0]['fault'];

async function show(house: House, seen: Visit, giving: Giving, joining: Joining, fault?: Fault, status = 200): Promise<Reply> {
  const { agency, database, settings } = house;
  const { place, day, standing } = giving;
  // Never the secret: the language links lead to this page anew.
  const visit = { ...seen, address: `/join/${place.id}` };
  const language = servedLanguage(place, joining.language);
  // As many as the agency has groups, and one more: a handful.
  const matters = standing.isGiving
    ? await Promise.all(
        choicesAt(agency, place).map(async ({ id, name }) => {
          const newcomer = { placeId: place.id, benefitGroup: id, language };
          return { id, name: name[visit.language], wait: await waitOfNewcomer(house, newcomer, visit.now, day) };
        }),
      )
    : [];
  const { mostCalls, remoteMinutes } = await getLineRule(database, place.id);
  return page(
    JoinPage({
      visit,
      agency,
      giving,
      publicUrl: settings.publicUrl,
      joining,
      matters,
      mostCalls,
      remoteMinutes,
      ways: waysToTell(settings),
      fault,
    }),
    status,
  );
}

async function join(house: House, visit: Visit, giving: Giving, joining: Joining): Promise<Reply> {
  if (visit.changesLanguage) return show(house, visit, giving, joining);
  const { secret, matter, isQuick, language } = joining;
  if (matter === undefined) return show(house, visit, giving, joining, 'choose', 422);
  const by = { clientAddress: visit.clientAddress, at: visit.now };
  const wantsWord = joining.reach.trim() !== '';
  const reach = wantsWord ? readReach(joining.reach, waysToTell(house.settings)) : undefined;
  if (wantsWord && !reach) return show(house, visit, giving, joining, 'reach', 422);
  try {
    const wish = { secret, matter, isQuick, language };
    await house.database.transaction().execute(async (transaction) => {
      const { contactId } = await takeTicket(transaction, house, giving, wish, by);
      if (reach) await askForWord(transaction, house.secrets, { contactId, secret, reach, language: visit.language, at: visit.now });
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // The page says why there are none any more, and when there are again.
    if (error.code === 'line-closed' || error.code === 'tickets-given-out') return redirect(`/join/${giving.place.id}`);
    if (error.code === 'too-many-requests') return show(house, visit, giving, joining, 'tooMany', 429);
    throw error;
  }
  return redirect(`/ticket/${secret}`);
}
