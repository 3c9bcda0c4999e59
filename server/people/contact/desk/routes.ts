import Type, { type Static } from 'typebox';
import { getCustomer } from '#server/people/customers/queries.ts';
import { findWho } from '#server/people/customers/finding.ts';
import { viewCustomer } from '#server/people/view-log/viewing.ts';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { json, page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { getContact } from '../details.ts';
import { ContactReply, replyOf } from '../reply.ts';
import { type ContactFault, mostTyped, type Typed } from '../typed.ts';
import { correctFor, typedOf } from './correcting.ts';
import { CorrectPage, longestReason, OpenPage, shortestReason } from './pages.tsx';

type Visit = SignedVisit<Staff>;

const strict = { additionalProperties: false } as const;
const params = Type.Object({ customerId: Type.String({ maxLength: 60 }) });
// A line end is posted as two characters.
const recognised = Type.String({ maxLength: 2 * longestReason });
const text = Type.String({ maxLength: mostTyped });
const fields = {
  language: Type.Optional(text),
  email: Type.Optional(text),
  phone: Type.Optional(text),
  street: Type.Optional(text),
  postalCode: Type.Optional(text),
  city: Type.Optional(text),
  country: Type.Optional(text),
  toldBy: Type.Optional(Type.Union([Type.Literal(''), Type.Literal('letter')])),
};
const Corrected = Type.Object({ recognised, seen: Type.String({ maxLength: 60 }), ...fields }, strict);
const right = 'handle-cases';

/** A clerk corrects the contact details of a customer who calls or visits: opened with how the customer was recognised. */
export function deskRoutes(house: House): Route[] {
  return [...openRoutes(house), ...correctRoutes(house)];
}

const cleaned = (typed: string) => typed.replaceAll('\r\n', '\n').trim();
const isReason = (typed: string) => typed.length >= shortestReason && typed.length <= longestReason;

function openRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/customer-contact',
      right,
      query: Type.Object({ done: Type.Optional(Type.Literal('saved')) }, strict),
      answer: async (visit, { query }) =>
        page(OpenPage({ visit, typed: { who: '', recognised: '' }, faults: [], isSaved: query.done === 'saved' })),
    }),
    // The person is found by a post: an identity code never stands in an address.
    route({
      method: 'POST',
      path: '/customer-contact/find',
      right,
      body: Type.Object({ who: Type.String({ maxLength: 60 }), recognised }, strict),
      answer: async (visit, { body }) => {
        const shown = { ...visit, address: '/customer-contact' };
        const typed = { who: body.who.trim(), recognised: cleaned(body.recognised) };
        if (visit.changesLanguage) return page(OpenPage({ visit: shown, typed, faults: [] }));
        const customerId = isReason(typed.recognised) ? await findWho(house, typed.who) : undefined;
        if (customerId !== undefined) return open(house, shown, customerId, typed.recognised);
        return page(OpenPage({ visit: shown, typed, faults: [isReason(typed.recognised) ? 'who' : 'recognised'] }), 422);
      },
    }),
    route({
      method: 'GET',
      path: '/customers/:customerId/contact',
      right,
      params,
      answer: async (visit, input) =>
        page(OpenPage({ visit, customerId: input.params.customerId, typed: { who: '', recognised: '' }, faults: [] })),
    }),
    route({
      method: 'POST',
      path: '/customers/:customerId/contact/open',
      right,
      params,
      body: Type.Object({ recognised }, strict),
      answer: async (visit, input) => {
        const { customerId } = input.params;
        const shown = { ...visit, address: `/customers/${customerId}/contact` };
        const typed = { who: '', recognised: cleaned(input.body.recognised) };
        if (visit.changesLanguage) return page(OpenPage({ visit: shown, customerId, typed, faults: [] }));
        if (isReason(typed.recognised)) return open(house, shown, customerId, typed.recognised);
        return page(OpenPage({ visit: shown, customerId, typed, faults: ['recognised'] }), 422);
      },
    }),
  ];
}

/** Opens a customer's contact details to a clerk, and whatever is done to them. */
function view<T>(
  house: House,
  visit: Visit,
  customerId: string,
  reason: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return viewCustomer(house, visit, { customerId, what: 'contact', reason: { kind: 'entered', text: reason } }, work);
}

function open(house: House, visit: Visit, customerId: string, reason: string, typed?: Typed): Promise<Reply> {
  return view(house, visit, customerId, reason, async (transaction) => {
    return showForm(house, visit, transaction, { customerId, reason, typed, faults: [] });
  });
}

type Shown = { customerId: string; reason: string; typed: Typed | undefined; faults: readonly ContactFault[] };

/** The details of a customer who was opened, and the form: as it was typed, or as the details are. */
async function showForm({ agency }: House, visit: Visit, transaction: Transaction, shown: Shown): Promise<Reply> {
  const { customerId, reason, typed, faults } = shown;
  const { givenNames, familyName } = await getCustomer(transaction, customerId);
  const contact = await getContact(transaction, customerId);
  const about = { visit, name: `${givenNames} ${familyName}`, contact, recognised: reason, languages: agency.languages };
  return page(CorrectPage({ ...about, typed: typed ?? typedOf(contact), faults }), faults.length > 0 ? 422 : 200);
}

function correctRoutes(house: House): Route[] {
  return [
    route({
      method: 'POST',
      path: '/customers/:customerId/contact',
      right,
      params,
      body: Corrected,
      answer: async (visit, input) => {
        const { recognised: reason, seen, ...typed } = input.body;
        return correct(house, { ...visit, address: `/customers/${input.params.customerId}/contact` }, input.params.customerId, {
          reason: cleaned(reason),
          seen,
          typed,
        });
      },
    }),
    route({
      method: 'POST',
      path: '/api/customers/:customerId/contact',
      right,
      params,
      body: Type.Object({ recognised: Type.String({ minLength: shortestReason, maxLength: longestReason }), ...fields }, strict),
      summary:
        'A customer’s contact details, opened with how the customer was recognised (they can read it); fields that are given are corrected',
      replies: ContactReply,
      answer: async (visit, input) => {
        const { recognised: given, ...typed } = input.body;
        const reason = cleaned(given);
        const { customerId } = input.params;
        if (!isReason(reason)) throw new Refusal('bad-request', [{ place: '/recognised', reason: 'is too short' }]);
        return view(house, visit, customerId, reason, async (transaction) => {
          const by = { customerId, clerkId: visit.person.id, at: visit.now };
          const faults = await correctFor(transaction, by, undefined, { typed: fieldsOf(typed), languages: house.agency.languages });
          if (faults.length > 0)
            throw new Refusal(
              'bad-request',
              faults.map(({ field, fault }) => ({ place: `/${field}`, reason: fault })),
            );
          return json(replyOf(await getContact(transaction, customerId)));
        });
      },
    }),
  ];
}

type Form = { reason: string; seen: string; typed: Omit<Static<typeof Corrected>, 'recognised' | 'seen'> };

/** Fields that are there. */
function fieldsOf(typed: Form['typed']): Typed {
  return Object.fromEntries(Object.entries(typed).filter((field): field is [string, string] => field[1] !== undefined));
}

async function correct(house: House, visit: Visit, customerId: string, { reason, seen, typed }: Form): Promise<Reply> {
  if (!isReason(reason)) throw new Refusal('bad-request', [{ place: '/recognised', reason: 'is too short' }]);
  const written = fieldsOf(typed);
  if (visit.changesLanguage) return open(house, visit, customerId, reason, written);
  return view(house, visit, customerId, reason, async (transaction) => {
    const by = { customerId, clerkId: visit.person.id, at: visit.now };
    const { languages } = house.agency;
    const faults = await correctFor(transaction, by, seen, { typed: written, languages });
    if (faults.length === 0) return redirect('/customer-contact?done=saved');
    return showForm(house, visit, transaction, { customerId, reason, typed: written, faults });
  });
}
