import type { Page } from 'playwright-core';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { addContact } from '#server/line/adding.ts';
import { callNext, recallContact } from '#server/line/calling.ts';
import { finishContact, serveContact } from '#server/line/serving.ts';
import { beginWork } from '#server/line/working.ts';
import { addClerk } from '#server/people/clerks/queries.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { demoStaff } from '#server/people/demo-identity/people.ts';
import { wakingAfter } from '#server/platform/jobs/waking.ts';
import { keepPagesLive } from './live.ts';
import { answer, beginJourney, type Journey, look, press, signIn } from './steps.ts';

let journey: Journey;
let board: Page;
let endLive: () => Promise<void>;
const now = () => journey.opened.clock.now();

beforeAll(async () => {
  // A Monday at half past ten.
  journey = await beginJourney({ now: '2015-03-02T08:30:00Z' });
  const { opened } = journey;
  endLive = await keepPagesLive(opened);
  await seedPlaces(opened.database, opened.house.agency.network, now());
  for (const counter of ['1', '2', '3']) clerks.set(counter, await openCounter(counter));
  for (const language of ['fi', 'sv', 'en', 'fi', 'se', 'fi', 'sv', 'fi']) await takeTicket(language);
  await callTo('1');
  board = await journey.visitor({ javaScriptEnabled: true, viewport: { width: 1920, height: 1080 } });
  // What the browser's own voices would say: of Finnish and Swedish it has a voice, of English none.
  await board.addInitScript(() => {
    // All that is asked of a voice is its language.
    window.speechSynthesis.getVoices = () => ['fi-FI', 'sv-SE'].map((lang) => ({ lang }) as SpeechSynthesisVoice);
    window.speechSynthesis.speak = (words) => {
      const { dataset } = document.documentElement;
      dataset['said'] = [dataset['said'], `${words.lang}: ${words.text}`].filter(Boolean).join('\n');
      window.setTimeout(() => words.dispatchEvent(new Event('end')), 50);
    };
  });
});
afterAll(async () => {
  await endLive();
  await journey.end();
});

const clerks = new Map<string, string>();
const change = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> =>
  wakingAfter(journey.opened.house.relayWaking.wake, () => journey.opened.database.transaction().execute(work));

async function openCounter(name: string): Promise<string> {
  const { database, house } = journey.opened;
  const groups = house.agency.groups.map(({ id }) => id);
  const identity = { name: 'Virkailija', role: 'clerk', skills: groups, languages: ['fi'], seesProtected: false } as const;
  const { counter_id: counterId } = await database
    .selectFrom('counter')
    .select('counter_id')
    .where('place_id', '=', 'tampere')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  const clerkId = await change((transaction) => addClerk(transaction, identity, now()));
  const work = { placeId: 'tampere', counterId, otherPlaceIds: [], channels: ['office'], benefitGroups: groups, isQuick: false } as const;
  await change((transaction) => beginWork(transaction, clerkId, { ...work, languages: ['fi', 'sv', 'en', 'se'] }, now()));
  return clerkId;
}

function takeTicket(language: string) {
  const contact = { contactId: newId(), channel: 'office', placeId: 'tampere', benefitGroup: 'housing', language } as const;
  return change((transaction) =>
    addContact(transaction, { ...contact, ticket: { day: '2015-03-02', series: 'A' }, arrivedAt: now(), at: now() }),
  );
}

/** Calls whoever is next to a counter; whoever was there before has come. */
async function callTo(counter: string): Promise<{ contactId: string; clerkId: string }> {
  const { clock } = journey.opened;
  clock.set(new Date(now().getTime() + 60_000).toISOString());
  const clerkId = clerks.get(counter) ?? '';
  const contactId = (await change((transaction) => callNext(transaction, clerkId, now()))) ?? '';
  return { contactId, clerkId };
}
const serve = (held: { contactId: string; clerkId: string }) => change((transaction) => serveContact(transaction, { ...held, at: now() }));

const said = async () => ((await board.locator('html').getAttribute('data-said')) ?? '').split('\n');
const saying = (words: string) =>
  board.waitForFunction((one) => document.documentElement.dataset['said']?.split('\n').includes(one), words);
const ticket = (name: string) => board.locator('.board-open').getByText(name, { exact: true });

describe('the board of an office', () => {
  test('shows who is called, and says nothing of what was called before it was opened', async () => {
    await board.goto('/board/tampere');
    await ticket('A 001').waitFor();
    await look(board, 'board');
    await board.getByRole('button', { name: 'Laita ääni päälle' }).click();
    expect(await board.getByRole('button', { name: 'Laita ääni pois' }).count()).toBe(1);
  });

  test('says a new call in the ticket’s language, where the browser has a voice of it', async () => {
    await callTo('2');
    await saying('sv: Nummer A 2, lucka 2');
    await callTo('3');
    await ticket('A 003').waitFor();
    expect(await said()).toEqual(['sv: Nummer A 2, lucka 2']);
  });

  test('keeps what it showed when the connection is cut, and says since when', async () => {
    await board.context().setOffline(true);
    await board.getByText(/Yhteys on poikki kello 10[.]3\d alkaen/).waitFor();
    expect(await ticket('A 003').count()).toBe(1);
    await look(board, 'board-cut-off');
  });

  test('shows everything that was called during the cut when it is back, and says once what is still open', async () => {
    const [first, second, third] = await comeAndCallAgain();
    expect([first, second, third].every(Boolean)).toBe(true);
    await board.context().setOffline(false);
    await saying('fi: Numero A 6, luukku 3');
    // A 4 came to the counter while the board was cut off; A 5 has a language of which the program has no words.
    expect(await said()).toEqual(['sv: Nummer A 2, lucka 2', 'fi: Numero A 5, luukku 2', 'fi: Numero A 6, luukku 3']);
    expect(await board.locator('.board-lost').count()).toBe(0);
    await board.locator('.board-earlier').getByText('A 004').waitFor();
    await look(board, 'board-is-back');
  });

  test('says a ticket that is called again once more, and never the same call twice', async () => {
    const clerkId = clerks.get('3') ?? '';
    const held = await journey.opened.database
      .selectFrom('contact_period')
      .select('contact_id as contactId')
      .where('clerk_id', '=', clerkId)
      .where('to_at', 'is', null)
      .executeTakeFirstOrThrow();
    await change((transaction) => recallContact(transaction, { ...held, clerkId, at: now() }));
    await board.waitForFunction(() => document.documentElement.dataset['said']?.split('\n').length === 4);
    // Several rounds of asking later nothing has been added.
    for (let round = 0; round < 3; round += 1) {
      const answered = board.waitForResponse('**/board/tampere');
      await board.evaluate(() => window.dispatchEvent(new Event('online')));
      await answered;
    }
    expect((await said()).slice(3)).toEqual(['fi: Numero A 6, luukku 3']);
  });

  /** Everybody at the counters has come; the next three are called, and the first of them has come too. */
  async function comeAndCallAgain() {
    for (const clerkId of clerks.values()) {
      const held = await journey.opened.database
        .selectFrom('contact_period')
        .select('contact_id as contactId')
        .where('clerk_id', '=', clerkId)
        .where('to_at', 'is', null)
        .executeTakeFirstOrThrow();
      await serve({ ...held, clerkId });
      await change((transaction) => finishContact(transaction, { ...held, clerkId, at: now() }));
    }
    const called = [await callTo('1'), await callTo('2'), await callTo('3')];
    await serve(called[0]!);
    return called;
  }
});

describe('messages between calls', () => {
  test('are written by a manager in every language, and come to the board of themselves', async () => {
    const manager = await journey.visitor();
    await signIn(manager, demoStaff(journey.opened.house.agency, 'manager', 1));
    await manager.goto('/boards');
    await answer(manager, { 'text-fi': 'Toimisto on kiinni 6.4.', 'text-sv': 'Kontoret är stängt 6.4.', from: '2.3.2015', to: '6.4.2015' });
    await press(manager, 'Julkaise viesti');
    await manager.locator('.ds-error-summary:focus').waitFor();
    await answer(manager, { 'text-en': 'The office is closed on 6 April.' });
    await press(manager, 'Julkaise viesti');
    await manager.getByText('Viesti on julkaistu.').waitFor();
    await look(manager, 'boards');
    await board.getByText('Kontoret är stängt 6.4.').waitFor();
    await board.setViewportSize({ width: 1080, height: 1920 });
    await look(board, 'board-upright');
  });

  test('stop taking turns when somebody asks', async () => {
    await press(board, 'Pysäytä tiedotteet');
    await board.getByRole('button', { name: 'Vaihda tiedotteita' }).waitFor();
  });
});
