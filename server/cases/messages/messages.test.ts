import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addCase, standOf, type TestCase } from '#server/cases/desk/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { inboxOf, messageIdOn, write } from './testing.ts';

let opened: TestHouse;
let aino: SignedIn;
let anna: SignedIn;
let bertil: SignedIn;
let one: TestCase;
beforeAll(async () => {
  opened = await openTestHouse();
  one = await addCase(opened, { n: 1 });
});
afterAll(() => opened.close());
beforeEach(async () => {
  opened.clock.advance({ minutes: 60 });
  await opened.database.updateTable('message').set({ filed_at: opened.clock.now() }).where('direction', '=', 'from-customer').execute();
  await opened.database.deleteFrom('clerk_absence').execute();
  aino = await signInCustomer(opened, { n: 1 });
  const skills = ['housing', 'student'];
  anna = await signInStaff(opened, { n: 1, skills, languages: ['fi'], name: 'Anna Asiantuntija' });
  bertil = await signInStaff(opened, { n: 2, skills, languages: ['fi'], name: 'Bertil Byråman' });
});

describe('a customer’s message', () => {
  test('is begun about an application, kept as a draft and sent once, however often the button is pressed', async () => {
    expect((await aino.post('/matters/messages/new', {})).statusCode).toBe(422);
    const begun = await aino.post('/matters/messages/new', { topic: `case:${one.applicationId}` });
    const address = begun.headers.location ?? '';
    // Begun twice, it is one draft.
    expect((await aino.post('/matters/messages/new', { topic: `case:${one.applicationId}` })).headers.location).toBe(address);
    const messageId = await messageIdOn(aino, address);
    const empty = await aino.post(address, { messageId, subject: 'Päätös', text: '  ', action: 'send' });
    expect([empty.statusCode, empty.body]).toEqual([422, expect.stringContaining('Kirjoita viesti ennen kuin')]);
    expect((await aino.post(address, { messageId, subject: 'Päätös', text: 'Milloin?', action: 'save' })).headers.location).toBe(
      `${address}?done=saved`,
    );
    expect(await inboxOf(anna)).toEqual([]);
    const fields = { messageId, subject: 'Päätös', text: 'Milloin?', action: 'send' };
    const presses = await Promise.all(Array.from({ length: 6 }, () => aino.post(address, fields)));
    expect(presses.map(({ headers }) => headers.location)).toEqual(Array<string>(6).fill(`${address}?done=sent`));
    expect(await inboxOf(anna)).toEqual([messageId]);
    expect((await aino.get(address)).body.match(/Milloin\?/g)).toHaveLength(1);
    expect((await standOf(opened, one)).events.filter((kind) => kind === 'message-received')).toHaveLength(1);
    expect((await anna.get('/work')).body).toContain('Uusi viesti');
  });

  test('is saved while it is written, and waits behind the next sign-in when the session runs out', async () => {
    const address = (await aino.post('/matters/messages/new', { topic: 'group:housing' })).headers.location ?? '';
    const threadId = address.split('/').at(-1);
    const messageId = await messageIdOn(aino, address);
    const saved = await aino.api('POST', `/api/messages/${threadId}/draft`, { messageId, subject: 'Muutto', text: 'Muutan' });
    expect(saved.json()).toMatchObject({ messageId });
    opened.clock.advance({ minutes: 45 });
    const late = await aino.post(address, { messageId, subject: 'Muutto', text: 'Muutan kesällä', action: 'send' });
    expect(late.headers.location).toBe(`/sign-in?returnTo=${encodeURIComponent(address)}`);
    anna = await signInStaff(opened, { n: 1 });
    expect(await inboxOf(anna)).toEqual([]);
    aino = await signInCustomer(opened, { n: 1 });
    expect((await aino.get(address)).body).toContain('Muutan kesällä');
    expect((await aino.get('/matters/messages')).body).toContain('Luonnos');
    expect((await aino.post(address, { messageId, action: 'discard' })).headers.location).toBe('/matters/messages?discarded=1');
    expect((await aino.get(address)).statusCode).toBe(404);
  });

  test('sent by a machine twice with one id is one message', async () => {
    const id = newId();
    const body = { id, benefitGroup: 'housing', subject: 'Kysymys', text: 'Hei' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => aino.api('POST', '/api/messages', body)));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(await inboxOf(anna)).toEqual([id]);
    const reply = { id: newId(), text: 'Lisäys' };
    expect((await aino.api('POST', `/api/messages/${id}`, reply)).statusCode).toBe(201);
    expect((await aino.api('POST', `/api/messages/${id}`, reply)).statusCode).toBe(200);
    expect((await aino.api('GET', `/api/messages/${id}`)).json()).toMatchObject({
      messages: [{ text: 'Hei' }, { text: 'Lisäys', subject: 'Kysymys' }],
    });
  });

  test('is limited in length and in number a day', async () => {
    const long = await aino.api('POST', '/api/messages', { id: newId(), benefitGroup: 'housing', subject: 'a', text: 'a'.repeat(10_001) });
    expect(long.statusCode).toBe(400);
    const mikko = await signInCustomer(opened, { n: 4 });
    const answers = await Promise.all(
      Array.from({ length: 25 }, () =>
        mikko.api('POST', '/api/messages', { id: newId(), benefitGroup: 'housing', subject: 'a', text: 'b' }),
      ),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(20);
    expect(answers.find(({ statusCode }) => statusCode !== 201)?.json()).toMatchObject({ error: 'too-many-messages' });
  });
});

describe('an answer', () => {
  test('is written from standard texts, sent once, and read by the customer', async () => {
    const id = await write(aino, { applicationId: one.applicationId });
    const page = await anna.get(`/messages/${id}`);
    for (const text of ['Milloin saan päätöksen?', 'Aino Maria Testinen', 'Asia on käsittelyssä', 'Odottaa vastausta'])
      expect(page.body).toContain(text);
    const messageId = await messageIdOn(anna, `/messages/${id}`);
    const inserted = await anna.post(`/messages/${id}`, {
      messageId,
      text: 'Hei Aino!',
      phrase: ['inProcess', 'addedToCase'],
      action: 'insert',
    });
    expect(inserted.headers.location).toBe(`/messages/${id}#text`);
    const written = (await anna.get(`/messages/${id}`)).body;
    expect(written).toContain('Hei Aino!\n\nAsiasi on käsittelyssä.');
    expect((await bertil.get(`/messages/${id}`)).body).toContain('Anna Asiantuntija on aloittanut vastauksen.');
    expect((await bertil.post(`/messages/${id}`, { messageId: newId(), text: 'Minäkin', action: 'save' })).statusCode).toBe(409);
    const presses = await Promise.all(
      Array.from({ length: 4 }, () => anna.post(`/messages/${id}`, { messageId, text: 'Hei Aino! Pian.', action: 'send' })),
    );
    expect(presses.map(({ headers }) => headers.location)).toEqual(Array<string>(4).fill(`/messages/${id}?done=sent`));
    expect(await inboxOf(anna, 'all')).toEqual([]);
    const stand = await standOf(opened, one);
    expect(stand.events.filter((kind) => kind === 'message-sent')).toHaveLength(1);
    expect(stand.notices.filter(({ kind }) => kind === 'message')).toHaveLength(1);
    expect((await aino.get('/matters')).body).toContain('1 lukematon viesti');
    const read = (await aino.get(`/matters/messages/${id}`)).body;
    expect(read).toContain('Hei Aino! Pian.');
    // The customer reads the agency, not the clerk.
    expect(read).not.toContain('Anna Asiantuntija');
    expect((await aino.get('/matters')).body).not.toContain('lukematon');
    expect((await anna.get(`/messages/${id}`)).body).toContain('Asiakas luki');
    const views = await opened.database.selectFrom('view_log').select(['what', 'reason']).where('what', '=', 'messages').execute();
    expect(views[0]).toEqual({ what: 'messages', reason: 'case' });
  });

  test('that one clerk has begun, another can take over', async () => {
    const id = await write(aino, { benefitGroup: 'housing' });
    await anna.post(`/messages/${id}`, { messageId: newId(), text: 'Kesken', action: 'save' });
    expect((await bertil.post(`/messages/${id}/take-over`)).headers.location).toBe(`/messages/${id}`);
    expect((await bertil.get(`/messages/${id}`)).body).toContain('Kesken');
    expect((await anna.get(`/messages/${id}`)).body).toContain('Bertil Byråman on aloittanut vastauksen.');
    const reason = await opened.database
      .selectFrom('view_log')
      .select('reason_text')
      .where('reason', '=', 'entered')
      .executeTakeFirstOrThrow();
    expect(reason.reason_text).toBe('Vastaa asiakkaan viestiin');
  });

  test('to nobody: a clerk writes to the customer about a case first, and the answer comes back to that clerk', async () => {
    const begun = await anna.post(`/cases/${one.applicationId}/messages/new`);
    const address = begun.headers.location ?? '';
    const messageId = await messageIdOn(anna, address);
    expect((await anna.post(address, { messageId, subject: '', text: 'Soitamme sinulle.', action: 'send' })).statusCode).toBe(422);
    expect((await anna.post(address, { messageId, subject: 'Soitto', text: 'Soitamme sinulle.', action: 'send' })).headers.location).toBe(
      `${address}?done=sent`,
    );
    expect((await anna.get(`/cases/${one.applicationId}`)).body).toContain('Soitto');
    expect((await aino.get('/matters/messages')).body).toContain('Soitto');
    const { threads } = (await aino.api('GET', '/api/messages')).json<{ threads: { threadId: string }[] }>();
    const replyId = newId();
    await aino.api('POST', `/api/messages/${threads[0]?.threadId}`, { id: replyId, text: 'Kiitos' });
    expect(await inboxOf(anna)).toEqual([replyId]);
    expect(await inboxOf(bertil)).toEqual([]);
    expect(await inboxOf(bertil, 'all')).toEqual([replyId]);
  });
});

describe('a message that waits', () => {
  test('is put to its case without an answer, a general one to a case that the clerk names', async () => {
    const own = await write(aino, { applicationId: one.applicationId });
    expect((await anna.post(`/messages/${own}/file`)).headers.location).toBe('/messages');
    const general = await write(aino, { benefitGroup: 'housing' });
    expect((await anna.api('POST', `/api/inbox/${general}/file`, {})).json()).toMatchObject({ error: 'message-not-in-a-case' });
    expect((await anna.api('POST', `/api/inbox/${general}/file`, { applicationId: newId() })).statusCode).toBe(404);
    expect((await anna.post(`/messages/${general}/file`, { applicationId: one.applicationId })).headers.location).toBe('/messages');
    expect(await inboxOf(anna, 'all')).toEqual([]);
    expect((await standOf(opened, one)).events.filter((kind) => kind === 'message-filed')).toHaveLength(2);
    expect((await anna.get(`/cases/${one.applicationId}`)).body).toContain('Liitetty asiaan vastaamatta');
  });

  test('is given to a clerk who can handle it, and to nobody else', async () => {
    const id = await write(aino, { benefitGroup: 'housing' });
    const other = await signInStaff(opened, { n: 3, skills: ['sickness'], languages: ['fi'] });
    expect((await anna.post(`/messages/${id}/assign`, { to: other.id })).statusCode).toBe(422);
    await anna.post(`/messages/${id}/assign`, { to: bertil.id });
    expect([await inboxOf(anna), await inboxOf(bertil)]).toEqual([[], [id]]);
    await bertil.post(`/messages/${id}/assign`, { to: '' });
    expect([await inboxOf(anna), await inboxOf(bertil)]).toEqual([[id], [id]]);
  });

  test('for somebody who is away goes to the substitute, else to everybody with the skill', async () => {
    const cecilia = await signInStaff(opened, { n: 5, skills: ['housing'], languages: ['fi'] });
    const id = await write(aino, { benefitGroup: 'housing' });
    await anna.post(`/messages/${id}/assign`, { to: anna.id });
    const today = '2.3.2015';
    expect((await anna.post('/absences', { from: '', to: '1.3.2015', substitute: bertil.id })).statusCode).toBe(422);
    expect((await anna.post('/absences', { from: '1.3.2015', to: today, substitute: bertil.id })).headers.location).toBe('/absences');
    expect([await inboxOf(bertil), await inboxOf(cecilia)]).toEqual([[id], []]);
    // The substitute is away too.
    const absence = await bertil.api('POST', '/api/absences', { from: '2015-03-01', to: '2015-03-31' });
    expect([await inboxOf(bertil), await inboxOf(cecilia)]).toEqual([[id], [id]]);
    await bertil.api('POST', `/api/absences/${absence.json<{ absenceId: string }>().absenceId}/remove`, {});
    expect(await inboxOf(cecilia)).toEqual([]);
    expect((await anna.get('/absences')).body).toContain('Bertil Byråman');
    expect((await anna.api('POST', '/api/absences', { from: '2015-03-01', to: '2015-03-02', substitute: anna.id })).statusCode).toBe(422);
  });
});
