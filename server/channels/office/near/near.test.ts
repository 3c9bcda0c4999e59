import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { addContact } from '#server/line/adding.ts';
import { callNext } from '#server/line/calling.ts';
import { markNoShow } from '#server/line/serving.ts';
import { minutesLater, monday } from '#server/line/testing.ts';
import { addClerk } from '#server/people/clerks/queries.ts';
import { beginWork } from '#server/line/working.ts';
import { DeliveryFailed } from '#server/platform/delivery/delivery-failed.ts';
import { languages } from '#server/platform/language/language.ts';
import { openMail } from '#server/platform/mail/mail.ts';
import { openTestMailServer, type TestMailServer } from '#server/platform/mail/testing.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { openTestGateway, type TestGateway } from '#server/platform/text-messages/testing.ts';
import { openTextMessages } from '#server/platform/text-messages/text-messages.ts';
import { v7 as newId } from 'uuid';
import { readReach } from './asking.ts';
import { nearHandlers } from './sending.ts';
import { tellWhoIsNear } from './telling.ts';

let opened: TestHouse;
let server: TestMailServer;
let gateway: TestGateway;
beforeAll(async () => {
  [server, gateway] = await Promise.all([openTestMailServer(), openTestGateway()]);
  const settings = { smtpUrl: server.url, textMessageGateway: gateway.gateway };
  opened = await openTestHouse({ now: monday.toISOString(), settings });
  await seedPlaces(opened.database, opened.house.agency.network, monday);
});
afterAll(() => Promise.all([opened.close(), server.close(), gateway.close()]));
beforeEach(async () => {
  server.manner = 'takes';
  gateway.manner = 'takes';
  server.letters.length = 0;
  gateway.messages.length = 0;
  opened.clock.set(monday.toISOString());
  for (const table of ['near_word', 'contact_period', 'contact', 'clerk_period', 'ticket_counter', 'ticket_limit', 'outbox'] as const)
    await opened.database.deleteFrom(table).execute();
});

const form = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'sv' };
const post = (url: string, fields: Record<string, string>) =>
  opened.app.inject({ method: 'POST', url, headers: form, payload: new URLSearchParams(fields).toString() });
const read = async (url: string) => (await opened.app.inject({ url, headers: { 'accept-language': 'sv' } })).body;
async function join(reach?: string): Promise<string> {
  const secret = newToken();
  await post('/join/tampere', { secret, matter: 'housing', spoken: 'sv', ...(reach !== undefined && { reach }) });
  return secret;
}
const ask = (secret: string, reach: string) => post(`/ticket/${secret}/near`, { reach });

/** So many who came before: at the kiosk, and everybody at the same moment. */
async function stand(count: number): Promise<void> {
  const contact = { channel: 'office', placeId: 'tampere', benefitGroup: 'housing', language: 'fi' } as const;
  const at = minutesLater(-5);
  for (let no = 0; no < count; no += 1)
    await opened.database
      .transaction()
      .execute((transaction) =>
        addContact(transaction, { contactId: newId(), ...contact, ticket: { day: '2015-03-02', series: 'A' }, arrivedAt: at, at }),
      );
}

async function openCounter(): Promise<string> {
  const identity = { name: 'Virkailija', role: 'clerk', skills: ['housing'], languages: ['fi', 'sv'], seesProtected: false } as const;
  const counterId = newId();
  await opened.database
    .insertInto('counter')
    .values({ place_id: 'tampere', counter_id: counterId, name: counterId.slice(-12) })
    .execute();
  const work = {
    placeId: 'tampere',
    counterId,
    otherPlaceIds: [],
    channels: ['office'],
    benefitGroups: ['housing'],
    isQuick: false,
  } as const;
  return opened.database.transaction().execute(async (transaction) => {
    const clerkId = await addClerk(transaction, identity, monday);
    await beginWork(transaction, clerkId, { ...work, languages: ['fi', 'sv'] }, monday);
    return clerkId;
  });
}

/** Whoever is next is called and does not come. */
async function passOne(clerkId: string): Promise<void> {
  const at = opened.clock.now();
  await opened.database.transaction().execute(async (transaction) => {
    const contactId = (await callNext(transaction, clerkId, at)) ?? '';
    await markNoShow(transaction, { contactId, clerkId, at });
  });
}

/** What the routine and the runner of jobs do, as often as they like. */
async function doWork({ isLast = false } = {}): Promise<void> {
  await tellWhoIsNear(opened.house);
  const ways = {
    mail: openMail({ smtpUrl: server.url, mailFrom: 'no-reply@luukku.example' }, 1),
    textMessages: openTextMessages({ textMessageGateway: gateway.gateway }),
  };
  const rows = await opened.database.selectFrom('outbox').select('payload').where('topic', '=', 'near-word').execute();
  for (const { payload } of rows)
    // The routine wrote these payloads: ids by name.
    await nearHandlers(opened.house, ways)['near-word'](payload as Record<string, string>, { attempt: 1, isLast });
}
const kept = () => opened.database.selectFrom('near_word').select(['state', 'address', 'secret']).execute();

describe('word that a turn is near', () => {
  test('goes out once when no more are before than the rule of the place says, with the address of the number’s page', async () => {
    await stand(5);
    const secret = await join('040 765 4321');
    const clerkId = await openCounter();
    await doWork();
    expect(gateway.messages).toEqual([]);
    await passOne(clerkId);
    await doWork();
    expect(gateway.messages).toEqual([]);
    await passOne(clerkId);
    await doWork();
    await passOne(clerkId);
    await doWork();
    expect(gateway.messages).toHaveLength(1);
    const [message] = gateway.messages;
    expect(message?.to).toBe('+358407654321');
    expect(message?.text).toMatch(/^FPA: Det är snart din tur, M 001, Tammerfors\. Kom nu till väntrummet\. http/);
    expect(message?.text).toContain(`/ticket/${secret}?language=sv`);
    expect(await read(`/ticket/${secret}`)).toContain('Meddelandet om att det snart är din tur har skickats.');
  });

  test('goes out at once to whoever is near already, by e-mail too, and when nobody serves yet', async () => {
    await stand(3);
    await join('kund@example.com');
    await doWork();
    expect(server.letters.map(({ to }) => to)).toEqual([['<kund@example.com>']]);
  });

  test('goes out once although many nodes look and send at the same moment', async () => {
    await join('0407654321');
    await Promise.all(Array.from({ length: 10 }, () => tellWhoIsNear(opened.house)));
    expect(await opened.database.selectFrom('outbox').select('topic').where('topic', '=', 'near-word').execute()).toHaveLength(1);
    await Promise.all(Array.from({ length: 6 }, () => doWork()));
    expect(gateway.asked).toBeGreaterThan(0);
    expect(gateway.messages).toHaveLength(1);
  });

  test('is tried again while the gateway is busy, and given up at last', async () => {
    await join('0407654321');
    gateway.manner = 'is-busy';
    await expect(doWork()).rejects.toBeInstanceOf(DeliveryFailed);
    gateway.manner = 'takes';
    await doWork();
    expect(gateway.messages).toHaveLength(1);
    await join('0407654322');
    gateway.manner = 'is-broken';
    await doWork({ isLast: true });
    expect((await kept()).map(({ state }) => state).toSorted()).toEqual(['failed', 'sent']);
  });
});

describe('where somebody is to be told', () => {
  test('is kept encrypted, gone as soon as the message is, and wholly gone when the visit is over', async () => {
    const secret = await join('kund@example.com');
    const [row] = await kept();
    expect(row?.address?.includes('kund@example.com')).toBe(false);
    expect(row?.secret?.includes(secret)).toBe(false);
    await doWork();
    expect(await kept()).toEqual([{ state: 'sent', address: null, secret: null }]);
    await post(`/ticket/${secret}/leave`, {});
    await doWork();
    expect(await kept()).toEqual([]);
  });

  test('is forgotten unsent when whoever waits leaves, or takes it back', async () => {
    await stand(9);
    const [left, sorry] = [await join('0407654321'), await join('0407654322')];
    await post(`/ticket/${left}/leave`, {});
    await post(`/ticket/${sorry}/near/forget`, {});
    await doWork();
    expect(await kept()).toEqual([]);
    expect(gateway.messages).toEqual([]);
  });

  test('is asked on the page of a number, changed there, and cannot bring a second message', async () => {
    await stand(9);
    const secret = await join();
    expect(await read(`/ticket/${secret}`)).toContain('Meddela mig när det snart är min tur');
    await ask(secret, '0400000001');
    expect(await read(`/ticket/${secret}`)).toContain('Du får ett meddelande när det snart är din tur.');
    await ask(secret, '0400000002');
    await opened.database.deleteFrom('contact_period').where('language', '=', 'fi').execute();
    await doWork();
    await ask(secret, '0400000003');
    await doWork();
    expect(gateway.messages.map(({ to }) => to)).toEqual(['+358400000002']);
  });

  test.each(['', 'kund@', 'kund@example.com, annan@example.com', '12', '+358 40 abc', 'kund@example.com\r\nBcc: x@example.com'])(
    'is not %j: what is wrong is said and nothing is lost',
    async (typed) => {
      await stand(9);
      const secret = await join();
      const answer = await ask(secret, typed);
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('Kontrollera adressen eller numret');
      expect(await kept()).toEqual([]);
    },
  );

  test('is checked before a number is taken from afar', async () => {
    const secret = newToken();
    const answer = await post('/join/tampere', { secret, matter: 'housing', spoken: 'sv', reach: 'kund' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('value="kund"');
    expect(await opened.database.selectFrom('contact').select('contact_id').execute()).toEqual([]);
  });

  test('is only what word can be sent to', () => {
    expect(readReach('kund@example.com', ['text-message'])).toBeUndefined();
    expect(readReach('0407654321', ['email'])).toBeUndefined();
  });
});

test('nobody is asked where no word can leave the house', async () => {
  const silent = await openTestHouse({ now: monday.toISOString() });
  await seedPlaces(silent.database, silent.house.agency.network, monday);
  expect((await silent.app.inject('/join/tampere')).body).not.toContain('name="reach"');
  await silent.close();
});

test.each(languages)('the page where one says where to be told speaks %s', async (language) => {
  await stand(9);
  expect(await read(`/ticket/${await join()}/near?language=${language}`)).toContain(`<html lang="${language}"`);
});
