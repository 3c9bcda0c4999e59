import Type from 'typebox';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { listVersions } from '../changing-hours/queries.ts';
import { textOf } from '../changing-hours/plan-form.ts';
import { getPlaceName } from '../places/queries.ts';
import * as adding from './adding/routes.ts';
import { factsFaults, type FactsFault, fieldsOfFacts, readFacts } from './facts.ts';
import { HistoryPage } from './history-page.tsx';
import { machineRoutes } from './machine-routes.ts';
import { NetworkPage } from './network-page.tsx';
import { PlaceDeskPage } from './place-desk-page.tsx';
import {
  addCounter,
  changeFacts,
  closeCounter,
  getPlaceDesk,
  listMunicipalities,
  listPlaceEvents,
  searchPlaces,
  setTakesAppointments,
} from './queries.ts';

const strict = { additionalProperties: false } as const;
const right = 'manage-network';
const Slug = Type.String({ maxLength: 60, pattern: '^[a-z0-9-]*$' });
const params = Type.Object({ placeId: Slug });
const Count = Type.String({ pattern: '^\\d{1,6}$' });
const perPage = 100;
const perHistory = 20;

type StaffVisit = SignedVisit<Staff>;

/** Keeping the network: places, their facts and counters, and who changed what. */
export function routes(house: House): Route[] {
  const { database } = house;
  return [
    route({
      method: 'GET',
      path: '/network',
      right,
      query: Type.Object({ words: Type.Optional(Type.String({ maxLength: 60 })), after: Type.Optional(Slug) }, strict),
      answer: async (visit, { query: { words = '', after } }) => {
        // One more than is shown tells whether more follow.
        const found = await searchPlaces(database, { words, after, most: perPage + 1 });
        const places = found.slice(0, perPage);
        const next = found.length > perPage ? places.at(-1)?.id : undefined;
        return page(NetworkPage({ visit, words, places, isFirst: after === undefined, next }));
      },
    }),
    route({
      method: 'GET',
      path: '/network/:placeId',
      right,
      params,
      query: Type.Object({ done: Type.Optional(Type.Union([Type.Literal('facts'), Type.Literal('hours')])) }, strict),
      answer: (visit, input) => showDesk(house, visit, input.params.placeId, { done: input.query.done }),
    }),
    route({
      method: 'POST',
      path: '/network/:placeId',
      right,
      params,
      takesForm: true,
      answer: (visit, input) => saveFacts(house, visit, input.params.placeId, input.form),
    }),
    ...counterRoutes(house),
    route({
      method: 'GET',
      path: '/network/:placeId/history',
      right,
      params,
      query: Type.Object({ hours: Type.Optional(Count), facts: Type.Optional(Count) }, strict),
      answer: async (visit, { params: { placeId }, query }) => {
        const place = await getPlaceName(database, placeId);
        const most = perHistory + 1;
        const [versions, events] = await Promise.all([
          listVersions(database, placeId, { before: asNumber(query.hours), most }),
          listPlaceEvents(database, placeId, { before: asNumber(query.facts), most }),
        ]);
        return page(HistoryPage({ visit, agency: house.agency, place, versions, events, most: perHistory }));
      },
    }),
    ...adding.routes(house),
    ...machineRoutes(house),
  ];
}

const asNumber = (text: string | undefined) => (text === undefined ? undefined : parseInt(text, 10));

type Shown = {
  form?: PostedForm;
  faults?: FactsFault[];
  done?: 'facts' | 'hours' | undefined;
  meanwhile?: boolean;
  takenName?: string;
};

async function showDesk({ database, agency }: House, visit: StaffVisit, placeId: string, shown: Shown, status = 200): Promise<Reply> {
  const [place, municipalities] = await Promise.all([getPlaceDesk(database, placeId), listMunicipalities(database)]);
  const [meanwhile] = shown.meanwhile ? await listPlaceEvents(database, placeId, { before: undefined, most: 1 }) : [];
  const { form = fieldsOfFacts(place.facts), faults = [], done, takenName } = shown;
  const here = { ...visit, address: `/network/${placeId}` };
  return page(PlaceDeskPage({ visit: here, agency, place, municipalities, form, faults, done, meanwhile, takenName }), status);
}

async function saveFacts(house: House, visit: StaffVisit, placeId: string, form: PostedForm): Promise<Reply> {
  const { database, agency } = house;
  if (visit.changesLanguage) return showDesk(house, visit, placeId, { form });
  const place = await getPlaceDesk(database, placeId);
  const known = new Set((await listMunicipalities(database)).map(({ id }) => id));
  const read = readFacts(form);
  const unread = new Set(read.faults.map(({ field }) => field));
  const faults = [...read.faults, ...factsFaults(read.facts, place, agency, known).filter(({ field }) => !unread.has(field))];
  if (faults.length > 0) return showDesk(house, visit, placeId, { form, faults }, 422);
  const change = { placeId, seen: seenOf(form), clerkId: visit.person.id, at: visit.now };
  return unlessChanged(
    () => changeFacts(database, change, read.facts),
    () => showDesk(house, visit, placeId, { form, meanwhile: true }, 409),
    `/network/${placeId}?done=facts`,
  );
}

const seenOf = (form: PostedForm) => (/^\d{1,6}$/.test(textOf(form, 'seen')) ? parseInt(textOf(form, 'seen'), 10) : -1);

/** Makes a change and goes on; when somebody else was first, shows what they did and keeps what was typed. */
async function unlessChanged(change: () => Promise<void>, showAgain: () => Promise<Reply>, address: string): Promise<Reply> {
  try {
    await change();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'place-changed-since') throw error;
    return showAgain();
  }
  return redirect(address);
}

const CounterName = Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' });
const seen = Type.String({ pattern: '^\\d{1,6}$' });

function counterRoutes(house: House): Route[] {
  const { database } = house;
  const done = (placeId: string) => `/network/${placeId}?done=facts`;
  return [
    route({
      method: 'POST',
      path: '/network/:placeId/counters',
      right,
      params,
      body: Type.Object({ seen, counterName: CounterName }, strict),
      answer: async (visit, { params: { placeId }, body }) => {
        const change = { placeId, seen: parseInt(body.seen, 10), clerkId: visit.person.id, at: visit.now };
        const name = body.counterName.trim();
        const { counters } = await getPlaceDesk(database, placeId);
        if (counters.some((counter) => counter.name === name)) return showDesk(house, visit, placeId, { takenName: name }, 409);
        const again = () => showDesk(house, visit, placeId, { meanwhile: true }, 409);
        return unlessChanged(() => addCounter(database, change, name), again, done(placeId));
      },
    }),
    route({
      method: 'POST',
      path: '/network/:placeId/counters/:counterId/close',
      right,
      params: Type.Object({ placeId: Slug, counterId: idShape }),
      body: Type.Object({ seen }, strict),
      answer: async (visit, { params: { placeId, counterId }, body }) => {
        const change = { placeId, seen: parseInt(body.seen, 10), clerkId: visit.person.id, at: visit.now };
        const again = () => showDesk(house, visit, placeId, { meanwhile: true }, 409);
        return unlessChanged(() => closeCounter(database, change, counterId), again, done(placeId));
      },
    }),
    route({
      method: 'POST',
      path: '/network/:placeId/counters/:counterId/appointments',
      right,
      params: Type.Object({ placeId: Slug, counterId: idShape }),
      body: Type.Object({ seen, takes: Type.Union([Type.Literal('yes'), Type.Literal('no')]) }, strict),
      answer: async (visit, { params: { placeId, counterId }, body }) => {
        const change = { placeId, seen: parseInt(body.seen, 10), clerkId: visit.person.id, at: visit.now };
        const again = () => showDesk(house, visit, placeId, { meanwhile: true }, 409);
        return unlessChanged(() => setTakesAppointments(database, change, counterId, body.takes === 'yes'), again, done(placeId));
      },
    }),
  ];
}
