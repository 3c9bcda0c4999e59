import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { Language } from '#server/platform/language/language.ts';

export const kinds = ['news', 'instruction'] as const;
export type Kind = (typeof kinds)[number];
/** What is written, by language. A language in which nothing was written is not there. */
export type Texts = Partial<Record<Language, { title: string; text: string }>>;

export type Line = {
  instructionId: string;
  kind: Kind;
  benefitGroups: string[];
  version: number;
  publishedAt: Date;
  withdrawnAt: Date | null;
  /** In the reader's language where it was written in it, else in the first of the agency's. */
  language: string;
  title: string;
  isRead: boolean;
};
export type Instruction = Line & { text: string; readFromVersion: number; publishedBy: string };

/** Who reads, in which language; `languages` are the agency's, in its order. */
export type Reader = { person: Staff; language: Language; languages: readonly Language[] };

const daysUnread = 365;

/** What nobody has read for a year waits for nobody any more: the list of what is unread stays short. */
function isUnread(reader: Reader, now: Date): RawBuilder<boolean> {
  return sql<boolean>`i.published_at > ${new Date(now.getTime() - daysUnread * 86_400_000)} and not ${hasRead(reader)}`;
}

function hasRead({ person }: Reader): RawBuilder<boolean> {
  return sql<boolean>`exists (select from instruction_reading r where r.clerk_id = ${person.id}::uuid
    and r.instruction_id = i.instruction_id and r.version >= i.read_from_version)`;
}

/** Everybody is concerned by what names no benefit group. */
function concerns({ person }: Reader): RawBuilder<boolean> {
  return sql<boolean>`(i.benefit_groups = '{}' or i.benefit_groups && ${[...person.skills]}::text[])`;
}

function select(database: Database | Transaction, reader: Reader) {
  const { language, languages } = reader;
  return database
    .selectFrom('instruction as i')
    .innerJoinLateral(
      (build) =>
        build
          .selectFrom('instruction_text as t')
          .select(['t.language', 't.title', 't.text'])
          .whereRef('t.instruction_id', '=', 'i.instruction_id')
          .whereRef('t.version', '=', 'i.version')
          .orderBy(sql`t.language = ${language}`, 'desc')
          .orderBy(sql`array_position(${[...languages]}::text[], t.language)`)
          .limit(1)
          .as('t'),
      (join) => join.onTrue(),
    )
    .select([
      'i.instruction_id as instructionId',
      // The constraint instruction_kind_is_known keeps to the kinds.
      sql<Kind>`i.kind`.as('kind'),
      'i.benefit_groups as benefitGroups',
      'i.version',
      'i.published_at as publishedAt',
      'i.withdrawn_at as withdrawnAt',
      't.language',
      't.title',
      hasRead(reader).as('isRead'),
    ]);
}

export const shows = ['own', 'unread', 'all'] as const;
export type Show = (typeof shows)[number];
type Page = { show: Show; kind?: Kind | undefined; after?: { at: Date; id: string } | undefined; most: number; now: Date };

/** What is published, the newest first: what concerns the reader, of that what is unread, or all. */
export async function listInstructions(database: Database, reader: Reader, { show, kind, after, most, now }: Page): Promise<Line[]> {
  let query = select(database, reader).where('i.withdrawn_at', 'is', null);
  if (show !== 'all') query = query.where(concerns(reader));
  if (show === 'unread') query = query.where(isUnread(reader, now));
  if (kind) query = query.where('i.kind', '=', kind);
  if (after) query = query.where(sql<boolean>`(i.published_at, i.instruction_id) < (${after.at}, ${after.id}::uuid)`);
  return query.orderBy('i.published_at', 'desc').orderBy('i.instruction_id', 'desc').limit(most).execute();
}

/** How much of what concerns the reader is unread: 100 stands for more. */
export async function countUnread(database: Database, reader: Reader, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (select from instruction i
    where i.withdrawn_at is null and ${concerns(reader)} and ${isUnread(reader, now)} limit 100) unread`.execute(database);
  return rows[0]?.count ?? 0;
}

/** The instructions for a benefit group, the newest first. */
export async function listForGroup(database: Database | Transaction, reader: Reader, group: string, most: number): Promise<Line[]> {
  return select(database, reader)
    .where('i.withdrawn_at', 'is', null)
    .where('i.kind', '=', 'instruction')
    .where(sql<boolean>`i.benefit_groups @> ${[group]}::text[]`)
    .orderBy('i.published_at', 'desc')
    .orderBy('i.instruction_id', 'desc')
    .limit(most)
    .execute();
}

/** @throws Refusal `not-found` */
export async function getInstruction(database: Database, reader: Reader, instructionId: string): Promise<Instruction> {
  const found = await select(database, reader)
    .innerJoin('instruction_version as v', (join) =>
      join.onRef('v.instruction_id', '=', 'i.instruction_id').onRef('v.version', '=', 'i.version'),
    )
    .innerJoin('clerk as c', 'c.clerk_id', 'v.published_by')
    .select(['t.text', 'i.read_from_version as readFromVersion', 'c.name as publishedBy'])
    .where('i.instruction_id', '=', instructionId)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  return found;
}

/** What was published in a version, in every language of it. */
export async function getTexts(database: Database | Transaction, instructionId: string, version: number): Promise<Texts> {
  const rows = await database
    .selectFrom('instruction_text')
    .select(['language', 'title', 'text'])
    .where('instruction_id', '=', instructionId)
    .where('version', '=', version)
    .execute();
  return Object.fromEntries(rows.map(({ language, title, text }) => [language, { title, text }]));
}

export type Happening = { kind: 'published' | 'withdrawn' | 'restored'; version: number | null; isSmall: boolean; at: Date; by: string };

const mostHappenings = 200;

/** What was done to an instruction, by whom and when; the latest first. */
export async function listHappenings(database: Database, instructionId: string): Promise<Happening[]> {
  const { rows } = await sql<Happening>`
    select h.kind, h.version, h.is_small as "isSmall", h.at, c.name as by from (
      select 'published' as kind, version, is_small, published_at as at, published_by as clerk_id
        from instruction_version where instruction_id = ${instructionId}::uuid
      union all
      select kind, null, false, at, clerk_id from instruction_event where instruction_id = ${instructionId}::uuid) h
    join clerk c using (clerk_id)
    order by h.at desc, h.version desc nulls first limit ${mostHappenings}`.execute(database);
  return rows;
}

const mostWithdrawn = 100;

/** What was taken out of use, the latest first. */
export async function listWithdrawn(database: Database, reader: Reader): Promise<Line[]> {
  return select(database, reader).where('i.withdrawn_at', 'is not', null).orderBy('i.withdrawn_at', 'desc').limit(mostWithdrawn).execute();
}
