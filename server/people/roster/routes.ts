import Type from 'typebox';
import { getPlaceName } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { addDays, dayOf, isDay } from '#server/platform/clock/clock.ts';
import { minuteOf, wallTimeAt } from '#server/platform/clock/wall-time.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal, refusalOf } from '#server/platform/errors/refusal.ts';
import { refusalTexts } from '#server/platform/errors/refusal-texts.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import { addFromForm, changeFromForm, endFromForm, type FormAnswer } from './changing.ts';
import { listRosterEvents } from './events.ts';
import { seenBrokenOf, usualFields } from './form.ts';
import * as interpreters from './interpreters/routes.ts';
import { machineRoutes } from './machine-routes.ts';
import { RosterPage, type RosterPageProps } from './pages/roster-page.tsx';
import { RosterPlacesPage } from './pages/places-page.tsx';
import { mondayOf, writeTime } from './recurring.ts';
import { ShiftPage } from './pages/shift-page.tsx';
import { endShifts, getShift, type Shift, type Worker } from './shifts.ts';
import { texts } from './pages/texts.ts';
import { listRosterClerks, listRosterPlaces, readRoster } from './week.ts';

const right = 'keep-roster';
const strict = { additionalProperties: false } as const;
const Slug = Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Count = Type.String({ pattern: '^\\d{1,4}$' });
const params = Type.Object({ placeId: Slug });
const ofShift = Type.Object({ placeId: Slug, shiftId: idShape });
const query = Type.Object(
  {
    week: Type.Optional(Day),
    before: Type.Optional(idShape),
    end: Type.Optional(Type.Literal('yes')),
    added: Type.Optional(Count),
    holidays: Type.Optional(Count),
    ended: Type.Optional(Count),
    changed: Type.Optional(Type.Literal('yes')),
  },
  strict,
);
const perHistory = 30;

type StaffVisit = SignedVisit<Staff>;

/** Who is at work when: kept by managers and administrators. */
export function routes(house: House): Route[] {
  const { database, agency } = house;
  return [
    route({
      method: 'GET',
      path: '/roster',
      right,
      answer: async (visit) => page(RosterPlacesPage({ visit, places: await listRosterPlaces(database, visit.now, agency.timeZone) })),
    }),
    route({
      method: 'GET',
      path: '/roster/:placeId',
      right,
      params,
      query,
      answer: (visit, { params: { placeId }, query: asked }) =>
        show(house, visit, placeId, { ...asked, done: doneOf(visit, asked), sent: asked.end === 'yes' ? 'end' : undefined }),
    }),
    route({
      method: 'POST',
      path: '/roster/:placeId/shifts',
      right,
      params,
      takesForm: true,
      answer: (visit, input) => change(house, visit, input.params.placeId, input.form, 'add'),
    }),
    route({
      method: 'POST',
      path: '/roster/:placeId/shifts/end',
      right,
      params,
      takesForm: true,
      answer: (visit, input) => change(house, visit, input.params.placeId, input.form, 'end'),
    }),
    ...shiftRoutes(house),
    ...interpreters.routes(house),
    ...machineRoutes(house),
  ];
}

type Asked = { added?: string; holidays?: string; ended?: string; changed?: 'yes' };

/** What was just done, as the address says. */
function doneOf({ language }: StaffVisit, { added, holidays, ended, changed }: Asked): string | undefined {
  const t = texts(language);
  if (added !== undefined) return [t.added(parseInt(added, 10)), holidays ? t.leftOut(parseInt(holidays, 10)) : ''].join(' ').trim();
  if (ended !== undefined) return t.ended(parseInt(ended, 10));
  return changed && t.changed;
}

type Shown = Partial<Pick<RosterPageProps, 'form' | 'faults' | 'refused' | 'done' | 'broken' | 'sent'>> & {
  week?: string | undefined;
  before?: string | undefined;
};

async function show({ database, agency }: House, seen: StaffVisit, placeId: string, shown: Shown, status = 200): Promise<Reply> {
  const { timeZone } = agency;
  const today = dayOf(seen.now, timeZone);
  const monday = mondayOf(shown.week !== undefined && isDay(shown.week) ? shown.week : today);
  const [place, week, clerks, events] = await Promise.all([
    getPlaceName(database, placeId),
    readRoster(database, { timeZone, placeId, fromDay: monday, days: 7 }),
    listRosterClerks(database, placeId),
    listRosterEvents(database, { placeId, before: shown.before, most: perHistory + 1 }),
  ]);
  const visit = { ...seen, address: `/roster/${placeId}?week=${monday}` };
  const { faults = [], broken = [], refused, done, sent } = shown;
  const form = shown.form ?? usualFields(monday < today ? today : monday, addDays(monday, 6));
  return page(
    RosterPage({ visit, agency, place, monday, week, clerks, sent, form, faults, refused, done, broken, events, most: perHistory }),
    status,
  );
}

async function change(house: House, visit: StaffVisit, placeId: string, form: PostedForm, sent: 'add' | 'end'): Promise<Reply> {
  const typedWeek = singleValue(form, 'week') ?? '';
  const week = isDay(typedWeek) ? typedWeek : undefined;
  if (visit.changesLanguage) return show(house, visit, placeId, { form, week, sent });
  await getPlaceName(house.database, placeId);
  const clerkId = singleValue(form, 'worker') ?? '';
  const clerks = await listRosterClerks(house.database, placeId);
  const worker: Worker | undefined = clerks.some(({ id }) => id === clerkId) ? { clerkId, placeId } : undefined;
  const by = { clerkId: visit.person.id, at: visit.now };
  const answer = sent === 'add' ? await addFromForm(house, by, worker, form) : await endFromForm(house, by, worker, form);
  const address = `/roster/${placeId}?${week === undefined ? '' : `week=${week}&`}`;
  const again = (shown: Shown, status: number) => show(house, visit, placeId, { form, week, sent, ...shown }, status);
  return replyTo(answer, visit, again, address);
}

/** Shows a form again with why it was not done, or goes on to where it shows. */
function replyTo(
  answer: FormAnswer,
  { language }: StaffVisit,
  again: (shown: Shown, status: number) => Promise<Reply>,
  address: string,
): Promise<Reply> | Reply {
  const t = texts(language);
  switch (answer.kind) {
    case 'faults':
      return again({ faults: answer.faults }, 422);
    case 'overlaps':
      return again(
        {
          refused: t.overlaps(
            answer.days
              .slice(0, 10)
              .map((day) => formatShortDay(day, language))
              .join(', '),
          ),
        },
        409,
      );
    case 'breaks':
      return again({ broken: answer.broken }, 409);
    case 'added':
      if (answer.count === 0) return again({ refused: t.none }, 422);
      return redirect(`${address}added=${answer.count}${answer.holidays > 0 ? `&holidays=${answer.holidays}` : ''}`);
    case 'changed':
      return redirect(`${address}ended=${answer.count}`);
  }
}

function shiftRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/roster/:placeId/shifts/:shiftId',
      right,
      params: ofShift,
      answer: async (visit, { params: of }) => showShift(house, visit, await shiftAt(house, of), {}),
    }),
    route({
      method: 'POST',
      path: '/roster/:placeId/shifts/:shiftId',
      right,
      params: ofShift,
      takesForm: true,
      answer: async (visit, { params: of, form }) => {
        const shift = await shiftAt(house, of);
        if (visit.changesLanguage) return showShift(house, visit, shift, { form });
        return unlessRefused(house, visit, shift, form, 'change', () =>
          changeFromForm(house, { clerkId: visit.person.id, at: visit.now }, shift, form),
        );
      },
    }),
    route({
      method: 'POST',
      path: '/roster/:placeId/shifts/:shiftId/end',
      right,
      params: ofShift,
      takesForm: true,
      answer: async (visit, { params: of, form }) => {
        const shift = await shiftAt(house, of);
        if (visit.changesLanguage) return showShift(house, visit, shift, {});
        const by = { clerkId: visit.person.id, at: visit.now, seenBroken: seenBrokenOf(form), timeZone: house.agency.timeZone };
        return unlessRefused(house, visit, shift, undefined, 'end', () =>
          house.database.transaction().execute((transaction) => endShifts(transaction, by, [shift.shiftId])),
        );
      },
    }),
  ];
}

/** Refuses `not-found` for a shift of another place, too. */
async function shiftAt(
  { database }: House,
  { placeId, shiftId }: { placeId: string; shiftId: string },
): Promise<Shift & { placeId: string }> {
  const shift = await getShift(database, shiftId);
  if (shift.placeId !== placeId || shift.clerkId === null) throw new Refusal('not-found');
  return { ...shift, placeId };
}

type ShiftShown = Partial<Pick<Parameters<typeof ShiftPage>[0], 'form' | 'faults' | 'refused' | 'broken' | 'wish'>>;

function showShift({ agency }: House, seen: StaffVisit, shift: Shift, shown: ShiftShown, status = 200): Reply {
  const time = (at: Date) =>
    writeTime(wallTimeAt(agency.timeZone, minuteOf(at)).minute)
      .replace(/^0/, '')
      .replace(':', '.');
  const form =
    shown.form ??
    new Map<string, readonly string[]>([
      ['fromTime', [time(shift.from)]],
      ['toTime', [time(shift.to)]],
      ['channels', shift.channels],
    ]);
  const { faults = [], broken = [], refused, wish } = shown;
  const roster = `/roster/${shift.placeId}`;
  const visit = { ...seen, address: `${roster}/shifts/${shift.shiftId}` };
  return page(ShiftPage({ visit, agency, shift, roster, form, faults, refused, broken, wish }), status);
}

async function unlessRefused(
  house: House,
  visit: StaffVisit,
  shift: Shift,
  form: PostedForm | undefined,
  wish: 'change' | 'end',
  work: () => Promise<FormAnswer>,
): Promise<Reply> {
  const again = (shown: ShiftShown, status: number) => showShift(house, visit, shift, { ...(form && { form }), wish, ...shown }, status);
  try {
    const answer = await work();
    if (answer.kind === 'faults') return again({ faults: answer.faults }, 422);
    if (answer.kind === 'breaks') return again({ broken: answer.broken }, 409);
    const week = dayOf(shift.from, house.agency.timeZone);
    return redirect(`/roster/${shift.placeId}?week=${week}&${wish === 'end' ? 'ended=1' : 'changed=yes'}`);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.code !== 'shift-overlaps' && refusal?.code !== 'shift-is-over') throw error;
    return again({ refused: refusalTexts(visit.language)[refusal.code] }, refusal.status);
  }
}
