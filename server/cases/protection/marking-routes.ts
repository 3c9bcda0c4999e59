import Type from 'typebox';
import type { House } from '#server/house.ts';
import { getCustomer } from '#server/people/customers/queries.ts';
import { findWho } from '#server/people/customers/finding.ts';
import { viewCustomer } from '#server/people/view-log/viewing.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { json, page, redirect, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { listProtectionEvents, longestReason, markProtected, shortestReason } from './marking.ts';
import { FindPage, MarkPage } from './marking-pages.tsx';

const strict = { additionalProperties: false } as const;
const params = Type.Object({ customerId: Type.String({ maxLength: 60 }) });
// A line end is posted as two characters.
const reason = Type.String({ maxLength: 2 * longestReason });
const Found = Type.Object({ who: Type.String({ maxLength: 60 }), reason }, strict);
const isProtected = Type.Union([Type.Literal('yes'), Type.Literal('no')]);
// The reason for which the person was searched comes along: the page may have to be shown again.
const Marked = Type.Object({ isProtected, because: reason, reason }, strict);
const Done = Type.Object({ done: Type.Optional(Type.Union([Type.Literal('marked'), Type.Literal('unmarked')])) }, strict);
const right = 'mark-protected';

/** Marking a person as protected, and ending it. The person is found by a post: an identity code never stands in an address. */
export function markingRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/protection',
      right,
      query: Done,
      answer: async (visit, { query }) => {
        refuseWithoutRight(visit.person);
        return page(FindPage({ visit, typed: { who: '', reason: '' }, faults: [], done: query.done }));
      },
    }),
    findRoute(house),
    markRoute(house),
    machineRoute(house),
  ];
}

/** An administrator marks on word from outside; a clerk only where the matters of protected people are theirs. */
function refuseWithoutRight(person: Staff): void {
  if (person.role === 'clerk' && !person.seesProtected) throw new Refusal('not-allowed');
}

const cleaned = (text: string) => text.replaceAll('\r\n', '\n').trim();

function findRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/protection/find',
    right,
    body: Found,
    answer: async (visit, { body }) => {
      refuseWithoutRight(visit.person);
      const shown = { ...visit, address: '/protection' };
      const typed = { who: body.who.trim(), reason: cleaned(body.reason) };
      if (visit.changesLanguage) return page(FindPage({ visit: shown, typed, faults: [] }));
      const isReasoned = typed.reason.length >= shortestReason && typed.reason.length <= longestReason;
      const customerId = isReasoned ? await findWho(house, typed.who) : undefined;
      if (customerId === undefined) return page(FindPage({ visit: shown, typed, faults: [isReasoned ? 'who' : 'reason'] }), 422);
      return showMarking(house, shown, customerId, typed.reason);
    },
  });
}

/** The person who was found, with how it stands; the look is in the log with its reason. */
function showMarking(house: House, visit: SignedVisit<Staff>, customerId: string, text: string, typed = { because: '', isFaulty: false }) {
  return viewCustomer(house, visit, { customerId, what: 'search', reason: { kind: 'entered', text } }, async (transaction) => {
    const customer = await getCustomer(transaction, customerId);
    const events = await listProtectionEvents(transaction, customerId);
    return page(MarkPage({ visit, customer, events, reason: text, typed }), typed.isFaulty ? 422 : 200);
  });
}

function markRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/customers/:customerId/protection',
    right,
    params,
    body: Marked,
    answer: async (visit, input) => {
      refuseWithoutRight(visit.person);
      const because = cleaned(input.body.because);
      const { customerId } = input.params;
      const searchedFor = cleaned(input.body.reason);
      if (searchedFor.length < shortestReason) throw new Refusal('bad-request', [{ place: '/reason', reason: 'is too short' }]);
      const mustAsk = visit.changesLanguage || because.length < shortestReason;
      if (mustAsk)
        return showMarking(house, { ...visit, address: '/protection' }, customerId, searchedFor, {
          because,
          isFaulty: !visit.changesLanguage,
        });
      await mark(house, visit, customerId, input.body.isProtected === 'yes', because);
      return redirect(`/protection?done=${input.body.isProtected === 'yes' ? 'marked' : 'unmarked'}`);
    },
  });
}

function mark(house: House, visit: SignedVisit<Staff>, customerId: string, willBe: boolean, because: string): Promise<boolean> {
  return viewCustomer(house, visit, { customerId, what: 'search', reason: { kind: 'entered', text: because } }, (transaction) =>
    markProtected(transaction, { customerId, isProtected: willBe, clerkId: visit.person.id, reasonText: because, at: visit.now }),
  );
}

function machineRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/api/customers/:customerId/protection',
    right,
    params,
    body: Type.Object(
      {
        isProtected: Type.Boolean(),
        because: Type.String({ minLength: shortestReason, maxLength: longestReason, description: 'why; the customer can read it' }),
      },
      strict,
    ),
    summary: 'Marks a person as protected, or ends it',
    replies: Type.Object({ isProtected: Type.Boolean() }),
    answer: async (visit, input) => {
      refuseWithoutRight(visit.person);
      const because = cleaned(input.body.because);
      if (because.length < shortestReason) throw new Refusal('bad-request', [{ place: '/because', reason: 'is too short' }]);
      await mark(house, visit, input.params.customerId, input.body.isProtected, because);
      return json({ isProtected: input.body.isProtected });
    },
  });
}
