import { type CaseKey, recordCaseEvent, type CaseEventKind } from '#server/cases/applications/case-events.ts';
import { type AttachmentFile, findFile, isOpen } from '#server/cases/checklist/files.ts';
import { moveFile, setFileState } from '#server/cases/checklist/keeping.ts';
import {
  isMissing,
  keepFirstAccepted,
  listRequirements,
  reckonRequirement,
  waiveRequirement,
} from '#server/cases/checklist/requirements.ts';
import { requireHolder } from '#server/cases/desk/holding.ts';
import { addNotice } from '#server/cases/notices/notice.ts';
import { settleArrivals } from '#server/cases/requests/arrivals.ts';
import type { House } from '#server/house.ts';
import { daysBetween, dayOf } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addTally } from '#server/platform/figures/tally.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';

/** Who does something to the attachments of a case, and when. */
export type Act = { key: CaseKey; clerkId: string; at: Date; timeZone: string };

export function actOf({ agency }: Pick<House, 'agency'>, visit: SignedVisit<Staff>, { customerId, applicationId }: CaseKey): Act {
  return { key: { customerId, applicationId }, clerkId: visit.person.id, at: visit.now, timeZone: agency.timeZone };
}

export const verdicts = ['accept', 'illegible', 'unneeded'] as const;
export type Verdict = (typeof verdicts)[number];

const outcomes = {
  accept: { state: 'accepted', kind: 'attachment-accepted' },
  illegible: { state: 'illegible', kind: 'attachment-illegible' },
  unneeded: { state: 'unneeded', kind: 'attachment-unneeded' },
} as const;

/**
 * Says what a file is worth: accepted for the document that it was sent for, illegible (the customer sends it again), or not
 * needed. The first file accepted for a document counts in the figures, once, with its channel and the days it came after
 * the application.
 * @throws Refusal `not-found`, `file-not-open`, and those of a case that is not in the clerk's hand.
 */
export async function judgeAttachment(transaction: Transaction, act: Act, attachmentId: string, verdict: Verdict): Promise<void> {
  const application = await lockCase(transaction, act);
  const file = await getFile(transaction, act.key, attachmentId);
  if (!isOpen(file)) throw new Refusal('file-not-open');
  const { state, kind } = outcomes[verdict];
  if (file.state === state) return;
  await setFileState(transaction, file, state, act);
  const { requirementId, channel } = file;
  let details: Record<string, string | number | null> = { attachmentId, requirementId, channel };
  if (requirementId !== null) {
    const requirement = { ...act.key, requirementId };
    await reckonRequirement(transaction, requirement, { ...act, endsWaiver: verdict === 'accept' });
    if (verdict === 'accept' && (await keepFirstAccepted(transaction, requirement, attachmentId))) {
      const days = Math.max(0, daysBetween(application.receivedOn, file.receivedOn));
      const day = dayOf(act.at, act.timeZone);
      const { benefit } = application;
      await addTally(transaction, {
        day,
        measure: 'attachments-accepted',
        channel,
        benefit,
        detail: requirementId,
        counted: 1,
        total: days,
      });
      details = { ...details, counted: 1, days };
    }
  }
  await record(transaction, act, kind, details);
  if (verdict === 'illegible') await tellOfFile(transaction, act, attachmentId, requirementId);
}

/** The customer is told, once for each file, to send one again: unless another copy has settled what it was sent for. */
async function tellOfFile(transaction: Transaction, { key, at }: Act, attachmentId: string, requirementId: string | null): Promise<void> {
  const requirement = (await listRequirements(transaction, key)).find((one) => one.requirementId === requirementId);
  if (requirement && !isMissing(requirement)) return;
  await addNotice(transaction, { ...key, aboutId: attachmentId, kind: 'file-problem', at });
}

/** Puts a file to another document of the case, or to none. It waits to be judged for that one. */
export async function moveAttachment(transaction: Transaction, act: Act, attachmentId: string, to: string | null): Promise<void> {
  await lockCase(transaction, act);
  const file = await getFile(transaction, act.key, attachmentId);
  if (file.scan === 'infected') throw new Refusal('file-not-open');
  if (to !== null) await requireRequirement(transaction, act.key, to);
  if (to === file.requirementId) return;
  await moveFile(transaction, file, to);
  const { at, clerkId } = act;
  if (file.requirementId !== null) await reckonRequirement(transaction, { ...act.key, requirementId: file.requirementId }, { at, clerkId });
  if (to !== null) await reckonRequirement(transaction, { ...act.key, requirementId: to }, { at, clerkId, arrived: attachmentId });
  await record(transaction, act, 'attachment-moved', { attachmentId, from: file.requirementId, to });
  await settleArrivals(transaction, act.key, at);
}

/** A document is not needed after all. The customer reads why. */
export async function waive(transaction: Transaction, act: Act, requirementId: string, because: string): Promise<void> {
  const { stage } = await lockCase(transaction, act);
  const isWaived = await waiveRequirement(transaction, { ...act.key, requirementId }, { because, clerkId: act.clerkId, at: act.at });
  if (!isWaived) throw new Refusal('not-found');
  await record(transaction, act, 'requirement-waived', { requirementId });
  // Nothing came, so it changes nothing of what was decided.
  if (stage !== 'decided') await settleArrivals(transaction, act.key, act.at);
}

/** A document that was waived is needed after all. */
export async function restore(transaction: Transaction, act: Act, requirementId: string): Promise<void> {
  await lockCase(transaction, act);
  await requireRequirement(transaction, act.key, requirementId);
  await reckonRequirement(transaction, { ...act.key, requirementId }, { at: act.at, clerkId: act.clerkId, endsWaiver: true });
  await record(transaction, act, 'requirement-restored', { requirementId });
}

/** Holds the case while its attachments are judged: an open one in the clerk's own hand, or a decided one, to which files came late. */
async function lockCase(transaction: Transaction, { key, clerkId }: Act): Promise<{ benefit: string; receivedOn: string; stage: string }> {
  const found = await transaction
    .selectFrom('application')
    .select(['benefit', 'received_on as receivedOn', 'stage'])
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  if (found.stage === 'withdrawn') throw new Refusal('application-withdrawn');
  if (found.stage !== 'decided') await requireHolder(transaction, key, clerkId);
  return found;
}

async function getFile(transaction: Transaction, { customerId, applicationId }: CaseKey, attachmentId: string): Promise<AttachmentFile> {
  const file = await findFile(transaction, { customerId, attachmentId });
  if (file?.applicationId !== applicationId) throw new Refusal('not-found');
  return file;
}

async function requireRequirement(transaction: Transaction, key: CaseKey, requirementId: string): Promise<void> {
  const known = await listRequirements(transaction, key);
  if (!known.some((one) => one.requirementId === requirementId)) throw new Refusal('not-found');
}

async function record(
  transaction: Transaction,
  { key, clerkId, at }: Act,
  kind: CaseEventKind,
  details: Record<string, string | number | null>,
): Promise<void> {
  await recordCaseEvent(transaction, { ...key, kind, at, by: { actor: 'clerk', clerkId }, details });
  await addToOutbox(transaction, 'case-changed', { customerId: key.customerId, applicationId: key.applicationId }, at);
}
