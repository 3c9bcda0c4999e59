import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { signInCustomer, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { getContact } from '../details.ts';
import { sweepContact } from '../sending/queries.ts';
import { giveChecked, lastCode } from '../testing.ts';

let opened: TestHouse;
let aino: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(async () => {
  opened.clock.set('2015-03-02T08:00:00Z');
  for (const table of ['contact_check', 'contact_notice', 'contact_event', 'contact_draft', 'customer_address'] as const)
    await opened.database.deleteFrom(table).execute();
  aino = await signInCustomer(opened, { n: 1 });
  await opened.database
    .updateTable('customer')
    .set({
      ...{ email: 'aino.testinen@example.com', phone: '+358401230001', language: 'fi', told_by: 'email' },
      ...{ email_checked_at: null, phone_checked_at: null, told_by_given_at: null, language_given_at: null },
    })
    .where('customer_id', '=', aino.id)
    .execute();
});

const ways = () => getContact(opened.database, aino.id);
const words = async () =>
  opened.database.selectFrom('contact_notice').select(['kind', 'channel', 'address']).orderBy('notice_id').execute();
const events = async () =>
  (await opened.database.selectFrom('contact_event').select('kind').orderBy('event_id').execute()).map(({ kind }) => kind);
const address = { street: 'Koekatu 1 A 2', postalCode: '00100', city: 'Helsinki', country: 'FI' };

test('the page says how a customer is reached, and what of it nobody has checked', async () => {
  const { body } = await aino.get('/contact');
  for (const text of [
    'aino.testinen@example.com',
    'Vahvistamatta',
    '+358401230001',
    'suomi',
    'Ei tiedossa',
    'Et ole valinnut ilmoitustapaa',
  ])
    expect(body).toContain(text);
  expect((await aino.get('/matters')).body).toContain('href="/contact"');
});

describe('a new e-mail address', () => {
  test('takes the old one’s place when its code is given in, and the old one is told', async () => {
    const asked = await aino.post('/contact/email', { email: ' Aino@NEW.example ' });
    expect(asked.headers.location).toBe('/contact/email/code');
    expect((await ways()).email).toBe('aino.testinen@example.com');
    expect((await aino.get('/contact')).body).toContain('Odottaa vahvistusta: Aino@new.example');
    expect((await aino.get('/contact/email/code')).body).toContain('Aino@new.example');

    const code = await lastCode(opened, aino.id, 'email');
    const done = await aino.post('/contact/email/code', { code: ` ${code.slice(0, 3)} ${code.slice(3)}` });
    expect(done.headers.location).toBe('/contact?done=saved');
    expect(await ways()).toMatchObject({ email: 'Aino@new.example', emailCheckedAt: opened.clock.now() });
    expect(await words()).toEqual([
      { kind: 'code', channel: 'email', address: 'Aino@new.example' },
      { kind: 'email-changed', channel: 'email', address: 'aino.testinen@example.com' },
    ]);
    expect(await events()).toEqual(['email-changed']);
    expect((await aino.get('/contact?done=saved')).body).toContain('Yhteystietosi on tallennettu.');
  });

  test('is not taken by a wrong code, nor by the right one after five', async () => {
    await aino.post('/contact/email', { email: 'new@example.com' });
    const code = await lastCode(opened, aino.id, 'email');
    const wrong = code === '000000' ? '000001' : '000000';
    const first = await aino.post('/contact/email/code', { code: wrong });
    expect(first.statusCode).toBe(422);
    expect(first.body).toContain('Voit yrittää vielä 4 kertaa');
    for (let tries = 2; tries <= 4; tries++) await aino.post('/contact/email/code', { code: wrong });
    expect((await aino.post('/contact/email/code', { code: wrong })).body).toContain('eikä sitä voi enää yrittää');
    expect((await aino.post('/contact/email/code', { code })).body).toContain('ei ole enää voimassa');
    expect((await ways()).email).toBe('aino.testinen@example.com');
  });

  test('costs a try for each code, however many are given in at once', async () => {
    await aino.post('/contact/email', { email: 'new@example.com' });
    const code = Number(await lastCode(opened, aino.id, 'email'));
    const guesses = Array.from({ length: 30 }, (_, index) => String((code + 1 + index) % 1_000_000).padStart(6, '0'));
    const answers = await Promise.all(guesses.map((guess) => aino.api('POST', '/api/contact/email/code', { code: guess })));
    const counts = answers.map((answer) => answer.json<{ error: string }>().error);
    expect(counts.filter((error) => error === 'contact-code-wrong')).toHaveLength(5);
    expect(counts.filter((error) => error === 'contact-code-over')).toHaveLength(25);
  });

  test('is taken once, however often its code is sent at once', async () => {
    await aino.post('/contact/email', { email: 'new@example.com' });
    const code = await lastCode(opened, aino.id, 'email');
    const answers = await Promise.all(Array.from({ length: 8 }, () => aino.post('/contact/email/code', { code })));
    expect(answers.map(({ headers }) => headers.location?.split('?')[0])).toEqual(answers.map(() => '/contact'));
    expect(await events()).toEqual(['email-changed']);
  });

  test('is not taken after a quarter of an hour', async () => {
    await aino.post('/contact/email', { email: 'new@example.com' });
    const code = await lastCode(opened, aino.id, 'email');
    opened.clock.advance({ minutes: 15 });
    expect((await aino.post('/contact/email/code', { code })).body).toContain('ei ole enää voimassa');
    expect((await ways()).email).toBe('aino.testinen@example.com');
  });

  test('is not taken by the code of an earlier address', async () => {
    await aino.post('/contact/email', { email: 'first@example.com' });
    const first = await lastCode(opened, aino.id, 'email');
    await aino.post('/contact/email', { email: 'second@example.com' });
    expect((await aino.post('/contact/email/code', { code: first })).statusCode).toBe(422);
    await aino.post('/contact/email/code', { code: await lastCode(opened, aino.id, 'email') });
    expect((await ways()).email).toBe('second@example.com');
  });

  test('gets five codes in an hour and no more, however many are asked for at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => aino.api('POST', '/api/contact/email', { address: `a${index}@example.com` })),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(5);
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(7);
    expect(await words()).toHaveLength(5);
    expect((await aino.post('/contact/email/new-code')).statusCode).toBe(429);
    opened.clock.advance({ minutes: 61 });
    aino = await signInCustomer(opened, { n: 1 });
    expect((await aino.post('/contact/email/new-code')).headers.location).toBe('/contact/email/code');
  });

  test.each([
    ['', 'Kirjoita sähköpostiosoite'],
    ['aino', 'Tarkista sähköpostiosoite'],
    ['a@b.example, c@d.example', 'Tarkista sähköpostiosoite'],
    ['a@b.example\r\nBcc: c@d.example', 'Tarkista sähköpostiosoite'],
    [`${'a'.repeat(1900)}@example.com`, 'Tarkista sähköpostiosoite'],
  ])('%j is not taken', async (email, words_) => {
    const answer = await aino.post('/contact/email', { email });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(words_);
    expect(await words()).toEqual([]);
  });

  test('loses marks that nobody sees', async () => {
    await aino.post('/contact/email', { email: '\u202eaino@new.example\u200b' });
    expect(await words()).toMatchObject([{ address: 'aino@new.example' }]);
    expect((await aino.post('/contact/email', { email: 'a'.repeat(10_000) })).statusCode).toBe(400);
  });

  test('may be the one that is there and was not checked: nobody is told of a change', async () => {
    await giveChecked(opened, aino, 'email', 'aino.testinen@example.com');
    expect((await ways()).emailCheckedAt).toEqual(opened.clock.now());
    expect((await words()).map(({ kind }) => kind)).toEqual(['code']);
  });
});

describe('a phone number', () => {
  test('is kept as it is called from anywhere, and its code goes as a text message', async () => {
    await giveChecked(opened, aino, 'phone', '040 765 4321');
    expect(await ways()).toMatchObject({ phone: '+358407654321', phoneCheckedAt: opened.clock.now() });
    expect(await words()).toEqual([
      { kind: 'code', channel: 'text-message', address: '+358407654321' },
      { kind: 'phone-changed', channel: 'text-message', address: '+358401230001' },
    ]);
  });

  test('may be removed', async () => {
    expect((await aino.post('/contact/phone', { phone: 'x', action: 'remove' })).headers.location).toBe('/contact?done=saved');
    expect(await ways()).toMatchObject({ phone: null, phoneCheckedAt: null });
    expect(await words()).toEqual([{ kind: 'phone-changed', channel: 'text-message', address: '+358401230001' }]);
  });
});

describe('how word is sent', () => {
  test('is chosen among the ways that were checked', async () => {
    expect((await aino.get('/contact/told-by')).body).toContain('Vahvista ensin puhelinnumerosi.');
    for (const [toldBy, error] of [
      ['text-message', 'contact-not-checked'],
      ['email', 'contact-not-checked'],
      ['letter', 'contact-needs-address'],
    ])
      expect((await aino.api('POST', '/api/contact/told-by', { toldBy })).json()).toMatchObject({ error });
    await giveChecked(opened, aino, 'phone', '0407654321');
    expect((await aino.post('/contact/told-by', { toldBy: 'text-message' })).headers.location).toBe('/contact?done=saved');
    expect(await ways()).toMatchObject({ toldBy: 'text-message', toldByGivenAt: opened.clock.now() });
    await aino.post('/contact/address', address);
    await aino.post('/contact/told-by', { toldBy: 'letter' });
    expect(await ways()).toMatchObject({ toldBy: 'letter', address: expect.anything() });
    expect((await aino.post('/contact/told-by', { toldBy: 'pigeon' })).statusCode).toBe(422);
    expect((await aino.post('/contact/told-by')).body).toContain('Valitse yksi.');
  });

  test('falls back when the number is removed, and never points to one that is not there, however it is raced', async () => {
    await giveChecked(opened, aino, 'phone', '0407654321');
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        index % 2 === 0
          ? aino.api('POST', '/api/contact/told-by', { toldBy: 'text-message' })
          : aino.api('POST', '/api/contact/phone', { address: null }),
      ),
    );
    const after = await ways();
    expect(after.phone).toBeNull();
    expect(after).toMatchObject({ toldBy: 'email', toldByGivenAt: null });
  });

  test('stays with the number that was checked, whatever an application says', async () => {
    await giveChecked(opened, aino, 'phone', '0407654321');
    await aino.post('/contact/told-by', { toldBy: 'text-message' });
    await sendApplication(aino);
    expect(await ways()).toMatchObject({ toldBy: 'text-message', phone: '+358407654321', phoneCheckedAt: opened.clock.now() });
  });
});

describe('a postal address', () => {
  test('is kept, and the customer is told where they were reached before', async () => {
    expect((await aino.post('/contact/address', { ...address, street: ' Koekatu  1 A 2\u202e' })).statusCode).toBe(303);
    const { body } = await aino.get('/contact');
    for (const text of ['Koekatu 1 A 2', '00100 Helsinki', 'Suomi', 'Annettu 2. maaliskuuta 2015']) expect(body).toContain(text);
    expect(await words()).toEqual([{ kind: 'address-changed', channel: 'email', address: 'aino.testinen@example.com' }]);
    await aino.post('/contact/address', address);
    expect(await events()).toEqual(['address-changed']);
  });

  test.each([
    [{ ...address, postalCode: '1000' }, 'Tarkista postinumero'],
    [{ ...address, street: '' }, 'Kirjoita katuosoite'],
    [{ ...address, city: '\u200b' }, 'Kirjoita postitoimipaikka'],
    [{ ...address, country: 'XX' }, 'Valitse maa'],
    [{ ...address, street: 'x'.repeat(101) }, 'enintään 100 merkkiä'],
  ])('%j is not taken', async (typed, said) => {
    const answer = await aino.post('/contact/address', typed);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(said);
  });

  test('may be abroad', async () => {
    await aino.post('/contact/address', { street: '10 Downing Street', postalCode: 'sw1a 2aa', city: 'London', country: 'GB' });
    expect((await aino.api('GET', '/api/contact')).json()).toMatchObject({ address: { postalCode: 'SW1A 2AA', country: 'GB' } });
  });
});

test('the language to write in is one of the agency’s', async () => {
  expect((await aino.post('/contact/language', { language: 'sv' })).statusCode).toBe(303);
  expect((await ways()).language).toBe('sv');
  expect((await aino.post('/contact/language', { language: 'smn' })).statusCode).toBe(422);
  expect((await aino.post('/contact/language', { language: '<b>' })).statusCode).toBe(422);
});

test('a language button keeps what was typed', async () => {
  const answer = await aino.post('/contact/email', { email: 'typed@example.com', _language: 'sv' });
  expect(answer.body).toContain('value="typed@example.com"');
  expect(answer.body).toContain('Skicka koden');
});

test('what was left behind is swept away', async () => {
  await aino.post('/contact/email', { email: 'new@example.com' });
  await sweepContact(opened.database, new Date('2015-03-03T07:00:00Z'));
  expect(await words()).toHaveLength(1);
  await sweepContact(opened.database, new Date('2015-04-02T08:00:00Z'));
  expect(await words()).toEqual([]);
  expect((await aino.get('/contact/email/code')).headers.location).toBe('/contact');
});
