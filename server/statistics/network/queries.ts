import { type Kysely, sql } from 'kysely';
import type { DB } from '#database/schema.ts';
import type { HoursPlan } from '#server/agency/hours-plan.ts';
import type { PlaceKind } from '#server/agency/places-file.ts';
import type { Text } from '#server/platform/language/language.ts';

/** A place of a day with every plan that holds in a week, the latest first. */
export type PlaceWithPlans = {
  id: string;
  kind: PlaceKind;
  name: Text;
  regionId: string | null;
  region: Text | null;
  latitude: number | null;
  longitude: number | null;
  /** ISO days, both included; null: for the time being. */
  validFrom: string;
  validTo: string | null;
  plans: readonly { from: string; plan: HoursPlan }[];
};

const most = 2000;

/** Every place that is there on a day, with the plans that hold from a Monday to a Sunday. */
export async function listPlacesWithPlans(
  database: Kysely<DB>,
  { day, monday, sunday }: { day: string; monday: string; sunday: string },
): Promise<PlaceWithPlans[]> {
  const { rows } = await sql<PlaceWithPlans>`
    select p.place_id as id, p.kind, p.name, r.region_id as "regionId", r.name as region, p.latitude, p.longitude,
      p.valid_from_on as "validFrom", p.valid_to_on as "validTo", (
        select jsonb_agg(jsonb_build_object('from', v.from_on, 'plan', v.plan) order by v.from_on desc, v.version_no desc)
        from hours_version v where v.place_id = p.place_id and v.from_on <= ${sunday} and v.from_on >= coalesce(
          (select max(w.from_on) from hours_version w where w.place_id = p.place_id and w.from_on <= ${monday}), '-infinity')
      ) as plans
    from place p left join municipality m on m.municipality_id = p.municipality_id left join region r on r.region_id = m.region_id
    where p.valid_from_on <= ${day} and (p.valid_to_on is null or p.valid_to_on >= ${day})
    order by p.place_id limit ${most}`.execute(database);
  return rows.map((row) => ({ ...row, plans: row.plans ?? [] }));
}

/** How many places of each kind there were on a day. */
export async function countPlacesByKind(database: Kysely<DB>, day: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ kind: string; places: number }>`
    select kind, count(*)::int as places from place
    where valid_from_on <= ${day} and (valid_to_on is null or valid_to_on >= ${day}) group by kind`.execute(database);
  return new Map(rows.map(({ kind, places }) => [kind, places]));
}
