import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addCase, type TestCase } from './testing.ts';

let opened: TestHouse;
let clerk: SignedIn;
let one: TestCase;
beforeAll(async () => {
  opened = await openTestHouse();
  clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi', 'sv'], name: 'Anna Käsittelijä' });
  one = await addCase(opened);
});
afterAll(() => opened.close());
const address = () => `/cases/${one.applicationId}`;

describe('the case page', () => {
  test('shows whose case it is, the reference, the deadline, the answers and the needed attachments', async () => {
    const { body } = await clerk.get(address());
    for (const text of [
      'Koekatu 1 A 2',
      'Väinö Testinen',
      'Hakemus ei vaadi liitteitä',
      'työpäivää jäljellä',
      'Hakemus saapui',
      `/customers/${one.customerId}`,
    ])
      expect(body).toContain(text);
    expect(body).toMatch(/<h1[^>]*>[^<]+: Yleinen asumistuki<\/h1>/);
    expect(body.match(/<h1/g)).toHaveLength(1);
  });

  test('shows the questions in the customer’s language, and in the clerk’s on request', async () => {
    const asSeen = (await clerk.get(`${address()}?language=sv`)).body;
    expect(asSeen).toContain('Svaren visas på det språk som kunden använde: finska');
    expect(asSeen).toContain('<div lang="fi">');
    const own = (await clerk.get(`${address()}?language=sv&questions=own`)).body;
    expect(own).toContain('<div lang="sv">');
  });
});

describe('a note', () => {
  test('is kept with the clerk’s name, and what looks like markup stays text', async () => {
    await clerk.post(`${address()}/notes`, { text: '<script>alert(1)</script>\r\nToinen rivi' });
    const { body } = await clerk.get(address());
    expect(body).toContain('&lt;script>alert(1)&lt;/script>\nToinen rivi');
    expect(body).not.toContain('<script>alert');
    expect(body).toContain('Muistiinpano kirjoitettiin: Anna Käsittelijä');
    const [event] = await opened.database.selectFrom('case_event').select('details').where('kind', '=', 'note-written').execute();
    expect(event?.details).toEqual({});
  });

  test('without text is refused, and the page says what to do', async () => {
    const answer = await clerk.post(`${address()}/notes`, { text: ' \r\n ' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Kirjoita muistiinpano ennen kuin lisäät sen.');
    expect((await clerk.api('POST', `/api${address()}/notes`, { text: '   ' })).statusCode).toBe(400);
  });

  test('that is half written when the session runs out waits for its clerk, and is not added before the button is pressed', async () => {
    const two = await addCase(opened);
    const notes = `/cases/${two.applicationId}/notes`;
    const late = await signInStaff(opened, { n: 1 });
    opened.clock.advance({ minutes: 25 });
    const kept = await late.post(notes, { text: 'Puhelussa kerrottu:\r\nmuutto' });
    expect(kept.headers.location).toBe(`/staff?returnTo=${encodeURIComponent(`/cases/${two.applicationId}`)}`);
    clerk = await signInStaff(opened, { n: 1 });
    const other = await signInStaff(opened, { n: 2, skills: ['housing'], languages: ['fi'] });
    const count = () => opened.database.selectFrom('case_note').select('text').where('application_id', '=', two.applicationId).execute();
    expect(await count()).toEqual([]);
    expect((await clerk.get(`/cases/${two.applicationId}`)).body).toContain('>Puhelussa kerrottu:\nmuutto</textarea>');
    expect((await other.get(`/cases/${two.applicationId}`)).body).not.toContain('Puhelussa kerrottu');
    await clerk.post(notes, { text: 'Puhelussa kerrottu:\r\nmuutto toukokuussa' });
    expect(await count()).toEqual([{ text: 'Puhelussa kerrottu:\nmuutto toukokuussa' }]);
    expect((await clerk.get(`/cases/${two.applicationId}`)).body).not.toContain('jäi kesken');
  });

  test('that waits is given up by emptying the field', async () => {
    const late = await signInStaff(opened, { n: 1 });
    opened.clock.advance({ minutes: 25 });
    await late.post(`${address()}/notes`, { text: 'Turha' });
    clerk = await signInStaff(opened, { n: 1 });
    expect((await clerk.get(address())).body).toContain('>Turha</textarea>');
    expect((await clerk.post(`${address()}/notes`, { text: '' })).headers.location).toBe(`${address()}#notes`);
    expect((await clerk.get(address())).body).not.toContain('Turha');
  });

  test('that is half written stays when the language is changed', async () => {
    const answer = await clerk.post(`${address()}/notes`, { text: 'Kesken oleva ajatus', _language: 'sv' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('>Kesken oleva ajatus</textarea>');
    expect(answer.body).toContain('Anteckningar');
    expect((await opened.database.selectFrom('case_note').select('text').execute()).map(({ text }) => text)).not.toContain(
      'Kesken oleva ajatus',
    );
  });

  test('of a megabyte, with control characters or unknown fields is refused and nothing is written', async () => {
    const before = await opened.database.selectFrom('case_note').select('note_id').execute();
    const answers = await Promise.all([
      clerk.post(`${address()}/notes`, { text: 'a'.repeat(1_000_000) }),
      clerk.post(`${address()}/notes`, { text: 'a'.repeat(20_000) }),
      clerk.post(`${address()}/notes`, { text: 'a\u0000b' }),
      clerk.post(`${address()}/notes`, { text: 'a', __proto__x: 'b' }),
      clerk.api('POST', `/api${address()}/notes`, { text: ['a'] }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([413, 400, 400, 400, 400]);
    expect(await opened.database.selectFrom('case_note').select('note_id').execute()).toEqual(before);
  });
});
