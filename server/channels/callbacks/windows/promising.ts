import { sql } from 'kysely';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { Topic, Window } from './callback-capacity.ts';

/**
 * Promises one more call in a part of a day. Of many at once no more succeed than there is room for: the row of all topics is taken first, so
 * that two never wait for each other. Refuses `callback-window-full`.
 */
export async function promiseIn(transaction: Transaction, window: Window, topic: Topic): Promise<void> {
  const rows = [
    { benefitGroup: '', language: '', room: window.ofAll },
    { ...topic, room: window.ofTopic },
  ];
  for (const { benefitGroup, language, room } of rows)
    await transaction
      .insertInto('callback_window')
      .values({
        ...{ from_at: window.from, to_at: window.to, benefit_group: benefitGroup, language },
        ...{ capacity: room.capacity, taken: 1 },
      })
      .onConflict((conflict) =>
        conflict.constraint('callback_window_pkey').doUpdateSet({
          // What was promised stays promised when fewer are at work than was thought.
          capacity: sql`greatest(excluded.capacity, callback_window.taken)`,
          taken: sql`callback_window.taken + 1`,
        }),
      )
      .execute();
}

/** Gives a promised call back, for somebody else. */
export async function giveBack(transaction: Transaction, from: Date, { benefitGroup, language }: Topic): Promise<void> {
  for (const [group, tag] of [
    ['', ''],
    [benefitGroup, language],
  ] as const)
    await transaction
      .updateTable('callback_window')
      .set((is) => ({ taken: is('taken', '-', 1) }))
      .where('from_at', '=', from)
      .where('benefit_group', '=', group)
      .where('language', '=', tag)
      .execute();
}
