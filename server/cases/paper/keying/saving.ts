import type { Agency } from '#server/agency/loading.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { checkAnswers } from '#server/platform/forms/check.ts';
import type { Page } from '#server/platform/forms/definition.ts';
import { type Fault, isRefusal } from '#server/platform/forms/fault.ts';
import { withGroupAction } from '#server/platform/forms/group-actions.ts';
import { type Keyed, parseKeyedPage } from '#server/platform/forms/keying/not-stated.ts';
import { replacePageAnswers } from '#server/platform/forms/parse.ts';
import { dropIrrelevant } from '#server/platform/forms/relevance.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import type { Paper, Typed } from '../queries.ts';
import { isGap, markOfPage, readStand } from './stand.ts';

/** What the clerk wants: to go on or back, to change a group, or only to keep what is keyed. */
export type Wish = 'next' | 'previous' | 'group' | 'keep';

export type KeyedPage = {
  page: Page;
  wish: Wish;
  /** As it is to be kept. In a conflict: as it would be, to be shown and not kept. */
  paper: Paper;
  /** What was keyed on this page and cannot be an answer. Questions left open are no hindrance. */
  mistakes: readonly Fault[];
  /** Somebody else has saved other answers on this page since it was shown. */
  isConflict: boolean;
};

type Posted = { pageId: string; posted: PostedForm; action: string; /** The mark of the page as it was shown. */ seen: string; now: Date };

/**
 * One page as it was keyed, put to the rest: only its own answers change, so that two who key different pages lose nothing
 * of each other. The caller holds the paper application and writes what comes out.
 */
export function keyPage(agency: Agency, before: Paper, { pageId, posted, action, seen, now }: Posted): KeyedPage {
  const { form, moment } = readStand(agency, before);
  const page = form.pages.find(({ id }) => id === pageId);
  if (!page) throw new Refusal('not-found');
  const { keyed, wish } = readKeyed(page, posted, action);
  const ids = new Set(page.fields.map(({ id }) => id));
  const unknown = [...before.unknown.filter((path) => !ids.has(path.split('.')[0] ?? '')), ...keyed.unknown];
  const answers = replacePageAnswers(page, before.answers, keyed.answers);
  const then = { today: moment.today, unknown };
  const faults = checkAnswers(form, dropIrrelevant(form, answers, then), { ...then, onlyPage: page.id, unread: keyed.faults });
  const typed = [...before.typed.filter((one) => one.pageId !== page.id), ...typedOf(page, keyed)];
  const paper = { ...before, answers, unknown, typed, savedAt: now };
  const isChanged = markOfPage(page, before) !== seen;
  return {
    page,
    wish,
    paper,
    mistakes: faults.filter((fault) => !isGap(fault)),
    isConflict: isChanged && markOfPage(page, paper) !== markOfPage(page, before),
  };
}

function readKeyed(page: Page, posted: PostedForm, action: string): { keyed: Keyed; wish: Wish } {
  const changed = withGroupAction(page, posted, action);
  const keyed = parseKeyedPage(page, changed ?? posted, ['action', 'seen']);
  if (isRefusal(keyed)) throw new Refusal('bad-request', [{ place: keyed.name, reason: keyed.refused }]);
  if (changed) return { keyed, wish: 'group' };
  return { keyed, wish: action === 'next' || action === 'previous' ? action : 'keep' };
}

function typedOf(page: Page, { typed, faults }: Keyed): Typed[] {
  return typed.size > 0 ? [{ pageId: page.id, texts: [...typed], faults }] : [];
}
