import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { compareFigures } from '#server/statistics/recount.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

type Survey = { whole: Row; byGroup: Row[]; byChannel: Row[]; texts: { text: string }[] };
type Row = { key: string; answers?: number; counts?: number[]; mean?: number };

let opened: TestHouse;
let manager: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  manager = await signInStaff(opened, { role: 'manager' });
});
afterAll(() => opened.close());

/** A case of the nth customer that was withdrawn: it has ended. */
async function endedCase(n: number, benefit?: string): Promise<{ one: TestCase; customer: SignedIn }> {
  const one = await addCase(opened, { n, ...(benefit === undefined ? {} : { benefit }) });
  const customer = await signInCustomer(opened, { n });
  await customer.post(`/applications/${one.applicationId}/withdraw`);
  return { one, customer };
}

async function grade(n: number, given: number, { text = '', benefit }: { text?: string; benefit?: string } = {}) {
  const { one, customer } = await endedCase(n, benefit);
  return customer.post(`/applications/${one.applicationId}/survey`, { grade: String(given), text });
}

const read = async () => (await manager.api('GET', '/api/survey')).json<Survey>();

describe('a customer', () => {
  test('is asked for a grade when the case has ended, and not before', async () => {
    const one = await addCase(opened, { n: 1 });
    const customer = await signInCustomer(opened, { n: 1 });
    const address = `/applications/${one.applicationId}`;
    expect((await customer.get(address)).body).not.toContain('Arvioi palvelu');
    expect((await customer.api('POST', `/api${address}/survey`, { grade: 4 })).json()).toMatchObject({ error: 'survey-too-early' });
    await customer.post(`${address}/withdraw`);
    expect((await customer.get(address)).body).toContain('Arvioi palvelu');
    const missing = await customer.post(`${address}/survey`, { text: 'Kaikki sujui' });
    expect(missing.statusCode).toBe(422);
    expect(missing.body).toContain('Valitse arvosana.');
    expect(missing.body).toContain('Kaikki sujui');
    expect((await customer.post(`${address}/survey`, { grade: '4', text: 'Kaikki sujui' })).headers.location).toBe(`${address}#survey`);
    expect((await customer.get(address)).body).toContain('Annoit arvosanan 4, hyvä.');
  });

  test('grades a case once, however many answers come at once; it is counted once', async () => {
    const { one, customer } = await endedCase(2);
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((given) => customer.api('POST', `/api/applications/${one.applicationId}/survey`, { grade: given })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(await compareFigures(opened.database, opened.house.agency.timeZone)).toEqual([]);
  });
});

describe('a manager', () => {
  test('sees nothing while fewer than five have answered', async () => {
    expect((await read()).whole).toEqual({ key: '' });
    const { body } = await manager.get('/survey');
    expect(body).toContain('Liian vähän vastauksia');
    expect(body).not.toContain('Kaikki sujui');
  });

  test('sees sums and texts of what five and more answered, with the person masked', async () => {
    await grade(3, 5, { text: 'Olen 010190-123A, aino@example.org, soita 040 123 4567' });
    for (const n of [4, 5, 6]) await grade(n, 5);
    const { whole, byGroup, texts } = await read();
    expect(whole.answers).toBe(6);
    expect(byGroup).toEqual([expect.objectContaining({ key: 'housing', answers: 6 })]);
    expect(byGroup[0]?.counts?.[4]).toBeGreaterThanOrEqual(4);
    expect(texts.map(({ text }) => text).sort()).toEqual(['Kaikki sujui', 'Olen […], […] soita […]']);
    expect((await manager.get('/survey')).body).toContain('Kaikki sujui');
  });

  test('cannot work out a group that few answered from the whole and the rest', async () => {
    for (const n of [7, 8]) await grade(n, 1, { benefit: 'studentAid', text: 'Salainen' });
    const { byGroup, texts, whole } = await read();
    expect(whole.answers).toBe(8);
    expect(byGroup.every((row) => row.answers === undefined)).toBe(true);
    expect(texts).toEqual([]);
  });

  test('takes the sums along as files, without texts', async () => {
    const csv = await manager.get('/survey/2015.csv');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toContain('Kaikki,Kaikki,8,');
    expect(csv.body).not.toContain('sujui');
    expect((await manager.get('/survey/2015.xlsx')).rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await manager.get('/survey/other.csv')).statusCode).toBe(404);
    expect((await manager.get('/survey?year=abcd')).statusCode).toBe(400);
    expect((await manager.get('/survey?year=1999')).body).toContain('ei ole arvioita');
  });
});
