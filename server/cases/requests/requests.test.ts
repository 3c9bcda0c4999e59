import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { housingAnswers, sendApplication } from '#server/cases/applications/testing.ts';
import { decide } from '#server/cases/decisions/testing.ts';
import { standOf } from '#server/cases/desk/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { ask, sendPicture } from './testing.ts';

let opened: TestHouse;
let aino: SignedIn;
let anna: SignedIn;
let bertil: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  const skills = ['housing', 'student'];
  anna = await signInStaff(opened, { n: 1, skills, languages: ['fi'], name: 'Anna Asiantuntija' });
  bertil = await signInStaff(opened, { n: 2, skills, languages: ['fi'] });
});
afterAll(() => opened.close());
beforeEach(async () => {
  opened.clock.set('2015-03-02T08:00:00Z');
  aino = await signInCustomer(opened, { n: 1 });
  // What the tests before left is nobody's next task.
  await opened.database.updateTable('application').set({ stage: 'withdrawn' }).execute();
  await opened.database.deleteFrom('case_holder').execute();
});

async function send(): Promise<{ customerId: string; applicationId: string }> {
  return { customerId: aino.id, applicationId: await sendApplication(aino, { answers: housingAnswers({ dwellingType: 'rental' }) }) };
}
type Listed = {
  requests: { requestId: string; state: string; lateAt: string | null; items: { arrivedAt: string | null; answer: unknown }[] }[];
};
async function followed(applicationId: string): Promise<Listed['requests']> {
  return (await anna.api('GET', `/api/cases/${applicationId}/requests`)).json<Listed>().requests;
}
async function waitsUntil(applicationId: string): Promise<string | null> {
  const found = await opened.database
    .selectFrom('application')
    .select('waits_until_on')
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow();
  return found.waits_until_on;
}

describe('asking a customer', () => {
  test('makes the case wait: it is in nobody’s hand and out of the queue until the last day', async () => {
    const one = await send();
    const { requestId, dueOn } = await ask(anna, one, { attachments: ['housing.rentalAgreement'], explanation: 'Kuka maksaa vuokran?' });
    expect(dueOn).toBe('2015-03-16');
    expect(await waitsUntil(one.applicationId)).toBe('2015-03-16');
    const { holder, events, notices } = await standOf(opened, one);
    expect(holder).toBeUndefined();
    expect(events.at(-1)).toBe('information-requested');
    expect(notices).toContainEqual({ kind: 'request', language: 'fi' });
    expect((await anna.post('/work/next')).headers.location).toBe('/work?next=none');
    expect((await anna.api('GET', '/api/work')).json()).toMatchObject({ cases: [], counts: { all: 0, free: 0, waiting: 1 } });
    expect((await anna.api('GET', '/api/work?show=waiting')).json()).toMatchObject({ cases: [{ waitsUntil: '2015-03-16' }] });
    expect((await anna.get('/work?show=waiting')).body).toContain('Odottaa asiakasta 16.3.2015 asti');
    expect(await followed(one.applicationId)).toMatchObject([{ requestId, state: 'open' }]);
    const tally = await opened.database.selectFrom('figure').select('counted').where('measure', '=', 'requests-sent').execute();
    expect(tally.length).toBeGreaterThan(0);
  });

  test('is a page to choose on, a preview as the customer gets it, and a button that sends what was read', async () => {
    const one = await send();
    await anna.post(`/cases/${one.applicationId}/take`);
    const address = `/cases/${one.applicationId}/requests`;
    const page = await anna.get(`${address}/new`);
    expect(page.body).toMatch(/value="housing.rentalAgreement" checked/);
    const typed = {
      attachment: ['housing.rentalAgreement'],
      answer: ['rent'],
      explanation: ['whoLivesThere'],
      phrase: ['needMore'],
      ownText: 'Terveisin Anna',
      workingDays: '10',
    };
    expect((await anna.post(`${address}/new`, { ...typed, action: 'preview' })).headers.location).toBe(`${address}/preview`);
    const preview = (await anna.get(`${address}/preview`)).body;
    for (const text of ['viimeistään 16. maaliskuuta 2015', 'Terveisin Anna', 'Allekirjoitettu vuokrasopimus', 'ketkä asunnossa asuvat'])
      expect(preview).toContain(text);
    const [savedAt = ''] = /(?<=name="savedAt" value=")[^"]+/.exec(preview) ?? [];

    // It is changed in another tab before it is sent: what is sent is what was read.
    opened.clock.advance({ minutes: 1 });
    await anna.post(`${address}/new`, { ...typed, ownText: 'Toinen teksti', action: 'later' });
    const refused = await anna.post(`${address}/send`, { savedAt, dueOn: '2015-03-16' });
    expect([refused.statusCode, refused.body]).toEqual([409, expect.stringContaining('Toinen teksti')]);
    const [changedAt = ''] = /(?<=name="savedAt" value=")[^"]+/.exec(refused.body) ?? [];
    expect((await anna.post(`${address}/send`, { savedAt: changedAt, dueOn: '2015-03-16' })).headers.location).toBe(
      `/cases/${one.applicationId}#requests`,
    );
    const shown = (await anna.get(`/cases/${one.applicationId}`)).body;
    for (const text of ['Odottaa asiakasta', 'Anna Asiantuntija', 'puuttuu', 'Peru pyyntö']) expect(shown).toContain(text);
  });

  test('about nothing, for too short a time, or for what the form does not know is refused', async () => {
    const one = await send();
    await anna.post(`/cases/${one.applicationId}/take`);
    const address = `/cases/${one.applicationId}/requests`;
    const page = await anna.post(`${address}/new`, { workingDays: '2', ownText: 'Hei', action: 'preview' });
    expect(page.statusCode).toBe(422);
    for (const text of ['Valitse vähintään yksi', 'Anna määräaika', 'Hei']) expect(page.body).toContain(text);
    expect((await anna.api('POST', `/api${address}`, { explanation: '   ' })).json()).toMatchObject({ error: 'request-asks-nothing' });
    expect((await anna.api('POST', `/api${address}`, { answers: ['constructor'] })).statusCode).toBe(400);
    expect((await anna.api('POST', `/api${address}`, { attachments: ['sickness.certificateA'] })).statusCode).toBe(400);
    expect(await waitsUntil(one.applicationId)).toBeNull();
  });

  test('by many at once happens once: a case has one open request', async () => {
    const one = await send();
    await anna.post(`/cases/${one.applicationId}/take`);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => anna.api('POST', `/api/cases/${one.applicationId}/requests`, { explanation: 'Kerro lisää.' })),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
    expect(await followed(one.applicationId)).toHaveLength(1);
    await anna.post(`/cases/${one.applicationId}/take`);
    expect((await anna.api('POST', `/api/cases/${one.applicationId}/requests`, { explanation: 'Ja vielä.' })).json()).toMatchObject({
      error: 'request-already-open',
    });
  });

  test('is for whoever has the case in hand, and not for a decision that waits for approval', async () => {
    const one = await send();
    expect((await anna.api('POST', `/api/cases/${one.applicationId}/requests`, { explanation: 'Kerro.' })).json()).toMatchObject({
      error: 'case-not-held',
    });
    await anna.post(`/cases/${one.applicationId}/take`);
    expect((await bertil.api('POST', `/api/cases/${one.applicationId}/requests`, { explanation: 'Kerro.' })).json()).toMatchObject({
      error: 'case-held-by-another',
    });
    await decide(anna, one);
    await bertil.post(`/cases/${one.applicationId}/take`);
    expect((await bertil.api('POST', `/api/cases/${one.applicationId}/requests`, { explanation: 'Kerro.' })).json()).toMatchObject({
      error: 'decision-waits-for-approval',
    });
  });

  test('can be taken back: the case is in the queue, and the document only missing', async () => {
    const one = await send();
    const { requestId } = await ask(anna, one, { attachments: ['housing.rentalAgreement'] });
    expect((await bertil.post(`/cases/${one.applicationId}/requests/${requestId}/cancel`)).statusCode).toBe(303);
    expect(await waitsUntil(one.applicationId)).toBeNull();
    expect((await bertil.api('POST', `/api/cases/${one.applicationId}/requests/${requestId}/cancel`, {})).json()).toMatchObject({
      error: 'request-not-open',
    });
    const { body } = await aino.get(`/applications/${one.applicationId}/requests/${requestId}`);
    expect(body).toContain('Emme enää tarvitse näitä tietoja.');
    const state = await opened.database
      .selectFrom('attachment_requirement')
      .select('state')
      .where('application_id', '=', one.applicationId)
      .where('requirement_id', '=', 'housing.rentalAgreement')
      .executeTakeFirstOrThrow();
    expect(state.state).toBe('required');
  });
});

describe('answering', () => {
  test('in parts keeps what has come, and the last part brings the case back with its promised day', async () => {
    const one = await send();
    const before = await opened.database
      .selectFrom('application')
      .select('due_on')
      .where('application_id', '=', one.applicationId)
      .executeTakeFirstOrThrow();
    const { requestId } = await ask(anna, one, {
      attachments: ['housing.rentalAgreement'],
      answers: ['rent'],
      explanation: 'Kuka maksaa vuokran?',
    });
    const address = `/applications/${one.applicationId}/requests/${requestId}`;
    expect((await aino.get('/matters')).body).toContain(address);
    expect((await aino.get(`/applications/${one.applicationId}`)).body).toContain('Puuttuu vielä 3 asiaa.');

    const first = await aino.post(address, { item2: 'tuhat', item3: 'Maksan sen itse.', action: 'send' });
    expect(first.statusCode).toBe(422);
    for (const text of ['Kirjoita', 'value="tuhat"', 'Maksan sen itse.']) expect(first.body).toContain(text);
    expect((await followed(one.applicationId))[0]).toMatchObject({
      state: 'open',
      items: [{ arrivedAt: null }, { arrivedAt: null }, { answer: 'Maksan sen itse.' }],
    });

    for (let press = 0; press < 2; press += 1)
      expect((await aino.post(address, { item2: '650,50', action: 'send' })).headers.location).toBe(`${address}?done=sent`);
    expect(await waitsUntil(one.applicationId)).toBe('2015-03-16');
    opened.clock.advance({ days: 2 });
    aino = await signInCustomer(opened, { n: 1 });
    anna = await signInStaff(opened, { n: 1 });
    expect((await sendPicture(opened, aino, one, 'housing.rentalAgreement')).statusCode).toBe(201);
    expect((await followed(one.applicationId))[0]).toMatchObject({ state: 'answered', items: [{}, { answer: 65_050 }, {}] });
    expect(await waitsUntil(one.applicationId)).toBeNull();
    expect((await standOf(opened, one)).events.at(-1)).toBe('information-arrived');
    expect((await aino.get(address)).body).toContain('Jatkamme asiasi käsittelyä');
    // A second press of the button, also when everything has come.
    expect((await aino.post(address, { item2: '650,50', action: 'send' })).headers.location).toBe(`${address}?done=sent`);
    expect((await anna.get('/work')).body).toContain('Pyydetyt tiedot saapuneet');
    const page = (await anna.get(`/cases/${one.applicationId}`)).body;
    expect(page).toContain('Asia odotti asiakasta 2 päivää. Asiakkaalle luvattu käsittelyaika ei ole siirtynyt.');
    expect(page).toContain('650,50');
    const after = await opened.database
      .selectFrom('application')
      .select('due_on')
      .where('application_id', '=', one.applicationId)
      .executeTakeFirstOrThrow();
    expect(after).toEqual(before);
    // An answer of the application stands as it was sent: what was asked again stands beside it.
    expect((await anna.api('GET', `/api/cases/${one.applicationId}`)).json()).toMatchObject({ answers: { rent: 65_050 } });
  });
});
