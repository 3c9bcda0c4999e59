import { v7 as newId } from 'uuid';
import { tellLines } from '#server/line/line-word.ts';
import { findWork } from '#server/line/working.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';

/** Somebody at a counter needs help at once. `answeredBy`: who said that they are coming; undefined: nobody yet. */
export type EmergencyCall = {
  id: string;
  counterName: string | null;
  raisedBy: { id: string; name: string };
  raisedAt: Date;
  answeredBy: { name: string; at: Date } | undefined;
};

type By = { clerkId: string; at: Date };

/** Whoever called is shown for so long that somebody is coming. */
const shownMinutes = 10;
const mostShown = 20;

/** Calls the others at the clerk's place for help. Pressed again while the call is open it does nothing more. Refuses `not-at-work`. */
export async function raiseEmergency(transaction: Transaction, { clerkId, at }: By): Promise<void> {
  const work = await findWork(transaction, clerkId);
  if (!work) throw new Refusal('not-at-work');
  await transaction
    .insertInto('emergency_call')
    .values({ call_id: newId(), place_id: work.placeId, counter_id: work.counterId, raised_by: clerkId, raised_at: at })
    .onConflict((conflict) => conflict.column('raised_by').where('answered_at', 'is', null).doNothing())
    .execute();
  await tellLines(transaction, [work.placeId], at);
}

/**
 * Somebody is coming; or whoever called takes the call back. The first who answers is the one who is named: what comes later does
 * nothing. Refuses `not-found`, at another place too.
 */
export async function answerEmergency(
  transaction: Transaction,
  which: { callId: string; placeId: string },
  { clerkId, at }: By,
): Promise<void> {
  const call = await transaction
    .selectFrom('emergency_call')
    .select('answered_at as answeredAt')
    .where('call_id', '=', which.callId)
    .where('place_id', '=', which.placeId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!call) throw new Refusal('not-found');
  if (call.answeredAt !== null) return;
  await transaction
    .updateTable('emergency_call')
    .set({ answered_by: clerkId, answered_at: at })
    .where('call_id', '=', which.callId)
    .execute();
  await tellLines(transaction, [which.placeId], at);
}

/** The calls for help at a place that are open, and those that somebody else answered in the last ten minutes; the oldest first. */
export async function listEmergencies(database: Database | Transaction, placeId: string, at: Date): Promise<EmergencyCall[]> {
  const since = new Date(at.getTime() - shownMinutes * 60_000);
  const rows = await database
    .selectFrom('emergency_call as e')
    .innerJoin('clerk as k', 'k.clerk_id', 'e.raised_by')
    .leftJoin('clerk as a', 'a.clerk_id', 'e.answered_by')
    .leftJoin('counter as c', (join) => join.onRef('c.place_id', '=', 'e.place_id').onRef('c.counter_id', '=', 'e.counter_id'))
    .select(['e.call_id as id', 'c.name as counterName', 'e.raised_by as clerkId', 'k.name', 'e.raised_at as raisedAt'])
    .select(['a.name as answeredBy', 'e.answered_at as answeredAt'])
    .where('e.place_id', '=', placeId)
    // Only today's can be open: the night closes the counters.
    .where('e.raised_at', '>', new Date(at.getTime() - 24 * 3_600_000))
    .where((is) =>
      is.or([is('e.answered_at', 'is', null), is.and([is('e.answered_at', '>', since), is('e.answered_by', '<>', is.ref('e.raised_by'))])]),
    )
    .orderBy('e.raised_at')
    .limit(mostShown)
    .execute();
  return rows.map(({ clerkId, name, answeredBy, answeredAt, ...call }) => ({
    ...call,
    raisedBy: { id: clerkId, name },
    answeredBy: answeredBy === null || answeredAt === null ? undefined : { name: answeredBy, at: answeredAt },
  }));
}
