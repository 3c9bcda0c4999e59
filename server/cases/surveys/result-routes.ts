import Type from 'typebox';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { csvFile } from '#server/platform/formats/csv.ts';
import { xlsxFile, xlsxType } from '#server/platform/formats/xlsx.ts';
import { json, page, route, type Route } from '#server/platform/http/route.ts';
import { maskPerson } from './masking.ts';
import { SurveyPage } from './result-page.tsx';
import { readResults, resultTable } from './results.ts';
import type { SurveyRow } from './summing.ts';
import { texts } from './texts.ts';

const query = Type.Object(
  { year: Type.Optional(Type.String({ maxLength: 4, description: 'YYYY; this year unless named' })) },
  { additionalProperties: false },
);
const Row = Type.Object({
  key: Type.String(),
  answers: Type.Optional(Type.Integer({ description: 'left out where fewer than five answered, like all the rest' })),
  counts: Type.Optional(Type.Array(Type.Integer(), { description: 'answers of grades 1 to 5' })),
  mean: Type.Optional(Type.Number()),
  responseRate: Type.Optional(Type.Number()),
});
const Reply = Type.Object({
  year: Type.Integer(),
  whole: Row,
  byGroup: Type.Array(Row),
  byChannel: Type.Array(Row),
  byMonth: Type.Array(Row),
  texts: Type.Array(Type.Object({ month: Type.String(), benefit: Type.String(), text: Type.String() })),
});
const right = 'see-survey';

/** What customers thought of the service, for managers: whole years, so that no two periods tell of a day between them. */
export function resultRoutes(house: House): Route[] {
  const yearOf = (typed: string | undefined, now: Date) => readYear(typed || dayOf(now, house.agency.timeZone).slice(0, 4));
  return [
    route({
      method: 'GET',
      path: '/survey',
      right,
      query,
      answer: async (visit, input) => {
        const results = await readResults(house, yearOf(input.query.year, visit.now));
        return page(SurveyPage({ visit, agency: house.agency, results }));
      },
    }),
    route({
      method: 'GET',
      path: '/survey/:file',
      right,
      params: Type.Object({ file: Type.String({ maxLength: 20 }) }),
      answer: async ({ language }, { params }) => {
        const [, typed, format] = /^(\d{4})\.(csv|xlsx)$/.exec(params.file) ?? [];
        if (typed === undefined) throw new Refusal('not-found');
        const table = resultTable(house, await readResults(house, readYear(typed)), language);
        const name = `survey-${typed}`;
        if (format === 'csv')
          return { kind: 'text', contentType: 'text/csv; charset=utf-8', text: csvFile(table), fileName: `${name}.csv` };
        return { kind: 'file', contentType: xlsxType, content: await xlsxFile(texts(language).survey, table), fileName: `${name}.xlsx` };
      },
    }),
    route({
      method: 'GET',
      path: '/api/survey',
      right,
      query,
      summary: 'What customers thought of the service in a year: sums of five answers and more, and texts without the person',
      replies: Reply,
      answer: async (visit, input) => {
        const { year, whole, cuts, writings } = await readResults(house, yearOf(input.query.year, visit.now));
        const [byGroup, byChannel, byMonth] = [cuts.group, cuts.channel, cuts.month].map((rows) => rows.map(rowOf));
        return json({
          ...{ year, whole: rowOf(whole), byGroup, byChannel, byMonth },
          texts: writings.map(({ month, benefit, text }) => ({ month, benefit, text: maskPerson(text) })),
        });
      },
    }),
  ];
}

function readYear(typed: string): number {
  if (!/^(19|20|21)\d{2}$/.test(typed)) throw new Refusal('bad-request', [{ place: '/year', reason: 'is no year' }]);
  return Number(typed);
}

function rowOf(row: SurveyRow) {
  if (row.isHidden) return { key: row.key };
  const { answers, counts, mean, share } = row.sum;
  return {
    key: row.key,
    answers,
    counts,
    ...(mean === undefined ? {} : { mean }),
    ...(share === undefined ? {} : { responseRate: share }),
  };
}
