import Type from 'typebox';
import type { House } from '#server/house.ts';
import type { HoursPlan } from '#server/agency/hours-plan.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import { readDay } from '#server/platform/clock/period.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { getPlaceName, type PlaceName } from '../places/queries.ts';
import { compareDays } from './changed-days.ts';
import { HoursPage } from './hours-page.tsx';
import { machineRoutes } from './machine-routes.ts';
import { asTypedDay, fieldsOf, type FormFault, readPlan, textOf } from './plan-form.ts';
import { PreviewPage } from './preview-page.tsx';
import { findBrokenBookings } from './promises/booked.ts';
import { beforeDay, brokenPromises, listPromises } from './promises/broken.ts';
import { changeHours, listVersions, listVersionsFrom } from './queries.ts';
import { withRowAction } from './row-actions.ts';

const params = Type.Object({ placeId: Type.String({ maxLength: 60 }) });
const Base = Type.Object({ base: Type.Optional(Type.String({ pattern: '^\\d{1,6}$' })) }, { additionalProperties: false });
const right = 'manage-network';
const shortestReason = 3;
const longestReason = 500;

type StaffVisit = SignedVisit<Staff>;

/** Changing the opening hours of a place: written, shown back day by day, then saved as a new version. */
export function routes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/network/:placeId/hours',
      right,
      params,
      query: Base,
      answer: (visit, input) => showHours(house, visit, input.params.placeId, input.query.base),
    }),
    route({
      method: 'POST',
      path: '/network/:placeId/hours',
      right,
      params,
      takesForm: true,
      answer: async (visit, input) => answerPosted(house, visit, await getPlaceName(house.database, input.params.placeId), input.form),
    }),
    ...machineRoutes(house),
  ];
}

/** Begins from the latest decision, or from one that is named: a change of today while another waits for the summer. */
async function showHours({ database, agency }: House, visit: StaffVisit, placeId: string, base: string | undefined): Promise<Reply> {
  const place = await getPlaceName(database, placeId);
  const [latest] = await listVersions(database, placeId, { most: 1 });
  const [chosen] = base === undefined ? [latest] : await listVersions(database, placeId, { before: Number(base) + 1, most: 1 });
  if (!latest || !chosen) throw new Refusal('not-found');
  const tomorrow = addDays(dayOf(visit.now, agency.timeZone), 1);
  const from = chosen.from > tomorrow ? chosen.from : tomorrow;
  const form = new Map([...fieldsOf(chosen.plan), ['seen', [String(latest.version)]], ['from', [asTypedDay(from)]]] satisfies [
    string,
    readonly string[],
  ][]);
  return page(HoursPage({ visit, place, form, faults: [] }));
}

const ours = new Set(['_csrf', '_language', 'action', 'shown', 'broken']);

async function answerPosted(house: House, asked: StaffVisit, place: PlaceName, posted: PostedForm): Promise<Reply> {
  const { database, agency } = house;
  const visit = { ...asked, address: `/network/${place.id}/hours` };
  const action = visit.changesLanguage ? (singleValue(posted, 'shown') ?? 'edit') : (singleValue(posted, 'action') ?? 'preview');
  const form: PostedForm = new Map([...posted].filter(([name]) => !ours.has(name)));
  const done = withRowAction(form, action);
  if (done) return page(HoursPage({ visit, place, form: done.form, faults: [], focus: done.focus }));
  if (action === 'edit') return page(HoursPage({ visit, place, form, faults: [] }));
  const { change, faults } = readChange(form, dayOf(visit.now, agency.timeZone));
  if (faults.length > 0) return page(HoursPage({ visit, place, form, faults }), 422);
  const compared = compareDays(await listVersionsFrom(database, place.id, change.from), change, agency);
  const promises = await listPromises(database, place.id, beforeDay(change.from));
  const days = [...compared.weeks, ...compared.later];
  const broken = brokenPromises(promises, days, agency.timeZone);
  const booked = await findBrokenBookings(database, { placeId: place.id, days, now: visit.now });
  // A promise that was made since the page was shown is not broken unseen.
  const hasSeen = broken.length + booked.count <= Number(singleValue(posted, 'broken') ?? 0);
  if (action === 'save' && hasSeen) return save(house, visit, place, form, change);
  return page(PreviewPage({ visit, agency, place, form, from: change.from, compared, broken, booked }), action === 'save' ? 409 : 200);
}

type Change = { from: string; plan: HoursPlan; reason: string; seen: number };

function readChange(form: PostedForm, today: string): { change: Change; faults: FormFault[] } {
  const { plan, faults } = readPlan(form);
  const from = readDay(textOf(form, 'from'), '') ?? '';
  const reason = textOf(form, 'reason').slice(0, longestReason);
  if (from === '') faults.push({ field: 'from', code: 'day' });
  else if (from < today) faults.push({ field: 'from', code: 'past' });
  if (reason.length < shortestReason) faults.push({ field: 'reason', code: 'reason' });
  return { change: { from, plan, reason, seen: Number(textOf(form, 'seen')) }, faults };
}

async function save({ database }: House, visit: StaffVisit, place: PlaceName, form: PostedForm, change: Change): Promise<Reply> {
  try {
    await changeHours(database, { ...change, placeId: place.id, clerkId: visit.person.id, at: visit.now });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'hours-changed-since') throw error;
    // What was written stays; what the other decided is shown beside it, and counts as seen from now on.
    const meanwhile = await listVersions(database, place.id, { most: 2 });
    const seen = [String(meanwhile[0]?.version ?? 0)];
    return page(HoursPage({ visit, place, form: new Map([...form, ['seen', seen]]), faults: [], meanwhile }), 409);
  }
  return redirect(`/network/${place.id}?done=hours`);
}
