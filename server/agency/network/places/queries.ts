import { type Kysely, sql } from 'kysely';
import type { DB } from '#database/schema.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Text } from '#server/platform/language/language.ts';
import type { Timetable } from '../hours/open-hours.ts';
import type { PlaceKind, PlaceTask } from '#server/agency/places-file.ts';

export type Position = { latitude: number; longitude: number };

/** A place as it is on a day, with the hours that hold then. */
export type Place = {
  id: string;
  kind: PlaceKind;
  name: Text;
  operator: Text | null;
  municipality: Text | null;
  region: Text | null;
  street: string | null;
  postalCode: string | null;
  city: Text | null;
  hasInventedStreet: boolean;
  latitude: number | null;
  longitude: number | null;
  phone: string | null;
  languages: readonly string[];
  tasks: readonly PlaceTask[];
  groups: readonly string[];
  accessibility: Text | null;
  plan: Timetable;
  /** From where it was searched, as the crow flies. */
  distanceKm: number | null;
};

export type Search = {
  /** ISO day on which the place is to be there. */
  day: string;
  near?: Position | undefined;
  kinds?: readonly PlaceKind[] | undefined;
  group?: string | undefined;
  language?: string | undefined;
  region?: string | undefined;
  most: number;
  /** How many of the nearest were seen already. */
  skip?: number;
};

/** Places of a day: the nearest first, or by name. */
export async function listPlaces(
  database: Kysely<DB>,
  { day, near, kinds, group, language, region, most, skip = 0 }: Search,
): Promise<Place[]> {
  let query = placesOn(database, day, near);
  if (kinds) query = query.where('p.kind', 'in', [...kinds]);
  if (group !== undefined) query = query.where(sql<boolean>`(p.benefit_groups = '{}' or ${group} = any (p.benefit_groups))`);
  if (language !== undefined) query = query.where(sql<boolean>`${language} = any (p.languages)`);
  if (region !== undefined) query = query.where('m.region_id', '=', region);
  if (near) query = query.where('p.latitude', 'is not', null).orderBy('distanceKm');
  const rows = await query.orderBy('p.place_id').limit(most).offset(skip).execute();
  return rows.map(placeOf);
}

export type RegionLine = { id: string; name: Text; places: number };

/** The regions in which people can visit the agency on a day, by name. */
export async function listRegions(database: Kysely<DB>, day: string): Promise<RegionLine[]> {
  const rows = await database
    .selectFrom('region as r')
    .innerJoin('municipality as m', 'm.region_id', 'r.region_id')
    .innerJoin('place as p', 'p.municipality_id', 'm.municipality_id')
    .select(['r.region_id as id', 'r.name', sql<number>`count(*)::int`.as('places')])
    .where('p.valid_from_on', '<=', day)
    .where((where) => where.or([where('p.valid_to_on', 'is', null), where('p.valid_to_on', '>=', day)]))
    .groupBy('r.region_id')
    .orderBy('r.region_id')
    .execute();
  // Names were checked in every language when they were written.
  return rows as unknown as RegionLine[];
}

/** @throws Refusal `not-found` when there is no such place on the day */
export async function getPlace(database: Kysely<DB>, placeId: string, day: string): Promise<Place> {
  const found = await placesOn(database, day, undefined).where('p.place_id', '=', placeId).executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  return placeOf(found);
}

const kilometresPerDegree = 111.2;

function placesOn(database: Kysely<DB>, day: string, near: Position | undefined) {
  const { latitude, longitude } = near ?? { latitude: null, longitude: null };
  // The globe is flat enough over a country for which is nearer; a degree of longitude shrinks towards the north.
  const distance = sql<number | null>`${kilometresPerDegree}::float8 * sqrt(
    (p.latitude - ${latitude}::float8) ^ 2 + ((p.longitude - ${longitude}::float8) * cosd((p.latitude + ${latitude}::float8) / 2)) ^ 2)`;
  const later = sql<unknown[] | null>`(select jsonb_agg(jsonb_build_object('from', v.from_on, 'plan', v.plan)
      order by v.from_on desc, v.version_no desc)
    from hours_version v where v.place_id = p.place_id and v.from_on > ${day})`;
  return database
    .selectFrom('place as p')
    .innerJoin('hours_version as h', (join) =>
      join.onRef('h.place_id', '=', 'p.place_id').on(
        'h.version_no',
        '=',
        sql<number>`(select v.version_no from hours_version v where v.place_id = p.place_id and v.from_on <= ${day}
          order by v.from_on desc, v.version_no desc limit 1)`,
      ),
    )
    .leftJoin('municipality as m', 'm.municipality_id', 'p.municipality_id')
    .leftJoin('region as r', 'r.region_id', 'm.region_id')
    .select([
      'p.place_id as id',
      'p.kind',
      'p.name',
      'p.operator',
      'm.name as municipality',
      'r.name as region',
      'p.street',
      'p.postal_code as postalCode',
      'p.city',
      'p.has_invented_street as hasInventedStreet',
      'p.latitude',
      'p.longitude',
      'p.phone',
      'p.languages',
      'p.tasks',
      'p.benefit_groups as groups',
      'p.accessibility',
      'h.plan',
      later.as('later'),
      distance.as('distanceKm'),
    ])
    .where('p.valid_from_on', '<=', day)
    .where((where) => where.or([where('p.valid_to_on', 'is', null), where('p.valid_to_on', '>=', day)]));
}

type Row = Awaited<ReturnType<ReturnType<typeof placesOn>['execute']>>[number];

function placeOf({ later, ...row }: Row): Place {
  // Names and plans were checked when they were written, kinds and tasks are kept by the table.
  const place = row as unknown as Place;
  // The query put it together of days and plans.
  return later === null ? place : { ...place, plan: { ...place.plan, later: later as NonNullable<Timetable['later']> } };
}

/** Municipalities and places whose names, in any language, begin with or hold the words; the best first. */
export async function findPosition(database: Kysely<DB>, words: string): Promise<{ name: Text; position: Position } | undefined> {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return undefined;
  const { rows } = await sql<{ name: Text; latitude: number; longitude: number }>`
    select name, latitude, longitude from (
      select name, latitude, longitude, 0 as rank from municipality
      union all
      select name, latitude, longitude, 1 from place where latitude is not null
    ) named cross join lateral (select array(select lower(value) from jsonb_each_text(named.name))) as spelt (names)
    where exists (select from unnest(names) n where starts_with(n, ${wanted}) or strpos(n, ' ' || ${wanted}) > 0)
    order by ${wanted} = any (names) desc, rank, length(name->>'fi'), name->>'fi' limit 1`.execute(database);
  const [found] = rows;
  return found && { name: found.name, position: { latitude: found.latitude, longitude: found.longitude } };
}

/**
 * Where a postal code is, `code` in five digits. In Finland the first three are one delivery office, the first two its area. A code
 * ending in 00 is where a municipality begins, and those after it are its too until the next begins: 33720 belongs to 33100.
 */
export async function findPositionOfPostalCode(database: Kysely<DB>, code: string): Promise<Position | undefined> {
  const isOfOffice = sql<boolean>`left(postal_code, 3) = left(${code}, 3)`;
  const isOfArea = sql<boolean>`left(postal_code, 2) = left(${code}, 2)`;
  const { rows } = await sql<Position>`
    select latitude, longitude from place where postal_code is not null
    order by ${isOfOffice} desc, ${isOfArea} desc,
      (not ${isOfOffice} and ${isOfArea} and postal_code like '%00' and postal_code <= ${code}) desc,
      left(postal_code, 1) = left(${code}, 1) desc, abs(postal_code::integer - ${code}::integer), place_id
    limit 1`.execute(database);
  return rows[0];
}

export type PlaceName = { id: string; name: Text };

/** A place by its id, whether it is there today or not. @throws Refusal `not-found` */
export async function getPlaceName(database: Kysely<DB>, placeId: string): Promise<PlaceName> {
  const found = await database.selectFrom('place').select(['place_id as id', 'name']).where('place_id', '=', placeId).executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  // Names were checked in every language when they were written.
  return found as unknown as PlaceName;
}
