import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { createApp } from '#server/app.ts';
import type { House } from '#server/house.ts';
import { addContact } from '#server/line/adding.ts';
import { writeTicket } from '#server/line/tickets.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { type Board, openBoard } from './display/board.ts';
import { startProgram } from './display/program.ts';
import { openBenchDatabase, openBenchHouse } from './serving/bench-house.ts';

/**
 * From the moment at which a clerk’s call is sent to the program until a board has fetched the page that shows the number: 200
 * boards over 10 places, each with its stream open, in the program as it is served with a real database, every commit on disk.
 * Clerks call, serve and finish by HTTP as from their page, about one and a half calls a second: what some 150 offices with five
 * counters do together at eight minutes a visitor.
 */
const [boardCount, placeCount, clerksEach] = [200, 10, 2];
const [calls, warmUps, waitingEach] = [300, 40, 60];
const pauseMilliseconds = 250;

type Clerk = { person: SignedIn; placeId: string };
type Call = { placeId: string; ticket: string; sentAt: number; answeredAt: number };

export async function run(): Promise<void> {
  const database = await openBenchDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'luukku-bench-'));
  const program = await startProgram(database.url, folder);
  const house = await openBenchHouse(database.url);
  const places = await listOffices(house);
  await fillLines(house, places);
  const clerks = await openCounters(house, program.port, places);
  const boards: Board[] = [];
  for (let no = 0; no < boardCount; no += 1) boards.push(await openBoard(program.port, places[no % placeCount]!));
  await sleep(3000);
  const called: Call[] = [];
  for (let no = 0; no < warmUps + calls; no += 1) {
    called.push(await callNext(house, program.port, clerks[no % clerks.length]!));
    await sleep(pauseMilliseconds);
  }
  await sleep(3000);
  report(boards, called.slice(warmUps));
  for (const board of boards) board.close();
  await house.database.destroy();
  await program.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
}

async function listOffices({ database }: House): Promise<string[]> {
  const rows = await database
    .selectFrom('counter')
    .select('place_id')
    .groupBy('place_id')
    .having(({ fn }) => fn.countAll(), '>=', clerksEach)
    .orderBy('place_id')
    .limit(placeCount)
    .execute();
  if (rows.length < placeCount) throw new Error('there are too few offices with counters');
  return rows.map(({ place_id: placeId }) => placeId);
}

async function fillLines({ database, clock, agency }: House, places: readonly string[]): Promise<void> {
  const at = clock.now();
  const ticket = { day: dayOf(at, agency.timeZone), series: 'A' };
  for (const placeId of places)
    await database.transaction().execute(async (transaction) => {
      for (let no = 0; no < waitingEach; no += 1) {
        const contact = { contactId: newId(), channel: 'office', placeId, benefitGroup: 'housing', language: 'fi' } as const;
        await addContact(transaction, { ...contact, ticket, arrivedAt: at, at });
      }
    });
}

/** Two clerks at each place, signed in and at a counter. */
async function openCounters(house: House, port: number, places: readonly string[]): Promise<Clerk[]> {
  const app = await createApp(house);
  const skills = house.agency.groups.map(({ id }) => id);
  const clerks: Clerk[] = [];
  for (let no = 0; no < placeCount * clerksEach; no += 1) {
    const placeId = places[no % placeCount]!;
    const person = await signInStaff({ house, app }, { n: no + 1, skills, languages: ['fi'] });
    const counters = await house.database
      .selectFrom('counter')
      .select('counter_id')
      .where('place_id', '=', placeId)
      .orderBy('counter_id')
      .limit(clerksEach)
      .execute();
    const counter = counters[Math.floor(no / placeCount)]?.counter_id ?? '';
    await post(port, person, '/counter/open', { place: placeId, counter, also: '' });
    clerks.push({ person, placeId });
  }
  await app.close();
  return clerks;
}

async function post(port: number, { headers }: SignedIn, path: string, fields: Record<string, string> = {}): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}`);
}

/** A clerk is done with whoever they have, and calls the next. Only that last request is timed. */
async function callNext({ database }: House, port: number, { person, placeId }: Clerk): Promise<Call> {
  const held = () =>
    database
      .selectFrom('contact_period as p')
      .innerJoin('contact as c', 'c.contact_id', 'p.contact_id')
      .select(['p.contact_id as id', 'p.kind', 'c.ticket_series as series', 'c.ticket_no as no'])
      .where('p.clerk_id', '=', person.id)
      .where('p.to_at', 'is', null)
      .executeTakeFirst();
  const before = await held();
  if (before) {
    await post(port, person, `/counter/contacts/${before.id}/serve`);
    await sleep(pauseMilliseconds);
  }
  const path = before ? `/counter/contacts/${before.id}/finish-and-next` : '/counter/next';
  const sentAt = performance.now();
  await post(port, person, path);
  const answeredAt = performance.now();
  const now = await held();
  if (!now || now.series === null || now.no === null) throw new Error('nobody was called although many wait');
  return { placeId, ticket: writeTicket({ series: now.series, no: now.no }), sentAt, answeredAt };
}

function report(boards: readonly Board[], called: readonly Call[]): void {
  const times: number[] = [];
  const last: number[] = [];
  const answers = called.map(({ sentAt, answeredAt }) => answeredAt - sentAt);
  let missing = 0;
  for (const { placeId, ticket, sentAt } of called) {
    const seen = boards.filter((board) => board.placeId === placeId).map(({ seenAt }) => seenAt.get(ticket));
    const took = seen.flatMap((at) => (at === undefined ? [] : [at - sentAt]));
    missing += seen.length - took.length;
    times.push(...took);
    last.push(Math.max(...took));
  }
  const figures = {
    p50Ms: part(times, 0.5),
    p99Ms: part(times, 0.99),
    maxMs: part(times, 1),
    /** Until the last of the place's boards shows it. */
    lastBoardP50Ms: part(last, 0.5),
    lastBoardP99Ms: part(last, 0.99),
    /** The call’s own answer to the clerk: what is in the times above before any board is told. */
    answerP50Ms: part(answers, 0.5),
    answerP99Ms: part(answers, 0.99),
    boards: boards.length,
    places: placeCount,
    calls: called.length,
    missing,
    fetches: boards.reduce((sum, board) => sum + board.fetches, 0),
  };
  console.table(figures);
  console.log(JSON.stringify(figures));
}

function part(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)) / 10;
}
