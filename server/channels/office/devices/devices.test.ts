import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { languages } from '#server/platform/language/language.ts';
import { newPairingCode, readCode } from './codes.ts';
import { triesPerMinute } from './routes.ts';
import { pairTestDevice } from './testing.ts';

let line: TestLine;
let manager: SignedIn;
let begun = 0;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(async () => {
  await line.database.deleteFrom('device').execute();
  // Whatever was tried in the test before is long ago.
  begun += 5;
  line.clock.set(minutesLater(begun).toISOString());
  manager = await signInStaff(line, { role: 'manager' });
});

const added = { kind: 'kiosk', place: 'tampere', name: 'Aula, oikea' };
const codeIn = (body: string) => /class="device-code">([A-Z\d]{4}-[A-Z\d]{4})</.exec(body)?.[1] ?? '';
const addKiosk = async (fields = added) => codeIn((await manager.post('/devices', fields)).body);
const pair = (code: string, remoteAddress = '10.0.0.1') =>
  line.app.inject({
    method: 'POST',
    url: '/device',
    remoteAddress,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ code }).toString(),
  });
const cookieOf = (answer: Awaited<ReturnType<typeof pair>>) => String(answer.headers['set-cookie']).split(';')[0] ?? '';
const open = async (cookie: string, url = '/kiosk/tampere') => (await line.app.inject({ url, headers: { cookie } })).statusCode;
const listed = async (place = '') => (await manager.get(`/devices?place=${place}`)).body;
const deviceIds = async () => (await line.database.selectFrom('device').select('device_id').execute()).map(({ device_id }) => device_id);

describe('a device', () => {
  test('is added by a manager, paired by its code in its own browser, and works', async () => {
    const code = await addKiosk();
    expect(await listed()).toContain('Odottaa koodia');
    const answer = await pair(` ${code.toLowerCase()} `);
    expect(answer.headers.location).toBe('/kiosk/tampere');
    expect(answer.headers['set-cookie']).toMatch(/^device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=34560000$/);
    expect(await open(cookieOf(answer))).toBe(200);
    const said = await listed();
    for (const words of ['Aula, oikea', 'Toiminnassa', 'Numerot ilman yhteyttä: KA', manager.name]) expect(said).toContain(words);
  });

  test('has its code and its cookie kept as digests only', async () => {
    const code = await addKiosk();
    const { token_digest: before } = await line.database.selectFrom('device').select('token_digest').executeTakeFirstOrThrow();
    expect(before).toBeNull();
    const cookie = cookieOf(await pair(code));
    const kept = JSON.stringify(await line.database.selectFrom('device').selectAll().execute());
    expect(kept).not.toContain(code.replace('-', ''));
    expect(kept).not.toContain(cookie.slice('device='.length));
  });

  test('is shown as silent when nothing has been heard of it for a quarter of an hour', async () => {
    await pairTestDevice(line);
    line.clock.advance({ minutes: 14 });
    expect(await listed()).toContain('Toiminnassa');
    line.clock.advance({ minutes: 1 });
    expect(await listed()).toContain('Ei yhteyttä');
  });

  test('gets its cookie anew with the first page of a day, so that it never loses it', async () => {
    const { cookie } = await pairTestDevice(line);
    const ask = () => line.app.inject({ url: '/kiosk/tampere', headers: { cookie } });
    expect((await ask()).headers['set-cookie']).toBeUndefined();
    line.clock.advance({ minutes: 24 * 60 });
    expect((await ask()).headers['set-cookie']).toContain(cookie);
    expect((await ask()).headers['set-cookie']).toBeUndefined();
  });

  test('is let in no more from the moment at which it is revoked, nor by a code that was still open', async () => {
    const code = await addKiosk();
    const { cookie } = await pairTestDevice(line, { name: 'Toinen' });
    for (const id of await deviceIds()) expect((await manager.post(`/devices/${id}/revoke`)).statusCode).toBe(303);
    expect(await open(cookie)).toBe(403);
    expect((await pair(code)).statusCode).toBe(422);
    expect(await listed()).not.toContain('Toinen');
    expect(await listed('tampere')).toContain('Poistettu käytöstä');
    expect((await manager.post(`/devices/${(await deviceIds())[0]}/code`)).statusCode).toBe(404);
  });

  test('that lost its cookie is paired again by a new code; the old cookie opens nothing then', async () => {
    const { cookie, deviceId } = await pairTestDevice(line);
    const code = codeIn((await manager.post(`/devices/${deviceId}/code`)).body);
    expect(await open(cookie)).toBe(200);
    const fresh = cookieOf(await pair(code));
    expect([await open(cookie), await open(fresh)]).toEqual([403, 200]);
    expect(await deviceIds()).toEqual([deviceId]);
  });
});

describe('a code', () => {
  test('pairs one device when twenty type it at once', async () => {
    const code = await addKiosk();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => pair(code, `10.0.1.${at}`)));
    expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1);
    const opened = await Promise.all(answers.filter(({ statusCode }) => statusCode === 303).map((answer) => open(cookieOf(answer))));
    expect(opened).toEqual([200]);
    expect((await pair(code)).statusCode).toBe(422);
  });

  test('is good for a quarter of an hour', async () => {
    const [first, second] = [await addKiosk(), await addKiosk()];
    line.clock.advance({ minutes: 14 });
    expect((await pair(first)).statusCode).toBe(303);
    line.clock.advance({ minutes: 1 });
    const late = await pair(second);
    expect(late.statusCode).toBe(422);
    expect(late.body).toContain('Koodi on väärä, käytetty tai vanhentunut.');
  });

  test('cannot be guessed: an address tries no more than its share', async () => {
    const code = await addKiosk();
    const answers = await Promise.all(Array.from({ length: triesPerMinute + 5 }, () => pair(newPairingCode(), '10.0.9.9')));
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(5);
    expect((await pair(code, '10.0.9.9')).statusCode).toBe(429);
    expect((await pair(code, '10.0.9.8')).statusCode).toBe(303);
  });

  test.each(['', 'K7QM-4XT', 'K7QM-4XTPP', 'AEIO-U111', 'ÄÖ', '=1+1'])('%j is none', (typed) => {
    expect(readCode(typed)).toBeUndefined();
  });
});

describe('adding', () => {
  test('two kiosks at once gives each letters of its own, and no kiosk ever gets those of one that is gone', async () => {
    await Promise.all(Array.from({ length: 8 }, () => addKiosk()));
    const [first = ''] = await deviceIds();
    await manager.post(`/devices/${first}/revoke`);
    await addKiosk();
    await manager.post('/devices', { ...added, kind: 'board' });
    const rows = await line.database.selectFrom('device').select('series').orderBy('series').execute();
    expect(rows.map(({ series }) => series)).toEqual(['KA', 'KB', 'KC', 'KD', 'KE', 'KF', 'KG', 'KH', 'KI', null]);
  });

  test('asks for what is missing and keeps what was typed', async () => {
    const answer = await manager.post('/devices', { ...added, place: '', name: ' ' });
    expect(answer.statusCode).toBe(422);
    for (const words of ['Valitse toimipaikka.', 'Kirjoita nimi']) expect(answer.body).toContain(words);
    const joint = await line.database
      .selectFrom('place')
      .select('place_id')
      .where('kind', '=', 'joint-service-point')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect((await manager.post('/devices', { ...added, place: joint.place_id })).body).toContain('voi olla vain toimistossa');
    expect((await manager.post('/devices', { ...added, name: '', _language: 'sv' })).body).toContain('Lägg till en enhet');
    expect(await deviceIds()).toEqual([]);
  });
});

test.each(languages)('the pages of devices speak %s', async (language) => {
  expect((await line.app.inject(`/device?language=${language}`)).body).toContain(`<html lang="${language}"`);
  expect((await manager.get(`/devices?language=${language}`)).body).toContain(`<html lang="${language}"`);
});
