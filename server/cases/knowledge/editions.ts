import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { editionOf, listPassages, type Passage } from './passages.ts';

type Stand = Pick<House, 'agency' | 'database'>;
const daysKept = 30;

/** The edition that this node uses today, once it is in the database. */
const known = new WeakMap<House['database'], { day: string; edition: Promise<string> }>();

/**
 * The edition of the agency's texts to search in. The first search of a day puts it into the database, where that has not
 * been done; what no node has used for a month goes.
 */
export async function currentEdition({ agency, database }: Stand, now: Date): Promise<string> {
  const day = dayOf(now, agency.timeZone);
  const found = known.get(database);
  if (found?.day === day) return found.edition;
  // Nobody's request may write here: the texts are the agency's, whoever asks first.
  const edition = asActor({ kind: 'system' }, () => keepEdition({ agency, database }, day));
  known.set(database, { day, edition });
  // One that failed is tried again by the next search.
  edition.catch(() => known.delete(database));
  return edition;
}

async function keepEdition({ agency, database }: Stand, day: string): Promise<string> {
  const passages = listPassages(agency, day);
  const edition = editionOf(passages);
  await database.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ isNew: boolean }>`
      insert into knowledge_edition as e (edition, used_on) values (${edition}, ${day}::date)
      on conflict (edition) do update set used_on = greatest(e.used_on, excluded.used_on)
      returning (xmax = 0) as "isNew"`.execute(transaction);
    if (rows[0]?.isNew) {
      const lines = agency.languages.flatMap((language) => passages.map((passage) => ({ passage, language })));
      const column = (of: (passage: Passage, language: (typeof lines)[number]['language']) => string) =>
        lines.map(({ passage, language }) => of(passage, language));
      await sql`insert into knowledge_passage (edition, passage, language, title, text)
        select ${edition}, line.* from unnest(${column(({ id }) => id)}::text[], ${column((_, language) => language)}::text[],
          ${column(({ title }, language) => title[language])}::text[], ${column(({ text }, language) => text[language])}::text[]) line`.execute(
        transaction,
      );
    }
    await transaction
      .deleteFrom('knowledge_edition')
      .where('used_on', '<', sql<string>`${day}::date - ${daysKept}::integer`)
      .execute();
  });
  return edition;
}
