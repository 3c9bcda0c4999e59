import { findApplication } from '#server/cases/applications/queries.ts';
import type { Stage } from '#server/cases/applications/case-events.ts';
import { type Checklist, readChecklist, readDraftChecklist } from '#server/cases/checklist/checklist.ts';
import { type Draft, draftKey, findDraft } from '#server/cases/drafts/queries.ts';
import type { House } from '#server/house.ts';
import { refuseBeyondBenefits } from '#server/people/mandates/scope.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Customer } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';

/** Where a customer's files go: an application that was sent, or a draft. An application takes its draft's id. */
export type Place = {
  customerId: string;
  id: string;
  benefit: string;
  formVersion: string;
  /** What is known of it once it was sent. */
  sent: { reference: string; stage: Stage } | undefined;
  /** Until then: how far it has been filled in. */
  draft: Draft | undefined;
  /** The address of its pages, without a slash at the end. */
  address: string;
  checklist: Checklist;
};

/**
 * A customer's own application or draft, with the documents that it needs.
 * @throws Refusal `not-found`, also when it is another's; a mandate that does not cover the benefit.
 */
export async function getPlace({ database, agency }: House, visit: SignedVisit<Customer>, id: string): Promise<Place> {
  const customerId = visit.person.id;
  const today = dayOf(visit.now, agency.timeZone);
  // The draft first: one that is sent between the two looks is then found as what it has become.
  const draft = await findDraft(database, draftKey(visit.person, id), today);
  if (draft) {
    const { benefit, formVersion } = draft;
    const checklist = await readDraftChecklist(database, agency, draft, today);
    return { customerId, id, benefit, formVersion, sent: undefined, draft, address: `/drafts/${id}`, checklist };
  }
  const application = await findApplication(database, customerId, id);
  if (!application) throw new Refusal('not-found');
  refuseBeyondBenefits(visit.person, application.benefit);
  const { benefit, formVersion, reference, stage } = application;
  const checklist = await readChecklist(database, agency, application);
  return { customerId, id, benefit, formVersion, sent: { reference, stage }, draft: undefined, address: `/applications/${id}`, checklist };
}
