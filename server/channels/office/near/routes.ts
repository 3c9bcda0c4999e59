import Type from 'typebox';
import type { House } from '#server/house.ts';
import { openRoute, page, redirect, type Reply, type Route, type Visit } from '#server/platform/http/route.ts';
import { following } from '../tickets/following.ts';
import type { FollowedTicket } from '../tickets/position.ts';
import { runsAsSystem } from '../tickets/shapes.ts';
import { askForWord, findWord, forgetWord, readReach, waysToTell } from './asking.ts';
import { NearPage } from './near-page.tsx';

const strict = { additionalProperties: false } as const;
const params = Type.Object({ secret: Type.String({ maxLength: 100 }) });

/** Word that a turn is near: whoever knows the secret of a number that waits says where to, or that it is not wanted any more. */
export function routes(house: House): Route[] {
  const { database, secrets, settings } = house;
  return [
    openRoute({
      method: 'GET',
      path: '/ticket/:secret/near',
      runsAsSystem,
      params,
      answer: (visit, { params: { secret } }) => whileWaiting(house, visit, secret, (followed) => show(house, visit, { secret, followed })),
    }),
    openRoute({
      method: 'POST',
      path: '/ticket/:secret/near',
      runsAsSystem,
      params,
      body: Type.Object({ reach: Type.String({ maxLength: 300 }) }, strict),
      answer: (visit, { params: { secret }, body }) =>
        whileWaiting(house, visit, secret, async (followed) => {
          if (visit.changesLanguage) return show(house, visit, { secret, followed, typed: body.reach });
          const reach = readReach(body.reach, waysToTell(settings));
          if (!reach) return show(house, visit, { secret, followed, typed: body.reach, isWrong: true }, 422);
          const asked = { contactId: followed.contactId, secret, reach, language: visit.language, at: visit.now };
          await database.transaction().execute((transaction) => askForWord(transaction, secrets, asked));
          return redirect(`/ticket/${secret}`);
        }),
    }),
    openRoute({
      method: 'POST',
      path: '/ticket/:secret/near/forget',
      runsAsSystem,
      params,
      body: Type.Object({}, strict),
      answer: (visit, { params: { secret } }) =>
        whileWaiting(house, visit, secret, async ({ contactId }) => {
          await forgetWord(house, contactId);
          return redirect(`/ticket/${secret}`);
        }),
    }),
  ];
}

/** Only for a number that waits, where word can leave the house; else its own page says how it stands. */
function whileWaiting(house: House, visit: Visit, secret: string, answer: (followed: FollowedTicket) => Promise<Reply>): Promise<Reply> {
  return following(house, visit, secret, (followed) =>
    followed.state === 'waiting' && waysToTell(house.settings).length > 0
      ? answer(followed)
      : Promise.resolve(redirect(`/ticket/${secret}`)),
  );
}

type Shown = { secret: string; followed: FollowedTicket; typed?: string; isWrong?: boolean };

async function show({ database, settings }: House, seen: Visit, shown: Shown, status = 200): Promise<Reply> {
  const { secret, followed, typed = '', isWrong = false } = shown;
  const isAsked = (await findWord(database, followed.contactId)) === 'asked';
  const visit = { ...seen, address: `/ticket/${secret}/near` };
  return page(NearPage({ visit, secret, followed, ways: waysToTell(settings), typed, isWrong, isAsked }), status);
}
