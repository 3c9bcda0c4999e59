import { v4 as randomId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { pdfFile, pngFile, postFiles, svgFile, type TestFile } from '../testing.ts';

let opened: TestHouse;
let aino: SignedIn;
let clerk: SignedIn;
let id: string;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(async () => {
  await opened.database.deleteFrom('tally').execute();
  await opened.database.deleteFrom('daily_figure').execute();
  await at('2015-03-02T08:00:00Z');
  id = await sendApplication(aino);
  await clerk.post(`/cases/${id}/take`);
});

/** The time moves, and everybody signs in anew. */
async function at(instant: string): Promise<void> {
  opened.clock.set(instant);
  aino = await signInCustomer(opened, { n: 1 });
  clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'], name: 'Kaisa Käsittelijä' });
}

const agreement = 'housing.rentalAgreement';
const payslip = 'housing.payslip';

/** Sends a file as the customer; gives the file's id. */
async function send(file: TestFile, requirementId = agreement, key = randomId()): Promise<string> {
  const sent = await postFiles(opened, aino, `/api/applications/${id}/attachments`, { uploadKey: key, requirementId }, [file]);
  return sent.json<{ taken: { id: string }[] }>().taken[0]?.id ?? '';
}
const judge = (file: string, verdict: string, by = clerk) => by.post(`/cases/${id}/attachments/${file}/judge`, { verdict });
const move = (file: string, to: string) => clerk.post(`/cases/${id}/attachments/${file}/move`, { to });

async function stateOf(requirementId: string) {
  const { state } = await opened.database
    .selectFrom('attachment_requirement')
    .select('state')
    .where('application_id', '=', id)
    .where('requirement_id', '=', requirementId)
    .executeTakeFirstOrThrow();
  return state;
}

const counted = () =>
  opened.database
    .selectFrom('figure')
    .select(['day', 'channel', 'benefit', 'detail', 'counted', 'total'])
    .where('measure', '=', 'attachments-accepted')
    .orderBy('detail')
    .execute();

describe('the case page', () => {
  test('lists what is needed, the files that came, and what to do with each', async () => {
    const file = await send(pdfFile('vuokra.pdf'));
    const { body } = await clerk.get(`/cases/${id}`);
    for (const text of ['Allekirjoitettu vuokrasopimus', 'Puuttuu', 'Hyväksy', 'Ei saada selvää', 'Lisää paperilla tullut liite'])
      expect(body).toContain(text);
    expect(body).toContain(`href="/cases/${id}/attachments/${file}/view"`);
    expect(body).toContain('Tiedostoja ei tarkisteta haittaohjelmien varalta');
  });

  test('lets nobody judge who has not taken the case', async () => {
    const file = await send(pdfFile());
    const other = await signInStaff(opened, { n: 2, skills: ['housing'], languages: ['fi'] });
    const { body } = await other.get(`/cases/${id}`);
    expect(body).toContain('Ota tapaus ensin itsellesi, niin voit käsitellä liitteitä.');
    expect(body).not.toContain('/judge"');
    expect((await judge(file, 'accept', other)).statusCode).toBe(409);
    expect(await stateOf(agreement)).toBe('received');
  });
});

describe('a file that is accepted', () => {
  test('settles what it was sent for, and counts with its channel and the days since the application', async () => {
    await at('2015-03-05T08:00:00Z');
    const file = await send(pdfFile());
    await at('2015-03-07T08:00:00Z');
    expect((await judge(file, 'accept')).headers.location).toBe(`/cases/${id}#attachments`);
    expect(await stateOf(agreement)).toBe('accepted');
    expect(await counted()).toEqual([
      { day: '2015-03-07', channel: 'online', benefit: 'generalHousingAllowance', detail: agreement, counted: 1, total: 3 },
    ]);
    const page = (await aino.get(`/applications/${id}/attachments`)).body;
    expect(page).toContain('Hyväksytty');
    expect((await aino.get(`/applications/${id}`)).body).toContain('Hyväksyimme liitteen.');
  });

  test('counts once, whatever is said of it or of another copy afterwards, also by many at once', async () => {
    const [first, second] = [await send(pdfFile('a.pdf', 'A')), await send(pdfFile('b.pdf', 'B'))];
    await Promise.all([first, second, first, second].map((file) => judge(file, 'accept')));
    await judge(first, 'illegible');
    await judge(first, 'accept');
    await judge(second, 'accept');
    expect((await counted()).map(({ counted: count }) => count).reduce((sum: number, count) => sum + Number(count), 0)).toBe(1);
  });

  test('does not count again for another document that it is moved to', async () => {
    const file = await send(pdfFile());
    await judge(file, 'accept');
    await move(file, payslip);
    expect([await stateOf(agreement), await stateOf(payslip)]).toEqual(['required', 'received']);
    await judge(file, 'accept');
    expect(await stateOf(payslip)).toBe('accepted');
    expect(await counted()).toMatchObject([{ detail: agreement, counted: 1 }]);
  });
});

describe('a file that cannot be read', () => {
  test('is asked for again, and a new one that comes counts as received', async () => {
    await judge(await send(pdfFile()), 'illegible');
    expect(await stateOf(agreement)).toBe('illegible');
    expect((await aino.get(`/applications/${id}/attachments`)).body).toContain('Emme saaneet tiedostosta selvää.');
    expect((await clerk.get(`/cases/${id}`)).body).toContain('Pyydä asiakkaalta uusi');
    await send(pngFile());
    expect(await stateOf(agreement)).toBe('received');
  });

  const told = () =>
    opened.database.selectFrom('notice').select('about_id').where('application_id', '=', id).where('kind', '=', 'file-problem').execute();

  test('is told of once, however often it is said', async () => {
    const file = await send(pdfFile());
    await Promise.all(Array.from({ length: 6 }, () => judge(file, 'illegible')));
    await judge(file, 'unneeded');
    await judge(file, 'illegible');
    expect(await told()).toEqual([{ about_id: file }]);
  });

  test('does not matter where another copy was accepted', async () => {
    const [good, bad] = [await send(pdfFile()), await send(pngFile())];
    await judge(good, 'accept');
    await judge(bad, 'illegible');
    expect(await stateOf(agreement)).toBe('accepted');
    expect(await told()).toEqual([]);
  });
});

describe('a file that is not needed', () => {
  test('leaves what it was sent for open', async () => {
    const file = await send(pdfFile());
    await judge(file, 'unneeded');
    expect(await stateOf(agreement)).toBe('required');
    expect(await counted()).toEqual([]);
  });
});

describe('a file in the wrong place', () => {
  test('is moved to the document that it is, or to none', async () => {
    const file = await send(pdfFile());
    await move(file, payslip);
    expect([await stateOf(agreement), await stateOf(payslip)]).toEqual(['required', 'received']);
    await move(file, '');
    expect([await stateOf(agreement), await stateOf(payslip)]).toEqual(['required', 'required']);
    expect((await move(file, 'housing.nothing')).statusCode).toBe(404);
  });
});

describe('a document that is not needed after all', () => {
  const waive = (because: string) => clerk.post(`/cases/${id}/requirements/${agreement}/waive`, { because });

  test('is waived with a reason, which the customer reads', async () => {
    await waive('Saimme sopimuksen\r\nvuokranantajalta.');
    expect(await stateOf(agreement)).toBe('waived');
    const page = (await aino.get(`/applications/${id}/attachments`)).body;
    expect(page).toContain('Emme tarvitse tätä liitettä. Saimme sopimuksen\nvuokranantajalta.');
    expect((await aino.get('/matters')).body).toContain('Lähetä puuttuva liite');
  });

  test('is not waived without a reason', async () => {
    const answer = await waive(' \r\n ');
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Kirjoita, miksi liitettä ei tarvita.');
    expect(await stateOf(agreement)).toBe('required');
  });

  test('can be asked for after all', async () => {
    const file = await send(pdfFile());
    await waive('Ei tarvita.');
    await clerk.post(`/cases/${id}/requirements/${agreement}/restore`);
    expect(await stateOf(agreement)).toBe('received');
    await waive('Ei tarvita.');
    await judge(file, 'accept');
    expect(await stateOf(agreement)).toBe('accepted');
  });
});

describe('an attachment on paper', () => {
  const register = (fields: Record<string, string>, files: readonly TestFile[]) =>
    postFiles(
      opened,
      clerk,
      `/cases/${id}/attachments`,
      { uploadKey: randomId(), requirementId: agreement, channel: 'post', receivedOn: '2015-03-02', ...fields },
      files,
    );

  test('is registered with its channel and the day it came, and counts with them', async () => {
    await at('2015-03-20T08:00:00Z');
    expect((await clerk.get(`/cases/${id}/attachments/new`)).body).toContain('value="2015-03-20"');
    expect((await register({ channel: 'office', receivedOn: '2015-03-12' }, [pdfFile()])).statusCode).toBe(303);
    const file = await opened.database
      .selectFrom('attachment')
      .select(['attachment_id', 'channel', 'received_on', 'taken_in_by'])
      .where('application_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(file).toMatchObject({ channel: 'office', received_on: '2015-03-12', taken_in_by: clerk.id });
    await judge(file.attachment_id, 'accept');
    expect(await counted()).toMatchObject([{ channel: 'office', total: 10 }]);
  });

  test('says what is wrong with the day or the file, and keeps the rest', async () => {
    const answer = await register({ receivedOn: '2099-01-01' }, []);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Anna päivä, jona paperi saapui.');
    expect(answer.body).toContain('Valitse tiedosto.');
    const refused = await register({}, [svgFile('skannaus.svg')]);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('skannaus.svg: Tätä tiedostomuotoa');
    expect(await opened.database.selectFrom('attachment').select('attachment_id').where('application_id', '=', id).execute()).toEqual([]);
  });
});

describe('what came after the decision', () => {
  test('is taken in, told to the clerk, and can still be judged; a withdrawn case is left alone', async () => {
    await opened.database.updateTable('application').set({ stage: 'decided' }).where('application_id', '=', id).execute();
    await opened.database.deleteFrom('case_holder').where('application_id', '=', id).execute();
    const file = await send(pdfFile());
    const late = await opened.database.selectFrom('late_information').select('late_id').where('application_id', '=', id).execute();
    expect(late).toHaveLength(1);
    expect((await judge(file, 'accept')).statusCode).toBe(303);
    await opened.database.updateTable('application').set({ stage: 'withdrawn' }).where('application_id', '=', id).execute();
    expect((await judge(file, 'illegible')).statusCode).toBe(409);
  });
});

test('machines judge a file and read how it all stands', async () => {
  const file = await send(pdfFile());
  const answer = await clerk.api('POST', `/api/cases/${id}/attachments/${file}/judge`, { verdict: 'accept' });
  expect(answer.json<{ needed: unknown[] }>().needed).toMatchObject([
    { id: agreement, state: 'accepted' },
    { id: payslip, state: 'required' },
  ]);
  expect((await clerk.api('GET', `/api/cases/${id}/attachments`)).json<{ files: unknown[] }>().files).toMatchObject([
    { id: file, state: 'accepted' },
  ]);
});

test('every look at the attachments of a case is written down', async () => {
  const before = await opened.database.selectFrom('view_log').select('view_id').where('what', '=', 'attachments').execute();
  const file = await send(pngFile());
  await clerk.get(`/cases/${id}/attachments/${file}/view`);
  await clerk.get(`/cases/${id}/attachments/${file}/picture`);
  const after = await opened.database
    .selectFrom('view_log')
    .select(['view_id', 'reason'])
    .where('what', '=', 'attachments')
    .where('application_id', '=', id)
    .execute();
  expect(after.length).toBe(2);
  expect(before.length).toBeGreaterThan(0);
});
