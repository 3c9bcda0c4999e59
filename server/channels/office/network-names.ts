import type { Agency } from '#server/agency/loading.ts';
import type { PlaceKind } from '#server/agency/places-file.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { type Language, type Text } from '#server/platform/language/language.ts';
import { anyGroup } from '#server/agency/definition.ts';
import { anyMatter } from './texts.ts';

/** The name of a benefit group; a matter of no group has a name too. */
export function groupName(agency: Agency, id: string, language: Language): string {
  return agency.groups.find((group) => group.id === id)?.name[language] ?? anyMatter(language).anyMatter;
}

/** What a matter may be about, as a clerk chooses it: the benefit groups, and last none of them in particular. */
export function groupOptions(agency: Agency, language: Language): [id: string, name: string][] {
  const groups = agency.groups.map(({ id, name }): [string, string] => [id, name[language]]);
  return [...groups, [anyGroup, groupName(agency, anyGroup, language)]];
}

/** @throws Refusal `bad-request` for what `groupOptions` does not offer */
export function refuseUnknownGroup({ groups }: Agency, group: string): void {
  if (group !== anyGroup && !groups.some(({ id }) => id === group))
    throw new Refusal('bad-request', [{ place: 'group', reason: 'is unknown' }]);
}

/** A place where people are served by somebody: by name, in the language of whoever asks. */
export type PlaceChoice = { id: string; name: string; regionId: string | null };

/** Where people come: the kinds of places that have counters. */
export const visitedKinds = ['office', 'joint-service-point'] as const satisfies readonly PlaceKind[];

type Choosing = { now: Date; timeZone: string; language: Language; kinds?: readonly PlaceKind[] };

/** The places that are there today, by name; of some kinds only, where they are named. Some hundreds at most. */
export async function listPlaceChoices(
  database: Database | Transaction,
  { now, timeZone, language, kinds }: Choosing,
): Promise<PlaceChoice[]> {
  const today = dayOf(now, timeZone);
  let query = database
    .selectFrom('place as p')
    .leftJoin('municipality as m', 'm.municipality_id', 'p.municipality_id')
    .select(['p.place_id as id', 'p.name', 'm.region_id as regionId'])
    .where('p.valid_from_on', '<=', today)
    .where((where) => where.or([where('p.valid_to_on', 'is', null), where('p.valid_to_on', '>=', today)]))
    .orderBy('p.place_id')
    .limit(2000);
  if (kinds) query = query.where('p.kind', 'in', [...kinds]);
  const rows = await query.execute();
  // Names were checked in every language when they were written.
  const named = rows as unknown as (Omit<PlaceChoice, 'name'> & { name: Text })[];
  return named
    .map(({ name, ...place }) => ({ ...place, name: name[language] }))
    .toSorted((one, other) => one.name.localeCompare(other.name, language));
}

/** The names of some places by their ids. */
export async function namePlaces(
  database: Database | Transaction,
  ids: readonly (string | null)[],
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await database.selectFrom('place').select(['place_id as id', 'name']).where('place_id', 'in', wanted).execute();
  // Names were checked in every language when they were written.
  return new Map((rows as unknown as { id: string; name: Text }[]).map(({ id, name }) => [id, name[language]]));
}

export type CounterChoice = { id: string; name: string; isTaken: boolean };

/** The counters of a place that are in use, and whether somebody works at them. */
export async function listCounters(database: Database | Transaction, placeId: string): Promise<CounterChoice[]> {
  const rows = await database
    .selectFrom('counter as c')
    .leftJoin('clerk_period as w', (join) =>
      join.onRef('w.place_id', '=', 'c.place_id').onRef('w.counter_id', '=', 'c.counter_id').on('w.to_at', 'is', null),
    )
    .select(['c.counter_id as id', 'c.name', 'w.clerk_id'])
    .where('c.place_id', '=', placeId)
    .where('c.closed_at', 'is', null)
    .limit(200)
    .execute();
  return rows
    .map(({ clerk_id, ...counter }) => ({ ...counter, isTaken: clerk_id !== null }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'fi', { numeric: true }));
}
