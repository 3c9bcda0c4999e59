import type { Checklist } from '#server/cases/checklist/checklist.ts';
import type { Case } from '#server/cases/desk/case-queries.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';

export type CaseAttachments = {
  visit: SignedVisit<Staff>;
  one: Pick<Case, 'customerId' | 'applicationId' | 'stage' | 'holder' | 'decision'>;
  checklist: Checklist;
};

/** Whether this clerk may judge the attachments now: of an open case in hand, or what came to a decided one. */
export function mayJudge({ visit, one }: Pick<CaseAttachments, 'visit' | 'one'>): boolean {
  return one.stage === 'decided' || (one.stage !== 'withdrawn' && one.holder?.id === visit.person.id);
}
