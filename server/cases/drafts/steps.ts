import type { Form, Page } from '#server/platform/forms/definition.ts';
import { listRelevantPages } from '#server/platform/forms/relevance.ts';
import type { Draft } from './queries.ts';

/** One step of an application: a page of the form, or at the end its attachments and the review (then `page` is absent). */
export type Step = {
  page: Page | undefined;
  kind: 'page' | 'attachments' | 'review';
  address: string;
  number: number;
  /** The page was gone through without faults, or is the first that was not. */
  isOpen: boolean;
  isCompleted: boolean;
};

export const pageAddress = (draftId: string, pageId: string) => `/drafts/${draftId}/pages/${pageId}`;
export const attachmentsAddress = (draftId: string) => `/drafts/${draftId}/attachments`;
export const reviewAddress = (draftId: string) => `/drafts/${draftId}/review`;

type Progress = Pick<Draft, 'draftId' | 'answers' | 'completedPages'>;

/** The steps that these answers lead through, in order; the review is the last. Attachments can be sent then, or later. */
export function listSteps(form: Form, { draftId, answers, completedPages }: Progress, today: string): Step[] {
  const pages = listRelevantPages(form, answers, { today });
  const first = pages.findIndex(({ id }) => !completedPages.includes(id));
  const steps = pages.map((page, index): Step => {
    const isCompleted = completedPages.includes(page.id);
    const isOpen = isCompleted || index === first;
    return { page, kind: 'page', address: pageAddress(draftId, page.id), number: index + 1, isOpen, isCompleted };
  });
  const isThrough = first === -1;
  const last = lastSteps(form).map((kind, index): Step => {
    const address = kind === 'review' ? reviewAddress(draftId) : attachmentsAddress(draftId);
    return { page: undefined, kind, address, number: pages.length + index + 1, isOpen: isThrough, isCompleted: false };
  });
  return [...steps, ...last];
}

/** Whatever the answers, so that the number of steps does not grow with them: a form that knows attachments has a step for them. */
function lastSteps(form: Form): readonly ('attachments' | 'review')[] {
  return form.attachments.length > 0 ? ['attachments', 'review'] : ['review'];
}

/** How many steps there are at most; undefined while an answer to come can add a page, so that the number never grows. */
export function countSteps(form: Form, { answers, completedPages }: Progress, today: string): number | undefined {
  const toCome = form.pages.filter(({ id }) => !completedPages.includes(id)).flatMap(({ fields }) => fields.map(({ id }) => id));
  const now = listRelevantPages(form, answers, { today }).length;
  return listRelevantPages(form, answers, { today, unknown: toCome }).length === now ? now + lastSteps(form).length : undefined;
}

/** Where an application goes on: the first page that was not gone through, else the review. */
export function addressToGoOn(form: Form, draft: Progress, today: string): string {
  const steps = listSteps(form, draft, today);
  return (steps.find(({ page, isCompleted }) => page && !isCompleted) ?? steps.at(-1))?.address ?? reviewAddress(draft.draftId);
}

/** The step beside a page: the one after it, or (-1) the one before it. Undefined before the first. */
export function stepBeside(steps: readonly Step[], pageId: string, by: 1 | -1): Step | undefined {
  return steps[steps.findIndex(({ page }) => page?.id === pageId) + by];
}
