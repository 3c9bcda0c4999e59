import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfFile, pngFile, postFiles, svgFile, type TestFile } from '#server/cases/attachments/testing.ts';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { type Code, writeCode } from '#server/platform/codes/code.ts';
import { pngOf, tiffOf } from '#server/platform/codes/testing/files.ts';
import { blankPaper, printCode } from '#server/platform/codes/testing/paper.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { dayFields, registerOnPage } from '../testing.ts';
import { readScan } from './reading.ts';

let opened: TestHouse;
let clerk: SignedIn;
let atPoint: SignedIn;
let one: TestCase;
let caseCode: Code;
beforeAll(async () => {
  opened = await openTestHouse();
  clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
  atPoint = await signInStaff(opened, { role: 'joint-service-clerk', n: 1 });
  one = await addCase(opened, { n: 1 });
  const { reference } = await opened.database
    .selectFrom('application')
    .select('reference')
    .where('application_id', '=', one.applicationId)
    .executeTakeFirstOrThrow();
  caseCode = { kind: 'case', reference };
});
afterAll(() => opened.close());

const formCode: Code = { kind: 'form', formCode: 'AT1', version: '2015-01-01', language: 'fi' };
const sheet = (...codes: Code[]) =>
  codes.reduce((paper, code, index) => printCode(paper, writeCode(code), { x: 150 + index * 350, y: 200, module: 6 }), blankPaper());
const scanned = (name: string, ...codes: Code[]): TestFile => ({ name, content: pngOf(sheet(...codes)), type: 'image/png' });

const byPost = { channel: 'post', ...dayFields('receivedOn', '2015-03-02') };

/** Takes files in on the page, and does what the jobs that follow would do. Returns the address of the import. */
async function takeIn(
  files: readonly TestFile[],
  { person = clerk, importId = newId(), arrival = byPost }: { person?: SignedIn; importId?: string; arrival?: Record<string, string> } = {},
) {
  const fields = { importId, ...arrival };
  const answer = await postFiles(opened, person, '/scans', fields, files);
  const jobs = await opened.database.selectFrom('outbox').select('payload').where('topic', '=', 'read-scan').execute();
  await opened.database.deleteFrom('outbox').where('topic', '=', 'read-scan').execute();
  // addScans writes the id.
  for (const { payload } of jobs) await readScan(opened.house, (payload as { scanId: string }).scanId);
  return { answer, importId, address: `/scans/imports/${importId}` };
}

const scansOf = (importId: string) =>
  opened.database
    .selectFrom('scan')
    .select(['scan_id', 'file_name', 'state', 'code', 'application_id', 'page_count'])
    .where('import_id', '=', importId)
    .orderBy('file_name')
    .execute();
const attachmentsOf = (id: string) =>
  opened.database
    .selectFrom('attachment')
    .select(['file_name', 'channel', 'received_on', 'taken_in_by'])
    .where('application_id', '=', id)
    .execute();

describe('scans that are taken in together', () => {
  test('go to their cases by code, wait to be registered by the code of a form, or are sorted by hand', async () => {
    const { answer, importId, address } = await takeIn([
      scanned('a-liite.png', caseCode),
      scanned('b-hakemus.png', formCode),
      { name: 'c-monta.tif', content: tiffOf([blankPaper(), sheet(caseCode)]), type: 'image/tiff' },
      pngFile('d-tyhja.png'),
    ]);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, address]);
    expect(
      (await scansOf(importId)).map(({ file_name: name, state, application_id: id, page_count: pages }) => [name, state, id, pages]),
    ).toEqual([
      ['a-liite.png', 'sorted', one.applicationId, 1],
      ['b-hakemus.png', 'unsorted', null, 1],
      ['c-monta.tif', 'sorted', one.applicationId, 2],
      ['d-tyhja.png', 'unsorted', null, 1],
    ]);
    expect(await attachmentsOf(one.applicationId)).toEqual(
      ['a-liite.png', 'c-monta.tif'].map((name) => ({
        file_name: name,
        channel: 'post',
        received_on: '2015-03-02',
        taken_in_by: clerk.id,
      })),
    );
    const page = (await clerk.get(address)).body;
    for (const text of ['Luettu 4/4.', 'Paikallaan', 'Odottaa kirjaamista hakemukseksi', 'Lajitellaan käsin']) expect(page).toContain(text);
    expect((await clerk.get(`/cases/${one.applicationId}`)).body).toContain('a-liite.png');
  });

  test('of which some are bad are taken in without those, which are named', async () => {
    const { answer, importId } = await takeIn([svgFile('paha.svg'), pdfFile('hyva.pdf', 'Hyva')]);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('paha.svg');
    expect((await scansOf(importId)).map(({ file_name: name }) => name)).toEqual(['hyva.pdf']);
  });

  test('twice under one import are there once, and are sorted once', async () => {
    const importId = newId();
    const file = scanned('kahdesti.png', caseCode, formCode);
    await Promise.all([takeIn([file], { importId }), takeIn([file], { importId })]);
    await takeIn([file], { importId });
    expect(await scansOf(importId)).toMatchObject([{ state: 'sorted' }]);
    expect((await attachmentsOf(one.applicationId)).filter(({ file_name: name }) => name === 'kahdesti.png')).toHaveLength(1);
  });

  test('are refused without a file, and with a day that is no day', async () => {
    expect((await takeIn([])).answer.body).toContain('Valitse ainakin yksi tiedosto.');
    expect((await takeIn([pngFile()], { arrival: { channel: 'post', ...dayFields('receivedOn', '2015-02-31') } })).answer.statusCode).toBe(
      422,
    );
  });

  test('with the codes of two cases are parted by hand', async () => {
    const second = await addCase(opened, { n: 2 });
    const { reference } = await opened.database
      .selectFrom('application')
      .select('reference')
      .where('application_id', '=', second.applicationId)
      .executeTakeFirstOrThrow();
    const { importId } = await takeIn([scanned('kaksi.png', caseCode, { kind: 'case', reference })]);
    expect(await scansOf(importId)).toMatchObject([{ state: 'unsorted', code: null }]);
  });

  test('with a code of a case that was withdrawn wait for a clerk, with the code', async () => {
    const withdrawn = await addCase(opened, { n: 3 });
    await opened.database
      .updateTable('application')
      .set({ stage: 'withdrawn' })
      .where('application_id', '=', withdrawn.applicationId)
      .execute();
    const { reference } = await opened.database
      .selectFrom('application')
      .select('reference')
      .where('application_id', '=', withdrawn.applicationId)
      .executeTakeFirstOrThrow();
    const { importId } = await takeIn([scanned('peruttu.png', { kind: 'case', reference })]);
    expect(await scansOf(importId)).toMatchObject([{ state: 'unsorted', code: writeCode({ kind: 'case', reference }) }]);
    expect((await clerk.get('/scans')).body).toContain(`Viite ${reference}: ei voitu liittää`);
  });
});

describe('a scan that is sorted by hand', () => {
  const scanIn = async (file: TestFile) => {
    const { importId } = await takeIn([file]);
    return (await scansOf(importId))[0]?.scan_id ?? '';
  };

  test('is shown, and put to the case whose reference is typed', async () => {
    const id = await scanIn(pngFile('kuitti.png', 33));
    expect((await clerk.get(`/scans/${id}`)).body).toContain(`src="/scans/${id}/picture"`);
    expect((await clerk.get(`/scans/${id}/picture`)).headers['content-type']).toBe('image/png');
    const { reference } = caseCode as Extract<Code, { kind: 'case' }>; // as it was made above
    expect(
      (await clerk.post(`/scans/${id}/sort`, { code: reference.replace(/.$/, (digit) => String((Number(digit) + 1) % 10)) })).statusCode,
    ).toBe(422);
    expect((await clerk.post(`/scans/${id}/sort`, { code: reference })).headers.location).toBe('/scans?done=1');
    expect((await attachmentsOf(one.applicationId)).map(({ file_name: name }) => name)).toContain('kuitti.png');
    expect((await clerk.get(`/scans/${id}`)).statusCode).toBe(404);
    expect((await clerk.post(`/scans/${id}/sort`, { code: reference })).statusCode).toBe(404);
  });

  test('is put to a paper application by its arrival code', async () => {
    const paper = await registerOnPage(opened, clerk, { n: 4 });
    const { paper_code: code } = await opened.database
      .selectFrom('paper_application')
      .select('paper_code')
      .where('application_id', '=', paper)
      .executeTakeFirstOrThrow();
    const id = await scanIn(pngFile('lisaa.png', 34));
    expect((await clerk.post(`/scans/${id}/sort`, { code: code.toLowerCase() })).statusCode).toBe(303);
    expect(await attachmentsOf(paper)).toMatchObject([{ file_name: 'lisaa.png' }]);
  });

  test('becomes an application by the code of its form, with benefit, version and language filled in', async () => {
    const id = await scanIn(scanned('lomake.png', formCode));
    const page = (await clerk.get(`/paper/register?scan=${id}`)).body;
    expect(page).toMatch(/value="generalHousingAllowance-2015-01-01"[^>]*checked/);
    expect(page).toContain('lomake.png');
    const paper = await registerOnPage(opened, clerk, { n: 5, changes: { scan: id } });
    expect(await attachmentsOf(paper)).toMatchObject([{ file_name: 'lomake.png', channel: 'post' }]);
    expect((await clerk.get(`/paper/register?scan=${id}`)).statusCode).toBe(404);
  });

  test('is discarded with a reason only, once', async () => {
    const id = await scanIn(pngFile('mainos.png', 35));
    expect((await clerk.post(`/scans/${id}/discard`, { because: 'ei' })).statusCode).toBe(422);
    expect((await clerk.post(`/scans/${id}/discard`, { because: 'Mainos, ei kuulu meille' })).statusCode).toBe(303);
    expect((await clerk.post(`/scans/${id}/discard`, { because: 'Mainos, ei kuulu meille' })).statusCode).toBe(404);
  });

  test('that twenty put to a case at once lies there once', async () => {
    const id = await scanIn(pngFile('yksi.png', 36));
    await Promise.all(Array.from({ length: 20 }, () => clerk.post(`/scans/${id}/sort`, { code: writeCode(caseCode) })));
    expect((await attachmentsOf(one.applicationId)).filter(({ file_name: name }) => name === 'yksi.png')).toHaveLength(1);
  });
});

test('at a joint service point one scans, and sees what became of one’s own files and no more', async () => {
  // There the way it came is known: the page asks for one day alone.
  const files = [scanned('piste.png', caseCode), pngFile('piste-tyhja.png', 77)];
  const { importId, address } = await takeIn(files, { person: atPoint, arrival: dayFields('pointReceivedOn', '2015-03-02') });
  expect(await scansOf(importId)).toHaveLength(2);
  const page = (await atPoint.get(address)).body;
  expect(page).toContain('piste.png');
  expect(page).not.toContain('Testinen');
  const list = (await atPoint.get('/scans')).body;
  expect(list).not.toContain('Lajiteltavat');
  const [waiting] = (await scansOf(importId)).filter(({ state }) => state === 'unsorted');
  expect((await atPoint.get(`/scans/${waiting?.scan_id}`)).statusCode).toBe(403);
});
