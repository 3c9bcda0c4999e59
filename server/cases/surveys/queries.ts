import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';

/** What was counted in one month (YYYY-MM): answers by their grade (`detail`), and decisions sent. */
export type SurveyCell = { month: string; measure: string; channel: string; benefit: string; detail: string; counted: number };

/** Answers and decisions of a calendar year, as they were counted. */
export async function listSurveyCells(database: Database, year: number): Promise<SurveyCell[]> {
  const { rows } = await sql<SurveyCell>`
    select to_char(day, 'YYYY-MM') as month, measure, channel, benefit, detail, sum(counted)::bigint as counted
    from figure where measure in ('survey-answers', 'decisions-sent') and day between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)
    group by 1, 2, 3, 4, 5 having sum(counted) <> 0`.execute(database);
  return rows;
}

export type SurveyText = { month: string; benefit: string; text: string };
export const mostTexts = 100;

/** The latest 100 texts of a year about these benefits, with the month and never the day: nothing tells whose they are. */
export async function listSurveyTexts(
  database: Database,
  { year, benefits, timeZone }: { year: number; benefits: readonly string[]; timeZone: string },
): Promise<SurveyText[]> {
  const { rows } = await sql<SurveyText>`
    select to_char(answered_at at time zone ${timeZone}, 'YYYY-MM') as month, benefit, text
    from survey_answer where text is not null and benefit = any(${[...benefits]}::text[])
      and answered_at >= (make_date(${year}, 1, 1)::timestamp at time zone ${timeZone})
      and answered_at < (make_date(${year} + 1, 1, 1)::timestamp at time zone ${timeZone})
    order by answered_at desc limit ${mostTexts}`.execute(database);
  return rows;
}
