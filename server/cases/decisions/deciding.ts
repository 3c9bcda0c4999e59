import type { Agency } from '#server/agency/loading.ts';
import { getBenefit, needsSecondClerk } from '#server/agency/lookups.ts';
import { type CaseKey, changeStage, recordCaseEvent } from '#server/cases/applications/case-events.ts';
import { addNotice } from '#server/cases/notices/notice.ts';
import type { Case } from '#server/cases/desk/case-queries.ts';
import { endHolding, giveCaseTo, type LockedCase, requireHolder, requireOpenCase } from '#server/cases/desk/holding.ts';
import { endRequests } from '#server/cases/requests/sending.ts';
import { addDays, dayOf, daysBetween } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addTally } from '#server/platform/figures/tally.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import { isLanguage, type Language } from '#server/platform/language/language.ts';
import { readContent, type Subject } from './content.ts';
import { contentOf, type Decision, lockDecision, writeContent, writeDraft, writeMade, writeReasons, writeReturned } from './queries.ts';
import { refuseUnread } from './reviewed.ts';
import type { Typed } from './typed.ts';

/** Days after sending on which a decision is taken to have been served (Act on Electronic Services 13/2003 §19). */
const serviceDays = 3;

/** The transaction in which the case was opened to the clerk, and the agency's rules. */
type Stand = { transaction: Transaction; agency: Agency };
/** The clerk who acts, and when. */
export type Act = { clerkId: string; at: Date };
/** The same, with the mark of the decision that the clerk has read. */
export type ReviewedAct = Act & { reviewed: string };

/** The language in which the customer reads the decision: that of the application, when the program speaks it. */
export function letterLanguage(agency: Pick<Agency, 'languages'>, language: string): Language {
  // An agency offers at least one language: its check says so.
  return isLanguage(language) ? language : agency.languages[0]!;
}

export function subjectOf(agency: Agency, one: Pick<Case, 'benefit' | 'language' | 'customerName'>, at: Date): Subject {
  return {
    agency,
    benefit: one.benefit,
    language: letterLanguage(agency, one.language),
    customerName: one.customerName,
    today: dayOf(at, agency.timeZone),
  };
}

/** Locks a case that a clerk has in hand, and its decision. */
async function lockInHand(
  transaction: Transaction,
  key: CaseKey,
  clerkId: string,
): Promise<{ open: LockedCase; decision: Decision | undefined }> {
  const open = await requireOpenCase(transaction, key);
  await requireHolder(transaction, key, clerkId);
  return { open, decision: await lockDecision(transaction, key) };
}

/** Keeps a decision as far as it was typed. Refuses when another has the case, or the decision waits for approval. */
export async function saveDecision({ transaction, agency }: Stand, one: Case, typed: Typed, { clerkId, at }: Act): Promise<void> {
  const { decision } = await lockInHand(transaction, one, clerkId);
  if (decision?.status === 'proposed') throw new Refusal('decision-waits-for-approval');
  await writeDraft(transaction, one, { typed, language: letterLanguage(agency, one.language), clerkId, at });
}

/**
 * Hands a written decision in: it is made at once, or proposed to a second clerk where the benefit asks for it.
 * Refuses with the places that are missing when it is not whole, and when it says something else than was read. Returns what became of it.
 */
export async function handDecisionIn(
  { transaction, agency }: Stand,
  one: Case,
  { clerkId, at, reviewed }: ReviewedAct,
): Promise<'proposed' | 'made'> {
  const { open, decision } = await lockInHand(transaction, one, clerkId);
  if (decision?.status === 'proposed') throw new Refusal('decision-waits-for-approval');
  const { content, faults } = readContent(decision?.typed ?? {}, subjectOf(agency, one, at));
  if (!content)
    throw new Refusal(
      'decision-not-ready',
      faults.map(({ control, code }) => ({ place: `/${control}`, reason: code })),
    );
  refuseUnread(content, reviewed);
  const needsApproval = needsSecondClerk(getBenefit(agency, open.benefit), {
    outcome: content.outcome,
    amountCents: content.amountCents ?? 0,
  });
  await writeContent(transaction, one, { content, needsApproval, clerkId, at });
  if (!needsApproval) {
    await makeDecision(transaction, agency, one, open, { clerkId, at }, null);
    return 'made';
  }
  await endHolding(transaction, one);
  await recordCaseEvent(transaction, { ...keyOf(one), kind: 'decision-proposed', at, by: { actor: 'clerk', clerkId } });
  await addToOutbox(transaction, 'case-changed', keyOf(one), at);
  return 'proposed';
}

/** Approves a proposed decision as it was read, and makes it. The writer cannot: the constraint second_clerk_approves says no. */
export async function approveDecision({ transaction, agency }: Stand, one: Case, { clerkId, at, reviewed }: ReviewedAct): Promise<void> {
  const { open, decision } = await lockInHand(transaction, one, clerkId);
  if (decision?.status !== 'proposed') throw new Refusal('nothing-to-approve');
  refuseUnread(contentOf(decision), reviewed);
  await writeReasons(transaction, one, reasonsOn(decision, subjectOf(agency, one, at), dayOf(decision.writtenAt, agency.timeZone)));
  await recordCaseEvent(transaction, { ...keyOf(one), kind: 'decision-approved', at, by: { actor: 'clerk', clerkId } });
  await makeDecision(transaction, agency, one, open, { clerkId, at }, clerkId);
}

/**
 * The approved reasons with the day on which the decision is made instead of the day on which it was written.
 * When the agency has changed a standard text in between, what the second clerk read stands as it is.
 */
function reasonsOn({ typed, reasons }: Decision, subject: Subject, writtenOn: string): string {
  const asWritten = readContent(typed, { ...subject, today: writtenOn }).content?.reasons;
  return asWritten === reasons ? (readContent(typed, subject).content?.reasons ?? reasons) : reasons;
}

/** Gives a proposed decision back to its writer with what is to be corrected; to the queue when the writer no longer can. */
export async function returnDecision({ transaction }: Stand, one: Case, because: string, { clerkId, at }: Act): Promise<void> {
  const { open, decision } = await lockInHand(transaction, one, clerkId);
  if (decision?.status !== 'proposed') throw new Refusal('nothing-to-approve');
  if (decision.writtenBy === clerkId) throw new Refusal('second-clerk-must-approve');
  await writeReturned(transaction, one, because);
  await giveCaseTo(transaction, one, open, decision.writtenBy, at);
  await recordCaseEvent(transaction, { ...keyOf(one), kind: 'decision-returned', at, by: { actor: 'clerk', clerkId } });
  await addToOutbox(transaction, 'case-changed', keyOf(one), at);
}

/** Everything that follows from a decision, in its transaction: the case ends, the customer is told, the figures count. */
async function makeDecision(
  transaction: Transaction,
  agency: Agency,
  key: CaseKey,
  open: LockedCase,
  { clerkId, at }: Act,
  approvedBy: string | null,
): Promise<void> {
  const day = dayOf(at, agency.timeZone);
  await writeMade(transaction, key, { sentAt: at, deemedServedOn: addDays(day, serviceDays), approvedBy });
  await changeStage(transaction, key, 'decided', at);
  await endRequests(transaction, key, at);
  await endHolding(transaction, key);
  await recordCaseEvent(transaction, { ...keyOf(key), kind: 'decision-sent', at, by: { actor: 'clerk', clerkId } });
  const counted = { day, channel: open.intakeChannel, benefit: open.benefit, counted: 1, total: daysBetween(open.receivedOn, day) };
  await addTally(transaction, { ...counted, measure: 'decisions-sent' });
  if (day <= open.dueOn) await addTally(transaction, { ...counted, measure: 'decisions-sent-on-time', total: 0 });
  await addNotice(transaction, { ...keyOf(key), kind: 'decision', language: letterLanguage(agency, open.language), at });
  await addToOutbox(transaction, 'case-changed', keyOf(key), at);
}

function keyOf({ customerId, applicationId }: CaseKey): CaseKey {
  return { customerId, applicationId };
}
