import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { pairTestDevice } from '../devices/testing.ts';

let line: TestLine;
let kiosk: string;
beforeAll(async () => {
  line = await openTestLine();
  kiosk = (await pairTestDevice(line)).cookie;
});
afterAll(() => line.close());

const form = () => ({ secret: newToken(), in: 'fi', matter: 'housing' });
const get = (url: string, cookie = '') => line.app.inject({ url, headers: { cookie } });
const take = (placeId: string, fields: Record<string, string>, cookie = '', headers: Record<string, string> = {}) =>
  line.app.inject({
    method: 'POST',
    url: `/kiosk/${placeId}/tickets`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie, ...headers },
    payload: new URLSearchParams(fields).toString(),
  });

const sayHere = (cookie: string) =>
  line.app.inject({
    method: 'POST',
    url: '/kiosk/tampere/here',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: 'in=fi&ticket=M+999',
  });

// 'GET /kiosk/:placeId', 'POST /kiosk/:placeId/tickets' 'GET /kiosk/:placeId/tickets/:secret', 'GET /kiosk/:placeId/cut',
// 'GET /kiosk/:placeId/here' and 'POST /kiosk/:placeId/here'
test('a kiosk that was paired at the place shows its screens and gives numbers', async () => {
  expect((await get('/kiosk/tampere', kiosk)).statusCode).toBe(200);
  expect((await get('/kiosk/tampere/cut', kiosk)).statusCode).toBe(200);
  expect((await get('/kiosk/tampere/here?in=fi', kiosk)).statusCode).toBe(200);
  expect((await sayHere(kiosk)).statusCode).toBe(422);
  const { location } = (await take('tampere', form(), kiosk)).headers;
  expect((await get(String(location), kiosk)).statusCode).toBe(200);
});

test('nobody else is shown them or takes a number there: no visitor, no customer, nobody of the staff, no device of another kind or place', async () => {
  const { location } = (await take('tampere', form(), kiosk)).headers;
  const devices = [await pairTestDevice(line, { kind: 'board' }), await pairTestDevice(line, { placeId: 'turku' })];
  const people = [await signInCustomer(line), ...(await Promise.all(staffRoles.map((role) => signInStaff(line, { role }))))];
  for (const cookie of ['', `device=${newToken()}`, 'device=wrong', ...devices.map((device) => device.cookie)])
    for (const answer of [
      await get('/kiosk/tampere', cookie),
      await get('/kiosk/tampere/cut', cookie),
      await get('/kiosk/tampere/here?in=fi', cookie),
      await sayHere(cookie),
      await get(String(location), cookie),
      await take('tampere', form(), cookie),
    ]) {
      expect(answer.statusCode).toBe(403);
      expect(answer.body).toContain('Tämä laite ei ole käytössä');
    }
  for (const person of people) {
    expect((await person.get('/kiosk/tampere')).statusCode).toBe(403);
    expect((await person.post('/kiosk/tampere/tickets', form())).statusCode).toBe(403);
  }
});

// 'POST /api/kiosk/tickets'
test('numbers of a cut are taken in from a paired kiosk only, and never from another site', async () => {
  const tickets = [{ secret: newToken(), series: 'KA', no: 1, ago: 0, in: 'fi', matter: 'housing', quick: false }];
  const send = async (cookie: string, headers: Record<string, string> = {}) =>
    (await line.app.inject({ method: 'POST', url: '/api/kiosk/tickets', headers: { cookie, ...headers }, payload: { tickets } }))
      .statusCode;
  const board = (await pairTestDevice(line, { kind: 'board' })).cookie;
  for (const cookie of ['', `device=${newToken()}`, board]) expect(await send(cookie)).toBe(403);
  for (const role of staffRoles)
    expect((await (await signInStaff(line, { role })).api('POST', '/api/kiosk/tickets', { tickets })).statusCode).toBe(403);
  expect((await (await signInCustomer(line)).api('POST', '/api/kiosk/tickets', { tickets })).statusCode).toBe(403);
  expect(await send(kiosk, { origin: 'https://elsewhere.example' })).toBe(403);
  expect(await send(kiosk)).toBe(200);
});

// 'GET /kiosk/worker.js'
test('the script by which a kiosk goes on without the network is for everybody, and has nothing of anybody', async () => {
  const answer = await get('/kiosk/worker.js');
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
});

test('there is no kiosk where there is no office', async () => {
  expect((await get('/kiosk/nowhere', kiosk)).statusCode).toBe(404);
  expect((await take('nowhere', form(), kiosk)).statusCode).toBe(404);
});

test('a number is shown to whoever has its secret, at its own place only', async () => {
  const turku = (await pairTestDevice(line, { placeId: 'turku' })).cookie;
  const { location } = (await take('tampere', form(), kiosk)).headers;
  const other = String(location).replace('tampere', 'turku');
  expect((await get(other, turku)).statusCode).toBe(404);
  expect((await get(`/kiosk/tampere/tickets/${newToken()}?in=fi`, kiosk)).statusCode).toBe(404);
});

test('no other site takes numbers through the browser of a kiosk, and a secret that was thought up is refused', async () => {
  expect((await take('tampere', form(), kiosk, { origin: 'https://elsewhere.example' })).statusCode).toBe(403);
  expect((await take('tampere', { ...form(), secret: 'mine' }, kiosk)).statusCode).toBe(400);
});
