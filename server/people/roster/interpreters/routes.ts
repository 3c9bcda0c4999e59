import Type from 'typebox';
import { listServiceLanguages } from '#server/agency/service-languages.ts';
import type { House } from '#server/house.ts';
import { addDays, dayOf, isDay } from '#server/platform/clock/clock.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import { addFromForm, endFromForm } from '../changing.ts';
import { listRosterEvents } from '../events.ts';
import { usualFields } from '../form.ts';
import { texts as rosterTexts } from '../pages/texts.ts';
import { mondayOf } from '../recurring.ts';
import { readRoster } from '../week.ts';
import { FactsPage } from './facts-page.tsx';
import { fieldsOf, type InterpreterFault, interpretedLanguages, readInterpreter } from './form.ts';
import { InterpreterPage, type InterpreterPageProps } from './interpreter-page.tsx';
import { InterpretersPage } from './interpreters-page.tsx';
import { addInterpreter, changeInterpreter, endInterpreter, getInterpreter, listInterpreters } from './keeping.ts';
import { texts } from './texts.ts';

const right = 'keep-roster';
const strict = { additionalProperties: false } as const;
const params = Type.Object({ interpreterId: idShape });
const Count = Type.String({ pattern: '^\\d{1,4}$' });
const query = Type.Object(
  {
    week: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    before: Type.Optional(idShape),
    end: Type.Optional(Type.Literal('yes')),
    added: Type.Optional(Count),
    ended: Type.Optional(Count),
    done: Type.Optional(Type.Literal('yes')),
  },
  strict,
);
const perHistory = 30;

type StaffVisit = SignedVisit<Staff>;

/** Who interprets, into what, and when they are at work. */
export function routes(house: House): Route[] {
  return [
    route({ method: 'GET', path: '/interpreters', right, answer: (visit) => showAll(house, visit, new Map(), []) }),
    route({
      method: 'POST',
      path: '/interpreters',
      right,
      takesForm: true,
      answer: async (visit, { form }) => {
        const { facts, faults } = readInterpreter(form, await listLanguages(house));
        if (visit.changesLanguage) return showAll(house, visit, form, []);
        if (faults.length > 0) return showAll(house, visit, form, faults);
        const by = { clerkId: visit.person.id, at: visit.now };
        const id = await house.database.transaction().execute((transaction) => addInterpreter(transaction, by, facts));
        return redirect(`/interpreters/${id}?done=yes`);
      },
    }),
    ...factsRoutes(house),
    ...shiftRoutes(house),
  ];
}

const listLanguages = async ({ database, agency }: House) => interpretedLanguages(await listServiceLanguages(database, agency));

async function showAll(house: House, seen: StaffVisit, form: PostedForm, faults: readonly InterpreterFault[]): Promise<Reply> {
  const [languages, interpreters] = await Promise.all([listLanguages(house), listInterpreters(house.database)]);
  const visit = { ...seen, address: '/interpreters' };
  return page(InterpretersPage({ visit, languages, form, faults, interpreters }), faults.length > 0 ? 422 : 200);
}

function factsRoutes(house: House): Route[] {
  const { database } = house;
  return [
    route({
      method: 'GET',
      path: '/interpreters/:interpreterId/facts',
      right,
      params,
      answer: (visit, input) => showFacts(house, visit, input.params.interpreterId, undefined, []),
    }),
    route({
      method: 'POST',
      path: '/interpreters/:interpreterId/facts',
      right,
      params,
      takesForm: true,
      answer: async (visit, { params: { interpreterId }, form }) => {
        if (visit.changesLanguage) return showFacts(house, visit, interpreterId, form, []);
        const { facts, faults } = readInterpreter(form, await listLanguages(house));
        if (faults.length > 0) return showFacts(house, visit, interpreterId, form, faults);
        const by = { clerkId: visit.person.id, at: visit.now };
        await database.transaction().execute((transaction) => changeInterpreter(transaction, by, interpreterId, facts));
        return redirect(`/interpreters/${interpreterId}?done=yes`);
      },
    }),
    route({
      method: 'POST',
      path: '/interpreters/:interpreterId/end',
      right,
      params,
      body: Type.Object({}, strict),
      answer: async (visit, { params: { interpreterId } }) => {
        const by = { clerkId: visit.person.id, at: visit.now };
        await database.transaction().execute((transaction) => endInterpreter(transaction, by, interpreterId));
        return redirect(`/interpreters/${interpreterId}?done=yes`);
      },
    }),
  ];
}

async function showFacts(
  house: House,
  seen: StaffVisit,
  interpreterId: string,
  form: PostedForm | undefined,
  faults: readonly InterpreterFault[],
): Promise<Reply> {
  const [interpreter, languages] = await Promise.all([getInterpreter(house.database, interpreterId), listLanguages(house)]);
  const visit = { ...seen, address: `/interpreters/${interpreterId}/facts` };
  return page(FactsPage({ visit, interpreter, languages, form: form ?? fieldsOf(interpreter), faults }), faults.length > 0 ? 422 : 200);
}

function shiftRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/interpreters/:interpreterId',
      right,
      params,
      query,
      answer: (visit, { params: { interpreterId }, query: { week, before, end, added, ended, done } }) => {
        const r = rosterTexts(visit.language);
        const told = added === undefined ? ended && r.ended(parseInt(ended, 10)) : r.added(parseInt(added, 10));
        return show(house, visit, interpreterId, {
          week,
          before,
          sent: end === 'yes' ? 'end' : 'add',
          done: told ?? (done && texts(visit.language).done),
        });
      },
    }),
    ...(['add', 'end'] as const).map((sent) =>
      route({
        method: 'POST',
        path: sent === 'add' ? '/interpreters/:interpreterId/shifts' : '/interpreters/:interpreterId/shifts/end',
        right,
        params,
        takesForm: true,
        answer: (visit, input) => change(house, visit, input.params.interpreterId, input.form, sent),
      }),
    ),
  ];
}

async function change(house: House, visit: StaffVisit, interpreterId: string, form: PostedForm, sent: 'add' | 'end'): Promise<Reply> {
  const typed = singleValue(form, 'week') ?? '';
  const week = isDay(typed) ? typed : undefined;
  const again = (shown: Shown, status: number) => show(house, visit, interpreterId, { form, week, sent, ...shown }, status);
  if (visit.changesLanguage) return again({}, 200);
  const { endedAt } = await getInterpreter(house.database, interpreterId);
  const by = { clerkId: visit.person.id, at: visit.now };
  const worker = endedAt && sent === 'add' ? undefined : { interpreterId, placeId: null };
  const answer = await (sent === 'add' ? addFromForm : endFromForm)(house, by, worker, form);
  const r = rosterTexts(visit.language);
  const address = `/interpreters/${interpreterId}?${week === undefined ? '' : `week=${week}&`}`;
  switch (answer.kind) {
    case 'faults':
      return again({ faults: answer.faults }, 422);
    case 'overlaps':
      return again(
        {
          refused: r.overlaps(
            answer.days
              .slice(0, 10)
              .map((day) => formatShortDay(day, visit.language))
              .join(', '),
          ),
        },
        409,
      );
    case 'breaks':
      return again({ broken: answer.broken }, 409);
    case 'added':
      return answer.count === 0 ? again({ refused: r.none }, 422) : redirect(`${address}added=${answer.count}`);
    case 'changed':
      return redirect(`${address}ended=${answer.count}`);
  }
}

type Shown = Partial<Pick<InterpreterPageProps, 'form' | 'faults' | 'refused' | 'done' | 'broken' | 'sent'>> & {
  week?: string | undefined;
  before?: string | undefined;
};

async function show({ database, agency }: House, seen: StaffVisit, interpreterId: string, shown: Shown, status = 200): Promise<Reply> {
  const { timeZone } = agency;
  const today = dayOf(seen.now, timeZone);
  const monday = mondayOf(shown.week !== undefined && isDay(shown.week) ? shown.week : today);
  const [interpreter, week, events] = await Promise.all([
    getInterpreter(database, interpreterId),
    readRoster(database, { timeZone, interpreterId, fromDay: monday, days: 7 }),
    listRosterEvents(database, { interpreterId, before: shown.before, most: perHistory + 1 }),
  ]);
  const visit = { ...seen, address: `/interpreters/${interpreterId}?week=${monday}` };
  const { faults = [], broken = [], refused, done, sent = 'add' } = shown;
  const form = shown.form ?? usualFields(monday < today ? today : monday, addDays(monday, 6));
  return page(
    InterpreterPage({ visit, agency, interpreter, monday, week, sent, form, faults, refused, done, broken, events, most: perHistory }),
    status,
  );
}
