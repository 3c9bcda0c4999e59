import Type from 'typebox';
import type { House } from '#server/house.ts';
import { idShape, keysetOf, keysetShape } from '#server/platform/database/keyset.ts';
import { json, page, route, type Route } from '#server/platform/http/route.ts';
import { letterOf } from './handlers.ts';
import { contactNoticeKinds } from './notice.ts';
import { ContactNoticesPage, type ShownNotice } from './pages.tsx';
import { contactNoticeStates, listContactNotices } from './queries.ts';

const perPage = 50;
const Filter = Type.Object({ before: Type.Optional(keysetShape) }, { additionalProperties: false });
const NoticeReply = Type.Object({
  noticeId: idShape,
  kind: Type.Union(contactNoticeKinds.map((kind) => Type.Literal(kind))),
  channel: Type.Union([Type.Literal('email'), Type.Literal('text-message')]),
  state: Type.Union(contactNoticeStates.map((state) => Type.Literal(state))),
  problem: Type.Union([Type.String(), Type.Null()]),
  maskedAddress: Type.String(),
  createdAt: Type.String({ format: 'date-time' }),
  text: Type.String(),
});

/** Word about contact details, for an administrator: what could not be sent can be read here, and nothing is done to it. */
export function sendingRoutes(house: House): Route[] {
  const { settings } = house;
  return [
    route({
      method: 'GET',
      path: '/contact-notices',
      right: 'see-deliveries',
      query: Filter,
      answer: async (visit, { query }) => {
        const { notices, older } = await list(house, query.before, visit.now);
        const hasMail = settings.smtpUrl !== undefined;
        return page(ContactNoticesPage({ visit, notices, hasMail, older, isFirstPage: query.before === undefined }));
      },
    }),
    route({
      method: 'GET',
      path: '/api/contact-notices',
      right: 'see-deliveries',
      query: Filter,
      summary: 'Codes to new addresses and word of changed contact details, the newest first. `older` begins the next page (`before`).',
      replies: Type.Object({ notices: Type.Array(NoticeReply), older: Type.Optional(Type.String()) }),
      answer: async (visit, { query }) => {
        const { notices, older } = await list(house, query.before, visit.now);
        return json({
          notices: notices.map(({ noticeId, kind, channel, state, problem, maskedAddress, createdAt, letter }) => ({
            ...{ noticeId, kind, channel, state, problem, maskedAddress },
            ...{ createdAt: createdAt.toISOString(), text: letter.text },
          })),
          older,
        });
      },
    }),
  ];
}

async function list(house: House, before: string | undefined, now: Date): Promise<{ notices: ShownNotice[]; older: string | undefined }> {
  // One more than is shown tells whether there are older ones.
  const found = await listContactNotices(house.database, { before, most: perPage + 1 });
  const shown = found.slice(0, perPage);
  const last = found.length > perPage ? shown.at(-1) : undefined;
  return {
    notices: shown.map(({ address, ...notice }) => ({
      ...notice,
      maskedAddress: maskReachable(address),
      letter: letterOf(house, { ...notice, address }, now),
    })),
    older: last && keysetOf(last.createdAt, last.noticeId),
  };
}

/** Enough of an address to tell one from another when somebody calls, and not enough to write to it. */
function maskReachable(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 0) return `…${address.slice(-3)}`;
  return `${address.slice(0, 1)}…@${address.slice(at + 1, at + 2)}…${address.slice(address.lastIndexOf('.'))}`;
}
