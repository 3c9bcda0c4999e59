import { createHash } from 'node:crypto';
import type { Agency } from '#server/agency/loading.ts';
import { getForm } from '#server/agency/lookups.ts';
import { checkAnswers } from '#server/platform/forms/check.ts';
import { isAnswered } from '#server/platform/forms/conditions.ts';
import type { Answers, Form, Page } from '#server/platform/forms/definition.ts';
import type { Fault } from '#server/platform/forms/fault.ts';
import { type Asked, listRelevantPages, type Moment, walk } from '#server/platform/forms/relevance.ts';
import type { Paper } from '../queries.ts';
import { countingDay } from '../received-day.ts';

/** How far the keying of a paper application has come. */
export type Stand = {
  form: Form;
  /** The day on which it counts as received: limits and conditions count from it. */
  moment: Moment & { unknown: readonly string[] };
  /** The pages that apply, or may. */
  pages: readonly Page[];
  /** Questions without an answer, of which it is not said that the paper does not state it. */
  gaps: readonly Fault[];
  /** What was keyed and cannot be an answer. */
  mistakes: readonly Fault[];
  /** What was keyed although the form does not ask it, given the other answers: it does not come along. */
  leftOver: readonly Asked[];
  /** The answers that apply, and the paths of those that the paper does not state. */
  answers: Answers;
  unknown: readonly string[];
};

export function isGap({ code }: Pick<Fault, 'code'>): boolean {
  return code === 'required' || code === 'too-few-items';
}

/** @throws Refusal `form-version-unknown` */
export function readStand(
  agency: Agency,
  paper: Pick<Paper, 'benefit' | 'formVersion' | 'answers' | 'unknown' | 'typed' | 'receivedOn' | 'pointReceivedOn'>,
): Stand {
  const form = getForm(agency, paper.benefit, paper.formVersion);
  const moment = { today: countingDay(agency, paper), unknown: paper.unknown };
  const { asked, kept, unknown } = walk(form, paper.answers, moment);
  const faults = checkAnswers(form, kept, { ...moment, unread: paper.typed.flatMap((one) => one.faults) });
  return {
    form,
    moment,
    pages: listRelevantPages(form, paper.answers, moment),
    gaps: faults.filter(isGap),
    mistakes: faults.filter((fault) => !isGap(fault)),
    leftOver: asked.filter(({ applies, answer }) => !applies && isAnswered(answer)),
    answers: kept,
    unknown,
  };
}

type Kept = Pick<Paper, 'answers' | 'unknown' | 'typed'>;

/** A mark of what is kept of one page: whoever saves it has this before their eyes, or somebody else has saved it since. */
export function markOfPage(page: Page, { answers, unknown, typed }: Kept): string {
  const ids = new Set(page.fields.map(({ id }) => id));
  return markOf([
    page.fields.map(({ id }) => answers[id] ?? null),
    unknown.filter((path) => ids.has(path.split('.')[0] ?? '')).toSorted(),
    typed.filter(({ pageId }) => pageId === page.id),
  ]);
}

/** A mark of everything that is kept: what is handed in is what was reviewed. */
export function markOfAll({ answers, unknown, typed }: Kept): string {
  return markOf([Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)), unknown.toSorted(), typed]);
}

function markOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}
