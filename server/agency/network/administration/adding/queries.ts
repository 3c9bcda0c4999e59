import { type Kysely, sql } from 'kysely';
import type { DB } from '#database/schema.ts';
import type { HoursPlan } from '#server/agency/hours-plan.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { Text } from '#server/platform/language/language.ts';
import type { Position } from '../../places/queries.ts';
import { idOfName, type NewPlace } from './new-place.ts';

/** Addresses below /network that are no place. */
const taken = ['new', 'import'];
export const isAddress = (id: string): boolean => taken.includes(id);

/** An id made of the name that no place has: with a number after it where another place has the name already. */
export async function findFreeId(database: Kysely<DB>, name: string): Promise<string> {
  const base = idOfName(name);
  const rows = await database
    .selectFrom('place')
    .select('place_id as id')
    .where(sql<boolean>`place_id = ${base} or place_id ~ ('^' || ${base} || '-[0-9]{1,6}$')`)
    .execute();
  const ids = new Set([...taken, ...rows.map(({ id }) => id)]);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!ids.has(id)) return id;
  }
}

/** Closed always, until somebody says when it is open. */
const noHours: HoursPlan = { week: [], seasons: [], exceptions: [], holidays: 'closed' };

export type Addition = { id: string; clerkId: string; at: Date };

/**
 * Adds a place without hours, and writes down who did. @throws the constraint `place_pkey`, which is the refusal `place-id-taken`,
 * when a place has the id
 */
export async function addPlace(database: Database, addition: Addition, place: NewPlace): Promise<void> {
  await database.transaction().execute((transaction) => addPlaceWithHours(transaction, addition, place, noHours));
}

/** The same within a transaction, with the hours that hold from its first day. @throws as `addPlace` */
export async function addPlaceWithHours(
  transaction: Transaction,
  { id, clerkId, at }: Addition,
  { kind, validFrom, facts }: NewPlace,
  plan: HoursPlan,
): Promise<void> {
  const json = (words: Text | null) => words && JSON.stringify(words);
  await transaction
    .insertInto('place')
    .values({
      place_id: id,
      kind,
      name: JSON.stringify(facts.name),
      operator: json(facts.operator),
      municipality_id: facts.municipality,
      street: facts.street,
      postal_code: facts.postalCode,
      city: json(facts.city),
      latitude: facts.latitude,
      longitude: facts.longitude,
      phone: facts.phone,
      languages: facts.languages,
      tasks: facts.tasks,
      benefit_groups: facts.groups,
      accessibility: json(facts.accessibility),
      valid_from_on: validFrom,
      valid_to_on: facts.validTo,
    })
    .execute();
  await transaction
    .insertInto('hours_version')
    .values({ place_id: id, version_no: 1, from_on: validFrom, plan: JSON.stringify(plan), decided_at: at })
    .execute();
  const changes = { name: [null, facts.name], kind: [null, kind], validFrom: [null, validFrom] };
  await transaction
    .insertInto('place_event')
    .values({ place_id: id, event_no: 1, kind: 'place-added', at, clerk_id: clerkId, changes: JSON.stringify(changes) })
    .execute();
}

/** Whether this person added the place of that id, under that name: who sends a form twice has added one place. */
export async function isOwnAddition(database: Kysely<DB>, id: string, clerkId: string, name: Text): Promise<boolean> {
  const found = await database
    .selectFrom('place_event as e')
    .innerJoin('place as p', 'p.place_id', 'e.place_id')
    .select('e.event_no')
    .where('e.place_id', '=', id)
    .where('e.kind', '=', 'place-added')
    .where('e.clerk_id', '=', clerkId)
    .where(sql<boolean>`p.name = ${JSON.stringify(name)}::jsonb`)
    .executeTakeFirst();
  return found !== undefined;
}

export type Around = { municipality: Text; kilometres: number } | undefined;

/** How far a point is from the middle of a municipality, in kilometres as the crow flies, and from the nearest that there is. */
export async function findAround(
  database: Kysely<DB>,
  { latitude, longitude }: Position,
  municipality: string,
): Promise<{ chosen: Around; nearest: Around }> {
  const kilometres = sql<number>`111.2::float8 * sqrt((latitude - ${latitude}::float8) ^ 2
    + ((longitude - ${longitude}::float8) * cosd((latitude + ${latitude}::float8) / 2)) ^ 2)`;
  const measured = database.selectFrom('municipality').select(['name as municipality', kilometres.as('kilometres')]);
  const [chosen, nearest] = await Promise.all([
    measured.where('municipality_id', '=', municipality).executeTakeFirst(),
    measured.orderBy(kilometres).limit(1).executeTakeFirst(),
  ]);
  // Names were checked in every language when they were written.
  return { chosen, nearest } as unknown as { chosen: Around; nearest: Around };
}
