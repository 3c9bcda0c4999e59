import Type from 'typebox';
import type { House } from '#server/house.ts';
import { listPlaces } from '#server/agency/network/places/queries.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { SharedReads } from '#server/platform/live/shared-reads.ts';
import { openRoute, page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { maySeeBoard } from '../devices/admitting.ts';
import { UnpairedPage } from '../devices/pairing-page.tsx';
import { lineEvents, subjectsOf } from '../line-events.ts';
import { BoardPage } from './board-page.tsx';
import { type Board, getBoard } from './board.ts';
import { BoardsPage } from './desk-page.tsx';
import { type MessageFault, readMessage } from './message-form.ts';
import { addMessage, listMessages, withdrawMessage } from './messages.ts';

const strict = { additionalProperties: false } as const;
const right = 'oversee-line';
const Slug = Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' });
const Scheme = Type.Union([Type.Literal('light'), Type.Literal('dark')]);

/** The board of each place, and what boards say between calls. */
export function routes(house: House): Route[] {
  const { database } = house;
  const boards = new SharedReads<Board>(house.live);
  return [
    openRoute({
      method: 'GET',
      path: '/board/:placeId',
      runsAsSystem:
        'the board of an office is nobody’s: it shows the numbers called to everybody in the room, and nothing about whose they are',
      params: Type.Object({ placeId: Slug }),
      query: Type.Object({ scheme: Type.Optional(Scheme) }, strict),
      live: 'page',
      answer: async (visit, { params: { placeId }, query }) => {
        const board = await boards.get(placeId, subjectsOf([placeId]), () => getBoard(house, placeId, visit.now));
        if (!(await maySeeBoard(house, visit, placeId))) return page(UnpairedPage({ visit, placeName: board.name }), 403);
        return page(BoardPage({ visit, board, scheme: query.scheme ?? 'auto' }));
      },
    }),
    openRoute({
      method: 'GET',
      path: '/board/:placeId/events',
      runsAsSystem: 'which board asks is known by its cookie alone, and nobody else reads the devices',
      params: Type.Object({ placeId: Slug }),
      live: 'stream',
      answer: async (visit, { params: { placeId } }) => {
        if (!(await maySeeBoard(house, visit, placeId))) throw new Refusal('device-not-paired');
        return lineEvents(house, [placeId]);
      },
    }),
    route({
      method: 'GET',
      path: '/boards',
      right,
      query: Type.Object({ done: Type.Optional(Type.Union([Type.Literal('published'), Type.Literal('withdrawn')])) }, strict),
      answer: (visit, { query: { done } }) => show(house, visit, { done }),
    }),
    route({
      method: 'GET',
      path: '/boards/open',
      right,
      query: Type.Object({ board: Slug }, strict),
      answer: (_visit, { query: { board } }) => Promise.resolve(redirect(`/board/${board}`)),
    }),
    route({ method: 'POST', path: '/boards', right, takesForm: true, answer: (visit, { form }) => publish(house, visit, form) }),
    route({
      method: 'POST',
      path: '/boards/:messageId/withdraw',
      right,
      params: Type.Object({ messageId: idShape }),
      body: Type.Object({}, strict),
      answer: async (visit, { params: { messageId } }) => {
        await withdrawMessage(database, messageId, { clerkId: visit.person.id, at: visit.now });
        return redirect('/boards?done=withdrawn');
      },
    }),
  ];
}

type Shown = { form?: PostedForm; faults?: MessageFault[]; done?: 'published' | 'withdrawn' | undefined };

const placesOf = ({ database }: House, day: string) => listPlaces(database, { day, kinds: ['office', 'joint-service-point'], most: 2000 });

async function show(house: House, visit: SignedVisit<Staff>, shown: Shown, status = 200): Promise<Reply> {
  const day = dayOf(visit.now, house.agency.timeZone);
  const [messages, places] = await Promise.all([listMessages(house.database, day), placesOf(house, day)]);
  const { form = new Map(), faults = [], done } = shown;
  return page(BoardsPage({ visit: { ...visit, address: '/boards' }, messages, places, form, faults, done }), status);
}

async function publish(house: House, visit: SignedVisit<Staff>, form: PostedForm): Promise<Reply> {
  if (visit.changesLanguage) return show(house, visit, { form });
  const today = dayOf(visit.now, house.agency.timeZone);
  const ids = new Set((await placesOf(house, today)).map(({ id }) => id));
  const { message, faults } = readMessage(form, { languages: house.agency.languages, isPlace: (id) => ids.has(id), today });
  if (faults.length > 0) return show(house, visit, { form, faults }, 422);
  await addMessage(house.database, message, { clerkId: visit.person.id, at: visit.now });
  return redirect('/boards?done=published');
}
