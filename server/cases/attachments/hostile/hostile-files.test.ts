import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { v4 as randomId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { scanHandlers } from '#server/cases/checklist/scanning.ts';
import { signInCustomer, type SignedIn } from '#server/people/sign-in/testing.ts';
import { samplePdf, samplePng, sha256Of } from '#server/platform/files/testing.ts';
import { fileFaultTexts } from '#server/platform/files/texts.ts';
import { eicar, openTestClamd, type TestClamd } from '#server/platform/files/virus-scan/testing.ts';
import { sendRaw } from '#server/platform/http/uploads/testing.ts';
import { listenTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { type HostileFile, hostileFiles, largePng } from './testing.ts';

/** Hostile files and forms, sent over a network connection to the listening program, as a customer's own browser could send them. */
let opened: TestHouse & { address: string };
let clamd: TestClamd;
let aino: SignedIn;
let id: string;
let count = 0;
beforeAll(async () => {
  clamd = await openTestClamd();
  opened = await listenTestHouse({ settings: { clamdAddress: clamd.address } });
  aino = await signInCustomer(opened);
});
afterAll(async () => {
  await opened.close();
  await clamd.close();
});
beforeEach(async () => {
  id = await sendApplication(aino);
});

const port = () => Number(new URL(opened.address).port);
/** Another good file each time. */
const goodFile = () => samplePdf(`Todistus ${++count}`);

type Sent = { name: string; type?: string | undefined; content: Buffer };

/** Posts the page's form with fetch; fields may be given twice. */
async function post(files: readonly Sent[], fields: readonly (readonly [string, string])[] = [['uploadKey', randomId()]]) {
  const form = new FormData();
  form.set('_csrf', aino.headers['x-csrf-token']);
  for (const [name, value] of fields) form.append(name, value);
  for (const { name, type = '', content } of files) form.append('files', new File([new Uint8Array(content)], name, { type }));
  const answer = await fetch(`${opened.address}/applications/${id}/attachments`, {
    method: 'POST',
    body: form,
    headers: { cookie: aino.headers.cookie },
    redirect: 'manual',
  });
  return { status: answer.status, text: await answer.text() };
}

const namesKept = async () =>
  (await opened.database.selectFrom('attachment').select('file_name').where('application_id', '=', id).execute()).map(
    (row) => row.file_name,
  );

/** The files that lie in the store under their final names, and those that are half arrived. */
async function lying(): Promise<{ whole: string[]; half: string[] }> {
  const folder = join(opened.house.settings.dataFolder, 'files');
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return { whole: names.filter((name) => /^..\/[0-9a-f]{64}$/.test(name)), half: await readdir(join(folder, 'incoming')).catch(() => []) };
}

describe('a hostile file is refused with the reason, leaves nothing, and the good one sent beside it is kept', () => {
  test.each(hostileFiles)('$what', async ({ name, type, content, fault }: HostileFile) => {
    const [bad, good] = [content(), goodFile()];
    const before = await lying();
    const sent = await post([
      { name, type, content: bad },
      { name: 'hyvä.pdf', content: good },
    ]);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(`${name}: ${fileFaultTexts('fi')[fault]}`);
    expect(sent.text).toContain('Toinen tiedosto on tallessa.');
    expect(await namesKept()).toEqual(['hyvä.pdf']);
    const after = await lying();
    expect(after.half).toEqual([]);
    expect(after.whole.length - before.whole.length).toBe(1);
    expect(await opened.house.files.has(sha256Of(bad))).toBe(false);
    expect(await opened.house.files.has(sha256Of(good))).toBe(true);
  });

  test('a file of exactly ten megabytes is a good one', async () => {
    expect((await post([{ name: 'suuri.png', content: largePng(10 * 1024 * 1024) }])).status).toBe(303);
    expect(await namesKept()).toEqual(['suuri.png']);
  });
});

describe('malware inside a file of a kind that is taken in', () => {
  test.each([
    ['plain in a document', samplePdf('x', { page: `/Note (${eicar.toString('latin1')})` })],
    ['in a remark of a picture', samplePng(16, 16, { text: eicar.toString('latin1') })],
  ])('%s is kept shut for ever once it was looked through', async (_what, content) => {
    const name = content.subarray(0, 4).toString('latin1') === '%PDF' ? 'a.pdf' : 'a.png';
    expect((await post([{ name, content }])).status).toBe(303);
    const file = await opened.database
      .selectFrom('attachment')
      .select('attachment_id')
      .where('application_id', '=', id)
      .executeTakeFirstOrThrow();
    const given = () => fetch(`${opened.address}/attachments/${file.attachment_id}/file`, { headers: { cookie: aino.headers.cookie } });
    expect((await given()).status).not.toBe(200);
    await scanHandlers(opened.house)['scan-file']({ sha256: sha256Of(content) }, { attempt: 1, isLast: false });
    const { scan } = await opened.database
      .selectFrom('stored_file')
      .select('scan')
      .where('sha256', '=', sha256Of(content))
      .executeTakeFirstOrThrow();
    expect(scan).toBe('infected');
    expect((await given()).status).not.toBe(200);
    expect((await fetch(`${opened.address}/applications/${id}`, { headers: { cookie: aino.headers.cookie } })).status).toBe(200);
  });
});

test.each([
  ['..', 'file.pdf'],
  ['../../../etc/cron.d/x.pdf', 'x.pdf'],
  ['C:\\Windows\\system32\\kuitti.pdf', 'kuitti.pdf'],
  ['/etc/passwd', 'passwd.pdf'],
  ['kuitti\u202Efdp.pdf', 'kuittifdp.pdf'],
  ['a\u0000b.pdf', 'ab.pdf'],
  ['CON', '_CON.pdf'],
  ['kuitti.pdf. . .', 'kuitti.pdf'],
  [`${'ä'.repeat(300)}.pdf`, `${'ä'.repeat(118)}.pdf`],
  ['kuitti 😀.pdf', 'kuitti 😀.pdf'],
  ['"; filename=x.pdf', '_22; filename=x.pdf'],
  ['a\r\nset-cookie: x=1.pdf', 'a_0D_0Aset-cookie_ x=1.pdf'],
  ['<script>alert(1)</script>.pdf', 'script_.pdf'],
])('a file named %j is kept by its content, as %j', async (name, kept) => {
  const sent = await post([{ name, content: goodFile() }]);
  expect([sent.status, await namesKept()]).toEqual([303, [kept]]);
  const shown = await fetch(`${opened.address}/applications/${id}/attachments`, { headers: { cookie: aino.headers.cookie } });
  expect(await shown.text()).not.toContain('<script>alert');
  expect((await readdir(join(opened.house.settings.dataFolder, 'files'))).filter((one) => !/^([0-9a-f]{2}|incoming)$/.test(one))).toEqual(
    [],
  );
});

describe('a form that is not the page’s', () => {
  const refused = async (sent: { status: number }, status: number) => {
    expect(sent.status).toBe(status);
    expect(await namesKept()).toEqual([]);
    expect((await lying()).half).toEqual([]);
  };
  const one = () => [{ name: 'a.pdf', content: goodFile() }];

  test('with a field given twice', async () =>
    refused(
      await post(one(), [
        ['uploadKey', randomId()],
        ['uploadKey', randomId()],
      ]),
      400,
    ));
  test('with a field that is not asked for, or one that every object has', async () => {
    for (const name of ['role', 'constructor', '__proto__'])
      await refused(
        await post(one(), [
          ['uploadKey', randomId()],
          [name, 'x'],
        ]),
        400,
      );
  });
  test('with a thousand fields', async () =>
    refused(
      await post(one(), [['uploadKey', randomId()], ...Array.from({ length: 1000 }, (_, n): [string, string] => [`f${n}`, 'x'])]),
      413,
    ));
  test('with a thousand files', async () => {
    const many = Array.from({ length: 1000 }, (_, n) => ({ name: `${n}.txt`, content: Buffer.from('x') }));
    await refused(await post(many), 413);
  });
  test('with more files than it takes at once keeps the first ones and names the others', async () => {
    const sent = await post(Array.from({ length: 13 }, (_, n) => ({ name: `${n}.pdf`, content: goodFile() })));
    expect(sent.status).toBe(422);
    expect(await namesKept()).toHaveLength(10);
    expect(sent.text).toContain(`12.pdf: ${fileFaultTexts('fi')['too-many-files']}`);
  });
});

describe('a body that is not what it says', () => {
  const head = () =>
    Buffer.concat([
      part('_csrf', aino.headers['x-csrf-token']),
      part('uploadKey', randomId()),
      Buffer.from('--b\r\ncontent-disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'),
    ]);
  const part = (name: string, value: string) => Buffer.from(`--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const send = (headers: Record<string, string | number>, body: Iterable<Buffer>) =>
    sendRaw(port(), {
      path: `/applications/${id}/attachments`,
      headers: { cookie: aino.headers.cookie, 'content-type': 'multipart/form-data; boundary=b', ...headers },
      body,
    });
  const nothingKept = async () => {
    expect(await namesKept()).toEqual([]);
    for (let attempt = 0; attempt < 50 && (await lying()).half.length > 0; attempt++) await new Promise((go) => setTimeout(go, 100));
    expect((await lying()).half).toEqual([]);
  };

  test('with a length that ends in the middle of the file', async () => {
    const whole = Buffer.concat([head(), goodFile(), Buffer.from('\r\n--b--\r\n')]);
    expect((await send({ 'content-length': whole.length - 60 }, [whole])).status).toBe(400);
    await nothingKept();
  });
  test('with a length that is no number, or two of them', async () => {
    for (const length of ['-1', '1e9', '12, 13']) expect((await send({ 'content-length': length }, [Buffer.from('x')])).status).toBe(400);
    await nothingKept();
  });
  test('with a length and in chunks at once', async () => {
    const sent = await send({ 'content-length': 10, 'transfer-encoding': 'chunked' }, [Buffer.from('0\r\n\r\n')]);
    expect(sent.status).toBe(400);
    await nothingKept();
  });
  test('of two gigabytes by its own word is refused before a byte of it is read', async () => {
    expect((await send({ 'content-length': 2 * 1024 ** 3 }, [head()])).status).toBe(413);
    await nothingKept();
  });
  test('that ends without its last boundary, or names none', async () => {
    const cut = Buffer.concat([head(), goodFile()]);
    expect((await send({ 'content-length': cut.length }, [cut])).status).toBe(400);
    const type = { 'content-type': 'multipart/form-data' };
    expect((await send({ ...type, 'content-length': cut.length }, [cut])).status).toBe(400);
    await nothingKept();
  });
});
