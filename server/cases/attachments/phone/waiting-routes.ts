import Type from 'typebox';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { json, page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { getPlace } from '../places.ts';
import { findOwnLink, linkIdOf, makeLink } from './links.ts';
import { WaitingPage } from './waiting-page.tsx';

const Asked = Type.Object(
  { requirementId: Type.String({ maxLength: 130 }), token: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })) },
  { additionalProperties: false },
);
type Asked = Type.Static<typeof Asked>;

/** On the computer: a code for the phone, and whether its pictures have come. */
export function waitingRoutes(house: House): Route[] {
  return [
    route({
      method: 'POST',
      path: '/applications/:applicationId/attachments/phone',
      right: 'own-matters',
      params: Type.Object({ applicationId: Type.String({ maxLength: 60 }) }),
      body: Asked,
      answer: async (visit, { params, body }) => showCode(house, visit, params.applicationId, body),
    }),
    route({
      method: 'POST',
      path: '/drafts/:draftId/attachments/phone',
      right: 'own-matters',
      params: Type.Object({ draftId: Type.String({ maxLength: 60 }) }),
      body: Asked,
      answer: async (visit, { params, body }) => showCode(house, visit, params.draftId, body),
    }),
    route({
      method: 'GET',
      path: '/api/phone-links/:linkId',
      right: 'own-matters',
      params: Type.Object({ linkId: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
      summary: 'Whether the pictures of a code that you made have come',
      replies: Type.Object({ state: Type.Enum(['open', 'used', 'expired']) }),
      answer: async (visit, { params }) => {
        const link = await findOwnLink(house.database, visit.person.id, params.linkId, visit.now);
        if (!link) throw new Refusal('not-found');
        return json({ state: link.state });
      },
    }),
  ];
}

/** Makes a code; or, asked about one by its token, says whether its pictures have come. The token is on this page alone. */
async function showCode(house: House, visit: SignedVisit<Customer>, id: string, { requirementId, token }: Asked): Promise<Reply> {
  const place = await getPlace(house, visit, id);
  if (place.sent?.stage === 'withdrawn') throw new Refusal('application-withdrawn');
  const item = place.checklist.items.find((one) => one.requirementId === requirementId);
  if (!item) throw new Refusal('not-found');
  // Nothing can be read at the address of a post: a change of language leads back to the attachments.
  const shown = { visit: { ...visit, address: `${place.address}/attachments` }, place, requirementId, name: item.label };
  if (token === undefined) {
    const { customerId } = place;
    const made = {
      customerId,
      applicationId: id,
      requirementId,
      language: visit.language,
      agentId: visit.person.agent?.id,
      now: visit.now,
    };
    return page(WaitingPage({ ...shown, link: withAddress(house, await makeLink(house.database, made)), isAsked: false }));
  }
  const link = await findOwnLink(house.database, place.customerId, linkIdOf(token), visit.now);
  if (link?.state === 'used') return redirect(`${place.address}/attachments?phone=1`);
  if (link?.state !== 'open') return page(WaitingPage({ ...shown, link: undefined, isAsked: true }));
  return page(WaitingPage({ ...shown, link: withAddress(house, { token, expiresAt: link.expiresAt }), isAsked: true }));
}

function withAddress({ settings }: House, link: { token: string; expiresAt: Date }) {
  return { ...link, address: new URL(`/phone/${link.token}`, settings.publicUrl).href };
}
