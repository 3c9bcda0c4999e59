import Type from 'typebox';
import { callInstead, whyNoCall } from '#server/channels/callbacks/requests/calling-instead.ts';
import type { House } from '#server/house.ts';
import { refusalOf } from '#server/platform/errors/refusal.ts';
import { toInternationalPhone } from '#server/platform/formats/contact-details.ts';
import { openRoute, page, redirect, type Reply, type Route, type Visit } from '#server/platform/http/route.ts';
import { following } from '../following.ts';
import type { FollowedTicket } from '../position.ts';
import { runsAsSystem } from '../shapes.ts';
import { InsteadPage } from './instead-page.tsx';

const params = Type.Object({ secret: Type.String({ maxLength: 100 }) });

/** Whoever waits with a number is called instead, at the place in time that they have. */
export function routes(house: House): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/ticket/:secret/callback',
      runsAsSystem,
      params,
      answer: (visit, { params: { secret } }) => whileWaiting(house, visit, secret, (followed) => show(house, visit, { secret, followed })),
    }),
    openRoute({
      method: 'POST',
      path: '/ticket/:secret/callback',
      runsAsSystem,
      params,
      body: Type.Object({ number: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
      answer: (visit, { params: { secret }, body }) =>
        whileWaiting(house, visit, secret, async (followed) => {
          const typed = body.number;
          if (visit.changesLanguage) return show(house, visit, { secret, followed, typed });
          const number = toInternationalPhone(typed);
          if (number === undefined) return show(house, visit, { secret, followed, typed, fault: 'number' }, 422);
          try {
            await callInstead(house, { contactId: followed.contactId, number, writesIn: visit.language, at: visit.now });
          } catch (error) {
            // Called at this very moment, or asked for already: the number's own page says how it stands.
            const code = refusalOf(error)?.code;
            if (code === 'callback-already-asked') return show(house, visit, { secret, followed, typed, fault: 'asked' }, 409);
            if (code !== 'contact-moved-on' && code !== 'callback-not-due') throw error;
          }
          return redirect(`/ticket/${secret}`);
        }),
    }),
  ];
}

function whileWaiting(house: House, visit: Visit, secret: string, answer: (followed: FollowedTicket) => Promise<Reply>): Promise<Reply> {
  return following(house, visit, secret, (followed) =>
    followed.state === 'waiting' && !followed.isCallback ? answer(followed) : Promise.resolve(redirect(`/ticket/${secret}`)),
  );
}

type Shown = { secret: string; followed: FollowedTicket; typed?: string; fault?: 'number' | 'asked' };

async function show(house: House, seen: Visit, { secret, followed, typed = '', fault }: Shown, status = 200): Promise<Reply> {
  const visit = { ...seen, address: `/ticket/${secret}/callback` };
  const whyNot = await whyNoCall(house, followed.contactId, visit.now);
  return page(InsteadPage({ visit, secret, followed, typed, fault, whyNot, mostAttempts: house.agency.callbacks.mostAttempts }), status);
}
