import Type from 'typebox';
import { v5 as derivedId } from 'uuid';
import { findForm } from '#server/agency/lookups.ts';
import { documentOf } from '#server/cases/checklist/checklist.ts';
import type { House } from '#server/house.ts';
import { type Input, openRoute, page, type Reply, type Route, type Visit } from '#server/platform/http/route.ts';
import { isLanguage } from '#server/platform/language/language.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { keysOfPage, takeInSent } from '../sending.ts';
import { findLink, type Link, linkIdOf, useLink } from './links.ts';
import { LinkOverPage, PhonePage, SentPage } from './phone-pages.tsx';

const params = Type.Object({ token: Type.String({ maxLength: 100 }) });
const nothing = Type.Object({}, { additionalProperties: false });
const runsAsSystem = 'the token says whose application the pictures are for: nobody is signed in on the phone';

/** On the phone, without signing in there: one document, once, for a quarter of an hour. */
export function sendingRoutes(house: House): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/phone/:token',
      params,
      runsAsSystem,
      answer: async (visit, input) => {
        const found = await openLink(house, visit, input.params.token);
        if (!found.isOpen) return found.reply;
        const { document, link } = found;
        return page(PhonePage({ visit: found.visit, document, expiresAt: link.expiresAt }));
      },
    }),
    openRoute({
      method: 'POST',
      path: '/phone/:token',
      params,
      body: nothing,
      takesFiles: true,
      // Before anything is stored for somebody of whom nothing is known.
      admitsFiles: async (visit, { token }) => {
        const link = await findLink(house.database, token ?? '', visit.now);
        if (link?.state !== 'open') throw new Refusal('phone-link-over');
      },
      runsAsSystem,
      answer: async (visit, input) => takePictures(house, visit, input.params.token, input.files),
    }),
  ];
}

type Opened = { isOpen: false; reply: Reply } | ({ isOpen: true; visit: Visit } & Found);
type Found = { link: Link; place: Place; document: ReturnType<typeof documentOf> };
type Place = { customerId: string; id: string; benefit: string; formVersion: string };

/** The open link of a token, with what it asks for; else the page that says why it does not work. In the language of whoever made it. */
async function openLink(house: House, visit: Visit, token: string): Promise<Opened> {
  const link = /^[\w-]{43}$/.test(token) ? await findLink(house.database, token, visit.now) : undefined;
  const place = link && (await findPlace(house, link));
  if (!link || !place) return { isOpen: false, reply: page(LinkOverPage({ visit, why: 'unknown' }), 404) };
  // Another one was chosen on the phone.
  const isChosen = /[?&]language=/.test(visit.address);
  const seen = isChosen || !isLanguage(link.language) ? visit : { ...visit, language: link.language };
  if (link.state !== 'open') return { isOpen: false, reply: page(LinkOverPage({ visit: seen, why: link.state }), 410) };
  const document = documentOf(findForm(house.agency, place.benefit, place.formVersion), link.requirementId);
  return { isOpen: true, visit: seen, link, place, document };
}

async function findPlace({ database }: House, { customerId, applicationId }: Link): Promise<Place | undefined> {
  const application = await database
    .selectFrom('application')
    .select(['benefit', 'form_version as formVersion'])
    .where('customer_id', '=', customerId)
    .where('application_id', '=', applicationId)
    .where('stage', '<>', 'withdrawn')
    .executeTakeFirst();
  if (application) return { customerId, id: applicationId, ...application };
  const draft = await database
    .selectFrom('draft')
    .select(['benefit', 'form_version as formVersion'])
    .where('customer_id', '=', customerId)
    .where('draft_id', '=', applicationId)
    .executeTakeFirst();
  return draft && { customerId, id: applicationId, ...draft };
}

async function takePictures(house: House, visit: Visit, token: string, files: Input['files']): Promise<Reply> {
  const found = await openLink(house, visit, token);
  if (!found.isOpen) return found.reply;
  const { link, place, document } = found;
  const sent = await takeInSent(house, {
    place,
    requirementId: link.requirementId,
    keyOf: keysOfPage(derivedId(linkIdOf(token), derivedId.URL)),
    files,
    agentId: link.agentId ?? undefined,
    now: visit.now,
    // Pictures of two sendings at once do not both come in.
    before: async (transaction) => {
      if (!(await useLink(transaction, token, visit.now))) throw new LinkUsed();
    },
  }).catch((error: unknown) => {
    if (error instanceof LinkUsed) return undefined;
    throw error;
  });
  if (!sent) return page(LinkOverPage({ visit: found.visit, why: 'used' }), 410);
  if (sent.taken.length > 0) return page(SentPage({ visit: found.visit, sent }));
  return page(PhonePage({ visit: found.visit, document, expiresAt: link.expiresAt, refused: sent.refused }), 422);
}

class LinkUsed extends Error {
  override name = 'LinkUsed';
}
