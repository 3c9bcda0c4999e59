import Type from 'typebox';
import type { House } from '#server/house.ts';
import { getPlaceName } from '#server/agency/network/places/queries.ts';
import { getLineRule } from '#server/line/tickets.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { getRuleVersion, listLineEvents, setLineRule } from '../overseeing.ts';
import { overseerOf, placeParams } from '../place-visit.ts';
import { fieldsOfRule, readRule, type RuleFault } from './rule-form.ts';
import { RulesPage } from './rules-page.tsx';

const right = 'oversee-line';
const perPage = 30;

/** How the line of a place is kept, and everything that was changed of it. */
export function ruleRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/live-view/:placeId/rules',
      right,
      params: placeParams,
      query: Type.Object(
        { done: Type.Optional(Type.Literal('yes')), before: Type.Optional(Type.String({ pattern: '^\\d{1,6}$' })) },
        { additionalProperties: false },
      ),
      answer: (visit, { params, query: { done, before } }) =>
        show(house, visit, params.placeId, { isDone: done === 'yes', before: before === undefined ? undefined : parseInt(before, 10) }),
    }),
    route({
      method: 'POST',
      path: '/live-view/:placeId/rules',
      right,
      params: placeParams,
      takesForm: true,
      answer: (visit, { params, form }) => save(house, visit, params.placeId, form),
    }),
  ];
}

type Shown = { form?: PostedForm; faults?: RuleFault[]; isDone?: boolean; isMeanwhile?: boolean; before?: number | undefined };

async function show({ database }: House, visit: SignedVisit<Staff>, placeId: string, shown: Shown, status = 200): Promise<Reply> {
  const [place, rule, seen, events] = await Promise.all([
    getPlaceName(database, placeId),
    getLineRule(database, placeId),
    getRuleVersion(database, placeId),
    listLineEvents(database, placeId, { before: shown.before, most: perPage + 1 }),
  ]);
  const { faults = [], isDone = false, isMeanwhile = false } = shown;
  // Whoever was second has now seen what the first did: the next time it may be saved.
  const form = isMeanwhile && shown.form ? new Map([...shown.form, ['seen', [String(seen)]] as const]) : shown.form;
  const here = { ...visit, address: `/live-view/${placeId}/rules` };
  return page(
    RulesPage({ visit: here, place, form: form ?? fieldsOfRule(rule, seen), faults, isDone, isMeanwhile, events, most: perPage }),
    status,
  );
}

async function save(house: House, visit: SignedVisit<Staff>, placeId: string, form: PostedForm): Promise<Reply> {
  if (visit.changesLanguage) return show(house, visit, placeId, { form });
  const { rule, faults } = readRule(form);
  if (faults.length > 0) return show(house, visit, placeId, { form, faults }, 422);
  const typed = singleValue(form, 'seen') ?? '';
  const seen = /^\d{1,6}$/.test(typed) ? parseInt(typed, 10) : -1;
  try {
    await setLineRule(house.database, overseerOf(house, visit, placeId), { seen, rule });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'place-changed-since') throw error;
    return show(house, visit, placeId, { form, isMeanwhile: true }, 409);
  }
  return redirect(`/live-view/${placeId}/rules?done=yes`);
}
