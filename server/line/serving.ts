import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { LineChannel, Outcome, PeriodKind, Priority } from './contact-words.ts';
import { tellLines } from './line-word.ts';
import { beginPeriod, type By, countContact, endContact, getLastPeriod, moveContact, type Next, type PeriodRow } from './moving.ts';

/** A clerk and the contact that they have. Each action is refused `contact-held-by-another` or `contact-moved-on` when that is no longer so. */
export type Held = { contactId: string; clerkId: string; at: Date };

type Step = { from: readonly PeriodKind[]; next: Next };

function move(transaction: Transaction, { contactId, clerkId, at }: Held, { from, next }: Step): Promise<void> {
  return moveContact(transaction, { contactId, from, heldBy: clerkId }, next, { clerkId, at });
}

/** The customer came: serving begins. */
export const serveContact = (transaction: Transaction, held: Held): Promise<void> =>
  move(transaction, held, { from: ['called'], next: { kind: 'serving', cause: 'serve', is_present: true } });

export const holdContact = (transaction: Transaction, held: Held): Promise<void> =>
  move(transaction, held, { from: ['serving'], next: { kind: 'on-hold', cause: 'hold' } });

/** Refused `clerk-serves-another` while the clerk has somebody else before them. */
export const resumeContact = (transaction: Transaction, held: Held): Promise<void> =>
  move(transaction, held, { from: ['on-hold'], next: { kind: 'serving', cause: 'resume' } });

/** The customer has gone; what is left is to write down what was done. */
export const wrapUpContact = (transaction: Transaction, held: Held): Promise<void> =>
  move(transaction, held, { from: ['serving'], next: { kind: 'wrapping-up', cause: 'wrap-up' } });

/** Served: the contact ends. Gives its last period. */
export const finishContact = (transaction: Transaction, { contactId, clerkId, at }: Held): Promise<PeriodRow> =>
  endContact(transaction, { contactId, from: ['serving', 'wrapping-up'], heldBy: clerkId }, 'served', { clerkId, at });

/** Nobody came when called. */
export const markNoShow = (transaction: Transaction, { contactId, clerkId, at }: Held): Promise<PeriodRow> =>
  endContact(transaction, { contactId, from: ['called'], heldBy: clerkId }, 'no-show', { clerkId, at });

/** Went without being served, or a line that is emptied: only of those who wait. */
export const endWaiting = (
  transaction: Transaction,
  contactId: string,
  outcome: Extract<Outcome, 'left' | 'cleared'>,
  by: By,
): Promise<PeriodRow> => endContact(transaction, { contactId, from: ['waiting'] }, outcome, by);

/** Where somebody goes on to wait. What is left out stays as it was; nobody loses their place in time. */
export type Onward = {
  placeId?: string | null;
  /** Waits for this counter of the place alone. */
  counterId?: string | null;
  channel?: LineChannel;
  benefitGroup?: string;
  language?: string;
  isQuick?: boolean;
};

/** To another line, counter, place or channel: whoever holds the contact, or with `heldBy` undefined one that waits. */
export async function transferContact(
  transaction: Transaction,
  { contactId, heldBy }: { contactId: string; heldBy: string | undefined },
  onward: Onward,
  by: By,
): Promise<void> {
  const movesPlace = onward.placeId !== undefined;
  const next: Next = {
    kind: 'waiting',
    cause: 'transfer',
    ...(movesPlace && { place_id: onward.placeId }),
    ...((movesPlace || onward.counterId !== undefined) && { for_counter_id: onward.counterId ?? null }),
    ...(onward.channel !== undefined && { channel: onward.channel }),
    ...(onward.benefitGroup !== undefined && { benefit_group: onward.benefitGroup }),
    ...(onward.language !== undefined && { language: onward.language }),
    ...(onward.isQuick !== undefined && { is_quick: onward.isQuick }),
  };
  const from: PeriodKind[] = heldBy === undefined ? ['waiting'] : ['called', 'serving', 'on-hold', 'wrapping-up'];
  await moveContact(transaction, { contactId, from, heldBy }, next, by);
}

/** Back among those who wait, at the place that arrival gave. */
export const putBackInLine = (transaction: Transaction, held: Held): Promise<void> =>
  move(transaction, held, { from: ['called', 'serving', 'on-hold'], next: { kind: 'waiting', cause: 'back-in-line' } });

/** Somebody who did not come when called, or went, and is there after all. Refused `contact-moved-on` when they wait or were served. */
export async function returnToLine(transaction: Transaction, contactId: string, { clerkId, at }: By): Promise<void> {
  // Whatever is refused below takes this back with it.
  await countContact(transaction, contactId, -1);
  const reopened = await transaction
    .updateTable('contact')
    .set({ outcome: null, ended_at: null, ended_by: null })
    .where('contact_id', '=', contactId)
    .where('outcome', 'in', ['no-show', 'left'] satisfies Outcome[])
    .returning('contact_id')
    .executeTakeFirst();
  if (!reopened) throw new Refusal('contact-moved-on');
  const last = await getLastPeriod(transaction, contactId);
  await beginPeriod(transaction, { ...last, to_at: at }, { kind: 'waiting', cause: 'back-in-line', is_present: true }, { clerkId, at });
  await tellLines(transaction, [last.place_id], at);
}

/** Changes where in the line somebody stands who waits; 0 puts them back in turn. */
export async function setPriority(
  transaction: Transaction,
  contactId: string,
  { level, reason }: { level: Priority; reason: string | null },
  by: By,
): Promise<void> {
  const next: Next = { kind: 'waiting', cause: 'priority', priority: level, priority_reason: level === 0 ? null : reason };
  await moveContact(transaction, { contactId, from: ['waiting'] }, next, by);
}
