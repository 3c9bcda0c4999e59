import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import type { Language } from '#server/platform/language/language.ts';

export const longestQuery = 200;
export const mostFound = 30;
const mostWords = 12;
const longestWord = 40;

/** PostgreSQL's own rules for the endings of words. */
const endings: Record<Language, string> = { fi: 'pg_catalog.finnish', sv: 'pg_catalog.swedish', en: 'pg_catalog.english' };

/** A part of an excerpt; `isFound` when it is what was looked for. */
export type ExcerptPart = { text: string; isFound: boolean };
export type Found = {
  /** `news` and `instruction` have an id of theirs, the rest are passages of the agency's texts. */
  source: 'news' | 'instruction' | 'passage';
  id: string;
  title: string;
  excerpt: ExcerptPart[];
  /** False: some of the words only. */
  hasAllWords: boolean;
};

/** The words of what was typed. Signs are not looked for, and so can do no harm in the query. */
export function wordsIn(typed: string): string[] {
  const words = typed.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.toLowerCase().slice(0, longestWord)))].slice(0, mostWords);
}

/** The stem itself may change (tuki, tuen): the beginning of a long word is looked for too, and ranks below the word. */
function beginningOf(word: string): string {
  if (word.length < 7) return word;
  return word.slice(0, word.length < 8 ? -2 : -3);
}

// Characters that nothing written can hold: a posted text with them is refused.
const [begins, ends] = ['\u0002', '\u0003'];
const headline = `StartSel="${begins}", StopSel="${ends}", MaxFragments=2, MinWords=10, MaxWords=28, FragmentDelimiter=" … "`;

type Place = { edition: string; language: Language };

/**
 * Published news and instructions and the agency's texts in a language: first what has all the words, then what has some
 * of them, each by how well it fits. At most 30.
 */
export async function searchKnowledge(database: Database, { edition, language }: Place, words: readonly string[]): Promise<Found[]> {
  if (words.length === 0) return [];
  const query = (of: (word: string) => string, sign: '&' | '|'): RawBuilder<unknown> =>
    sql`to_tsquery(${endings[language]}::regconfig, ${words.map(of).join(` ${sign} `)})`;
  const exact = (word: string) => `'${word}':*`;
  const loose = (word: string) => `('${word}':* | '${beginningOf(word)}':*)`;
  type Row = Omit<Found, 'excerpt'> & { excerpt: string };
  const { rows } = await sql<Row>`
    with asked as (select ${query(exact, '&')} as exact_query, ${query(loose, '&')} as loose_query, ${query(loose, '|')} as any_query),
    found as (
      select i.kind as source, i.instruction_id::text as id, t.title, t.plain as text, t.words
        from instruction_text t join instruction i using (instruction_id, version), asked
        where i.withdrawn_at is null and t.language = ${language} and t.words @@ asked.any_query
      union all
      select 'passage', p.passage, p.title, p.text, p.words
        from knowledge_passage p, asked
        where p.edition = ${edition} and p.language = ${language} and p.words @@ asked.any_query),
    best as (
      select source, id, title, text, words @@ loose_query as "hasAllWords", words @@ exact_query as is_exact, ts_rank(words, any_query) as rank
        from found, asked order by "hasAllWords" desc, is_exact desc, rank desc, id limit ${mostFound})
    select source, id, title, "hasAllWords",
        ts_headline(${endings[language]}::regconfig, text, any_query, ${headline}) as excerpt
      from best, asked order by "hasAllWords" desc, is_exact desc, rank desc, id`.execute(database);
  return rows.map((row) => ({ ...row, excerpt: readExcerpt(row.excerpt) }));
}

function readExcerpt(excerpt: string): ExcerptPart[] {
  return excerpt.split(begins).flatMap((piece, index) => {
    const [first = '', ...rest] = piece.split(ends);
    const parts =
      index === 0
        ? [{ text: piece, isFound: false }]
        : [
            { text: first, isFound: true },
            { text: rest.join(''), isFound: false },
          ];
    return parts.filter(({ text }) => text !== '');
  });
}
