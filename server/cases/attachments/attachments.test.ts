import { setTimeout as sleep } from 'node:timers/promises';
import { v4 as randomId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { housingAnswers, sendApplication } from '#server/cases/applications/testing.ts';
import { beginDraft, fillDraft, sendDraft } from '#server/cases/drafts/testing.ts';
import { sweepDrafts } from '#server/cases/drafts/queries.ts';
import { signInCustomer, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { sweepFiles } from '#server/cases/checklist/scanning.ts';
import { mostFiles } from './taking-in.ts';
import { pdfFile, pngFile, postFiles, svgFile, type TestFile, tiffFile } from './testing.ts';

let opened: TestHouse;
let aino: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  aino = await signInCustomer(opened, { n: 1 });
});
afterAll(() => opened.close());

const agreement = 'housing.rentalAgreement';
const payslip = 'housing.payslip';

const send = (address: string, files: readonly TestFile[], fields: Record<string, string> = { requirementId: agreement }) =>
  postFiles(opened, aino, `${address}/attachments`, { uploadKey: randomId(), ...fields }, files);
const sendToApi = (id: string, uploadKey: string, file: TestFile, requirementId = agreement) =>
  postFiles(opened, aino, `/api/applications/${id}/attachments`, { uploadKey, requirementId }, [file]);

async function statesOf(id: string): Promise<Record<string, string>> {
  const rows = await opened.database
    .selectFrom('attachment_requirement')
    .select(['requirement_id', 'state'])
    .where('application_id', '=', id)
    .execute();
  return Object.fromEntries(rows.map(({ requirement_id: name, state }) => [name, state]));
}

const filesOf = (id: string) =>
  opened.database
    .selectFrom('attachment')
    .select(['attachment_id', 'file_name', 'requirement_id', 'channel', 'state'])
    .where('application_id', '=', id)
    .orderBy('received_at')
    .orderBy('attachment_id')
    .execute();

describe('the attachments of an application', () => {
  test('are a list of what is needed, and what is missing is told on the receipt, the application and my matters', async () => {
    const id = await sendApplication(aino);
    const page = (await aino.get(`/applications/${id}/attachments`)).body;
    for (const text of ['Vielä puuttuu 2 liitettä.', 'Allekirjoitettu vuokrasopimus', 'Palkkalaskelma tai työsopimus', 'Puuttuu'])
      expect(page).toContain(text);
    expect((await aino.get(`/applications/${id}/receipt`)).body).toContain('Lähetä vielä nämä liitteet');
    expect((await aino.get(`/applications/${id}`)).body).toContain(`href="/applications/${id}/attachments"`);
    expect((await aino.get('/matters')).body).toContain('Lähetä 2 puuttuvaa liitettä');
  });

  test('count as received when a file has come, several for one too, and the timeline says so', async () => {
    const id = await sendApplication(aino);
    const sent = await send(`/applications/${id}`, [pdfFile('sivu 1.pdf'), pngFile('sivu 2.png')]);
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `/applications/${id}/attachments?sent=2`]);
    expect(await statesOf(id)).toEqual({ [agreement]: 'received', [payslip]: 'required' });
    const page = (await aino.get(String(sent.headers.location))).body;
    for (const text of ['2 tiedostoa on lähetetty.', 'sivu 1.pdf', 'sivu 2.png', 'Yksi liite puuttuu vielä.']) expect(page).toContain(text);
    expect((await aino.get(`/applications/${id}`)).body).toContain('Liite saapui meille.');
    const [event] = await opened.database
      .selectFrom('case_event')
      .select('details')
      .where('application_id', '=', id)
      .where('kind', '=', 'attachment-received')
      .execute();
    expect(event?.details).toMatchObject({ channel: 'online', requirementId: agreement });
  });

  test('may also be files that nobody asked for', async () => {
    const id = await sendApplication(aino);
    await send(`/applications/${id}`, [pdfFile('lisäselvitys.pdf')], {});
    expect(await filesOf(id)).toMatchObject([{ file_name: 'lisäselvitys.pdf', requirement_id: null }]);
    expect(await statesOf(id)).toEqual({ [agreement]: 'required', [payslip]: 'required' });
  });

  test('that are refused say why, and the others are kept', async () => {
    const id = await sendApplication(aino);
    const sent = await send(`/applications/${id}`, [pdfFile('hyvä.pdf'), svgFile('kuva.svg'), svgFile('kuva.png')]);
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('kuva.svg: Tätä tiedostomuotoa emme voi ottaa vastaan.');
    expect(sent.body).toContain('kuva.png: Tiedoston sisältö ei vastaa sen nimeä.');
    expect(sent.body).toContain('Toinen tiedosto on tallessa.');
    expect((await filesOf(id)).map(({ file_name: name }) => name)).toEqual(['hyvä.pdf']);
  });

  test('without a file chosen lead back to choosing one', async () => {
    const id = await sendApplication(aino);
    const sent = await send(`/applications/${id}`, []);
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('Valitse ensin tiedosto, jonka haluat lähettää.');
  });

  test('for a document that the form does not know are refused', async () => {
    const id = await sendApplication(aino);
    for (const requirementId of ['housing.nothing', '__proto__', '" onload="x'])
      expect((await send(`/applications/${id}`, [pngFile()], { requirementId })).statusCode).toBe(400);
    expect(await filesOf(id)).toEqual([]);
  });

  test('come no more once the application was withdrawn', async () => {
    const id = await sendApplication(aino);
    await aino.post(`/applications/${id}/withdraw`);
    expect((await send(`/applications/${id}`, [pngFile()])).statusCode).toBe(409);
    expect(await filesOf(id)).toEqual([]);
    expect((await aino.get(`/applications/${id}/attachments`)).body).not.toContain('type="file"');
  });

  test('are no more than any case needs', async () => {
    const id = await sendApplication(aino);
    await opened.database
      .insertInto('stored_file')
      .values({ sha256: 'a'.repeat(64), byte_count: 1, media_type: 'image/png', scan: 'clean', stored_at: opened.clock.now() })
      .execute();
    const one = {
      customer_id: aino.id,
      application_id: id,
      sha256: 'a'.repeat(64),
      file_name: 'a.png',
      channel: 'online',
      received_at: opened.clock.now(),
      received_on: '2015-03-02',
      state: 'received',
    };
    const many = Array.from({ length: mostFiles }, () => ({ ...one, attachment_id: randomId(), upload_key: randomId() }));
    await opened.database.insertInto('attachment').values(many).execute();
    const sent = await send(`/applications/${id}`, [pngFile()]);
    expect(sent.statusCode).toBe(409);
    expect(await filesOf(id)).toHaveLength(mostFiles);
  });
});

describe('one key', () => {
  test('gives one file, also when it is sent forty times at once', async () => {
    const id = await sendApplication(aino);
    const key = randomId();
    const answers = await Promise.all(Array.from({ length: 40 }, () => sendToApi(id, key, pngFile())));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([...Array.from({ length: 39 }, () => 200), 201]);
    expect(new Set(answers.map((answer) => answer.json<{ taken: { id: string }[] }>().taken[0]?.id)).size).toBe(1);
    expect(await filesOf(id)).toHaveLength(1);
    const events = await opened.database
      .selectFrom('case_event')
      .select('kind')
      .where('application_id', '=', id)
      .where('kind', '=', 'attachment-received')
      .execute();
    expect(events).toHaveLength(1);
  });

  test('does not stand for another file, nor for another application', async () => {
    const [one, other] = [await sendApplication(aino), await sendApplication(aino)];
    const key = randomId();
    expect((await sendToApi(one, key, pngFile('a.png', 1))).statusCode).toBe(201);
    expect((await sendToApi(one, key, pngFile('b.png', 2))).statusCode).toBe(409);
    expect((await sendToApi(other, key, pngFile('a.png', 1))).statusCode).toBe(409);
    expect([(await filesOf(one)).length, (await filesOf(other)).length]).toEqual([1, 0]);
  });

  test('of a page that is sent again gives the same files once, and other files from the same page do come', async () => {
    const id = await sendApplication(aino);
    const fields = { requirementId: agreement, uploadKey: randomId() };
    for (const file of [pngFile('a.png', 3), pngFile('a.png', 3), pngFile('b.png', 4)]) await send(`/applications/${id}`, [file], fields);
    expect((await filesOf(id)).map(({ file_name: name }) => name)).toEqual(['a.png', 'b.png']);
  });
});

describe('a draft', () => {
  test('asks for attachments by its answers so far, takes them before it is sent, and lets them be removed', async () => {
    const liisa = await signInCustomer(opened, { n: 2 });
    const draft = await beginDraft(liisa);
    expect((await liisa.get(`${draft}/attachments`)).body).toContain('Vastaustesi perusteella emme tarvitse liitteitä.');
    await fillDraft(opened.house, liisa, draft, housingAnswers());
    const post = (files: TestFile[]) =>
      postFiles(opened, liisa, `${draft}/attachments`, { uploadKey: randomId(), requirementId: agreement }, files);
    await post([pdfFile('vanha.pdf', 'Vanha')]);
    const page = (await liisa.get(`${draft}/attachments`)).body;
    expect(page).toContain('Voit lähettää hakemuksen ensin ja lisätä liitteet myöhemmin.');
    const remove = /action="([^"]+\/remove)"/.exec(page)?.[1] ?? '';
    expect((await liisa.post(remove)).headers.location).toBe(`${draft}/attachments?removed=1`);
    expect((await liisa.post(remove)).statusCode).toBe(404);
    await post([pdfFile('uusi.pdf', 'Uusi')]);
    expect((await liisa.get(`${draft}/review`)).body).toContain('Saapunut');
    await sendDraft(liisa, draft);
    const id = draft.slice('/drafts/'.length);
    expect(await statesOf(id)).toEqual({ [agreement]: 'received', [payslip]: 'required' });
    expect((await filesOf(id)).map(({ file_name: name }) => name)).toEqual(['uusi.pdf']);
    // What was sent belongs to the case.
    expect((await liisa.get(`${draft}/attachments`)).headers.location).toBe(`/applications/${id}/attachments`);
    const [file] = await filesOf(id);
    expect((await liisa.post(`${draft}/attachments/${file?.attachment_id}/remove`)).statusCode).toBe(409);
  });

  test('that is sent while a file arrives never loses it, whichever comes first, and the list knows it', async () => {
    const liisa = await signInCustomer(opened, { n: 3 });
    for (const milliseconds of [0, 4, 8, 12, 16, 20, 24]) {
      const draft = await beginDraft(liisa);
      await fillDraft(opened.house, liisa, draft, housingAnswers());
      const fields = { uploadKey: randomId(), requirementId: agreement };
      const [sent, arrived] = await Promise.all([
        sleep(milliseconds).then(async () => sendDraft(liisa, draft)),
        postFiles(opened, liisa, `${draft}/attachments`, fields, [tiffFile()]),
      ]);
      expect([sent.statusCode, arrived.statusCode]).toEqual([303, 303]);
      const id = draft.slice('/drafts/'.length);
      expect(await filesOf(id)).toHaveLength(1);
      expect((await statesOf(id))[agreement]).toBe('received');
    }
  });

  test('that is given up, or whose time is over, takes its files with it, and their bytes go at the next sweep', async () => {
    const liisa = await signInCustomer(opened, { n: 4 });
    const first = await beginDraft(liisa);
    const post = (draft: string, file: TestFile) => postFiles(opened, liisa, `${draft}/attachments`, { uploadKey: randomId() }, [file]);
    await post(first, pngFile('a.png', 201));
    await liisa.post(`${first}/discard`);
    const second = await beginDraft(liisa);
    await post(second, pngFile('b.png', 202));
    const hashes = async () => (await opened.database.selectFrom('stored_file').select('sha256').execute()).map(({ sha256 }) => sha256);
    const before = await hashes();
    await sweepDrafts(opened.database, '2016-01-01');
    expect(await opened.database.selectFrom('attachment').select('attachment_id').where('customer_id', '=', liisa.id).execute()).toEqual(
      [],
    );
    const { files, clock, database } = opened.house;
    await sweepFiles({ database, files, clock: { now: () => new Date(Date.now() + 25 * 3_600_000) } });
    const after = await hashes();
    expect(before.length - after.length).toBeGreaterThanOrEqual(2);
    for (const sha256 of before) if (sha256 !== 'a'.repeat(64)) expect(await files.has(sha256)).toBe(after.includes(sha256));
    expect(clock.now()).toBeInstanceOf(Date);
  });
});

describe('a file', () => {
  test('is given back byte for byte, to be saved, with the type of its content', async () => {
    const id = await sendApplication(aino);
    await send(`/applications/${id}`, [pngFile('Ääkköset "ja" muuta.png', 77)]);
    const [file] = await filesOf(id);
    const given = await aino.get(`/attachments/${file?.attachment_id}/file`);
    expect(given.rawPayload.equals(pngFile('', 77).content)).toBe(true);
    expect(given.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    expect(String(given.headers['content-disposition'])).toMatch(/^attachment; /);
    expect(String(given.headers['content-security-policy'])).toContain('sandbox');
  });
});

test('machines read what is needed and which files came', async () => {
  const id = await sendApplication(aino);
  await sendToApi(id, randomId(), pdfFile());
  const { needed, files } = (await aino.api('GET', `/api/applications/${id}/attachments`)).json();
  expect(needed).toEqual([
    { id: agreement, name: 'Allekirjoitettu vuokrasopimus', state: 'received' },
    { id: payslip, name: 'Palkkalaskelma tai työsopimus', state: 'required' },
  ]);
  expect(files).toMatchObject([{ requirementId: agreement, fileName: 'sopimus.pdf', mediaType: 'application/pdf', scan: 'not-scanned' }]);
  const refused = await sendToApi(id, randomId(), svgFile('kuva.svg'));
  expect(refused.statusCode).toBe(422);
  expect(refused.json<{ refused: unknown[] }>().refused).toMatchObject([{ fileName: 'kuva.svg', reason: 'wrong-type' }]);
});
