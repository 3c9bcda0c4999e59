import Type, { type TObject } from 'typebox';
import type { CheckedKind } from '#server/people/customers/contact-columns.ts';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { beginCheck, findCheckedAddress, tryCode } from '../checking.ts';
import { type ContactPart, contactParts, getContact, listPendingChecks, waysOffered } from '../details.ts';
import { dropTyped, findTyped, keepTyped } from '../drafts.ts';
import { hasFreshProof } from '../proof.ts';
import { type ContactFault, mostTyped, type Typed } from '../typed.ts';
import { correct } from './correcting.ts';
import { AddressForm, LanguageForm, ReachableForm, ToldByForm } from './forms.tsx';
import { CodePage, ContactPage, ProvePage } from './pages.tsx';

type Visit = SignedVisit<Customer>;

const strict = { additionalProperties: false } as const;
const text = Type.Optional(Type.String({ maxLength: mostTyped }));
const right = 'own-person';

/** What each part's form posts. A choice that was not made is not posted at all. */
const bodies: Record<ContactPart, TObject> = {
  language: Type.Object({ language: text }, strict),
  'told-by': Type.Object({ toldBy: text }, strict),
  email: Type.Object({ email: text, action: text }, strict),
  phone: Type.Object({ phone: text, action: text }, strict),
  address: Type.Object({ street: text, postalCode: text, city: text, country: text }, strict),
};

/** A customer's own contact details: never for somebody who acts for another. */
export function ownPages(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/contact',
      right,
      query: Type.Object({ done: Type.Optional(Type.Literal('saved')) }, strict),
      answer: async (visit, { query }) => {
        const contact = await getContact(house.database, visit.person.id);
        const pending = await listPendingChecks(house.database, visit.person.id, visit.now);
        return page(ContactPage({ visit, contact, pending, isSaved: query.done === 'saved' }));
      },
    }),
    ...contactParts.flatMap((part) => partRoutes(house, part)),
    ...(['email', 'phone'] as const).flatMap((kind) => codeRoutes(house, kind)),
  ];
}

function partRoutes(house: House, part: ContactPart): Route[] {
  const address = `/contact/${part}`;
  return [
    route({ method: 'GET', path: address, right, answer: (visit) => show(house, visit, part) }),
    route({
      method: 'POST',
      path: address,
      right,
      body: bodies[part],
      keepsTyped: true,
      answer: async (visit, { body }) => {
        // The shape of every part holds texts only.
        const { action, ...typed } = body as Record<string, string>;
        if (visit.overSession) {
          await keep(house, visit, part, typed);
          return redirect(`/sign-in?returnTo=${encodeURIComponent(address)}`);
        }
        if (visit.changesLanguage) return show(house, visit, part, { typed, faults: [] });
        if (part !== 'language' && !hasFreshProof(visit)) {
          // Nobody can prove anything through a key: a person must come with a browser.
          if (visit.session?.kind !== 'browser') throw new Refusal('proof-needed');
          await keep(house, visit, part, typed);
          return redirect(address);
        }
        return save(house, visit, part, typed, action === 'remove');
      },
    }),
  ];
}

async function keep({ database }: House, visit: Visit, part: ContactPart, typed: Typed): Promise<void> {
  if (part !== 'language') await keepTyped(database, { customerId: visit.person.id, part }, typed, visit.now);
}

async function save(house: House, visit: Visit, part: ContactPart, typed: Typed, isRemoval: boolean): Promise<Reply> {
  const done = await correct(house, visit, { part, typed, isRemoval });
  if (done.faults) return show(house, visit, part, { typed, faults: done.faults });
  if (part !== 'language') await dropTyped(house.database, { customerId: visit.person.id, part });
  return redirect(done.isCodeSent ? `/contact/${part}/code` : '/contact?done=saved');
}

type Again = { typed: Typed; faults: readonly ContactFault[] };

/** The form of a part, to somebody who proved who they are a moment ago; to others, the way to prove it. */
async function show({ database, agency, settings }: House, visit: Visit, part: ContactPart, again?: Again): Promise<Reply> {
  const contact = await getContact(database, visit.person.id);
  const status = again && again.faults.length > 0 ? 422 : 200;
  const known = { visit, contact, faults: again?.faults ?? [] };
  if (part === 'language')
    return page(LanguageForm({ ...known, typed: again?.typed ?? {}, isKept: false, languages: agency.languages }), status);
  const kept = again ? undefined : await findTyped(database, { customerId: visit.person.id, part });
  if (!hasFreshProof(visit)) return page(ProvePage({ visit, part, hasTyped: kept !== undefined }));
  const props = { ...known, typed: again?.typed ?? kept ?? {}, isKept: kept !== undefined };
  if (part === 'told-by') return page(ToldByForm({ ...props, ways: waysOffered({ settings }) }), status);
  return page(part === 'address' ? AddressForm(props) : ReachableForm({ ...props, kind: part }), status);
}

function codeRoutes(house: House, kind: CheckedKind): Route[] {
  const code = `/contact/${kind}/code`;
  return [
    route({ method: 'GET', path: code, right, answer: (visit) => showCode(house, visit, kind) }),
    route({
      method: 'POST',
      path: code,
      right,
      body: Type.Object({ code: Type.String({ maxLength: mostTyped }) }, strict),
      answer: async (visit, { body }) => {
        if (visit.changesLanguage) return showCode(house, visit, kind);
        // The code proves the address; who the person is was proved before it was sent, and a key never did.
        if (visit.session?.kind !== 'browser') throw new Refusal('proof-needed');
        const tried = await tryCode(house, { customerId: visit.person.id, kind }, body.code, visit.now);
        if (tried.result === 'proved') return redirect('/contact?done=saved');
        return showCode(house, visit, kind, tried.result === 'wrong' ? tried.triesLeft : undefined);
      },
    }),
    route({
      method: 'POST',
      path: `/contact/${kind}/new-code`,
      right,
      body: Type.Object({}, strict),
      answer: async (visit) => {
        const customerId = visit.person.id;
        const address = await findCheckedAddress(house.database, { customerId, kind });
        if (address === undefined) return redirect(`/contact/${kind}`);
        if (!hasFreshProof(visit)) {
          if (visit.session?.kind !== 'browser') throw new Refusal('proof-needed');
          await keep(house, visit, kind, { [kind]: address });
          return redirect(`/contact/${kind}`);
        }
        await beginCheck(house, { customerId, kind, address, language: visit.language, at: visit.now });
        return redirect(code);
      },
    }),
  ];
}

async function showCode({ database }: House, visit: Visit, kind: CheckedKind, triesLeft?: number): Promise<Reply> {
  const key = { customerId: visit.person.id, kind };
  const address = await findCheckedAddress(database, key);
  // The code was given in already, by an earlier press of the button for one.
  if (address === undefined) return redirect('/contact');
  const pending = (await listPendingChecks(database, key.customerId, visit.now)).find((check) => check.kind === kind);
  const isRefused = triesLeft !== undefined;
  return page(CodePage({ visit, kind, address, pending, ...(isRefused ? { triesLeft } : {}) }), isRefused ? 422 : 200);
}
