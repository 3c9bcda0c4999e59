import Type from 'typebox';
import type { House } from '#server/house.ts';
import { explainCall } from '#server/line/explaining.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { page, route, type Route } from '#server/platform/http/route.ts';
import { namePlaces } from '../network-names.ts';
import { getHistory } from './history.ts';
import { WhyPage } from './why-page.tsx';

/** More than these are told to be more. */
const mostCandidates = 100;

/** Why somebody was called when they were, and all that happened to their contact. Nothing of who anybody is. */
export function routes({ database, agency }: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/contacts/:contactId/why',
      right: 'see-line',
      params: Type.Object({ contactId: idShape }),
      query: Type.Object({ call: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,3}$' })) }, { additionalProperties: false }),
      answer: async (visit, { params: { contactId }, query }) => {
        const history = await getHistory(database, contactId);
        const calls = history.periods.filter(({ cause }) => cause === 'call');
        const call = query.call === undefined ? calls.at(-1) : calls.find(({ no }) => no === Number(query.call));
        if (query.call !== undefined && !call) throw new Refusal('not-found');
        const explanation = call && (await explainCall(database, { contactId, periodNo: call.no, most: mostCandidates + 1 }));
        const places = [...history.periods.map(({ placeId }) => placeId), ...(explanation ? lineOf(explanation.work) : [])];
        const placeNames = await namePlaces(database, places, visit.language);
        const isMore = (explanation?.candidates.length ?? 0) > mostCandidates;
        const told = call && explanation && { call, ...explanation, candidates: explanation.candidates.slice(0, mostCandidates), isMore };
        return page(WhyPage({ visit, agency, contactId, history, told, placeNames }));
      },
    }),
  ];
}

const lineOf = ({ placeId, otherPlaceIds }: { placeId: string; otherPlaceIds: string[] }) => [placeId, ...otherPlaceIds];
