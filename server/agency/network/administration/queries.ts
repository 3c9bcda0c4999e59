import { type Kysely, sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { DB } from '#database/schema.ts';
import type { PlaceKind } from '#server/agency/places-file.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Text } from '#server/platform/language/language.ts';
import { lockPlace } from '../places/locking.ts';
import type { PlaceFacts } from './facts.ts';

export type PlaceLine = { id: string; name: Text; kind: PlaceKind; municipality: Text | null; validTo: string | null };

/** Places by their ids, those that are over too; of them whose name or municipality, in any language, holds the words. */
export async function searchPlaces(
  database: Kysely<DB>,
  { words, after, most }: { words: string; after: string | undefined; most: number },
): Promise<PlaceLine[]> {
  let query = database
    .selectFrom('place as p')
    .leftJoin('municipality as m', 'm.municipality_id', 'p.municipality_id')
    .select(['p.place_id as id', 'p.name', 'p.kind', 'm.name as municipality', 'p.valid_to_on as validTo']);
  const wanted = words.trim().toLowerCase();
  if (wanted !== '')
    query = query.where(
      sql<boolean>`exists (select from jsonb_each_text(p.name) n where strpos(lower(n.value), ${wanted}) > 0)
        or exists (select from jsonb_each_text(m.name) n where strpos(lower(n.value), ${wanted}) > 0)`,
    );
  if (after !== undefined) query = query.where('p.place_id', '>', after);
  const rows = await query.orderBy('p.place_id').limit(most).execute();
  // Names were checked in every language when they were written; the table keeps to the kinds.
  return rows as unknown as PlaceLine[];
}

export type Counter = {
  id: string;
  name: string;
  closedAt: Date | null;
  /** Appointments are booked into it. */ takesAppointments: boolean;
};
/** `version` counts what was changed of the facts and counters: whoever changes them says which they saw. */
export type PlaceDesk = { id: string; kind: PlaceKind; validFrom: string; facts: PlaceFacts; version: number; counters: Counter[] };

/** @throws Refusal `not-found` */
export async function getPlaceDesk(database: Kysely<DB>, placeId: string): Promise<PlaceDesk> {
  const row = await database
    .selectFrom('place as p')
    .select([
      'p.place_id as id',
      'p.kind',
      'p.name',
      'p.operator',
      'p.municipality_id as municipality',
      'p.street',
      'p.postal_code as postalCode',
      'p.city',
      'p.latitude',
      'p.longitude',
      'p.phone',
      'p.languages',
      'p.tasks',
      'p.benefit_groups as groups',
      'p.accessibility',
      'p.valid_from_on as validFrom',
      'p.valid_to_on as validTo',
      sql<number>`coalesce((select max(e.event_no) from place_event e where e.place_id = p.place_id), 0)`.as('version'),
    ])
    .where('p.place_id', '=', placeId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  const { id, kind, validFrom, version, ...facts } = row;
  const counters = await database
    .selectFrom('counter')
    .select(['counter_id as id', 'name', 'closed_at as closedAt', 'takes_appointments as takesAppointments'])
    .where('place_id', '=', placeId)
    .where('closed_at', 'is', null)
    .orderBy('counter_id')
    .limit(200)
    .execute();
  // Facts were checked when they were written; the table keeps to the kinds.
  return { id, kind, validFrom, version, facts, counters } as unknown as PlaceDesk;
}

export type Change = { placeId: string; seen: number; clerkId: string; at: Date };

/**
 * Changes the facts, and keeps what stood before. Nothing happens when nothing differs.
 * @throws Refusal `not-found`; `place-changed-since` when somebody has changed what was not seen
 */
export async function changeFacts(database: Database, change: Change, facts: PlaceFacts): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const place = await lockSeen(transaction, change);
    await writeFacts(transaction, change, place.facts, facts);
  });
}

/** Changes these facts within a transaction, whatever stood there: for who has looked at them in the same one. @throws Refusal `not-found` */
export async function changeSomeFacts(transaction: Transaction, change: Omit<Change, 'seen'>, some: Partial<PlaceFacts>): Promise<void> {
  await lockPlace(transaction, change.placeId);
  const { facts, version } = await getPlaceDesk(transaction, change.placeId);
  await writeFacts(transaction, { ...change, seen: version }, facts, { ...facts, ...some });
}

async function writeFacts(transaction: Transaction, change: Change, before: PlaceFacts, facts: PlaceFacts): Promise<void> {
  const differs = differencesOf(before, facts);
  if (Object.keys(differs).length === 0) return;
  await transaction
    .updateTable('place')
    .set({
      name: JSON.stringify(facts.name),
      operator: facts.operator && JSON.stringify(facts.operator),
      municipality_id: facts.municipality,
      street: facts.street,
      postal_code: facts.postalCode,
      city: facts.city && JSON.stringify(facts.city),
      latitude: facts.latitude,
      longitude: facts.longitude,
      phone: facts.phone,
      languages: facts.languages,
      tasks: facts.tasks,
      benefit_groups: facts.groups,
      accessibility: facts.accessibility && JSON.stringify(facts.accessibility),
      valid_to_on: facts.validTo,
      // A street that somebody has written down is no longer made up.
      ...(differs['street'] && { has_invented_street: false }),
    })
    .where('place_id', '=', change.placeId)
    .execute();
  await addEvent(transaction, change, 'facts-changed', differs);
}

/** @throws Refusal `not-found`, `place-changed-since`; `counter-name-taken` when an open counter has the name */
export async function addCounter(database: Database, change: Change, name: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockSeen(transaction, change);
    await transaction.insertInto('counter').values({ place_id: change.placeId, counter_id: newId(), name }).execute();
    await addEvent(transaction, change, 'counter-added', { counter: [null, name] });
  });
}

/** @throws Refusal `not-found` when there is no such open counter, `place-changed-since` */
export async function closeCounter(database: Database, change: Change, counterId: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockSeen(transaction, change);
    const closed = await transaction
      .updateTable('counter')
      .set({ closed_at: change.at })
      .where('place_id', '=', change.placeId)
      .where('counter_id', '=', counterId)
      .where('closed_at', 'is', null)
      .returning('name')
      .executeTakeFirst();
    if (!closed) throw new Refusal('not-found');
    await addEvent(transaction, change, 'counter-closed', { counter: [closed.name, null] });
  });
}

/**
 * Says whether appointments are booked into a counter. What is booked there already stays.
 * @throws Refusal `not-found` when there is no such open counter, `place-changed-since`
 */
export async function setTakesAppointments(database: Database, change: Change, counterId: string, takes: boolean): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const { counters } = await lockSeen(transaction, change);
    const counter = counters.find(({ id }) => id === counterId);
    if (!counter) throw new Refusal('not-found');
    if (counter.takesAppointments === takes) return;
    await transaction
      .updateTable('counter')
      .set({ takes_appointments: takes })
      .where('place_id', '=', change.placeId)
      .where('counter_id', '=', counterId)
      .execute();
    await addEvent(transaction, change, 'facts-changed', { appointmentCounter: takes ? [null, counter.name] : [counter.name, null] });
  });
}

async function lockSeen(transaction: Transaction, { placeId, seen }: Change): Promise<PlaceDesk> {
  await lockPlace(transaction, placeId);
  const place = await getPlaceDesk(transaction, placeId);
  if (place.version !== seen) throw new Refusal('place-changed-since');
  return place;
}

/** What stood before and what stands now, of each fact that differs. */
export type Differences = Record<string, [before: unknown, after: unknown]>;

function differencesOf(before: PlaceFacts, after: PlaceFacts): Differences {
  const differs: Differences = {};
  // The keys of facts are those of the shape.
  for (const key of Object.keys(after) as (keyof PlaceFacts)[])
    if (sorted(before[key]) !== sorted(after[key])) differs[key] = [before[key], after[key]];
  return differs;
}

/** The order of words by language, or of chosen tags, makes no difference. */
function sorted(value: PlaceFacts[keyof PlaceFacts]): string {
  if (Array.isArray(value)) return JSON.stringify(value.toSorted());
  return typeof value === 'object' && value !== null ? JSON.stringify(Object.entries(value).toSorted()) : JSON.stringify(value);
}

type EventKind = 'facts-changed' | 'counter-added' | 'counter-closed' | 'place-added';

async function addEvent(transaction: Transaction, { placeId, seen, clerkId, at }: Change, kind: EventKind, changes: Differences) {
  await transaction
    .insertInto('place_event')
    .values({ place_id: placeId, event_no: seen + 1, kind, at, clerk_id: clerkId, changes: JSON.stringify(changes) })
    .execute();
}

export type PlaceEvent = { no: number; kind: EventKind; at: Date; clerk: string; changes: Differences };

/** What was changed, the newest first; before a number when one is named. */
export async function listPlaceEvents(
  database: Kysely<DB>,
  placeId: string,
  { before, most }: { before: number | undefined; most: number },
): Promise<PlaceEvent[]> {
  let query = database
    .selectFrom('place_event as e')
    .innerJoin('clerk as c', 'c.clerk_id', 'e.clerk_id')
    .select(['e.event_no as no', 'e.kind', 'e.at', 'c.name as clerk', 'e.changes'])
    .where('e.place_id', '=', placeId);
  if (before !== undefined) query = query.where('e.event_no', '<', before);
  const rows = await query.orderBy('e.event_no', 'desc').limit(most).execute();
  // The changes are as addEvent wrote them.
  return rows as unknown as PlaceEvent[];
}

/** Every municipality by its id: a choice in a form. */
export async function listMunicipalities(database: Kysely<DB>): Promise<{ id: string; name: Text }[]> {
  const rows = await database
    .selectFrom('municipality')
    .select(['municipality_id as id', 'name'])
    .orderBy('municipality_id')
    .limit(1000)
    .execute();
  // Names were checked in every language when they were written.
  return rows as unknown as { id: string; name: Text }[];
}
