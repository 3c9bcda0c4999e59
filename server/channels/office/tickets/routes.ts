import Type from 'typebox';
import { lineEvents } from '../line-events.ts';
import { groupName, namePlaces } from '../network-names.ts';
import { findWord, waysToTell } from '../near/asking.ts';
import type { House } from '#server/house.ts';
import { checkIn } from '#server/line/arriving/checking-in.ts';
import { endWaiting } from '#server/line/serving.ts';
import { getLineRule } from '#server/line/tickets.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { openRoute, page, redirect, type Reply, type Route, type Visit } from '#server/platform/http/route.ts';
import { PlaceId, runsAsSystem, Yes } from './shapes.ts';
import { following } from './following.ts';
import type { FollowedTicket } from './position.ts';
import { LeavePage, PositionPage } from './position-page.tsx';

const strict = { additionalProperties: false } as const;
// Anything: whoever mistyped the address is told so in words.
const params = Type.Object({ secret: Type.String({ maxLength: 100 }) });

/** A number followed from a phone: whoever knows its secret may see how it stands and give it up, and nothing else. */
export function routes(house: House): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/ticket/:secret',
      runsAsSystem,
      params,
      query: Type.Object({ still: Yes }, strict),
      live: 'page',
      answer: (visit, { params: { secret }, query }) =>
        following(house, visit, secret, (followed) => showPosition(house, visit, { secret, followed, isStill: query.still === 'yes' })),
    }),
    openRoute({
      method: 'POST',
      path: '/ticket/:secret/here',
      runsAsSystem,
      params,
      body: Type.Object({}, strict),
      answer: (visit, { params: { secret } }) => following(house, visit, secret, (followed) => sayHere(house, visit, secret, followed)),
    }),
    openRoute({
      method: 'GET',
      path: '/ticket/:secret/events',
      runsAsSystem,
      params,
      // Only so that the address is another one when the number has moved to another line: the page opens a new stream then.
      query: Type.Object({ line: Type.Optional(PlaceId) }, strict),
      live: 'stream',
      answer: (visit, { params: { secret } }) =>
        following(house, visit, secret, ({ placeId, waitsAt }) => Promise.resolve(lineEvents(house, [placeId, waitsAt]))),
    }),
    openRoute({
      method: 'GET',
      path: '/ticket/:secret/leave',
      runsAsSystem,
      params,
      answer: (visit, { params: { secret } }) =>
        following(house, visit, secret, async (followed) =>
          followed.state === 'waiting' ? page(LeavePage({ visit, secret, followed })) : redirect(`/ticket/${secret}`),
        ),
    }),
    openRoute({
      method: 'POST',
      path: '/ticket/:secret/leave',
      runsAsSystem,
      params,
      body: Type.Object({}, strict),
      answer: (visit, { params: { secret } }) => following(house, visit, secret, (followed) => leave(house, visit, secret, followed)),
    }),
  ];
}

async function showPosition(
  { database, agency, settings }: House,
  visit: Visit,
  { secret, followed, isStill }: { secret: string; followed: FollowedTicket; isStill: boolean },
): Promise<Reply> {
  const { language } = visit;
  const { placeId, counter, benefitGroup } = followed;
  const elsewhere = counter && counter.placeId !== placeId ? counter.placeId : null;
  const [names, { mostCalls }, word] = await Promise.all([
    namePlaces(database, [placeId, elsewhere], language),
    getLineRule(database, placeId),
    waysToTell(settings).length === 0 ? ('never' as const) : findWord(database, followed.contactId),
  ]);
  return page(
    PositionPage({
      visit,
      secret,
      followed,
      matterName: benefitGroup === undefined ? undefined : groupName(agency, benefitGroup, language),
      placeName: names.get(placeId) ?? '',
      calledAt: elsewhere === null ? undefined : names.get(elsewhere),
      mostCalls,
      word,
      isStill,
    }),
  );
}

async function sayHere({ database }: House, visit: Visit, secret: string, { contactId }: FollowedTicket): Promise<Reply> {
  const by = { clerkId: null, at: visit.now };
  await changeWaiting(() => database.transaction().execute((transaction) => checkIn(transaction, contactId, by)));
  return redirect(`/ticket/${secret}`);
}

async function leave({ database }: House, visit: Visit, secret: string, { contactId }: FollowedTicket): Promise<Reply> {
  const by = { clerkId: null, at: visit.now };
  await changeWaiting(() => database.transaction().execute((transaction) => endWaiting(transaction, contactId, 'left', by)));
  return redirect(`/ticket/${secret}`);
}

/** Who is called or gone at this very moment waits no more: the page shows how it stands. */
async function changeWaiting(change: () => Promise<unknown>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!(error instanceof Refusal) || !['contact-moved-on', 'not-found'].includes(error.code)) throw error;
  }
}
