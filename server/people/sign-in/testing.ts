import type { FastifyInstance } from 'fastify';
import { addClerk, type StaffIdentity } from '#server/people/clerks/queries.ts';
import { keepCustomer } from '#server/people/customers/queries.ts';
import { demoCustomer, demoStaff, fullName } from '#server/people/demo-identity/people.ts';
import type { House } from '#server/house.ts';
import { cookieJar } from '#server/platform/http/cookies.ts';
import { newCsrfToken } from '#server/platform/http/csrf.ts';
import type { StaffRole } from '#server/platform/http/person.ts';
import { addBrowserSession, addKey, findSession, type PersonKey } from './sessions.ts';

/** What a test needs to know of the program: the house, and the web server to ask. */
type Tested = { house: House; app: FastifyInstance };
type Fields = Record<string, string | readonly string[]>;

/** Somebody who is signed in, and asks as a browser of theirs would. */
export type SignedIn = {
  id: string;
  name: string;
  /** Cookie and token against forged requests, for `app.inject`. */
  headers: { cookie: string; 'x-csrf-token': string };
  /** The session's own token, as the cookie holds it. */
  token: string;
  get(path: string): Promise<Answer>;
  /** Posts a form, with the hidden field that every page has. */
  post(path: string, fields?: Fields): Promise<Answer>;
  api(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer>;
};

type Answer = Awaited<ReturnType<FastifyInstance['inject']>>;

/** Signs the nth invented customer in, in a new browser. The same n is the same customer. */
export async function signInCustomer({ house, app }: Tested, { n = 1 }: { n?: number } = {}): Promise<SignedIn> {
  const person = demoCustomer(n);
  const now = house.clock.now();
  const identity = {
    identityCode: person.identityCode,
    givenNames: person.givenNames,
    familyName: person.familyName,
    language: person.language,
    email: person.email,
    phone: person.phone,
  };
  const id = await house.database.transaction().execute((transaction) => keepCustomer(transaction, house.secrets, identity, now));
  return signedIn({ house, app }, { customerId: id }, fullName(person));
}

export type StaffChoice = {
  role?: StaffRole;
  n?: number;
  skills?: readonly string[];
  languages?: readonly string[];
  name?: string;
  seesProtected?: boolean;
};

/** Signs a member of staff in, in a new browser. The same role and n are the same person, with the skills they had at first. */
export async function signInStaff(
  { house, app }: Tested,
  { role = 'clerk', n = 1, skills, languages, name, seesProtected = false }: StaffChoice = {},
): Promise<SignedIn> {
  const person = demoStaff(house.agency, role, n);
  const identity = {
    name: name ?? fullName(person),
    role,
    skills: skills ?? person.skills,
    languages: languages ?? person.languages,
    seesProtected,
  };
  const id = await keepClerkForTest(house, `test-${person.id}`, identity);
  return signedIn({ house, app }, { clerkId: id }, identity.name);
}

/** Puts a person's machine key into the headers that a machine would send. */
export async function keyOf({ house }: Tested, person: PersonKey): Promise<{ authorization: string }> {
  const key = await addKey(house.database, { person, method: 'test', label: 'test', now: house.clock.now() });
  return { authorization: `Bearer ${key}` };
}

async function keepClerkForTest(house: House, subject: string, identity: StaffIdentity): Promise<string> {
  const known = await house.database
    .selectFrom('sign_in_link')
    .select('clerk_id')
    .where('issuer', '=', 'test')
    .where('subject', '=', subject)
    .executeTakeFirst();
  if (known?.clerk_id) {
    await house.database.updateTable('clerk').set({ signed_in_at: house.clock.now() }).where('clerk_id', '=', known.clerk_id).execute();
    return known.clerk_id;
  }
  return house.database.transaction().execute(async (transaction) => {
    const id = await addClerk(transaction, identity, house.clock.now());
    await transaction.insertInto('sign_in_link').values({ issuer: 'test', subject, door: 'staff', clerk_id: id }).execute();
    return id;
  });
}

async function signedIn(tested: Tested, person: PersonKey, name: string): Promise<SignedIn> {
  const { database, settings, clock } = tested.house;
  const token = await addBrowserSession(database, settings, {
    person,
    method: 'test',
    label: 'test',
    provedAt: clock.now(),
    now: clock.now(),
  });
  return onNextPage(tested, { token, name });
}

/** Somebody who has opened a page since: what they send from it is about whom they act for by now. */
export async function onNextPage({ house, app }: Tested, { token, name }: { token: string; name: string }): Promise<SignedIn> {
  const found = await findSession(house, token, house.clock.now());
  if (!found) throw new Error('the session is not there');
  const csrf = newCsrfToken(house.secrets, found.session);
  const cookie = `${cookieJar(house.settings.publicUrl.startsWith('https:')).nameOf('session')}=${token}`;
  return {
    id: found.session.person.id,
    name,
    token,
    headers: { cookie, 'x-csrf-token': csrf },
    get: (path) => app.inject({ method: 'GET', url: path, headers: { cookie } }),
    post: (path, fields = {}) =>
      app.inject({
        method: 'POST',
        url: path,
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        payload: formText({ ...fields, _csrf: csrf }),
      }),
    api: (method, path, body) =>
      app.inject({
        method,
        url: path,
        headers: { cookie, 'x-csrf-token': csrf, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      }),
  };
}

/** Fields as a browser posts them. */
export function formText(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return new URLSearchParams(pairs).toString();
}
