import { v7 as newId } from 'uuid';
import { tellLines } from '#server/line/line-word.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Text } from '#server/platform/language/language.ts';

/** What boards say between calls. `text` in the agency's languages; `placeId` null: on every board; ISO days, both included. */
export type NewMessage = { placeId: string | null; text: Partial<Text>; from: string; to: string };
export type BoardMessage = NewMessage & { id: string; placeName: Text | null; by: string };

const mostOnBoard = 20;
const mostListed = 200;

/** What the board of a place says on a day: at most so many, the newest first. */
export async function listMessagesOn(database: Database, placeId: string, day: string): Promise<Partial<Text>[]> {
  const rows = await database
    .selectFrom('board_message')
    .select('text')
    .where('withdrawn_at', 'is', null)
    .where('from_on', '<=', day)
    .where('to_on', '>=', day)
    .where((where) => where.or([where('place_id', 'is', null), where('place_id', '=', placeId)]))
    .orderBy('message_id', 'desc')
    .limit(mostOnBoard)
    .execute();
  // Written by addMessage alone.
  return rows.map(({ text }) => text as Partial<Text>);
}

/** Every message that is shown from a day on, those that end first at the top. */
export async function listMessages(database: Database, day: string): Promise<BoardMessage[]> {
  const rows = await database
    .selectFrom('board_message as m')
    .innerJoin('clerk as c', 'c.clerk_id', 'm.written_by')
    .leftJoin('place as p', 'p.place_id', 'm.place_id')
    .select([
      'm.message_id as id',
      'm.place_id as placeId',
      'p.name as placeName',
      'm.text',
      'm.from_on as from',
      'm.to_on as to',
      'c.name as by',
    ])
    .where('m.withdrawn_at', 'is', null)
    .where('m.to_on', '>=', day)
    .orderBy('m.to_on')
    .orderBy('m.message_id')
    .limit(mostListed)
    .execute();
  // Written by addMessage alone; names were checked in every language when they were written.
  return rows as unknown as BoardMessage[];
}

export async function addMessage(database: Database, message: NewMessage, by: { clerkId: string; at: Date }): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('board_message')
      .values({
        message_id: newId(),
        place_id: message.placeId,
        text: JSON.stringify(message.text),
        from_on: message.from,
        to_on: message.to,
        written_at: by.at,
        written_by: by.clerkId,
      })
      .execute();
    await tellLines(transaction, [message.placeId], by.at);
  });
}

/** Takes a message off the boards; it stays in the record. @throws Refusal `not-found` when there is none, or it is off already */
export async function withdrawMessage(database: Database, messageId: string, by: { clerkId: string; at: Date }): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const withdrawn = await transaction
      .updateTable('board_message')
      .set({ withdrawn_at: by.at, withdrawn_by: by.clerkId })
      .where('message_id', '=', messageId)
      .where('withdrawn_at', 'is', null)
      .returning('place_id')
      .executeTakeFirst();
    if (!withdrawn) throw new Refusal('not-found');
    await tellLines(transaction, [withdrawn.place_id], by.at);
  });
}
