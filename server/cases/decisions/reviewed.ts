import { createHash } from 'node:crypto';
import Type from 'typebox';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Content } from './content.ts';

/** What hand-in and approval carry: the mark of the decision that the clerk has read. */
export const Reviewed = Type.Object(
  { reviewed: Type.String({ maxLength: 40, description: 'from the decision as you read it' }) },
  { additionalProperties: false },
);

/** A mark of everything that a decision says: whoever hands it in or approves it has read this, and nothing else. */
export function reviewedMark({ outcome, amountCents, periodFromOn, periodToOn, phrases, reasons }: Content): string {
  const said = JSON.stringify([outcome, amountCents, periodFromOn, periodToOn, phrases, reasons]);
  return createHash('sha256').update(said).digest('base64url').slice(0, 22);
}

/** Refuses when the decision no longer says what was read. */
export function refuseUnread(content: Content, reviewed: string): void {
  if (reviewedMark(content) !== reviewed) throw new Refusal('decision-changed');
}
