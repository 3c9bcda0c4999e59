import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keyOf, signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import type { ReceivedFile } from '../../files/received-file.ts';
import { multipart, sampleJpeg, samplePdf, samplePng, samples, sampleZip, sha256Of } from '../../files/testing.ts';
import type { PostedForm } from '../posted-form.ts';
import { json, openRoute, route } from '../route.ts';
import { openServerOf } from './testing.ts';

let opened: TestHouse;
let app: FastifyInstance;
let aino: SignedIn;
type Given = { body: unknown; form: PostedForm; files: readonly ReceivedFile[] };
let received: Given[] = [];

beforeAll(async () => {
  opened = await openTestHouse();
  aino = await signInCustomer(opened);
  const take = async (input: Given) => {
    received.push(input);
    return json({ done: true });
  };
  const takesFiles = { bytesPerFile: 200_000, files: 3, fields: 20, bytesPerField: 1000 };
  const body = Type.Object({ note: Type.Optional(Type.String()) });
  const form = { method: 'POST' as const, takesFiles, takesForm: true };
  ({ app } = await openServerOf(opened.house, [
    route({ method: 'POST', path: '/files', right: 'own-matters', takesFiles, body, answer: (_visit, input) => take(input) }),
    openRoute({ ...form, path: '/open', answer: (_visit, input) => take(input) }),
    route({ method: 'POST', path: '/form', right: 'own-matters', takesForm: true, answer: (_visit, input) => take(input) }),
    route({
      ...form,
      path: '/language',
      right: 'own-matters',
      answer: async ({ language, changesLanguage }) => json({ language, changesLanguage }),
    }),
    route({
      ...form,
      path: '/shut',
      right: 'own-matters',
      admitsFiles: () => Promise.reject(new Error('shut')),
      answer: (_visit, input) => take(input),
    }),
  ]));
});
afterAll(async () => {
  await app.close();
  await opened.close();
});
beforeEach(() => {
  received = [];
});

type Sent = { fields?: Record<string, string>; files?: Parameters<typeof multipart>[1]; headers?: Record<string, string>; url?: string };

/** As the browser of the one who is signed in sends it: the token first. */
function send({
  fields = { _csrf: aino.headers['x-csrf-token'] },
  files = [],
  headers = { cookie: aino.headers.cookie },
  url = '/files',
}: Sent) {
  const sent = multipart(fields, files);
  return app.inject({ method: 'POST', url, headers: { ...headers, ...sent.headers }, payload: sent.payload });
}

const file = (content: Buffer, name: string, type = '') => ({ field: 'file', name, type, content });
const freshPdf = () => samplePdf(randomBytes(12).toString('hex'));
const isStored = (content: Buffer) => opened.house.files.has(sha256Of(content));
const outcomes = () => received.flatMap(({ files }) => files.map(({ fileName, result }) => ({ fileName, ...result })));

describe('a form with files', () => {
  test('brings its fields, and every kind of file in the order they came', async () => {
    const token = { _csrf: aino.headers['x-csrf-token'], note: 'Liitteet ǩ' };
    for (const part of [samples.slice(0, 3), samples.slice(3)])
      expect((await send({ fields: token, files: part.map(({ content, name, type }) => file(content, name, type)) })).statusCode).toBe(200);
    expect(received.map(({ body }) => body)).toEqual([{ note: 'Liitteet ǩ' }, { note: 'Liitteet ǩ' }]);
    expect(outcomes()).toEqual(
      samples.map(({ name, type, content }) => ({
        fileName: name.replace('HEIC', 'heic'),
        kind: 'stored',
        file: { sha256: sha256Of(content), byteCount: content.length, mediaType: type },
      })),
    );
  });

  test('keeps what is good beside what is refused', async () => {
    const good = freshPdf();
    const files = [file(sampleZip(), 'a.zip'), file(good, 'b.pdf'), file(Buffer.alloc(0), 'c.pdf')];
    expect((await send({ files })).statusCode).toBe(200);
    expect(outcomes()).toMatchObject([
      { fileName: 'a.zip', kind: 'refused', fault: 'wrong-type' },
      { fileName: 'b.pdf', kind: 'stored' },
      { fileName: 'c.pdf', kind: 'refused', fault: 'empty' },
    ]);
    expect(await isStored(good)).toBe(true);
  });

  test('has room for so many files of so many bytes; those before and after one that is too large are kept', async () => {
    const large = sampleJpeg(16, 16, { text: 'x'.repeat(60_000) });
    const tooLarge = Buffer.concat([large, large, large, large]);
    const files = [file(freshPdf(), '1.pdf'), file(tooLarge, '2.jpg'), file(freshPdf(), '3.pdf'), file(freshPdf(), '4.pdf')];
    expect((await send({ files })).statusCode).toBe(200);
    expect(outcomes().map((one) => (one.kind === 'refused' ? one.fault : one.kind))).toEqual([
      'stored',
      'too-large',
      'stored',
      'too-many-files',
    ]);
    expect(await isStored(tooLarge)).toBe(false);
    expect(await isStored(files[3]?.content ?? Buffer.alloc(0))).toBe(false);
  });

  test('takes a file of exactly the limit, and not one byte more', async () => {
    const fill = (length: number) => {
      const empty = samplePng(16, 16, { text: '' });
      return samplePng(16, 16, { text: 'x'.repeat(length - empty.length) });
    };
    await send({ files: [file(fill(200_000), 'a.png'), file(fill(200_001), 'b.png')] });
    expect(outcomes()).toMatchObject([{ kind: 'stored' }, { fault: 'too-large' }]);
  });

  test('a field in which no file was chosen is no file', async () => {
    await send({ files: [{ field: 'file', name: '', content: Buffer.alloc(0) }, file(freshPdf(), 'a.pdf')] });
    expect(outcomes()).toMatchObject([{ fileName: 'a.pdf' }]);
  });

  test('may come without files as any other form', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/files',
      headers: { cookie: aino.headers.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `_csrf=${aino.headers['x-csrf-token']}&note=x`,
    });
    expect(answer.statusCode).toBe(200);
    expect(received).toMatchObject([{ body: { note: 'x' }, files: [] }]);
  });

  test('keeps the language button, wherever it stands', async () => {
    const fields = { _csrf: aino.headers['x-csrf-token'], _language: 'sv' };
    expect((await send({ url: '/language', fields, files: [file(freshPdf(), 'a.pdf')] })).json()).toEqual({
      language: 'sv',
      changesLanguage: true,
    });
    const answer = await send({ url: '/language', fields: { ...fields, _language: 'xx' } });
    expect(answer.json()).toMatchObject({ changesLanguage: false });
  });

  test('sent forty times at once gives one file', async () => {
    const content = freshPdf();
    const answers = await Promise.all(Array.from({ length: 40 }, () => send({ files: [file(content, 'a.pdf')] })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
    const folder = join(opened.house.settings.dataFolder, 'files');
    expect((await readdir(folder, { recursive: true })).filter((name) => name.includes(sha256Of(content)))).toHaveLength(1);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });
});

describe('nothing of a file is kept before it is known who sends it', () => {
  const refused = async (sent: Sent, status: number) => {
    const content = freshPdf();
    const answer = await send({ ...sent, files: [file(content, 'a.pdf')] });
    expect(answer.statusCode).toBe(status);
    expect(await isStored(content)).toBe(false);
    expect(received).toEqual([]);
  };

  test('nobody who is not signed in', () => refused({ headers: {} }, 303));
  test('nobody without the right', async () => refused({ headers: { cookie: (await signInStaff(opened)).headers.cookie } }, 403));
  test('no page without the token', () => refused({ fields: {} }, 403));
  test('no page with the token of another', async () =>
    refused({ fields: { _csrf: (await signInCustomer(opened, { n: 2 })).headers['x-csrf-token'] } }, 403));
  test('no page of another site', () => refused({ headers: { cookie: aino.headers.cookie, origin: 'https://evil.example' } }, 403));
  test('nobody for whom the route is shut', () => refused({ url: '/shut' }, 500));

  test('a token behind the file comes too late; one in the header counts', async () => {
    const content = freshPdf();
    const { headers, payload } = multipart({}, [file(content, 'a.pdf')]);
    const late = payload
      .toString('latin1')
      .replace(/--\r\n$/, `\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${aino.headers['x-csrf-token']}\r\n$&`);
    const boundary = /boundary=(.*)$/.exec(headers['content-type'])?.[1];
    const body = Buffer.from(late.replace(/\r\n--\r\n$/, `\r\n--${boundary}--\r\n`), 'latin1');
    const answer = await app.inject({ method: 'POST', url: '/files', headers: { ...headers, cookie: aino.headers.cookie }, payload: body });
    expect(answer.statusCode).toBe(403);
    expect(await isStored(content)).toBe(false);
    expect((await send({ fields: {}, headers: aino.headers, files: [file(content, 'a.pdf')] })).statusCode).toBe(200);
  });

  test('a machine sends with its key, and an open page without anything', async () => {
    const key = await keyOf(opened, { customerId: aino.id });
    expect((await send({ fields: {}, headers: key, files: [file(freshPdf(), 'a.pdf')] })).statusCode).toBe(200);
    expect((await send({ fields: {}, headers: {}, url: '/open', files: [file(freshPdf(), 'a.pdf')] })).statusCode).toBe(200);
  });

  test('a route that takes no files reads none', async () => {
    expect((await send({ url: '/form', files: [file(freshPdf(), 'a.pdf')] })).statusCode).toBe(415);
    expect(received).toEqual([]);
  });
});

describe('fields are held against the route’s shape as in any form', () => {
  test.each([
    ['an unknown field', { role: 'clerk' }],
    ['a name of a prototype', Object.fromEntries([['__proto__', '1']])],
    ['a name that every object has', { constructor: 'x' }],
    ['a control character', { note: 'a\u0000b' }],
  ])('%s is refused', async (_what, more) => {
    expect((await send({ fields: { _csrf: aino.headers['x-csrf-token'], ...more } })).statusCode).toBe(400);
    expect(received).toEqual([]);
  });

  test('fields that are too many, too long or named by nothing', async () => {
    const token = { _csrf: aino.headers['x-csrf-token'] };
    expect((await send({ fields: { ...token, note: 'x'.repeat(1001) } })).statusCode).toBe(413);
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`field${n}`, 'x']));
    expect((await send({ fields: { ...token, ...many } })).statusCode).toBe(413);
  });
});

test.each([
  ['..', 'file.pdf'],
  ['C:\\kuitti.pdf', 'kuitti.pdf'],
  ['a\u202Efdp.pdf', 'afdp.pdf'],
  [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(146)}.pdf`],
  ['CON.pdf', '_CON.pdf'],
  ['kuitti 😀.pdf', 'kuitti 😀.pdf'],
  ['"; filename=x.pdf', '_22; filename=x.pdf'],
  ['a\r\nb.pdf', 'a_0D_0Ab.pdf'],
])('a file named %j is kept as %j', async (name, kept) => {
  await send({ files: [file(samplePdf(), name, 'application/pdf')] });
  expect(outcomes()).toMatchObject([{ fileName: kept, kind: 'stored' }]);
});
