import { v7 as newId } from 'uuid';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { type By, recordRosterEvent } from '../events.ts';
import type { ShiftChannel } from '../shifts.ts';

/** What is known of somebody who interprets: the languages by their tags, the ways in which they do. */
export type InterpreterFacts = { name: string; languages: readonly string[]; channels: readonly ShiftChannel[] };
export type Interpreter = InterpreterFacts & { id: string; endedAt: Date | null };

/** Adds an interpreter; gives the id. */
export async function addInterpreter(transaction: Transaction, by: By, facts: InterpreterFacts): Promise<string> {
  const interpreterId = newId();
  await transaction
    .insertInto('interpreter')
    .values({ interpreter_id: interpreterId, ...columnsOf(facts) })
    .execute();
  await recordRosterEvent(transaction, by, 'interpreter-added', { placeId: null, interpreterId }, { reason: facts.languages.join(', ') });
  return interpreterId;
}

/** Sets what is known of an interpreter. What is booked stays booked. Refuses `not-found`, also for one who ended. */
export async function changeInterpreter(transaction: Transaction, by: By, interpreterId: string, facts: InterpreterFacts): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('interpreter')
    .set(columnsOf(facts))
    .where('interpreter_id', '=', interpreterId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('not-found');
  await recordRosterEvent(transaction, by, 'interpreter-changed', { placeId: null, interpreterId }, { reason: facts.languages.join(', ') });
}

/** From now on nobody books the interpreter; what is booked stays. Refuses `not-found`. */
export async function endInterpreter(transaction: Transaction, by: By, interpreterId: string): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('interpreter')
    .set({ ended_at: by.at })
    .where('interpreter_id', '=', interpreterId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('not-found');
  await recordRosterEvent(transaction, by, 'interpreter-ended', { placeId: null, interpreterId }, {});
}

const columnsOf = ({ name, languages, channels }: InterpreterFacts) => ({ name, languages: [...languages], channels: [...channels] });

/** Everybody who interprets, those who ended last. Some dozens. */
export async function listInterpreters(database: Database): Promise<Interpreter[]> {
  const rows = await database
    .selectFrom('interpreter')
    .select(['interpreter_id as id', 'name', 'languages', 'channels', 'ended_at as endedAt'])
    .orderBy('ended_at', (order) => order.desc().nullsFirst())
    .orderBy('name')
    .limit(1000)
    .execute();
  // The table keeps to the channels.
  return rows as Interpreter[];
}

/** Refuses `not-found`. */
export async function getInterpreter(database: Database, interpreterId: string): Promise<Interpreter> {
  const found = await database
    .selectFrom('interpreter')
    .select(['interpreter_id as id', 'name', 'languages', 'channels', 'ended_at as endedAt'])
    .where('interpreter_id', '=', interpreterId)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  // The table keeps to the channels.
  return found as Interpreter;
}
