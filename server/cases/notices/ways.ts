import type { WayToTell } from '#server/people/customers/contact-columns.ts';
import { toInternationalPhone } from '#server/platform/formats/contact-details.ts';

export const noticeKinds = [
  'receipt',
  'decision',
  'draft-link',
  'request',
  'reminder',
  'message',
  'cosignature',
  'file-problem',
  'appointment',
  'appointment-reminder',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export type Way = WayToTell;

/** How a customer wants to be told, and where they can be reached. */
export type Contact = { toldBy: Way; email: string | null; phone: string | null; isPhoneChecked: boolean };

const letterKinds = ['receipt', 'decision', 'request', 'reminder', 'message'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Whether there is a letter of this kind. The others tell of what only somebody who signs in can do. */
export function isLetterKind(kind: NoticeKind): kind is LetterKind {
  return letterKinds.some((one) => one === kind);
}

/** What must reach the customer: a deadline runs from it, or ends. */
const pressing: readonly NoticeKind[] = ['decision', 'request', 'reminder'];

/**
 * The ways by which somebody can be told of this, best first: the one that they chose, then e-mail, text message, letter.
 * Who wants the official mailbox wants what is as good as paper, and so gets a letter before anything else. Empty: none.
 */
export function listWays(kind: NoticeKind, contact: Contact): Way[] {
  const others: Way[] = contact.toldBy === 'official-mailbox' ? ['letter', 'email', 'text-message'] : ['email', 'text-message', 'letter'];
  return [...new Set([contact.toldBy, ...others])].filter((way) => isUsable(way, kind, contact));
}

function isUsable(way: Way, kind: NoticeKind, { email, phone, isPhoneChecked }: Contact): boolean {
  switch (way) {
    case 'email':
      return email !== null;
    case 'text-message':
      // A number that was only written on a form may be anybody's: text_messages_go_to_checked_phone holds it for the choice.
      return phone !== null && toInternationalPhone(phone) !== undefined && isPhoneChecked;
    case 'official-mailbox':
      // Whether it is in use is found out when there is something to send.
      return true;
    case 'letter':
      return isLetterKind(kind);
  }
}

/**
 * The way to take after one has failed for good; undefined: the notice stays failed, for somebody to look into. A way whose
 * address is gone is not there any more: the next best. Where an address is there but does not work, only what presses
 * goes on, by letter. From the official mailbox everything goes on: to paper.
 */
export function nextWay(kind: NoticeKind, contact: Contact, failed: Way, isAddressGone: boolean): Way | undefined {
  if (failed === 'official-mailbox' || isAddressGone) return listWays(kind, contact).find((way) => way !== failed);
  return failed !== 'letter' && pressing.includes(kind) ? 'letter' : undefined;
}
