import Type from 'typebox';
import type { House } from '#server/house.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { redirect, route, type Route } from '#server/platform/http/route.ts';
import { answerEmergency, raiseEmergency } from './calls.ts';
import type { EmergencyPage } from './emergency-calls.tsx';

const strict = { additionalProperties: false } as const;
const Slug = Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' });

const addressOf: Readonly<Record<EmergencyPage, (placeId: string) => string>> = {
  counter: () => '/counter',
  reception: (placeId) => `/reception?place=${placeId}`,
  'live-view': (placeId) => `/live-view/${placeId}`,
};

/** Help at a counter: called for by whoever sits there, answered by anybody who sees to visitors. */
export function routes({ database }: House): Route[] {
  return [
    route({
      method: 'POST',
      path: '/emergencies',
      right: 'serve-contacts',
      body: Type.Object({}, strict),
      answer: async ({ person, now: at }) => {
        await database.transaction().execute((transaction) => raiseEmergency(transaction, { clerkId: person.id, at }));
        return redirect('/counter');
      },
    }),
    route({
      method: 'POST',
      path: '/emergencies/:placeId/:callId/answer',
      right: 'receive-visitors',
      params: Type.Object({ placeId: Slug, callId: idShape }),
      body: Type.Object({ on: Type.Union([Type.Literal('counter'), Type.Literal('reception'), Type.Literal('live-view')]) }, strict),
      answer: async ({ person, now: at }, { params, body }) => {
        await database.transaction().execute((transaction) => answerEmergency(transaction, params, { clerkId: person.id, at }));
        return redirect(addressOf[body.on](params.placeId));
      },
    }),
  ];
}
