import type { Page } from 'playwright-core';
import { v4 as randomId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { pngFile, postFiles } from '#server/cases/attachments/testing.ts';
import { printBatch } from '#server/cases/printing/printing.ts';
import { beginBatchBy, queueLetter } from '#server/cases/printing/testing.ts';
import { reviewedOn } from '#server/cases/decisions/testing.ts';
import { publishForTest } from '#server/cases/instructions/testing.ts';
import { fileOf, jointPoint, phoneLine, brokenRecords, sendImport } from '#server/agency/network/ptv/testing.ts';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { addContact } from '#server/line/adding.ts';
import { bookForPages } from '#server/channels/appointments/own/testing.ts';
import { cookieFor, pairTestDevice } from '#server/channels/office/devices/testing.ts';
import { beginDraft, fillDraft } from '#server/cases/drafts/testing.ts';
import { housingAnswers } from '#server/cases/applications/testing.ts';
import { demoCustomer, demoStaff } from '#server/people/demo-identity/people.ts';
import { seedDemoRoster } from '#server/people/roster/demo/seeding.ts';
import { bookTime } from '#server/people/roster/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Language } from '#server/platform/language/language.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';
import { beginJourney, type Journey, look, signIn } from '../steps.ts';

type Taken = { taken: { id: string }[] };

let journey: Journey;
let customers: string[];
let clerks: string[];
let readers: string[];
let writers: string[];
let waiter: string;
let manager: string;
let roster: string[] | undefined;
const followed = newToken();
let booking: string[];
beforeAll(async () => {
  journey = await beginJourney({ settings: { smtpUrl: 'smtp://localhost:9' } });
  const { opened } = journey;
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  waiter = await waitInTampere();
  booking = await bookForPages(opened);
  const aino = await signInCustomer(opened, { n: 1 });
  const sent = await sendApplication(aino);
  const fields = { uploadKey: randomId(), requirementId: 'housing.rentalAgreement' };
  const file = (await postFiles(opened, aino, `/api/applications/${sent}/attachments`, fields, [pngFile()])).json<Taken>().taken[0]?.id;
  const decided = await decideFor(await sendApplication(aino));
  const draft = await beginDraft(aino);
  await fillDraft(opened.house, aino, draft, housingAnswers());
  // Between them they hold every kind of control; the other pages of forms are looked at where they are filled in.
  const pages = ['applicant', 'household', 'income'];
  const batches = await printLetters(aino.id, [sent, decided]);
  customers = [
    '/matters',
    '/matters/messages',
    '/matters/messages/new',
    '/callbacks',
    '/callbacks/new?topic=housing&spoken=fi',
    '/who-looked',
    '/my-data',
    '/acting',
    '/mandates',
    '/appointments',
    '/contact',
    ...['language', 'told-by', 'email', 'phone', 'address', 'email/code'].map((part) => `/contact/${part}`),
    '/sign-ins',
    `${draft}/saved`,
    `${draft}/discard`,
    `${draft}/attachments`,
    `${draft}/review`,
    ...pages.map((id) => `${draft}/pages/${id}`),
    `/applications/${sent}`,
    `/applications/${sent}/attachments`,
    `/applications/${sent}/receipt`,
    `/applications/${sent}/copy`,
    `/applications/${sent}/withdraw`,
    `/applications/${sent}/cosignatures`,
    `/applications/${decided}`,
    `/applications/${decided}/survey`,
    `/applications/${decided}/decision`,
    '/not-here',
  ];
  const writer = await signInStaff(opened, { role: 'manager', n: 2 });
  manager = writer.id;
  const texts = {
    fi: { title: 'Vuokrasopimuksen tarkistaminen', text: '# Mitä muuttuu\nTarkista [liitteet](/work).\n\n- allekirjoitus\n- osoite' },
    sv: { title: 'Kontroll av hyresavtalet', text: '# Vad ändras\nKontrollera [bilagorna](/work).\n\n- underskrift\n- adress' },
    en: { title: 'Checking the rental agreement', text: '# What changes\nCheck the [attachments](/work).\n\n- signature\n- address' },
  };
  const instruction = await publishForTest(writer, { kind: 'instruction', benefitGroups: ['housing'], texts });
  const corrected = { ...texts, fi: { title: texts.fi.title, text: `${texts.fi.text}\n- vuokra` } };
  const next = { kind: 'instruction', benefitGroups: ['housing'], texts: corrected, fromVersion: 1 };
  await writer.api('POST', `/api/instructions/${instruction}/versions`, next);
  await writer.post(`/instructions/${instruction}/correct`);
  writers = [
    '/instructions',
    `/instructions/${instruction}`,
    `/instructions/${instruction}/readers`,
    '/instructions/drafts',
    `/instructions/drafts/${instruction}`,
    `/instructions/drafts/${instruction}/preview`,
  ];
  readers = [
    '/instructions',
    `/instructions/${instruction}`,
    `/instructions/${instruction}/versions?version=2`,
    '/knowledge',
    '/knowledge/phrase.grantedMonthly',
    '/shortcuts',
    '/own-skills',
  ];
  clerks = [
    '/work',
    '/messages',
    '/absences',
    '/late-information',
    '/paper',
    '/paper/register',
    '/paper/forms',
    '/scans',
    '/codes',
    '/customer-contact',
    `/customers/${aino.id}/contact`,
    '/instructions',
    `/instructions/${instruction}`,
    `/instructions/${instruction}/versions?version=2`,
    '/knowledge',
    '/knowledge/phrase.grantedMonthly',
    '/shortcuts',
    `/cases/${sent}/requests/new`,
    `/cases/${sent}`,
    `/cases/${sent}/attachments/new`,
    `/cases/${sent}/attachments/${file}/view`,
    `/cases/${sent}/decision`,
    `/cases/${decided}`,
    `/cases/${decided}/decision`,
    `/customers/${aino.id}`,
    '/letters',
    ...batches,
    '/',
  ];
  await aino.post('/contact/address', { street: 'Koekatu 1 A 2', postalCode: '00100', city: 'Helsinki', country: 'FI' });
  await aino.post('/contact/email', { email: 'aino.uusi@example.com' });
  await (await clerk()).post(`/cases/${sent}/take`);
});
afterAll(() => journey.end());

const clerk = () => signInStaff(journey.opened, { n: 1 });

/** A batch that is being made and one that is posted, with a letter that waits and one without an address. Gives their pages. */
async function printLetters(customerId: string, [sent = '', decided = '']: readonly string[]): Promise<string[]> {
  const { opened } = journey;
  const kaisa = await clerk();
  const address = { street: 'Koekatu 1 A 2', postal_code: '33100', city: 'Tampere', country: 'FI', given_at: opened.clock.now() };
  await opened.database
    .insertInto('customer_address')
    .values({ customer_id: customerId, ...address })
    .execute();
  const [made, making] = [randomId(), randomId()];
  await queueLetter(opened, { customerId, applicationId: decided, kind: 'decision' });
  await beginBatchBy(kaisa, { batchId: made });
  await printBatch(opened.house, made);
  await queueLetter(opened, { customerId, applicationId: decided });
  await beginBatchBy(kaisa, { batchId: making });
  await queueLetter(opened, { customerId, applicationId: sent });
  const vaino = await signInCustomer(opened, { n: 2 });
  await queueLetter(opened, { customerId: vaino.id, applicationId: await sendApplication(vaino), language: 'sv' });
  return [`/letters/batches/${made}`, `/letters/batches/${making}`];
}

/** Clerks and interpreters at work, an appointment and a meeting in Tampere; gives the pages of one shift and of one interpreter. */
async function putToWork(): Promise<string[]> {
  const { opened } = journey;
  const { database } = opened;
  await seedDemoRoster(opened.house);
  const shift = await database
    .selectFrom('work_shift')
    .select(['shift_id as id', 'clerk_id as clerkId', 'from_at as from'])
    .where('place_id', '=', 'tampere')
    .where('from_at', '>', opened.clock.now())
    // Others of these pages book times too.
    .where('clerk_id', 'not in', (is) => is.selectFrom('booked_time').select('resource_id'))
    .orderBy('from_at')
    .executeTakeFirstOrThrow();
  const after = (minutes: number) => new Date(shift.from.getTime() + minutes * 60_000);
  await bookTime(opened, { placeId: 'tampere', clerkId: shift.clerkId ?? '', from: after(60), to: after(105) });
  await database
    .insertInto('booked_time')
    .values({
      resource_id: shift.clerkId ?? '',
      kind: 'clerk',
      from_at: after(120),
      to_at: after(180),
      reason: 'Tiimin kokous',
      booking_id: randomId(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const interpreter = await database.selectFrom('interpreter').select('interpreter_id as id').orderBy('name').executeTakeFirstOrThrow();
  const day = dayOf(shift.from, opened.house.agency.timeZone);
  return [
    `/roster/tampere/shifts/${shift.id}`,
    `/appointments/day/tampere?day=${day}`,
    `/interpreters/${interpreter.id}`,
    `/interpreters/${interpreter.id}/facts`,
  ];
}

/** Somebody who waits in Tampere; what boards say there. */
async function waitInTampere(): Promise<string> {
  const { opened } = journey;
  const at = opened.clock.now();
  const contact = { contactId: randomId(), channel: 'office', placeId: 'tampere', benefitGroup: 'housing', language: 'fi' } as const;
  const ticket = { day: dayOf(at, opened.house.agency.timeZone), series: 'A' };
  await opened.database
    .transaction()
    .execute((transaction) => addContact(transaction, { ...contact, ticket, followerDigest: tokenDigest(followed), arrivedAt: at, at }));
  const writer = await signInStaff(opened, { role: 'manager', n: 2 });
  const text = { 'text-fi': 'Muista numero.', 'text-sv': 'Ta ett nummer.', 'text-en': 'Take a number.' };
  await writer.post('/boards', { place: '', ...text, from: ticket.day, to: ticket.day });
  await writer.post('/live-view/tampere/counters', { counters: '4' });
  return contact.contactId;
}

async function decideFor(id: string): Promise<string> {
  const [first, second] = [await clerk(), await signInStaff(journey.opened, { n: 6 })];
  await first.post(`/cases/${id}/take`);
  await first.post(`/cases/${id}/decision`, { outcome: 'rejected', ownText: 'Tulot ylittävät rajan.', action: 'preview' });
  await first.post(`/cases/${id}/decision/hand-in`, { reviewed: await reviewedOn(first, `/cases/${id}/decision/preview`) });
  await second.post(`/cases/${id}/take`);
  await second.post(`/cases/${id}/decision/approve`, { reviewed: await reviewedOn(second, `/cases/${id}/decision`) });
  return id;
}

const agency = () => journey.opened.house.agency;

/** Each language is a file, so that two are looked at at once. A new page is one line in a list of this file. */
export function visitEveryPageIn(language: Language): void {
  test('by a visitor', async () => {
    await visit([
      '/',
      '/benefits/generalHousingAllowance',
      '/accessibility',
      '/privacy',
      '/api/docs',
      '/sign-in',
      '/staff',
      '/places',
      '/places?where=Tampere',
      '/places/tampere',
      '/guidance',
      '/guidance?errand=ask&group=housing&spoken=se&where=Utsjoki',
      '/guidance?errand=hand-in&where=Atlantis',
      '/callback?topic=housing&spoken=fi',
      '/board/tampere',
      '/device',
      '/join/tampere',
      `/ticket/${followed}`,
      `/ticket/${followed}/leave`,
      `/ticket/${followed}/near`,
      `/ticket/${followed}/callback`,
      ...booking,
    ]);
  });

  test('by whoever stands before a kiosk', async () => {
    const kiosk = await journey.visitor({ locale: `${language}-FI` });
    await kiosk.context().addCookies(cookieFor(journey.opened.address, await pairTestDevice(journey.opened)));
    await visitWith(kiosk, [
      `/kiosk/tampere?in=${language}`,
      `/kiosk/tampere?in=${language}&matter=housing`,
      `/kiosk/tampere/here?in=${language}`,
      `/kiosk/tampere/appointment?in=${language}`,
      `/kiosk/tampere/appointment?in=${language}&no=12`,
      ...(language === 'fi' ? ['/kiosk/tampere/cut'] : []),
    ]);
  });

  test('by a customer', async () => {
    await visit(customers, demoCustomer(1));
  });

  test('by a clerk', async () => {
    const { opened } = journey;
    const { id } = await clerk();
    // The demo identity service's first clerk is to have the cases that the test's own clerk has.
    await opened.database.updateTable('sign_in_link').set({ clerk_id: id }).where('subject', '=', 'clerk-1').execute();
    await visit(clerks, demoStaff(agency(), 'clerk', 1));
  });

  test('by a clerk who looks something up', async () => {
    await visit(readers, demoStaff(agency(), 'clerk', 1));
  });

  test('by a manager who writes instructions', async () => {
    await visit(writers, demoStaff(agency(), 'manager', 1));
  });

  test('by a manager who oversees the lines', async () => {
    const lines = [
      '/live-view',
      '/live-view/tampere',
      '/live-view/tampere/rules',
      `/live-view/tampere/contacts/${waiter}`,
      '/boards',
      '/devices',
    ];
    await visit([...lines, '/reception', '/reception?place=tampere'], demoStaff(agency(), 'manager', 1));
  });

  test('by a manager who plans who is at work', async () => {
    roster ??= await putToWork();
    const own = ['/planner', '/planner/tampere', '/roster', '/roster/tampere', '/roster/tampere?end=yes', '/roster/tampere/blackouts'];
    const closed = ['/appointments/closed/tampere', '/appointments/closed/tampere/away'];
    await visit([...own, ...closed, '/appointments/day', '/interpreters', ...roster], demoStaff(agency(), 'manager', 1));
  });

  test('by a clerk at a counter and at the reception', async () => {
    const desk = '/appointments/desk/new?channel=office&place=tampere&matter=housing&spoken=fi';
    const own = [`/reception/tampere/contacts/${waiter}`, `/contacts/${waiter}/why`, desk];
    await visit(
      ['/counter', '/counter?place=tampere', '/reception?place=tampere', '/reception/tampere/appointments', ...own],
      demoStaff(agency(), 'clerk', 1),
    );
  });

  test('by a manager who reads figures', async () => {
    const figures = ['network', 'customers', 'appointments', 'offices?place=tampere', 'definitions', 'exports'].map(
      (part) => `/statistics/${part}`,
    );
    await visit(['/statistics', ...figures, '/survey', '/duties'], demoStaff(agency(), 'manager', 1));
  });

  test('by an administrator', async () => {
    const administrator = await signInStaff(journey.opened, { role: 'administrator' });
    const sent = await sendImport(journey.opened, administrator, [fileOf([jointPoint, phoneLine, ...brokenRecords])]);
    const places = ['new', 'tampere', 'tampere/hours', 'tampere/history', 'import'].map((part) => `/network/${part}`);
    const own = [
      '/deliveries',
      '/appointment-messages',
      '/appointment-messages?all=yes',
      '/contact-notices',
      '/clerks',
      `/clerks/${manager}`,
      '/protection',
      '/retention',
      '/merging',
    ];
    await visit([...own, '/network', ...places, String(sent.headers.location)], demoStaff(agency(), 'administrator', 1));
  });

  test('by an auditor', async () => {
    await visit(['/changes', '/views'], demoStaff(agency(), 'auditor', 1));
  });

  async function visit(paths: readonly string[], person?: Parameters<typeof signIn>[1]): Promise<void> {
    // Each page on a phone, and once as wide as a desk: what a language changes is how long the words are.
    const wide = language === 'sv' ? { viewport: { width: 1280, height: 800 } } : {};
    const page = await journey.visitor({ locale: `${language}-FI`, ...wide });
    if (person) await signIn(page, person);
    await visitWith(page, paths);
  }

  async function visitWith(page: Page, paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const answer = await page.goto(path);
      expect([path, answer?.status()]).toEqual([path, path === '/not-here' ? 404 : 200]);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.locator('h1').count()).toBe(1);
      await look(
        page,
        `${language}/${(page.url().split('/').slice(3).join('-') || 'front').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[?=]/g, '')}`,
      );
    }
    await page.context().close();
  }
}
