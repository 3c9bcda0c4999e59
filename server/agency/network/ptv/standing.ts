import { type Kysely, sql } from 'kysely';
import type { DB } from '#database/schema.ts';
import type { HoursPlan } from '#server/agency/hours-plan.ts';
import type { PlaceKind } from '#server/agency/places-file.ts';
import type { PlaceFacts } from '../administration/facts.ts';
import type { Timetable } from '../hours/open-hours.ts';
import type { Json } from './record.ts';

type Decided = { version: number; from: string; plan: HoursPlan };

/** A place as it stands, with what the catalogue last said of it. */
export type Standing = {
  id: string;
  kind: PlaceKind;
  validFrom: string;
  facts: PlaceFacts;
  hasInventedStreet: boolean;
  /** The latest decision of hours. */
  hoursVersion: number;
  changedAt: Date;
  /** What decides the hours from a day on, the earliest first. */
  decided: Decided[];
  channelId: string | null;
  record: Json | null;
};

/** The hours that hold on the day from which the decisions were asked for, and those for later. */
export function timetableOf({ decided }: Pick<Standing, 'decided'>): Timetable | undefined {
  const [holding, ...later] = decided;
  return holding && { ...holding.plan, later: later.toReversed() };
}

type Wanted = { day: string; kinds?: readonly PlaceKind[]; most: number; skip?: number; onlyThere?: boolean };

/** Places by their ids with the hours from a day on; all, or those that are there on the day. */
export async function listStanding(database: Kysely<DB>, { day, kinds, most, skip = 0, onlyThere = false }: Wanted): Promise<Standing[]> {
  const holds = sql`(select v.version_no from hours_version v where v.place_id = p.place_id and v.from_on <= ${day}
    order by v.from_on desc, v.version_no desc limit 1)`;
  const decided = sql<Decided[]>`(select coalesce(jsonb_agg(jsonb_build_object('version', h.version_no, 'from', h.from_on, 'plan', h.plan)
      order by h.from_on, h.version_no), '[]')
    from hours_version h where h.place_id = p.place_id and (h.from_on > ${day} or h.version_no = ${holds}))`;
  let query = database
    .selectFrom('place as p')
    .leftJoin('ptv_channel as c', 'c.place_id', 'p.place_id')
    .select([
      'p.place_id as id',
      'p.kind',
      'p.valid_from_on as validFrom',
      'p.has_invented_street as hasInventedStreet',
      'c.channel_id as channelId',
      'c.record',
      decided.as('decided'),
      sql<number>`coalesce((select max(h.version_no) from hours_version h where h.place_id = p.place_id), 0)`.as('hoursVersion'),
      sql<Date>`(select max(h.decided_at) from hours_version h where h.place_id = p.place_id)`.as('changedAt'),
      sql<PlaceFacts>`jsonb_build_object('name', p.name, 'operator', p.operator, 'municipality', p.municipality_id, 'street', p.street,
        'postalCode', p.postal_code, 'city', p.city, 'latitude', p.latitude, 'longitude', p.longitude, 'phone', p.phone,
        'languages', p.languages, 'tasks', p.tasks, 'groups', p.benefit_groups, 'accessibility', p.accessibility,
        'validTo', p.valid_to_on)`.as('facts'),
    ]);
  if (kinds) query = query.where('p.kind', 'in', [...kinds]);
  if (onlyThere)
    query = query
      .where('p.valid_from_on', '<=', day)
      .where((where) => where.or([where('p.valid_to_on', 'is', null), where('p.valid_to_on', '>=', day)]));
  const rows = await query.orderBy('p.place_id').limit(most).offset(skip).execute();
  // Facts and plans were checked when they were written; the table keeps to the kinds.
  return rows as unknown as Standing[];
}
