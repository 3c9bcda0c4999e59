import Type from 'typebox';
import { getPlaceName } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { asTyped } from '#server/platform/html/period-fields.tsx';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { page, redirect, type Reply, route, type Route, type Visit } from '#server/platform/http/route.ts';
import { addFromForm, wholeOf, type BlackoutFault } from './adding.ts';
import { listBlackouts, listResources, type Overlap, removeBlackout } from './blackouts.ts';
import { BlackoutsPage } from './blackouts-page.tsx';
import { texts } from './texts.ts';

const right = 'keep-roster';
const strict = { additionalProperties: false } as const;
const Slug = Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' });
const params = Type.Object({ placeId: Slug });
/** Eight weeks are shown. */
const daysShown = 56;

/** Meetings, trainings and whatever else takes time in which nothing can be booked: kept by those who keep the roster. */
export function routes(house: House): Route[] {
  const { database, agency } = house;
  return [
    route({
      method: 'GET',
      path: '/roster/:placeId/blackouts',
      right,
      params,
      query: Type.Object(
        { added: Type.Optional(Type.String({ pattern: '^\\d{1,5}$' })), removed: Type.Optional(Type.Literal('yes')) },
        strict,
      ),
      answer: (visit, { params: { placeId }, query: { added, removed } }) => {
        const t = texts(visit.language);
        return show(house, visit, placeId, { done: added === undefined ? removed && t.removed : t.added(parseInt(added, 10)) });
      },
    }),
    route({
      method: 'POST',
      path: '/roster/:placeId/blackouts',
      right,
      params,
      takesForm: true,
      answer: async (visit, { params: { placeId }, form }) => {
        await getPlaceName(database, placeId);
        if (visit.changesLanguage) return show(house, visit, placeId, { form });
        const answer = await addFromForm(house, { clerkId: visit.person.id, at: visit.now }, placeId, form);
        if (answer.kind === 'faults') return show(house, visit, placeId, { form, faults: answer.faults }, 422);
        if (answer.kind === 'overlaps') return show(house, visit, placeId, { form, overlaps: answer.overlaps }, 409);
        if (answer.count === 0) return show(house, visit, placeId, { form, refused: texts(visit.language).empty }, 422);
        return redirect(`/roster/${placeId}/blackouts?added=${answer.count}`);
      },
    }),
    route({
      method: 'POST',
      path: '/roster/:placeId/blackouts/:bookingId/remove',
      right,
      params: Type.Object({ placeId: Slug, bookingId: idShape }),
      body: Type.Object({}, strict),
      answer: async (visit, { params: { placeId, bookingId } }) => {
        await getPlaceName(database, placeId);
        const by = { clerkId: visit.person.id, at: visit.now };
        await database.transaction().execute((transaction) => removeBlackout(transaction, by, placeId, bookingId, agency.timeZone));
        return redirect(`/roster/${placeId}/blackouts?removed=yes`);
      },
    }),
  ];
}

type Shown = {
  form?: PostedForm;
  faults?: readonly BlackoutFault[];
  overlaps?: readonly Overlap[];
  refused?: string | undefined;
  done?: string | undefined;
};

async function show({ database, agency }: House, seen: Visit, placeId: string, shown: Shown, status = 200): Promise<Reply> {
  const today = dayOf(seen.now, agency.timeZone);
  const whole = wholeOf(today, addDays(today, daysShown), agency.timeZone);
  const place = await getPlaceName(database, placeId);
  const resources = await listResources(database, placeId, whole);
  const blackouts = await listBlackouts(database, resources, whole);
  const { faults = [], overlaps = [], refused, done } = shown;
  const form = shown.form ?? new Map([['fromDay', [asTyped(today)]]]);
  const visit = { ...seen, address: `/roster/${placeId}/blackouts` };
  return page(BlackoutsPage({ visit, place, resources, blackouts, form, faults, overlaps, refused, done }), status);
}
