import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';

/** A look as the seal reads it. `atMicroseconds` is since 1970, so that nothing of the instant is rounded away. */
export type SealedRow = {
  viewNo: number;
  viewId: string;
  customerId: string;
  atMicroseconds: number;
  clerkId: string;
  clerkRole: string;
  what: string;
  reason: string;
  applicationId: string | null;
  reasonText: string | null;
  contactId: string | null;
};

/** The looks of the log as the seal reads them. */
export function sealedRows(database: Database | Transaction) {
  return database
    .selectFrom('view_log')
    .select([
      'view_no as viewNo',
      'view_id as viewId',
      'customer_id as customerId',
      sql<number>`(extract(epoch from at) * 1000000)::bigint`.as('atMicroseconds'),
      'clerk_id as clerkId',
      'clerk_role as clerkRole',
      'what',
      'reason',
      'application_id as applicationId',
      'reason_text as reasonText',
      'contact_id as contactId',
    ])
    .orderBy('view_no')
    .orderBy('view_id');
}

const numberLength = 8;
const markLength = 24;

/** The mark of one look: its number, and 16 bytes of an HMAC-SHA256 over all that it says. */
export function markOf(key: Buffer, row: SealedRow): Buffer {
  const { viewNo, viewId, customerId, atMicroseconds, clerkId, clerkRole, what, reason, applicationId, reasonText, contactId } = row;
  const number = Buffer.alloc(numberLength);
  number.writeBigInt64BE(BigInt(viewNo));
  const told = [viewNo, viewId, customerId, atMicroseconds, clerkId, clerkRole, what, reason, applicationId, reasonText];
  // Looks that were sealed before contacts could be a reason keep their marks.
  const text = lineOf(contactId === null ? told : [...told, contactId]);
  const digest = createHmac('sha256', key).update(text).digest();
  return Buffer.concat([number, digest], markLength);
}

/** The marks of a seal in their order, with the number of each look. */
export function readMarks(marks: Buffer): { viewNo: number; mark: Buffer }[] {
  return Array.from({ length: Math.floor(marks.length / markLength) }, (_, place) => {
    const mark = marks.subarray(place * markLength, (place + 1) * markLength);
    return { viewNo: Number(mark.readBigInt64BE()), mark };
  });
}

export type SealFacts = { sealNo: number; previous: Buffer; viewCount: number; sealedAt: Date; firstAt: Date; lastAt: Date; marks: Buffer };

/**
 * A seal (HMAC-SHA256): over its number, the seal before it, how many looks there are, when it was made, when the first and
 * the last look was, and the mark of every look in the order of their numbers.
 */
export function sealOf(key: Buffer, { sealNo, previous, viewCount, sealedAt, firstAt, lastAt, marks }: SealFacts): Buffer {
  return createHmac('sha256', key)
    .update(lineOf([sealNo, previous.toString('hex'), viewCount, sealedAt.getTime(), firstAt.getTime(), lastAt.getTime()]))
    .update(marks)
    .digest();
}

/** What is before the first seal. */
export const noSeal = Buffer.alloc(0);

export type ErasureFacts = { upTo: number; seal: Buffer; viewCount: number; erasedAt: Date };

/** The program's word that the seals up to this one were erased because their time was over, and that it was `seal`. */
export function signErasure(key: Buffer, { upTo, seal, viewCount, erasedAt }: ErasureFacts): Buffer {
  return createHmac('sha256', key)
    .update(lineOf(['erased', upTo, seal.toString('hex'), viewCount, erasedAt.getTime()]))
    .digest();
}

/** JSON keeps each value apart from the next. */
function lineOf(values: readonly (string | number | null)[]): string {
  return `${JSON.stringify(values)}\n`;
}
