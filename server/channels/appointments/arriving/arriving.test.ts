import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { v7 as newId } from 'uuid';
import { pairTestDevice } from '#server/channels/office/devices/testing.ts';
import { callNext } from '#server/line/calling.ts';
import { finishContact, markNoShow, returnToLine, serveContact } from '#server/line/serving.ts';
import { undoLast } from '#server/line/undoing.ts';
import { beginWork } from '#server/line/working.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';
import { cancelAppointment } from '../booking/changing.ts';
import { holdTime } from '../booking/holding.ts';
import { prepareWord } from '../telling/preparing.ts';
import { openTestTimes, type TestTimes, tuesdayAtTen } from '../testing.ts';
import { sayHere } from './check-in.ts';
import { endMissed, enterByTime, followOutcomes } from './routines.ts';

let times: TestTimes;
let clerkId: string;
let kiosk: string;
beforeAll(async () => {
  times = await openTestTimes();
  clerkId = await times.addClerkAtWork();
  kiosk = (await pairTestDevice(times)).cookie;
  await atCounter();
});
afterAll(() => times.close());
beforeEach(async () => {
  for (const table of [
    'appointment_message',
    'appointment_customer',
    'appointment_event',
    'contact_customer',
    'outbox',
    'ticket_counter',
  ] as const)
    await times.database.deleteFrom(table).execute();
  await times.database.transaction().execute(async (transaction) => {
    for (const table of ['booked_time', 'appointment', 'contact_period', 'contact'] as const) await transaction.deleteFrom(table).execute();
  });
  clock(-1440);
});

const clock = (minutes: number) => times.clock.set(minutesFrom(minutes).toISOString());
/** Minutes from the time of the appointment: Tuesday at ten. */
const minutesFrom = (minutes: number) => new Date(tuesdayAtTen.getTime() + minutes * 60_000);

async function atCounter(): Promise<void> {
  const counterId = newId();
  await times.database.insertInto('counter').values({ place_id: 'tampere', counter_id: counterId, name: 'T1' }).execute();
  const groups = times.house.agency.groups.map(({ id }) => id);
  const work = {
    placeId: 'tampere',
    counterId,
    otherPlaceIds: [],
    benefitGroups: groups,
    isQuick: false,
    languages: ['fi', 'sv'],
  } as const;
  await times.change((transaction) =>
    beginWork(transaction, clerkId, { ...work, channels: ['office', 'phone', 'video'] }, minutesFrom(-1440)),
  );
}

/** A booked time, with the number that its confirmation has. */
async function book(
  channel: 'office' | 'phone' | 'video' = 'office',
  customerId?: string,
): Promise<{ id: string; secret: string; no: string }> {
  const [id, secret] = [newId(), newToken()];
  const wished = {
    placeId: 'tampere',
    channel,
    benefitGroups: ['housing'],
    language: 'fi',
    interpreted: undefined,
    share: 'public',
    fromAt: tuesdayAtTen,
  } as const;
  const holding = { appointmentId: id, secretDigest: tokenDigest(secret), at: times.clock.now() };
  await times.change((transaction) => holdTime(transaction, times.house, wished, holding));
  await times.book(id, { customerId });
  await prepareWord(times.house, id, 2);
  const { no } = await times.database
    .selectFrom('appointment')
    .select('check_in_no as no')
    .where('appointment_id', '=', id)
    .executeTakeFirstOrThrow();
  return { id, secret, no: String(no) };
}

const stateOf = async (id: string) =>
  await times.database
    .selectFrom('appointment')
    .select(['state', 'contact_id as contactId'])
    .where('appointment_id', '=', id)
    .executeTakeFirstOrThrow();
const say = (number: string, placeId = 'tampere', cookie = kiosk) =>
  times.app.inject({
    method: 'POST',
    url: `/kiosk/${placeId}/appointment`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: new URLSearchParams({ in: 'en', number }).toString(),
  });
const come = (id: string, minutes = 0) => sayHere(times.house, id, { at: minutesFrom(minutes) });
const called = async (minutes: number) => (await times.change((transaction) => callNext(transaction, clerkId, minutesFrom(minutes)))) ?? '';
const held = (contactId: string, minutes: number) => ({ contactId, clerkId, at: minutesFrom(minutes) });
async function serve(minutes: number): Promise<string> {
  const contactId = await called(minutes);
  await times.change((transaction) => serveContact(transaction, held(contactId, minutes)));
  await times.change((transaction) => finishContact(transaction, held(contactId, minutes + 20)));
  return contactId;
}
async function followAt(minutes: number): Promise<void> {
  clock(minutes);
  await Promise.all([followOutcomes(times.house), followOutcomes(times.house)]);
}

describe('at the kiosk', () => {
  test('whoever has an appointment types in its number and gets one of the line, the same however often', async () => {
    const { id, no } = await book();
    clock(-10);
    const answers = await Promise.all([say(no), say(` ${no.slice(0, 2)} ${no.slice(2)} `), say(no)]);
    expect(new Set(answers.map(({ headers }) => headers.location))).toEqual(new Set(['/kiosk/tampere/appointment?in=en&no=1']));
    expect((await times.app.inject({ url: '/kiosk/tampere/appointment?in=en&no=1', headers: { cookie: kiosk } })).body).toContain('T 001');
    expect((await stateOf(id)).state).toBe('arrived');
    const [period] = await times.database
      .selectFrom('contact_period')
      .select(['promised_at', 'may_be_early', 'channel', 'benefit_group'])
      .execute();
    expect(period).toEqual({ promised_at: tuesdayAtTen, may_be_early: true, channel: 'office', benefit_group: 'housing' });
    expect(await times.database.selectFrom('contact').select('contact_id').execute()).toHaveLength(1);
  });

  test.each([
    ['an hour and a minute before', -61, 'You can check in from 09:00'],
    ['sixteen minutes late', 16, 'Go to the reception'],
    ['the day before', -1440, 'There is no appointment with this number at this office today'],
  ])('says what to do: %s', async (_when, minutes, said) => {
    const { id, no } = await book();
    clock(minutes);
    const answer = await say(no);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(said);
    expect((await stateOf(id)).state).toBe('booked');
  });

  test('knows no appointment of another place, no cancelled one, and no other number', async () => {
    const { id, no } = await book();
    clock(0);
    const turku = (await pairTestDevice(times, { placeId: 'turku' })).cookie;
    expect((await say(no, 'turku', turku)).body).toContain('at this office today');
    for (const wrong of ['', '0', 'T 1', '9'.repeat(40), String((Number(no) % 89_999) + 10_000)])
      expect((await say(wrong)).statusCode).toBe(422);
    await times.change((transaction) => cancelAppointment(transaction, times.house, id, { at: minutesFrom(0) }));
    expect((await say(no)).body).toContain('no longer valid');
  });
});

test('from the page of the appointment, by its secret', async () => {
  const { id, secret } = await book();
  const address = `/appointments/of/${secret}/here`;
  const post = () =>
    times.app.inject({ method: 'POST', url: address, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: '' });
  clock(-120);
  expect((await post()).statusCode).toBe(409);
  clock(-10);
  expect((await times.app.inject(address)).body).toContain('Olen paikalla');
  expect((await post()).headers.location).toBe(address);
  expect((await times.app.inject(address)).body).toContain('T 001');
  expect((await stateOf(id)).state).toBe('arrived');
});

test('the reception takes in who is late, or came after all', async () => {
  const { id, no } = await book();
  clock(50);
  expect(await endMissed(times.house)).toBe(1);
  expect((await stateOf(id)).state).toBe('no-show');
  const clerk = await signInStaff(times);
  const list = (await clerk.get('/reception/tampere/appointments')).body;
  expect(list).toContain(no);
  expect((await clerk.post(`/reception/turku/appointments/${id}/here`)).statusCode).toBe(404);
  const { headers } = await clerk.post(`/reception/tampere/appointments/${id}/here`);
  expect(headers.location).toBe('/reception/tampere/appointments?no=1');
  expect((await clerk.get(String(headers.location))).body).toContain('T 001');
  expect((await stateOf(id)).state).toBe('arrived');
});

test('the clerk sees whose appointment it is as soon as the contact is theirs', async () => {
  const aino = await signInCustomer(times, { n: 1 });
  const { id } = await book('office', aino.id);
  clock(0);
  const clerk = await signInStaff(times);
  expect((await clerk.post(`/reception/tampere/appointments/${id}/here`)).statusCode).toBe(303);
  expect(await times.database.selectFrom('contact_customer').select('customer_id').execute()).toEqual([{ customer_id: aino.id }]);
});

test.each(['phone', 'video'] as const)('an appointment by %s is in the line at its time by itself, once', async (channel) => {
  const { id } = await book(channel);
  clock(-1);
  expect(await enterByTime(times.house)).toBe(0);
  clock(0);
  const entered = await Promise.all(Array.from({ length: 6 }, () => enterByTime(times.house)));
  expect(entered.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect((await stateOf(id)).state).toBe('arrived');
  const [period] = await times.database.selectFrom('contact_period').select(['promised_at', 'may_be_early', 'channel']).execute();
  expect(period).toEqual({ promised_at: tuesdayAtTen, may_be_early: false, channel });
});

describe('an appointment follows what becomes of its contact', () => {
  test('served, it is kept, once nobody can take that back', async () => {
    const { id } = await book();
    await come(id);
    await serve(1);
    await followAt(21.4);
    expect((await stateOf(id)).state).toBe('arrived');
    await followAt(22);
    expect((await stateOf(id)).state).toBe('kept');
    const events = await times.database
      .selectFrom('appointment_event')
      .select('kind')
      .where('appointment_id', '=', id)
      .orderBy('event_no')
      .execute();
    expect(events.map(({ kind }) => kind)).toEqual(['held', 'booked', 'arrived', 'kept']);
  });

  test('not there when called, it is missed; back in line and served, it is kept', async () => {
    const { id } = await book();
    await come(id);
    const contactId = await called(1);
    await times.change((transaction) => markNoShow(transaction, held(contactId, 4)));
    await followAt(6);
    expect((await stateOf(id)).state).toBe('no-show');
    await times.change((transaction) => returnToLine(transaction, contactId, { clerkId, at: minutesFrom(7) }));
    await followAt(8);
    expect((await stateOf(id)).state).toBe('arrived');
    await serve(9);
    await followAt(31);
    expect((await stateOf(id)).state).toBe('kept');
  });

  test('what a clerk takes back at once leaves no trace', async () => {
    const { id } = await book();
    await come(id);
    const contactId = await serve(1);
    await followAt(21.3);
    await times.change((transaction) => undoLast(transaction, held(contactId, 21.4)));
    await followAt(25);
    expect((await stateOf(id)).state).toBe('arrived');
    await times.change((transaction) => finishContact(transaction, held(contactId, 26)));
    await followAt(28);
    expect((await stateOf(id)).state).toBe('kept');
  });

  test('who never came missed it at its end, not before', async () => {
    const { id } = await book();
    clock(44);
    expect(await endMissed(times.house)).toBe(0);
    clock(45);
    const ended = await Promise.all([endMissed(times.house), endMissed(times.house)]);
    expect(ended.toSorted()).toEqual([0, 1]);
    expect((await stateOf(id)).state).toBe('no-show');
    expect(await come(id, 46)).toEqual({ state: 'too-late' });
  });
});
