import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Database } from '#server/platform/database/connection.ts';
import type { PlacesFile } from '#server/agency/places-file.ts';

/**
 * Puts the places of an agency's folder into the database: those that are not there yet. What was changed since by the people
 * who work here stands. Set-based, and safe when many nodes start at once.
 */
export async function seedPlaces(database: Database, { regions, municipalities, places }: PlacesFile, at: Date): Promise<void> {
  const hours = places.map(({ id, validFrom, hours: plan }) => ({ id, validFrom, plan }));
  const counters = places.flatMap(({ id, counters: names }) => names.map((name) => ({ id, name, counterId: newId() })));
  await database.transaction().execute(async (transaction) => {
    await sql`insert into region (region_id, code, name)
      select r->>'id', r->>'code', r->'name' from jsonb_array_elements(${JSON.stringify(regions)}::jsonb) r
      on conflict do nothing`.execute(transaction);
    await sql`insert into municipality (municipality_id, region_id, name, latitude, longitude)
      select m->>'id', m->>'region', m->'name', (m->>'latitude')::float8, (m->>'longitude')::float8
      from jsonb_array_elements(${JSON.stringify(municipalities)}::jsonb) m
      on conflict do nothing`.execute(transaction);
    const { rows } = await sql<{ id: string }>`
      insert into place (place_id, kind, name, operator, municipality_id, street, postal_code, city, has_invented_street,
        latitude, longitude, phone, languages, tasks, benefit_groups, accessibility, valid_from_on, valid_to_on)
      select p->>'id', p->>'kind', p->'name', p->'operator', p->>'municipality', a->>'street', a->>'postalCode', a->'city',
        coalesce((a->>'isInvented')::boolean, false), (a->>'latitude')::float8, (a->>'longitude')::float8, p->>'phone',
        array(select jsonb_array_elements_text(p->'languages')), array(select jsonb_array_elements_text(p->'tasks')),
        array(select jsonb_array_elements_text(p->'groups')), p->'accessibility', (p->>'validFrom')::date, (p->>'validTo')::date
      from jsonb_array_elements(${JSON.stringify(places)}::jsonb) p cross join lateral (select p->'address') as address (a)
      on conflict do nothing
      returning place_id as id`.execute(transaction);
    const added = new Set(rows.map(({ id }) => id));
    await sql`insert into hours_version (place_id, version_no, from_on, plan, decided_at)
      select h->>'id', 1, (h->>'validFrom')::date, h->'plan', ${at}
      from jsonb_array_elements(${JSON.stringify(hours.filter(({ id }) => added.has(id)))}::jsonb) h`.execute(transaction);
    await sql`insert into counter (place_id, counter_id, name)
      select c->>'id', (c->>'counterId')::uuid, c->>'name'
      from jsonb_array_elements(${JSON.stringify(counters.filter(({ id }) => added.has(id)))}::jsonb) c`.execute(transaction);
  });
}
