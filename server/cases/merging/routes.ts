import Type from 'typebox';
import type { House } from '#server/house.ts';
import { findWho } from '#server/people/customers/finding.ts';
import { viewCustomer } from '#server/people/view-log/viewing.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { page, redirect, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { machineRoutes } from './api.ts';
import { PreviewPage } from './merge-pages.tsx';
import { longestReason, shortestReason } from './merging.ts';
import { mergeOpened, type Plan } from './opening.ts';
import { type Choice, ComparePage, FindPage, type FoundBy } from './pages.tsx';
import { countRows, type CustomerRecord, getRecord, listMerges } from './queries.ts';
import { texts } from './texts.ts';
import { undoingRoutes } from './undoing-routes.ts';

const strict = { additionalProperties: false } as const;
// A line end is posted as two characters.
const reason = Type.String({ maxLength: 2 * longestReason });
const id = Type.String({ maxLength: 60 });
const Found = Type.Object({ one: id, oneReason: reason, other: id, otherReason: reason }, strict);
const keeps = Type.Optional(Type.Union([Type.Literal('one'), Type.Literal('other')]));
const Chosen = Type.Object({ one: id, oneReason: reason, other: id, otherReason: reason, keeps, reason }, strict);
const Merged = Type.Object({ kept: id, merged: id, reason }, strict);
const right = 'keep-records';

/** Two records of one person become one. The records are found by a post: an identity code never stands in an address. */
export function routes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/merging',
      right,
      answer: async (visit) => showFinding(house, visit, { one: '', oneReason: '', other: '', otherReason: '' }, []),
    }),
    compareRoute(house),
    previewRoute(house),
    mergeRoute(house),
    ...undoingRoutes(house),
    ...machineRoutes(house),
  ];
}

const cleaned = (text: string) => text.replaceAll('\r\n', '\n').trim();
const isReason = (text: string) => text.length >= shortestReason && text.length <= longestReason;
const shownAt = (visit: SignedVisit<Staff>) => ({ ...visit, address: '/merging' });

async function showFinding(
  house: House,
  visit: SignedVisit<Staff>,
  typed: FoundBy,
  faults: readonly { id: keyof FoundBy; text: string }[],
) {
  const merges = await listMerges(house.database);
  return page(FindPage({ visit: shownAt(visit), typed, faults, merges }), faults.length > 0 ? 422 : 200);
}

function compareRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/merging/compare',
    right,
    body: Found,
    answer: async (visit, { body }) => {
      const typed = { ...body, oneReason: cleaned(body.oneReason), otherReason: cleaned(body.otherReason) };
      if (visit.changesLanguage) return showFinding(house, visit, typed, []);
      const t = texts(visit.language);
      const faults: { id: keyof FoundBy; text: string }[] = [];
      // Nobody is searched for without a reason.
      for (const place of ['oneReason', 'otherReason'] as const)
        if (!isReason(typed[place])) faults.push({ id: place, text: place === 'oneReason' ? t.oneReasonMissing : t.otherReasonMissing });
      if (faults.length > 0) return showFinding(house, visit, typed, faults);
      const [one, other] = [await findWho(house, typed.one), await findWho(house, typed.other)];
      if (one === undefined) faults.push({ id: 'one', text: t.nobodyFound });
      if (other === undefined) faults.push({ id: 'other', text: t.nobodyFound });
      if (one !== undefined && one === other) faults.push({ id: 'other', text: t.sameRecord });
      if (one === undefined || other === undefined || one === other) return showFinding(house, visit, typed, faults);
      return showComparing(house, visit, { one, other }, { ...typed, keeps: undefined, reason: '' }, []);
    },
  });
}

/** Opens a record for the reason that was written for it: the look is in the log. */
function openRecord(house: House, visit: SignedVisit<Staff>, customerId: string, text: string): Promise<CustomerRecord> {
  return viewCustomer(house, visit, { customerId, what: 'merging', reason: { kind: 'entered', text } }, (transaction) =>
    getRecord(transaction, house.secrets, customerId),
  );
}

async function showComparing(
  house: House,
  visit: SignedVisit<Staff>,
  ids: { one: string; other: string },
  choice: Choice,
  faults: readonly { id: 'keeps-one' | 'reason'; text: string }[],
) {
  const one = await openRecord(house, visit, ids.one, choice.oneReason);
  const other = await openRecord(house, visit, ids.other, choice.otherReason);
  return page(ComparePage({ visit: shownAt(visit), one, other, choice, faults }), faults.length > 0 ? 422 : 200);
}

function previewRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/merging/preview',
    right,
    body: Chosen,
    answer: async (visit, { body }) => {
      const choice = {
        ...{ oneReason: cleaned(body.oneReason), otherReason: cleaned(body.otherReason) },
        ...{ keeps: body.keeps, reason: cleaned(body.reason) },
      };
      if (!isReason(choice.oneReason) || !isReason(choice.otherReason))
        throw new Refusal('bad-request', [{ place: '/oneReason', reason: 'is too short' }]);
      if (body.one === body.other) throw new Refusal('same-record');
      const t = texts(visit.language);
      const faults: { id: 'keeps-one' | 'reason'; text: string }[] = [];
      if (choice.keeps === undefined) faults.push({ id: 'keeps-one', text: t.keptMissing });
      if (!isReason(choice.reason)) faults.push({ id: 'reason', text: t.reasonMissing });
      if (visit.changesLanguage || faults.length > 0) return showComparing(house, visit, body, choice, visit.changesLanguage ? [] : faults);
      const [kept, merged] = choice.keeps === 'one' ? [body.one, body.other] : [body.other, body.one];
      return showPreview(house, visit, { kept, merged, reason: choice.reason });
    },
  });
}

async function showPreview(house: House, visit: SignedVisit<Staff>, plan: Plan) {
  const kept = await openRecord(house, visit, plan.kept, plan.reason);
  const merged = await openRecord(house, visit, plan.merged, plan.reason);
  const counts = await countRows(house, merged.id);
  return page(PreviewPage({ visit: shownAt(visit), kept, merged, counts, reason: plan.reason }));
}

function mergeRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/merging',
    right,
    body: Merged,
    answer: async (visit, { body }) => {
      const plan = { ...body, reason: cleaned(body.reason) };
      if (!isReason(plan.reason)) throw new Refusal('bad-request', [{ place: '/reason', reason: 'is too short' }]);
      if (visit.changesLanguage) return showPreview(house, visit, plan);
      const { mergeId } = await mergeOpened(house, visit, plan);
      return redirect(`/merging/${mergeId}?done=merged`);
    },
  });
}
