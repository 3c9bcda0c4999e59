import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { signInCustomer, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { pngFile, postFiles, svgFile, type TestFile } from '../testing.ts';
import { linkIdOf, sweepLinks } from './links.ts';

let opened: TestHouse;
let aino: SignedIn;
let id: string;
beforeAll(async () => {
  opened = await openTestHouse();
  aino = await signInCustomer(opened, { n: 1 });
});
afterAll(() => opened.close());
beforeEach(async () => {
  id = await sendApplication(aino);
});

const agreement = 'housing.rentalAgreement';
const ask = (fields: Record<string, string> = {}) =>
  aino.post(`/applications/${id}/attachments/phone`, { requirementId: agreement, ...fields });

/** Makes a code on the computer; gives the token that the phone reads from it. */
async function makeToken(): Promise<string> {
  return /\/phone\/([\w-]{43})/.exec((await ask()).body)?.[1] ?? '';
}
const look = (token: string) => opened.app.inject(`/phone/${token}`);
const send = (token: string, files: readonly TestFile[]) => postFiles(opened, undefined, `/phone/${token}`, {}, files);
const filesOf = () =>
  opened.database.selectFrom('attachment').select(['requirement_id', 'channel']).where('application_id', '=', id).execute();

describe('the computer', () => {
  test('shows a code, the address and until when it works, and keeps only a digest', async () => {
    const page = (await ask()).body;
    const token = /\/phone\/([\w-]{43})/.exec(page)?.[1] ?? '';
    expect(page).toContain('<svg class="qr-code"');
    expect(page).toContain(`${opened.house.settings.publicUrl.replace(/\/$/, '')}/phone/${token}`);
    expect(page).toContain('Koodi toimii yhden kerran, klo 10.15 saakka.');
    const links = await opened.database.selectFrom('upload_link').selectAll().where('application_id', '=', id).execute();
    expect(JSON.stringify(links)).not.toContain(token);
  });

  test('says by a button, without scripts, whether the pictures have arrived', async () => {
    const token = await makeToken();
    const before = (await ask({ token })).body;
    expect(before).toContain('Kuvat eivät ole vielä saapuneet.');
    expect(before).toContain(`/phone/${token}`);
    await send(token, [pngFile()]);
    const after = await ask({ token });
    expect(after.headers.location).toBe(`/applications/${id}/attachments?phone=1`);
    expect((await aino.get(String(after.headers.location))).body).toContain('Puhelimella otetut kuvat ovat saapuneet.');
  });

  test('makes no code for what is not needed', async () => {
    expect((await aino.post(`/applications/${id}/attachments/phone`, { requirementId: 'housing.loan' })).statusCode).toBe(404);
  });
});

describe('the phone', () => {
  test('is told what is asked for, in the language of the computer, and nothing of whom', async () => {
    const token =
      /\/phone\/([\w-]{43})/.exec(
        (await aino.post(`/applications/${id}/attachments/phone?language=sv`, { requirementId: agreement })).body,
      )?.[1] ?? '';
    const { body } = await look(token);
    expect(body).toContain('<html lang="sv"');
    expect(body).toContain('Undertecknat hyresavtal');
    expect(body).toContain('capture="environment"');
    const { reference } = await opened.database
      .selectFrom('application')
      .select('reference')
      .where('application_id', '=', id)
      .executeTakeFirstOrThrow();
    for (const secret of ['Testinen', 'Aino', reference, id, aino.id]) expect(body).not.toContain(secret);
    expect((await opened.app.inject(`/phone/${token}?language=en`)).body).toContain('Photograph each page by itself');
  });

  test('sends several pictures in one go, and then the link is used', async () => {
    const token = await makeToken();
    const sent = await send(token, [pngFile('1.png', 31), pngFile('2.png', 32)]);
    expect(sent.statusCode).toBe(200);
    expect(sent.body).toContain('2 kuvaa on saapunut.');
    expect(await filesOf()).toEqual([
      { requirement_id: agreement, channel: 'online' },
      { requirement_id: agreement, channel: 'online' },
    ]);
    expect((await look(token)).statusCode).toBe(410);
    expect((await look(token)).body).toContain('Linkki on jo käytetty');
    const again = await send(token, [pngFile('3.png', 33)]);
    expect(again.statusCode).toBe(410);
    expect(again.body).toContain('Linkki on jo käytetty tai vanhentunut.');
    expect(await filesOf()).toHaveLength(2);
  });

  test('is used by one of many sendings at once', async () => {
    const token = await makeToken();
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => send(token, [pngFile(`${n}.png`, 40 + n)])));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode === 410)).toHaveLength(11);
    expect(await filesOf()).toHaveLength(1);
  });

  test('may try again when nothing could be taken in', async () => {
    const token = await makeToken();
    const refused = await send(token, [svgFile('kuva.svg')]);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('kuva.svg: Tätä tiedostomuotoa emme voi ottaa vastaan.');
    expect((await send(token, [])).statusCode).toBe(422);
    expect((await send(token, [pngFile('hyvä.png', 60)])).statusCode).toBe(200);
  });

  test('gets clear words after a quarter of an hour, for a link that was never made, and once the application is withdrawn', async () => {
    const token = await makeToken();
    opened.clock.advance({ minutes: 16 });
    expect((await look(token)).statusCode).toBe(410);
    expect((await look(token)).body).toContain('Linkki on vanhentunut');
    expect((await send(token, [pngFile()])).statusCode).toBe(410);
    expect((await ask({ token })).body).toContain('Koodi on vanhentunut.');
    for (const unknown of ['x', 'A'.repeat(43), `${token.slice(0, 42)}%2e`]) {
      expect((await look(unknown)).statusCode).toBe(404);
      expect((await look(unknown)).body).toContain('Linkki ei toimi');
      expect((await send(unknown, [pngFile()])).statusCode).toBe(410);
    }
    const other = await makeToken();
    await aino.post(`/applications/${id}/withdraw`);
    expect((await look(other)).statusCode).toBe(404);
    expect(await filesOf()).toEqual([]);
  });
});

test('nothing that comes to a link that does not work is stored', async () => {
  const picture = pngFile('x.png', 99);
  await send('B'.repeat(43), [picture]);
  expect(await opened.house.files.has(createHash('sha256').update(picture.content).digest('hex'))).toBe(false);
});

test('the token is in no line of the log', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write: (line, _encoding, done) => {
      lines.push(String(line));
      done();
    },
  });
  const app = await createApp({ ...opened.house, log: pino({ level: 'trace' }, stream) });
  const token = await makeToken();
  await app.inject(`/phone/${token}`);
  await postFiles({ app }, undefined, `/phone/${token}`, {}, [pngFile()]);
  await app.inject({
    method: 'POST',
    url: `/phone/${token}`,
    payload: 'x',
    headers: { 'content-type': 'multipart/form-data; boundary=y' },
  });
  await app.inject(`/phone/${token}`);
  expect(lines.join('\n')).toContain('/phone/:token');
  expect(lines.join('\n')).not.toContain(token);
  await app.close();
});

test('machines of the customer read whether the pictures have come; others do not', async () => {
  const token = await makeToken();
  const address = `/api/phone-links/${linkIdOf(token)}`;
  expect((await aino.api('GET', address)).json()).toEqual({ state: 'open' });
  await send(token, [pngFile('z.png', 71)]);
  expect((await aino.api('GET', address)).json()).toEqual({ state: 'used' });
  expect((await (await signInCustomer(opened, { n: 2 })).api('GET', address)).statusCode).toBe(404);
});

test('links go a day after their time', async () => {
  await makeToken();
  await sweepLinks(opened.database, opened.clock.now());
  expect(await opened.database.selectFrom('upload_link').select('made_at').where('application_id', '=', id).execute()).toHaveLength(1);
  await sweepLinks(opened.database, new Date(opened.clock.now().getTime() + 25 * 3_600_000));
  expect(await opened.database.selectFrom('upload_link').select('made_at').execute()).toEqual([]);
});
