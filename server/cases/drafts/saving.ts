import type { House } from '#server/house.ts';
import { getBenefit, getForm } from '#server/agency/lookups.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { checkAnswers } from '#server/platform/forms/check.ts';
import type { Answers, Form, Page } from '#server/platform/forms/definition.ts';
import { type Fault, isRefusal } from '#server/platform/forms/fault.ts';
import { withGroupAction } from '#server/platform/forms/group-actions.ts';
import { type Parsed, parsePage, replacePageAnswers } from '#server/platform/forms/parse.ts';
import { dropIrrelevant, type Dropped, listDropped, type Moment } from '#server/platform/forms/relevance.ts';
import { addTally } from '#server/platform/figures/tally.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { type Draft, type DraftKey, lockDraft, updateDraft } from './queries.ts';

/** Controls of a page besides its questions. */
export const besideQuestions = ['action', 'dropping', 'return'] as const;

/** What the person wants: to go on or back, to change a group, or only to keep what is typed. */
export type Wish = 'next' | 'previous' | 'group' | 'keep';

export type SavedPage = {
  /** `saved`, or not: `faults` must be corrected first, `dropping` waits for a word on what would be removed. */
  state: 'saved' | 'faults' | 'dropping';
  draft: Draft;
  form: Form;
  page: Page;
  faults: readonly Fault[];
  dropped: readonly Dropped[];
  typed: ReadonlyMap<string, string>;
  wish: Wish;
};

type PageToSave = DraftKey & { pageId: string; posted: PostedForm; action: string; mayDrop: boolean; now: Date };

/**
 * Saves what was posted of one page, merged under a lock so that two tabs lose nothing of each other's pages.
 * Only "next" asks for answers without faults; whatever was typed is kept in any case. Answers of earlier that would
 * no longer apply are never dropped without `mayDrop`: then nothing is written.
 */
export async function savePage(house: House, { posted, action, pageId, mayDrop, now, ...key }: PageToSave): Promise<SavedPage> {
  const today = dayOf(now, house.agency.timeZone);
  return house.database.transaction().execute(async (transaction) => {
    const before = await lockDraft(transaction, key, today);
    const form = getForm(house.agency, before.benefit, before.formVersion);
    const page = form.pages.find(({ id }) => id === pageId);
    if (!page) throw new Refusal('not-found');
    const { parsed, wish } = readPage(page, posted, action);
    const wished = replacePageAnswers(page, before.answers, parsed.answers);
    const answers = action === 'revert' ? withoutDropping(form, page, before.answers, wished, { today }) : wished;
    const faults = checkAnswers(form, dropIrrelevant(form, answers, { today }), { today, onlyPage: page.id, unread: parsed.faults });
    const result = { form, page, faults, wish, typed: parsed.typed, dropped: [] };
    const mustBeWhole = wish === 'next' && faults.length > 0;
    const moves = !mustBeWhole && (wish === 'next' || (wish === 'previous' && faults.length === 0));
    const dropped = moves ? listDropped(form, before.answers, answers, { today }) : [];
    if (dropped.length > 0 && !mayDrop) return { ...result, state: 'dropping' as const, draft: before, dropped };
    const draft: Draft = {
      ...before,
      answers: moves ? dropIrrelevant(form, answers, { today }) : answers,
      typed: [...before.typed.filter(({ pageId: other }) => other !== page.id), ...(faults.length > 0 ? typedOf(page, parsed) : [])],
      completedPages: completedAfter(before, page, wish === 'next' && faults.length === 0, faults.length === 0),
      savedAt: now,
      expiresOn: expiryOf(house, before.benefit, today),
    };
    await updateDraft(transaction, house.secrets, draft);
    if (draft.completedPages.includes(page.id) && !before.completedPages.includes(page.id))
      await addTally(transaction, {
        day: today,
        measure: 'form-pages-completed',
        channel: 'online',
        benefit: before.benefit,
        detail: page.id,
        counted: 1,
        total: 0,
      });
    return { ...result, state: mustBeWhole ? ('faults' as const) : ('saved' as const), draft };
  });
}

function readPage(page: Page, posted: PostedForm, action: string): { parsed: Parsed; wish: Wish } {
  const changed = withGroupAction(page, posted, action);
  const parsed = parsePage(page, changed ?? posted, besideQuestions);
  if (isRefusal(parsed)) throw new Refusal('bad-request', [{ place: parsed.name, reason: parsed.refused }]);
  if (changed) return { parsed, wish: 'group' };
  return { parsed, wish: action === 'next' || action === 'previous' ? action : 'keep' };
}

/** The wished answers, but those of the page as they were whose change would drop others. */
function withoutDropping(form: Form, page: Page, before: Answers, wished: Answers, moment: Moment): Answers {
  const cost = (answers: Answers) => listDropped(form, before, answers, moment).length;
  return page.fields.reduce((answers, { id }) => {
    const { [id]: _changed, ...others } = answers;
    const earlier = before[id];
    const reverted = earlier === undefined ? others : { ...others, [id]: earlier };
    return cost(reverted) < cost(answers) ? reverted : answers;
  }, wished);
}

function typedOf(page: Page, { typed, faults }: Parsed): Draft['typed'] {
  return typed.size > 0 ? [{ pageId: page.id, texts: [...typed], faults }] : [];
}

/** A page counts as gone through when "next" found it whole; it no longer does when a later save leaves a fault in it. */
function completedAfter(before: Draft, page: Page, isGoneThrough: boolean, isWhole: boolean): string[] {
  const others = before.completedPages.filter((id) => id !== page.id);
  return isGoneThrough || (isWhole && before.completedPages.includes(page.id)) ? [...others, page.id] : others;
}

/** A draft is kept so many days from its last save. */
export function expiryOf(house: House, benefit: string, today: string): string {
  return addDays(today, getBenefit(house.agency, benefit).keepDraftDays);
}

/** Saves answers that came as JSON: each question named replaces the one before. Returns what is still at fault. */
export async function saveAnswers(
  house: House,
  key: DraftKey,
  given: (form: Form) => Answers,
  now: Date,
): Promise<{ draft: Draft; faults: Fault[] }> {
  const today = dayOf(now, house.agency.timeZone);
  return house.database.transaction().execute(async (transaction) => {
    const before = await lockDraft(transaction, key, today);
    const form = getForm(house.agency, before.benefit, before.formVersion);
    const answers = dropIrrelevant(form, given(form), { today });
    const faults = checkAnswers(form, answers, { today });
    const faulty = new Set(faults.map(({ pageId }) => pageId));
    const draft: Draft = {
      ...before,
      answers,
      typed: [],
      savedAt: now,
      expiresOn: expiryOf(house, before.benefit, today),
      completedPages: form.pages.map(({ id }) => id).filter((id) => !faulty.has(id)),
    };
    await updateDraft(transaction, house.secrets, draft);
    return { draft, faults };
  });
}
