import { getForm } from '#server/agency/lookups.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { housingAnswers, typedOn } from '#server/cases/applications/testing.ts';
import { pdfFile, pngFile, postFiles } from '#server/cases/attachments/testing.ts';
import { decide, reviewedOn } from '#server/cases/decisions/testing.ts';
import { keepMandate } from '#server/people/mandates/queries.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { compareFigures } from '#server/statistics/recount.ts';
import { dayFields, finishOnPage, keyAll, registerOnPage, seenIn } from '../testing.ts';

let opened: TestHouse;
let clerk: SignedIn;
let other: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
  other = await signInStaff(opened, { n: 2, skills: ['housing'], languages: ['fi'] });
});
afterAll(() => opened.close());
beforeEach(() => opened.clock.set('2015-03-02T08:00:00Z'));

const paperOf = (id: string) =>
  opened.database.selectFrom('paper_application').selectAll().where('application_id', '=', id).executeTakeFirstOrThrow();
const caseOf = (id: string) => opened.database.selectFrom('application').selectAll().where('application_id', '=', id).executeTakeFirst();
const eventsOf = async (id: string) =>
  (
    await opened.database
      .selectFrom('case_event')
      .select('kind')
      .where('application_id', '=', id)
      .orderBy('at')
      .orderBy('event_id')
      .execute()
  ).map(({ kind }) => kind);

describe('a paper application that is keyed whole', () => {
  test('becomes a case with the day on which the paper arrived, and its deadline counts from it', async () => {
    const id = await registerOnPage(opened, clerk, { n: 1, receivedOn: '2015-02-20', files: [pdfFile('hakemus.pdf')] });
    opened.clock.advance({ minutes: 10 });
    await keyAll(opened, clerk, id, { answers: housingAnswers({ startDate: '2015-02-01' }) });
    const done = await finishOnPage(clerk, id);
    expect([done.statusCode, done.headers.location]).toEqual([303, `/paper/${id}`]);
    expect(await caseOf(id)).toMatchObject({
      intake_channel: 'post',
      received_on: '2015-02-20',
      unknown_answers: [],
      stage: 'pending',
      language: 'fi',
    });
    expect(await paperOf(id)).toMatchObject({ state: 'keyed', settled_by: clerk.id, answers: {} });
    expect(await eventsOf(id)).toEqual(['paper-registered', 'application-received', 'receipt-given', 'case-opened']);
    const page = (await clerk.get(`/paper/${id}`)).body;
    expect(page).toContain((await caseOf(id))?.reference);
    expect((await clerk.get(`/cases/${id}`)).body).toContain('20. helmikuuta 2015, Posti');
    expect(await compareFigures(opened.database, opened.house.agency.timeZone)).toEqual([]);
  });

  test('is made a case once, however often it is finished', async () => {
    const id = await registerOnPage(opened, clerk, { n: 2, changes: { familyName: 'Kokeilija' } });
    await keyAll(opened, clerk, id);
    const reviewed = seenIn((await clerk.get(`/paper/${id}/review`)).body, 'reviewed');
    const answers = await Promise.all(
      [clerk, other, clerk, other].map((one) => one.post(`/paper/${id}/review`, { reviewed, action: 'finish' })),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([303]));
    expect((await eventsOf(id)).filter((kind) => kind === 'application-received')).toHaveLength(1);
  });
});

describe('a paper application with gaps', () => {
  test('is saved as it is, says what is open, and becomes a case once what the paper does not state is marked', async () => {
    const id = await registerOnPage(opened, clerk, { n: 3 });
    const { rent: _, ...rest } = housingAnswers();
    await keyAll(opened, clerk, id, { answers: rest });
    const review = (await clerk.get(`/paper/${id}/review`)).body;
    expect(review).toContain('Vastaamatta: 1');
    expect(review).toContain(`/paper/${id}/pages/costs#answer-rent`);
    expect((await finishOnPage(clerk, id)).statusCode).toBe(422);
    expect((await clerk.post(`/paper/${id}/review`, { action: 'mark-rest' })).statusCode).toBe(303);
    expect((await finishOnPage(clerk, id)).statusCode).toBe(303);
    expect(await caseOf(id)).toMatchObject({ unknown_answers: ['rent'] });
    expect((await clerk.get(`/cases/${id}`)).body).toContain('Ei ilmoitettu lomakkeella');
    expect((await clerk.get(`/paper/${id}`)).body).toContain('Lomakkeelta puuttuu yksi vastaus.');
  });

  test('leads to a request with the gaps chosen, and the customer reads what the form did not state', async () => {
    const linnea = await signInCustomer(opened, { n: 6 });
    const id = await registerOnPage(opened, clerk, { n: 6 });
    await keyAll(opened, clerk, id, { notStated: ['rooms', 'account'] });
    await finishOnPage(clerk, id);
    const asked = await clerk.post(`/paper/${id}/ask`);
    expect(asked.headers.location).toBe(`/cases/${id}/requests/new`);
    const page = (await clerk.get(`/cases/${id}/requests/new`)).body;
    for (const path of ['rooms', 'account']) expect(page).toMatch(new RegExp(`name="answer" value="${path}" checked`));
    expect((await linnea.get(`/applications/${id}/copy?language=en`)).body).toContain('Not stated on the form');
    expect((await opened.app.inject({ url: `/applications/${id}/copy.pdf`, headers: linnea.headers })).statusCode).toBe(200);
  });

  test('keeps what hangs on an answer that is not stated, and asks nothing more for it', async () => {
    const id = await registerOnPage(opened, clerk, { n: 7 });
    await keyAll(opened, clerk, id, { notStated: ['dwellingType'] });
    expect((await clerk.get(`/paper/${id}/review`)).body).not.toContain('Vastaamatta');
    await finishOnPage(clerk, id);
    const one = await caseOf(id);
    expect(one?.answers).toMatchObject({ rent: 65_050 });
    expect(one?.unknown_answers).toEqual(['dwellingType']);
  });

  test('tells what was keyed although the form does not ask it, and leaves it out', async () => {
    const id = await registerOnPage(opened, clerk, { n: 8 });
    await keyAll(opened, clerk, id);
    const page = await clerk.get(`/paper/${id}/pages/income`);
    await clerk.post(`/paper/${id}/pages/income`, {
      seen: seenIn(page.body),
      hasIncome: 'no',
      incomeTypes: ['wage'],
      action: 'next',
      'incomes.count': '0',
      isStudent: 'no',
    });
    expect((await clerk.get(`/paper/${id}/review`)).body).toContain('Ei tule mukaan');
  });
});

test('a paper application with an unknown answer is rejected like any other, and the customer reads why', async () => {
  const eeli = await signInCustomer(opened, { n: 7 });
  const id = await registerOnPage(opened, clerk, { n: 7 });
  await keyAll(opened, clerk, id, { notStated: ['rent'] });
  await finishOnPage(clerk, id);
  const rejection = { outcome: 'rejected', ownText: 'Hakemuksesta puuttuu vuokran määrä.' };
  const one = { customerId: eeli.id, applicationId: id };
  const proposed = await decide(clerk, one, rejection);
  expect([proposed.statusCode, proposed.headers.location]).toEqual([303, `/cases/${id}`]);
  const approver = await signInStaff(opened, { n: 6, skills: ['housing'], languages: ['fi'] });
  await approver.post(`/cases/${id}/take`);
  const reviewed = await reviewedOn(approver, `/cases/${id}/decision`);
  await approver.post(`/cases/${id}/decision/approve`, { reviewed });
  expect(await caseOf(id)).toMatchObject({ stage: 'decided', unknown_answers: ['rent'] });
  expect((await eeli.get(`/applications/${id}/decision`)).body).toContain('Hakemuksesta puuttuu vuokran määrä.');
});

describe('keying a page', () => {
  test('shows again what cannot be read, and keeps it', async () => {
    const id = await registerOnPage(opened, clerk, { n: 9 });
    await keyAll(opened, clerk, id);
    const seen = seenIn((await clerk.get(`/paper/${id}/pages/costs`)).body);
    const answer = await clerk.post(`/paper/${id}/pages/costs`, { seen, rent: 'noin 500', action: 'next' });
    expect(answer.statusCode).toBe(422);
    expect((await clerk.get(`/paper/${id}/pages/costs`)).body).toContain('value="noin 500"');
    expect((await clerk.get(`/paper/${id}/review`)).body).not.toContain('value="finish"');
  });

  test('by two at once loses nothing: other pages are merged, the same page is refused to the second', async () => {
    const id = await registerOnPage(opened, clerk, { n: 10 });
    await keyAll(opened, clerk, id);
    const first = seenIn((await clerk.get(`/paper/${id}/pages/costs`)).body);
    const home = getForm(opened.house.agency, 'generalHousingAllowance', '2015-01-01').pages.find((page) => page.id === 'home');
    const typedHome = home ? typedOn(home, housingAnswers({ rooms: 3 })) : {};
    const elsewhere = seenIn((await other.get(`/paper/${id}/pages/home`)).body);
    const second = seenIn((await other.get(`/paper/${id}/pages/costs`)).body);
    await clerk.post(`/paper/${id}/pages/costs`, { seen: first, rent: '500', action: 'later' });
    expect((await other.post(`/paper/${id}/pages/home`, { ...typedHome, seen: elsewhere, action: 'later' })).statusCode).toBe(303);
    const refused = await other.post(`/paper/${id}/pages/costs`, { seen: second, rent: '600', action: 'next' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('Toinen käsittelijä on tallentanut');
    expect(refused.body).toContain('value="600,00"');
    expect((await paperOf(id)).answers).toMatchObject({ rent: 50_000, rooms: 3 });
    const again = await other.post(`/paper/${id}/pages/costs`, { seen: seenIn(refused.body), rent: '600', action: 'next' });
    expect(again.statusCode).toBe(303);
    expect((await paperOf(id)).answers).toMatchObject({ rent: 60_000 });
  });

  test('goes on with what was keyed when the session has run out', async () => {
    const own = await signInStaff(opened, { n: 1 });
    const id = await registerOnPage(opened, clerk, { n: 1 });
    await keyAll(opened, clerk, id);
    const seen = seenIn((await own.get(`/paper/${id}/pages/costs`)).body);
    opened.clock.advance({ minutes: 45 });
    const answer = await own.post(`/paper/${id}/pages/costs`, { seen, rent: '700', action: 'next' });
    expect(answer.headers.location).toContain('/staff?returnTo=');
    expect((await paperOf(id)).answers).toMatchObject({ rent: 70_000 });
  });

  test('shows the paper beside, and more of it can be added', async () => {
    const id = await registerOnPage(opened, clerk, { n: 4, files: [pngFile('sivu1.png')] });
    await keyAll(opened, clerk, id);
    const added = await postFiles(opened, clerk, `/paper/${id}/files`, {}, [pngFile('sivu2.png', 99)]);
    expect(added.statusCode).toBe(303);
    const page = (await clerk.get(`/paper/${id}/pages/home`)).body;
    for (const name of ['sivu1.png', 'sivu2.png']) expect(page).toContain(name);
    const picture = /src="(\/paper\/[^"]+\/picture)"/.exec(page)?.[1] ?? '';
    expect((await clerk.get(picture)).headers['content-type']).toBe('image/png');
  });
});

test('a registration is cancelled with a reason, and its scans go back to be sorted', async () => {
  const id = await registerOnPage(opened, clerk, { n: 5, files: [pdfFile('vaarin.pdf', 'Vaarin')] });
  expect((await clerk.post(`/paper/${id}/cancel`, { because: ' x ' })).statusCode).toBe(422);
  expect((await clerk.post(`/paper/${id}/cancel`, { because: 'Kirjattiin väärälle henkilölle' })).statusCode).toBe(303);
  expect((await clerk.get(`/paper/${id}`)).body).toContain('Kirjattiin väärälle henkilölle');
  expect((await clerk.get('/scans')).body).toContain('vaarin.pdf');
  expect(await opened.database.selectFrom('attachment').select('file_name').where('application_id', '=', id).execute()).toEqual([]);
  expect((await clerk.post(`/paper/${id}/pages/home`, { rooms: '2' })).statusCode).toBe(409);
});

describe('an application by somebody else', () => {
  const agent = demoCustomer(10).identityCode;

  test('on paper is honoured by a written mandate, and kept as on behalf', async () => {
    const [principal, acting] = [await signInCustomer(opened, { n: 8 }), await signInCustomer(opened, { n: 10 })];
    const mandate = {
      customerId: principal.id,
      agentId: acting.id,
      benefits: [],
      validFromOn: '2015-01-01',
      validToOn: null,
      at: opened.clock.now(),
    };
    const written = { ...mandate, basis: 'written', channels: ['post', 'office', 'phone'], actions: ['apply'] } as const;
    await opened.database.transaction().execute((transaction) => keepMandate(transaction, written));
    const id = await registerOnPage(opened, clerk, { n: 8, changes: { hasAgent: 'yes', agentCode: agent } });
    await keyAll(opened, clerk, id);
    const refused = await finishOnPage(clerk, id);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('valtuutus ei kata tilinumeron muuttamista');
    await keyAll(opened, clerk, id, { notStated: ['account'] });
    await finishOnPage(clerk, id);
    expect(await caseOf(id)).toMatchObject({ agent_id: acting.id, agent_basis: 'written', unknown_answers: ['account'] });
  });

  test('is not registered without a mandate that holds on the day of arrival', async () => {
    const without = registerOnPage(opened, clerk, { n: 9, changes: { hasAgent: 'yes', agentCode: agent } });
    await expect(without).rejects.toThrow('Asioijalla ei ole valtuutusta');
    const before = registerOnPage(opened, clerk, {
      n: 8,
      changes: { hasAgent: 'yes', agentCode: agent, ...dayFields('receivedOn', '2014-12-30') },
    });
    await expect(before).rejects.toThrow('Asioijalla ei ole valtuutusta');
  });
});

test('the list has what waits, the oldest first, for those with the skill', async () => {
  const id = await registerOnPage(opened, clerk, { n: 1, receivedOn: '2015-01-05' });
  const page = (await clerk.get('/paper?benefit=generalHousingAllowance')).body;
  expect(page.indexOf(id)).toBeGreaterThan(0);
  expect([...page.matchAll(/href="\/paper\/([0-9a-f-]{36})"/g)][0]?.[1]).toBe(id);
  const student = await signInStaff(opened, { n: 3, skills: ['student'], languages: ['fi'] });
  expect((await student.get('/paper')).body).toContain('Syötettäviä hakemuksia ei ole.');
  expect((await student.get(`/paper/${id}`)).statusCode).toBe(404);
});
