import type { House } from '#server/house.ts';
import type { Language } from '#server/platform/language/language.ts';
import { grades } from './answering.ts';
import { listSurveyCells, listSurveyTexts } from './queries.ts';
import { headingOf, type Results, rowName } from './result-page.tsx';
import { cuts, groupOf, sumAll, sumAlong, type SurveyRow } from './summing.ts';
import { texts } from './texts.ts';

/** A calendar year's grades in sums, and its texts of the groups that enough customers graded. */
export async function readResults({ database, agency }: Pick<House, 'database' | 'agency'>, year: number): Promise<Results> {
  const cells = await listSurveyCells(database, year);
  const group = sumAlong(cells, 'group', agency);
  const shown = new Set(group.filter((row) => !row.isHidden && row.sum.answers > 0).map(({ key }) => key));
  const benefits = agency.benefits.filter(({ id }) => shown.has(groupOf(agency, id))).map(({ id }) => id);
  return {
    year,
    whole: sumAll(cells),
    cuts: { group, channel: sumAlong(cells, 'channel', agency), month: sumAlong(cells, 'month', agency) },
    writings: benefits.length === 0 ? [] : await listSurveyTexts(database, { year, benefits, timeZone: agency.timeZone }),
  };
}

/** The sums as rows of a file, with a head. Texts are not among them: a file goes further than a page. */
export function resultTable({ agency }: Pick<House, 'agency'>, results: Results, language: Language): (string | number | undefined)[][] {
  const t = texts(language);
  const line = (what: string, name: string, row: SurveyRow) =>
    row.isHidden
      ? [what, name, t.tooFew]
      : [what, name, row.sum.answers, ...row.sum.counts, rounded(row.sum.mean, 2), rounded(row.sum.share, 4)];
  return [
    [t.what, t.part, t.answers, ...grades.map(String), t.mean, t.share],
    line(t.whole, t.whole, results.whole),
    ...cuts.flatMap((cut) => results.cuts[cut].map((row) => line(headingOf(cut, language), rowName(agency, cut, row.key, language), row))),
  ];
}

const rounded = (value: number | undefined, decimals: number) => (value === undefined ? undefined : Number(value.toFixed(decimals)));
