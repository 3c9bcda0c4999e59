import { v7 as newId } from 'uuid';
import type { Transaction } from '#server/platform/database/connection.ts';

export type NewLetter = {
  customerId: string;
  kind: 'decision' | 'request' | 'reminder' | 'receipt' | 'message';
  applicationId?: string;
  /** The request or message that it is about, when not the application itself. */
  aboutId?: string;
  language: string;
  at: Date;
};

/** Puts a letter to those that wait to be printed. False when there is one about this very thing already. */
export async function addLetter(transaction: Transaction, letter: NewLetter): Promise<boolean> {
  const added = await transaction
    .insertInto('letter')
    .values({
      customer_id: letter.customerId,
      letter_id: newId(),
      application_id: letter.applicationId ?? null,
      about_id: letter.aboutId ?? null,
      kind: letter.kind,
      language: letter.language,
      state: 'waiting',
      made_at: letter.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}
