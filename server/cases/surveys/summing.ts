import { findBenefit } from '#server/agency/lookups.ts';
import type { Agency } from '#server/agency/loading.ts';
import type { SurveyCell } from './queries.ts';

/** Below so many answers nothing is shown: a grade could be somebody's. */
export const fewestAnswers = 5;

export const cuts = ['group', 'channel', 'month'] as const;
export type Cut = (typeof cuts)[number];

/** `counts` by grade, from 1 to 5. `share`: of the decisions sent, how many were graded; undefined where none was sent. */
export type Sum = { answers: number; counts: number[]; mean: number | undefined; share: number | undefined };
export type SurveyRow = { key: string } & ({ isHidden: false; sum: Sum } | { isHidden: true });

/** Grades summed along one cut, in the order of keys; what few answered is hidden. */
export function sumAlong(cells: readonly SurveyCell[], cut: Cut, agency: Agency): SurveyRow[] {
  const keyOf = (cell: SurveyCell) => (cut === 'group' ? groupOf(agency, cell.benefit) : cell[cut]);
  const parts = [...Map.groupBy(cells, keyOf)].map(([key, own]) => ({ key, sum: sumOf(own) }));
  const hidden = hide(parts);
  return parts
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, sum }) => (hidden.has(key) ? { key, isHidden: true } : { key, isHidden: false, sum }));
}

/** The whole, under the same rule. */
export function sumAll(cells: readonly SurveyCell[]): SurveyRow {
  const sum = sumOf(cells);
  return sum.answers > 0 && sum.answers < fewestAnswers ? { key: '', isHidden: true } : { key: '', isHidden: false, sum };
}

export const groupOf = (agency: Agency, benefit: string) => findBenefit(agency, benefit)?.group ?? benefit;

function sumOf(cells: readonly SurveyCell[]): Sum {
  const answered = cells.filter(({ measure }) => measure === 'survey-answers');
  const add = (some: readonly SurveyCell[]) => some.reduce((sum, { counted }) => sum + counted, 0);
  const counts = [1, 2, 3, 4, 5].map((grade) => add(answered.filter(({ detail }) => detail === String(grade))));
  const answers = add(answered);
  const decisions = add(cells) - answers;
  const points = counts.reduce((sum, count, place) => sum + count * (place + 1), 0);
  return { answers, counts, mean: answers === 0 ? undefined : points / answers, share: decisions === 0 ? undefined : answers / decisions };
}

/**
 * The keys to hide: those that few answered. Where they are so few together that the whole less the rest would tell them,
 * the next smallest is hidden too.
 */
function hide(parts: readonly { key: string; sum: Sum }[]): Set<string> {
  const hidden = new Set<string>();
  let together = 0;
  for (const { key, sum } of parts.toSorted((a, b) => a.sum.answers - b.sum.answers)) {
    if (sum.answers === 0) continue;
    const mustHide = sum.answers < fewestAnswers || (hidden.size > 0 && together < fewestAnswers);
    if (!mustHide) break;
    hidden.add(key);
    together += sum.answers;
  }
  return hidden;
}
