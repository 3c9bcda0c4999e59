import Type from 'typebox';
import { v5 as derivedId } from 'uuid';
import { getCustomerView } from '#server/cases/customer-view/queries.ts';
import { AskPage, type Asked, type Asking } from '#server/channels/callbacks/online/ask-page.tsx';
import { type Fault, tryToAsk } from '#server/channels/callbacks/online/asking.ts';
import type { CallbackWish } from '#server/channels/callbacks/requests/requesting.ts';
import { texts as callbackTexts } from '#server/channels/callbacks/texts.ts';
import { listWindows } from '#server/channels/callbacks/windows/callback-capacity.ts';
import type { House } from '#server/house.ts';
import { getContact } from '#server/people/contact/details.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { toInternationalPhone } from '#server/platform/formats/contact-details.ts';
import { page, redirect, type Reply, route, type Route } from '#server/platform/http/route.ts';
import { isLanguage, type Language } from '#server/platform/language/language.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { addressOf, inContact, refuseUnlessServing, type Visit } from '../opening.ts';
import { findLinked } from '../queries.ts';
import { texts } from './texts.ts';

const strict = { additionalProperties: false } as const;
const right = 'serve-contacts';
const params = Type.Object({ contactId: idShape });
const path = '/counter/contacts/:contactId/customer/callback';
const Group = Type.String({ maxLength: 60, pattern: '^[\\w-]+$' });
const Tag = Type.String({ pattern: '^[a-z]{2,3}$' });
const Ask = Type.Object(
  {
    secret: Type.String({ pattern: '^[\\w-]{43}$' }),
    topic: Group,
    spoken: Tag,
    window: Type.Optional(Type.String({ maxLength: 60 })),
    number: Type.String({ maxLength: 60 }),
  },
  strict,
);

/** A clerk asks for a call to the customer whom they serve. */
export function routes(house: House): Route[] {
  const { callbacks, groups } = house.agency;
  return [
    route({
      method: 'GET',
      path,
      right,
      params,
      query: Type.Object({ topic: Type.Optional(Group), spoken: Type.Optional(Tag) }, strict),
      answer: async (visit, { params: { contactId }, query }) => {
        const who = await openCustomer(house, visit, contactId);
        const topic = groups.find(({ id }) => id === query.topic)?.id;
        const spoken = callbacks.languages.find((tag) => tag === (query.spoken ?? who.language)) ?? callbacks.languages[0] ?? '';
        return show(house, visit, who, { secret: newToken(), topic, spoken, window: undefined, number: who.checkedNumber });
      },
    }),
    route({
      method: 'POST',
      path,
      right,
      params,
      body: Ask,
      answer: async (visit, { params: { contactId }, body }) =>
        ask(house, visit, await openCustomer(house, visit, contactId), { ...body, window: body.window }),
    }),
  ];
}

/** `checkedNumber`: the one that the customer proved to be theirs; empty when there is none. */
type Who = { contactId: string; customerId: string; name: string; language: Language; checkedNumber: string };

async function openCustomer(house: House, visit: Visit, contactId: string): Promise<Who> {
  await refuseUnlessServing(house, visit, contactId);
  const customerId = await findLinked(house.database, contactId);
  if (customerId === undefined) throw new Refusal('not-found');
  return inContact(house, visit, contactId, customerId, async (transaction) => {
    const { customer } = await getCustomerView(transaction, visit.person, customerId);
    const { language, phone, phoneCheckedAt } = await getContact(transaction, customerId);
    return {
      ...{ contactId, customerId, name: `${customer.givenNames} ${customer.familyName}` },
      language: isLanguage(language) ? language : 'fi',
      checkedNumber: phone !== null && phoneCheckedAt !== null ? phone : '',
    };
  });
}

async function ask(house: House, visit: Visit, who: Who, asked: Asked): Promise<Reply> {
  if (visit.changesLanguage) return show(house, visit, who, asked);
  const t = callbackTexts(visit.language);
  const { topic, spoken, window } = asked;
  const { contactId, customerId, name } = who;
  const number = toInternationalPhone(asked.number);
  if (number === undefined) return show(house, visit, who, asked, { id: 'number', text: t.wrongNumber });
  if (window === undefined || topic === undefined) return show(house, visit, who, asked, { id: 'window-0', text: t.chooseTime });
  const wish: CallbackWish = {
    ...{ benefitGroup: topic, language: spoken, windowId: window, number, name, customerId },
    contactId: derivedId(`${visit.person.id}/${customerId}/${asked.secret}`, derivedId.URL),
    ...{ via: 'clerk', byClerkId: visit.person.id, writesIn: who.language, at: visit.now },
  };
  const refused = await tryToAsk(house, wish, visit.language);
  if (refused) return show(house, visit, who, { ...asked, window: undefined }, refused.fault, refused.status);
  return redirect(addressOf(contactId));
}

async function show(
  { agency, database }: House,
  seen: Visit,
  { contactId, name }: Who,
  asked: Asked,
  fault?: Fault,
  status = fault ? 422 : 200,
): Promise<Reply> {
  const windows =
    asked.topic === undefined
      ? undefined
      : await listWindows(database, agency, { benefitGroup: asked.topic, language: asked.spoken }, seen.now);
  const query = new URLSearchParams({ ...(asked.topic !== undefined && { topic: asked.topic }), spoken: asked.spoken });
  const own = `${addressOf(contactId)}/callback`;
  const visit = { ...seen, address: `${own}?${query.toString()}` };
  const t = texts(visit.language);
  const asking: Asking = {
    ...{ choose: own, send: own, back: { address: addressOf(contactId), label: t.back } },
    ...{ title: t.title(name), lead: t.lead, topic: t.topic, promise: t.promise(agency.callbacks.mostAttempts), press: t.press },
  };
  return page(AskPage({ visit, agency, asking, asked, windows, fault }), status);
}
