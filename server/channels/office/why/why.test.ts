import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { callChosen, callNext } from '#server/line/calling.ts';
import { finishContact, serveContact } from '#server/line/serving.ts';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { undoLast } from '#server/line/undoing.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';

let line: TestLine;
let reader: SignedIn;
let clerkId: string;
beforeAll(async () => {
  line = await openTestLine();
  reader = await signInStaff(line, { role: 'auditor' });
});
afterAll(() => line.close());
beforeEach(async () => {
  for (const table of ['contact_period', 'contact', 'clerk_period'] as const) await line.database.deleteFrom(table).execute();
  clerkId = await line.openCounter();
});

const ticket = (no: number) => ({ ticket: { day: '2015-03-02', series: 'A', no } });
const next = (minute: number) => line.change((transaction) => callNext(transaction, clerkId, minutesLater(minute)));
const why = async (contactId: string, more = '') => (await reader.get(`/contacts/${contactId}/why${more}`)).body;
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('whoever had waited longest is called, and the page shows who else waited, in order', async () => {
  const first = await line.arrive(ticket(1));
  await line.arrive({ ...ticket(2), arrivedAt: minutesLater(1), language: 'sv' });
  await line.arrive({ ...ticket(3), arrivedAt: minutesLater(2), language: 'se' });
  await next(5);
  const text = textOf(await why(first));
  expect(text).toContain('Asiakas oli odottanut pisimpään niistä, joita virkailija palvelee.');
  expect(text).toMatch(/A 001 \(tämä kutsuttiin\).*A 002/);
  // The clerk does not serve in Northern Sámi.
  expect(text).not.toContain('A 003');
});

test('a promise that was due, priority with its reason, a promise before its time and a choice out of turn each say so', async () => {
  const early = await line.arrive({ promise: { at: minutesLater(60), mayBeEarly: true } });
  const usual = await line.arrive(ticket(4));
  const urgent = await line.arrive({ priority: { level: 1, reason: 'Pieni lapsi mukana' } });
  const promised = await line.arrive({ promise: { at: minutesLater(2), mayBeEarly: true } });
  const serve = async (minute: number) => {
    const contactId = (await next(minute)) ?? '';
    const held = { contactId, clerkId, at: minutesLater(minute) };
    await line.change((transaction) => serveContact(transaction, held));
    await line.change((transaction) => finishContact(transaction, held));
    return contactId;
  };
  expect([await serve(5), await serve(6)]).toEqual([promised, urgent]);
  await line.change((transaction) => callChosen(transaction, { contactId: usual, clerkId, at: minutesLater(7) }));
  const held = { contactId: usual, clerkId, at: minutesLater(7) };
  await line.change((transaction) => serveContact(transaction, held));
  await line.change((transaction) => finishContact(transaction, held));
  expect(await serve(8)).toBe(early);
  expect(textOf(await why(promised))).toContain('oli luvattu aika kello 10.32, ja se oli jo tullut');
  expect(textOf(await why(urgent))).toContain('Asiakkaalla oli etusija: Pieni lapsi mukana');
  expect(textOf(await why(usual))).toContain('Virkailija valitsi asiakkaan ohi vuoron.');
  expect(textOf(await why(early))).toContain('kutsuttiin ennen luvattua aikaa 11.30');
  expect(textOf(await why(usual))).toContain('Asiointi on päättynyt: palveltu');
});

test('whoever was never called has no call to explain, and nobody is not found', async () => {
  const waiting = await line.arrive(ticket(5));
  expect(textOf(await why(waiting))).toMatch(/ei ole kutsuttu.*Odottaa: saapunut.*Tampere.*Asiointi on kesken/);
  const unknown = await reader.get('/contacts/0199aaaa-0000-7000-8000-000000000001/why');
  expect(unknown.statusCode).toBe(404);
});

test('the history keeps what was taken back and says so; an earlier call can be asked about too', async () => {
  const contactId = await line.arrive(ticket(6));
  await next(5);
  await line.change((transaction) => undoLast(transaction, { contactId, clerkId, at: minutesLater(5) }));
  await next(6);
  const text = textOf(await why(contactId));
  expect(text).toMatch(/Kutsuttu \(peruttu\).*Odottaa: edellinen peruttiin.*Kutsuttu Miksi/);
  expect(text).toContain('Kutsuttiin kello 10.36.');
  const earlier = textOf(await why(contactId, '?call=2'));
  expect(earlier).toMatch(/Kutsuttiin kello 10\.35\..*Kutsu peruttiin\./);
  expect((await reader.get(`/contacts/${contactId}/why?call=1`)).statusCode).toBe(404);
});
