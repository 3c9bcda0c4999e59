import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import { demoStaff, fullName } from '#server/people/demo-identity/people.ts';
import { demoIssuer } from '#server/people/demo-identity/provider.ts';
import { SignInRefused } from '#server/people/sign-in/provider/refused.ts';
import { keepLinkedClerk } from '#server/people/sign-in/sign-in.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { addInterpreter } from '../interpreters/keeping.ts';
import { stretchesOf } from '../recurring.ts';
import { addShifts, type ShiftChannel, type Worker } from '../shifts.ts';

/** Eight weeks: further than anybody books to try it out. */
const days = 56;
const workdays = new Set([1, 2, 3, 4, 5]);
/** After so many days the roster is taken further at the next start. */
const renewedWithin = 28;

type Line = { clerk: number; kind: 'office' | 'phone-line'; at: number; from: number; to: number; channels: readonly ShiftChannel[] };

/** Which invented clerk works where: the nth place of those that are named, or of its kind. Minutes are from midnight. */
const lines: readonly Line[] = [
  { clerk: 1, kind: 'office', at: 0, from: 480, to: 960, channels: ['office', 'phone', 'video'] },
  { clerk: 2, kind: 'office', at: 0, from: 540, to: 960, channels: ['office'] },
  { clerk: 6, kind: 'office', at: 1, from: 480, to: 960, channels: ['office', 'phone', 'video'] },
  { clerk: 3, kind: 'office', at: 1, from: 540, to: 960, channels: ['office'] },
  { clerk: 4, kind: 'office', at: 2, from: 480, to: 960, channels: ['office', 'phone'] },
  { clerk: 7, kind: 'office', at: 2, from: 540, to: 960, channels: ['office', 'video'] },
  { clerk: 5, kind: 'office', at: 3, from: 480, to: 960, channels: ['office'] },
  { clerk: 8, kind: 'office', at: 3, from: 540, to: 960, channels: ['office', 'phone'] },
  { clerk: 9, kind: 'phone-line', at: 0, from: 480, to: 900, channels: ['phone'] },
  { clerk: 10, kind: 'phone-line', at: 0, from: 600, to: 1020, channels: ['phone'] },
];

/** Offices that a newcomer looks for first, where the agency has them. */
const wanted = ['tampere', 'oulu', 'turku', 'helsinki-kamppi'];

const interpreters = [
  { name: 'Máret Dulka', languages: ['se'], channels: ['office', 'phone', 'video'] },
  { name: 'Irina Tulkina', languages: ['ru'], channels: ['office', 'phone', 'video'] },
  { name: 'Viivi Viittoja', languages: ['fse', 'fss'], channels: ['office', 'video'] },
] as const;

/**
 * Puts the invented clerks to work for the coming weeks, with interpreters of Northern Saami, Russian and sign language, so that
 * whoever tries the program out can book. What people changed since stands: only days after the last shift are added.
 */
export async function seedDemoRoster(house: Pick<House, 'database' | 'agency' | 'clock' | 'settings'>): Promise<void> {
  const now = house.clock.now();
  const today = dayOf(now, house.agency.timeZone);
  await house.database.transaction().execute(async (transaction) => {
    // Nodes that start at once come one after the other.
    await sql`select pg_advisory_xact_lock(hashtext('seed-demo-roster'))`.execute(transaction);
    const { last } = await transaction
      .selectFrom('work_shift')
      .select(({ fn }) => fn.max('to_at').as('last'))
      .executeTakeFirstOrThrow();
    const lastDay = last === null ? addDays(today, -1) : dayOf(new Date(last), house.agency.timeZone);
    if (lastDay > addDays(today, renewedWithin)) return;
    const fromDay = lastDay < today ? today : addDays(lastDay, 1);
    const seeding = { transaction, house, now, fromDay, toDay: addDays(today, days) };
    for (const line of lines) await addLine(seeding, line);
    await addInterpreters(seeding);
  });
}

type Seeding = { transaction: Transaction; house: Pick<House, 'agency' | 'settings'>; now: Date; fromDay: string; toDay: string };

async function addLine(seeding: Seeding, line: Line): Promise<void> {
  const { transaction, house, now } = seeding;
  const { places } = house.agency.network;
  const named = line.kind === 'office' ? wanted.flatMap((id) => places.find((place) => place.id === id) ?? []) : [];
  const place = (named.length > 0 ? named : places.filter(({ kind }) => kind === line.kind))[line.at];
  if (!place) return;
  const person = demoStaff(house.agency, 'clerk', line.clerk);
  const proof = { issuer: demoIssuer(house), subject: person.id };
  let known;
  try {
    known = await keepLinkedClerk(transaction, proof, { ...person, name: fullName(person) }, now);
  } catch (error) {
    // An administrator closed their access.
    if (error instanceof SignInRefused) return;
    throw error;
  }
  if ('clerkId' in known) await addWork(seeding, { clerkId: known.clerkId, placeId: place.id }, line);
}

async function addInterpreters(seeding: Seeding): Promise<void> {
  const known = await seeding.transaction.selectFrom('interpreter').select(['interpreter_id as id', 'name']).limit(1000).execute();
  for (const facts of interpreters) {
    const id =
      known.find(({ name }) => name === facts.name)?.id ??
      (await addInterpreter(seeding.transaction, { clerkId: null, at: seeding.now }, facts));
    await addWork(seeding, { interpreterId: id, placeId: null }, { from: 540, to: 960, channels: facts.channels });
  }
}

async function addWork(
  { transaction, house: { agency }, now, fromDay, toDay }: Seeding,
  worker: Worker,
  { from, to, channels }: Pick<Line, 'from' | 'to' | 'channels'>,
): Promise<void> {
  const { stretches } = stretchesOf({ weekdays: workdays, fromDay, toDay, fromMinute: from, toMinute: to }, agency);
  const shifts = stretches.map((stretch) => ({ ...stretch, shiftId: newId(), channels }));
  await addShifts(transaction, { clerkId: null, at: now }, worker, shifts, { isAllOrNone: false, timeZone: agency.timeZone });
}
