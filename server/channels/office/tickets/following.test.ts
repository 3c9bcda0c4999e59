import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callNext, recallContact } from '#server/line/calling.ts';
import { finishContact, holdContact, markNoShow, resumeContact, returnToLine, serveContact } from '#server/line/serving.ts';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { languages } from '#server/platform/language/language.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(async () => {
  for (const table of ['contact_period', 'contact', 'clerk_period', 'ticket_counter'] as const)
    await line.database.deleteFrom(table).execute();
  line.clock.set(minutesLater(2).toISOString());
});

const ticket = { day: '2015-03-02', series: 'A' };
/** Somebody in line who follows their number. */
async function follow() {
  const secret = newToken();
  return { secret, contactId: await line.arrive({ ticket, followerDigest: tokenDigest(secret) }) };
}
const read = async (secret: string, language = 'en') =>
  (await line.app.inject({ url: `/ticket/${secret}`, headers: { 'accept-language': language } })).body;
const leave = (secret: string) =>
  line.app.inject({
    method: 'POST',
    url: `/ticket/${secret}/leave`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  });
const outcome = async (contactId: string) =>
  (await line.database.selectFrom('contact').select('outcome').where('contact_id', '=', contactId).executeTakeFirstOrThrow()).outcome;

describe('whoever follows a number', () => {
  test('sees how many are before them and how long it takes, and that their turn is near', async () => {
    for (let no = 0; no < 5; no += 1) await line.arrive({ ticket });
    const { secret } = await follow();
    expect(await read(secret)).toContain('nobody serves this matter at the moment');
    const clerkId = await line.openCounter();
    const far = await read(secret);
    for (const words of ['A 006', 'Before you in line: 5', 'Expected wait', 'a rough estimate', 'http-equiv="refresh" content="20'])
      expect(far).toContain(words);
    expect(far).not.toContain('Your turn is near');
    for (let no = 0; no < 2; no += 1) {
      const contactId = (await line.change((transaction) => callNext(transaction, clerkId, minutesLater(2)))) ?? '';
      await line.change((transaction) => serveContact(transaction, { contactId, clerkId, at: minutesLater(2) }));
      await line.change((transaction) => finishContact(transaction, { contactId, clerkId, at: minutesLater(2) }));
    }
    expect(await read(secret)).toContain('Your turn is near');
  });

  test('is told which counter to come to, that they are served, and that the visit is over', async () => {
    const { secret, contactId } = await follow();
    const clerkId = await line.openCounter();
    await line.database
      .updateTable('counter')
      .set({ name: '77' })
      .where('counter_id', '=', await counterOf(clerkId))
      .execute();
    const held = { contactId, clerkId, at: minutesLater(3) };
    await line.change((transaction) => callNext(transaction, clerkId, minutesLater(3)));
    expect(await read(secret)).toContain('Come now: counter 77');
    await line.change((transaction) => recallContact(transaction, held));
    expect(await read(secret, 'fi')).toContain('Tule nyt: luukku 77');
    await line.change((transaction) => serveContact(transaction, held));
    expect(await read(secret)).toContain('You are being served');
    await line.change((transaction) => holdContact(transaction, held));
    expect(await read(secret)).toContain('the clerk will soon go on with you');
    await line.change((transaction) => resumeContact(transaction, held));
    await line.change((transaction) => finishContact(transaction, held));
    expect(await read(secret)).toContain('Your visit is over');
  });

  test('who did not come is told what to do, and is back in line once somebody has put them there', async () => {
    const { secret, contactId } = await follow();
    const clerkId = await line.openCounter();
    await line.change((transaction) => callNext(transaction, clerkId, minutesLater(3)));
    await line.change((transaction) => markNoShow(transaction, { contactId, clerkId, at: minutesLater(4) }));
    const missed = await read(secret);
    expect(missed).toContain('they will put you back in line');
    expect(missed).not.toContain('http-equiv="refresh"');
    await line.change((transaction) => returnToLine(transaction, contactId, { clerkId, at: minutesLater(5) }));
    expect(await read(secret)).toContain('Nobody is in line before you');
  });

  test('leaves the line once, after being asked, also when the button is pressed many times at once', async () => {
    const { secret, contactId } = await follow();
    const asked = await line.app.inject(`/ticket/${secret}/leave`);
    expect(asked.body).not.toContain('http-equiv="refresh"');
    expect(await outcome(contactId)).toBeNull();
    const answers = await Promise.all(Array.from({ length: 6 }, () => leave(secret)));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([303]));
    expect(await outcome(contactId)).toBe('left');
    expect(await read(secret)).toContain('You have left the line');
  });

  test('who is called while they leave is shown where to go instead', async () => {
    const { secret, contactId } = await follow();
    const clerkId = await line.openCounter();
    await line.change((transaction) => callNext(transaction, clerkId, minutesLater(3)));
    expect((await line.app.inject(`/ticket/${secret}/leave`)).headers.location).toBe(`/ticket/${secret}`);
    expect((await leave(secret)).headers.location).toBe(`/ticket/${secret}`);
    expect(await outcome(contactId)).toBeNull();
  });

  test('may stop the page from turning', async () => {
    const { secret } = await follow();
    const { body } = await line.app.inject(`/ticket/${secret}?still=yes`);
    expect(body).not.toContain('http-equiv="refresh"');
    expect(body).not.toContain('turn-to');
  });
});

async function counterOf(clerkId: string): Promise<string> {
  const work = await line.database.selectFrom('clerk_period').select('counter_id').where('clerk_id', '=', clerkId).executeTakeFirst();
  return work?.counter_id ?? '';
}

test('the page of a number is listed nowhere, and its address is told to no other page', async () => {
  const body = await read((await follow()).secret);
  expect(body).toContain('<meta name="robots" content="noindex"/>');
  expect(body).toContain('<meta name="referrer" content="no-referrer"/>');
});

test('only the digest of the secret is kept', async () => {
  const { secret, contactId } = await follow();
  const kept = await line.database
    .selectFrom('contact')
    .select('follower_digest')
    .where('contact_id', '=', contactId)
    .executeTakeFirstOrThrow();
  expect(kept.follower_digest).toEqual(tokenDigest(secret));
});

test.each(languages)('the page of a number speaks %s', async (language) => {
  expect(await read((await follow()).secret, language)).toContain(`<html lang="${language}"`);
});
