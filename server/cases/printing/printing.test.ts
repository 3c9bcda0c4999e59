import { buffer } from 'node:stream/consumers';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decide } from '#server/cases/decisions/testing.ts';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { sweepFiles } from '#server/cases/checklist/scanning.ts';
import { protect } from '#server/cases/protection/testing.ts';
import { ask } from '#server/cases/requests/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { readPdf } from '#server/platform/letters/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { compareFigures } from '#server/statistics/recount.ts';
import { forgetOldPrints, printBatch } from './printing.ts';
import { batchOf, beginBatchBy, lettersByState, queueLetter } from './testing.ts';

let opened: TestHouse;
let clerk: SignedIn;
let cases: TestCase[];
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
  clerk = await signInStaff(opened, { n: 1, skills: ['housing', 'student'], languages: ['fi', 'sv'] });
  cases = [];
  for (let n = 1; n <= 8; n += 1) cases.push(await addCase(opened, { n }));
  for (const one of cases.slice(0, 6)) await giveAddress(one, { street: 'Koekatu 1 A 2', postal_code: '33100', city: 'Tampere' });
});
afterAll(() => opened.close());

async function giveAddress({ customerId }: TestCase, address: { street: string; postal_code: string; city: string; country?: string }) {
  const values = { customer_id: customerId, country: 'FI', given_at: opened.clock.now(), ...address };
  await opened.database.insertInto('customer_address').values(values).execute();
}

async function makeBatch(by = clerk, isProtected = false): Promise<string> {
  const batchId = newId();
  const begun = await beginBatchBy(by, { batchId, isProtected });
  if (begun.statusCode !== 201) throw new Error(`beginning gave ${begun.statusCode}: ${begun.body}`);
  await printBatch(opened.house, batchId);
  return batchId;
}

async function pdfOf(by: SignedIn, batchId: string) {
  const answer = await by.get(`/letters/batches/${batchId}/letters.pdf`);
  expect(answer.headers['content-type']).toBe('application/pdf');
  return readPdf(answer.rawPayload);
}

const eventsOf = async ({ applicationId }: TestCase) =>
  (
    await opened.database
      .selectFrom('case_event')
      .select('kind')
      .where('application_id', '=', applicationId)
      .where('kind', 'like', 'letter-%')
      .orderBy('event_id')
      .execute()
  ).map(({ kind }) => kind);

const clear = async () => {
  await opened.database.deleteFrom('letter').execute();
  await opened.database.deleteFrom('letter_batch').execute();
};

describe('from the queue into the post', () => {
  let batchId: string;

  test('a letter about one thing is put there once, and its case says so', async () => {
    const [one] = [cases[0]!];
    expect(await queueLetter(opened, one)).toBe(true);
    const again = await Promise.all(Array.from({ length: 10 }, () => queueLetter(opened, one)));
    expect(again).toEqual(Array.from({ length: 10 }, () => false));
    expect(await eventsOf(one)).toEqual(['letter-made']);
  });

  test('what waits is shown by kind and language, without a word of whose it is', async () => {
    await queueLetter(opened, { ...cases[1]!, language: 'sv' });
    await queueLetter(opened, cases[6]!);
    const { body } = await clerk.get('/letters');
    expect(body).toContain('Vastaanottoilmoitus');
    expect(body).toContain('ruotsi');
    expect(body).not.toContain('Koekatu');
    expect(body).not.toContain('Testinen');
    expect(body).toContain(`href="/customers/${cases[6]!.customerId}/contact"`);
  });

  test('a batch is a list and then each letter on a sheet of its own; one without an address stays behind', async () => {
    batchId = await makeBatch();
    const { pages } = await pdfOf(clerk, batchId);
    const [cover = ''] = pages;
    expect(cover.replaceAll(/\s+/g, ' ')).toMatch(/Kirjeitä: 2 Arkkeja .*: 2 .*1 15 \d{3} \d{3} \d{3} Vastaanottoilmoitus 33100 TAMPERE/);
    expect(cover).not.toContain('Koekatu');
    expect(pages[2]).toContain('Koekatu 1 A 2\n33100 TAMPERE');
    expect(pages.map((page) => /(?:Sivu|Sida) (\d) \/ 1/.exec(page)?.[1] ?? '')).toEqual(['1', '', '1', '', '1']);
    expect(await lettersByState(opened)).toEqual({ 'in-batch': 2, waiting: 1 });
  });

  test('each customer in it sees that somebody looked and why, once for each opening', async () => {
    const aino = await signInCustomer(opened, { n: 1 });
    const body = (await aino.get('/who-looked')).body;
    expect(body).toContain('Kirje');
    expect(body).toContain('Hakemuksesi käsittely');
    const count = async () =>
      (await opened.database.selectFrom('view_log').select('view_id').where('what', '=', 'letters').execute()).length;
    const before = await count();
    await pdfOf(clerk, batchId);
    expect(await count()).toBe(before + 2);
  });

  test('it is marked as posted once, however many say so at once, and counts', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => clerk.api('POST', `/api/letters/batches/${batchId}/posted`, {})));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    const refused = answers.filter(({ statusCode }) => statusCode === 409);
    expect(refused).toHaveLength(11);
    expect(refused[0]?.json()).toMatchObject({ error: 'letter-batch-already-posted' });
    expect((await clerk.post(`/letters/batches/${batchId}/undo`)).statusCode).toBe(409);
    expect(await eventsOf(cases[0]!)).toEqual(['letter-made', 'letter-posted']);
    const aino = await signInCustomer(opened, { n: 1 });
    expect((await aino.get(`/applications/${cases[0]!.applicationId}`)).body).toContain('Lähetimme sinulle kirjeen.');
    const posted = await opened.database
      .selectFrom('figure')
      .select(['detail', 'counted'])
      .where('measure', '=', 'letters-posted')
      .execute();
    expect(posted).toEqual([{ detail: 'receipt', counted: 2 }]);
    expect((await compareFigures(opened.database, 'Europe/Helsinki')).filter(({ key }) => key.includes('letters-posted'))).toEqual([]);
  });

  test('what was printed can be printed again as it was, until it is let go', async () => {
    const first = (await clerk.get(`/letters/batches/${batchId}/letters.pdf`)).rawPayload;
    await sweepFiles(opened.house);
    expect((await clerk.get(`/letters/batches/${batchId}/letters.pdf`)).rawPayload.equals(first)).toBe(true);
    await forgetOldPrints({ ...opened.house, clock: { now: () => new Date('2015-07-01T08:00:00Z') } });
    expect((await clerk.get(`/letters/batches/${batchId}/letters.pdf`)).statusCode).toBe(404);
    expect((await clerk.get(`/letters/batches/${batchId}`)).body).toContain('ei enää säilytetä');
  });
});

describe('a batch that is not wanted', () => {
  test('is undone: its letters wait again, and a job that comes late makes nothing of it', async () => {
    await clear();
    await queueLetter(opened, cases[0]!);
    const batchId = newId();
    await beginBatchBy(clerk, { batchId });
    expect((await clerk.get(`/letters/batches/${batchId}/letters.pdf`)).statusCode).toBe(409);
    expect((await clerk.post(`/letters/batches/${batchId}/undo`)).statusCode).toBe(303);
    await printBatch(opened.house, batchId);
    expect((await batchOf(clerk, batchId)).batch.state).toBe('undone');
    expect(await lettersByState(opened)).toEqual({ waiting: 1 });
    expect((await clerk.post(`/letters/batches/${batchId}/posted`)).statusCode).toBe(409);
  });

  test('is made once, however often the job is done', async () => {
    const batchId = await makeBatch();
    const { sha256 } = await opened.database
      .selectFrom('letter_batch')
      .select('sha256')
      .where('batch_id', '=', batchId)
      .executeTakeFirstOrThrow();
    await Promise.all([printBatch(opened.house, batchId), printBatch(opened.house, batchId)]);
    expect(await opened.database.selectFrom('letter_batch').select('sha256').where('batch_id', '=', batchId).executeTakeFirst()).toEqual({
      sha256,
    });
    const { content } = await opened.house.files.open(sha256 ?? '');
    expect((await buffer(content)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('whose customers have all lost their address ends without a letter', async () => {
    await clear();
    const one = await addCase(opened, { n: 20 });
    await giveAddress(one, { street: 'Tie 1', postal_code: '00100', city: 'Helsinki' });
    await queueLetter(opened, one);
    const batchId = newId();
    await beginBatchBy(clerk, { batchId });
    await opened.database.deleteFrom('customer_address').where('customer_id', '=', one.customerId).execute();
    await printBatch(opened.house, batchId);
    expect((await batchOf(clerk, batchId)).batch).toMatchObject({ state: 'undone', letterCount: 0 });
    expect(await lettersByState(opened)).toEqual({ waiting: 1 });
  });
});

test('many who make batches at once print no letter twice and leave none behind', async () => {
  await clear();
  for (const one of cases.slice(0, 6))
    for (const aboutId of [newId(), newId(), newId(), newId(), newId()]) await queueLetter(opened, { ...one, aboutId, kind: 'reminder' });
  const other = await signInStaff(opened, { n: 2 });
  const begun = await Promise.all(Array.from({ length: 16 }, (_, n) => beginBatchBy(n % 2 === 0 ? clerk : other)));
  expect(begun.every(({ statusCode }) => statusCode === 201 || statusCode === 409)).toBe(true);
  const rows = await opened.database.selectFrom('letter_batch').select('letter_count').execute();
  expect(rows.reduce((sum, { letter_count: count }) => sum + count, 0)).toBe(30);
  expect(await lettersByState(opened)).toEqual({ 'in-batch': 30 });
  const batchId = newId();
  await queueLetter(opened, cases[0]!);
  await Promise.all(Array.from({ length: 8 }, () => beginBatchBy(clerk, { batchId })));
  expect((await batchOf(clerk, batchId)).batch.letterCount).toBe(1);
});

describe('what is no longer needed', () => {
  test('a letter about a request that is taken back is cancelled; printed already, its number is told', async () => {
    await clear();
    const one = await addCase(opened, { n: 1 });
    const { requestId } = await ask(clerk, one, { explanation: 'Kuka muu asuu asunnossa?' });
    await queueLetter(opened, { ...one, aboutId: requestId, kind: 'request' });
    const batchId = await makeBatch();
    expect((await pdfOf(clerk, batchId)).pages.join('\n')).toContain('Kuka muu asuu asunnossa?');
    await clerk.post(`/cases/${one.applicationId}/requests/${requestId}/cancel`);
    expect((await batchOf(clerk, batchId)).cancelledPlaces).toEqual([1]);
    expect((await clerk.get(`/letters/batches/${batchId}`)).body).toContain('Ota nämä pois pinosta');
    await clerk.post(`/letters/batches/${batchId}/posted`);
    expect(await lettersByState(opened)).toEqual({ cancelled: 1 });
  });

  test('an application that is withdrawn takes its waiting letters with it', async () => {
    await clear();
    const one = await addCase(opened, { n: 2 });
    await queueLetter(opened, one);
    const customer = await signInCustomer(opened, { n: 2 });
    await customer.post(`/applications/${one.applicationId}/withdraw`);
    expect(await lettersByState(opened)).toEqual({ cancelled: 1 });
  });
});

describe('a person under protection', () => {
  test('is printed apart, by somebody with the right alone, and nowhere else', async () => {
    await clear();
    const hidden = await addCase(opened, { n: 12 });
    await giveAddress(hidden, { street: 'Salatie 3', postal_code: '99999', city: 'Salala' });
    await queueLetter(opened, hidden);
    await queueLetter(opened, cases[0]!);
    await protect(opened, hidden);
    const seeing = await signInStaff(opened, { n: 5, seesProtected: true });
    expect((await beginBatchBy(clerk, { isProtected: true })).statusCode).toBe(403);
    const ordinary = await makeBatch();
    expect((await pdfOf(clerk, ordinary)).pages.join('\n')).not.toContain('Salatie');
    const apart = await makeBatch(seeing, true);
    for (const path of ['/letters.pdf', '/posted', '/undo'].map((end) => `/letters/batches/${apart}${end}`))
      expect((await (path.endsWith('pdf') ? clerk.get(path) : clerk.post(path))).statusCode).toBe(403);
    const { pages } = await pdfOf(seeing, apart);
    expect(pages[0]).not.toContain('SALALA');
    expect(pages.join('\n')).toContain('Salatie 3');
  });

  test('who became one after the printing closes the batch to those without the right', async () => {
    await clear();
    const one = await addCase(opened, { n: 13 });
    await giveAddress(one, { street: 'Tie 1', postal_code: '00100', city: 'Helsinki' });
    await queueLetter(opened, one);
    const batchId = await makeBatch();
    await protect(opened, one);
    expect((await clerk.get(`/letters/batches/${batchId}/letters.pdf`)).statusCode).toBe(403);
    expect((await clerk.post(`/letters/batches/${batchId}/undo`)).statusCode).toBe(303);
  });
});

test('a decision by post says when a letter by post is taken to have been served', async () => {
  await clear();
  const one = await addCase(opened, { n: 3, benefit: 'studentAid' });
  await decide(clerk, one);
  await queueLetter(opened, { ...one, kind: 'decision' });
  const text = (await pdfOf(clerk, await makeBatch())).pages.join('\n').replaceAll(/\s+/g, ' ');
  expect(text).toContain('seitsemäntenä päivänä');
  expect(text).toContain('Hallintolaki (434/2003), 59 §');
  expect(text).not.toContain('sähköisenä tiedoksiantona');
});
