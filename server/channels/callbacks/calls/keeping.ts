import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import { endContact, moveContact } from '#server/line/moving.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import { forgetCodes } from '../public/codes.ts';
import { nextHours } from '../windows/hours.ts';
import { addWord } from './recording.ts';

type Parts = Pick<House, 'database' | 'clock' | 'agency'>;

/** At most so many in one turn; the next takes up what is left. */
const mostAtOnce = 500;

/**
 * What follows from the time alone: requests whose time is over end, those whose hours for calling are over wait for the next ones, words that are
 * due go out, and numbers that nobody needs any more are forgotten. Any number of nodes may do it at once: what another has in hand is passed.
 */
export async function keepCallbacks(parts: Parts): Promise<void> {
  await eachOf(parts, sql`p.until_at <= ${parts.clock.now()} and r.expires_at > ${parts.clock.now()}`, postpone);
  await eachOf(parts, sql`r.expires_at <= ${parts.clock.now()}`, expire);
  await makeWordsDue(parts);
  await forgetNumbers(parts);
  await forgetCodes(parts);
}

type Step = (transaction: Transaction, parts: Parts, contactId: string, at: Date) => Promise<void>;

async function eachOf(parts: Parts, which: ReturnType<typeof sql>, step: Step): Promise<void> {
  const at = parts.clock.now();
  const waiting = sql`select r.contact_id from callback_request r join contact_period p on p.contact_id = r.contact_id
    where p.to_at is null and p.kind = 'waiting' and p.channel = 'callback' and ${which}`;
  const { rows } = await sql<{ contact_id: string }>`${waiting} limit ${mostAtOnce}`.execute(parts.database);
  for (const { contact_id: contactId } of rows)
    await parts.database.transaction().execute(async (transaction) => {
      const still = await sql`${waiting} and p.contact_id = ${contactId} for no key update of p skip locked`.execute(transaction);
      if (still.rows.length > 0) await step(transaction, parts, contactId, at);
    });
}

async function postpone(transaction: Transaction, { agency }: Parts, contactId: string, at: Date): Promise<void> {
  const next = nextHours(agency, at);
  await moveContact(
    transaction,
    { contactId, from: ['waiting'] },
    { kind: 'waiting', cause: 'back-in-line', promised_at: next.from, may_be_early: false, until_at: next.to },
    { clerkId: null, at },
  );
}

async function expire(transaction: Transaction, _parts: Parts, contactId: string, at: Date): Promise<void> {
  await endContact(transaction, { contactId, from: ['waiting'] }, 'no-show', { clerkId: null, at });
  await addWord(transaction, contactId, { kind: 'expired' }, at);
}

async function makeWordsDue({ database, clock }: Parts): Promise<void> {
  const at = clock.now();
  await database.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ contact_id: string; word_no: number }>`
      update callback_word w set state = 'due' from (
        select contact_id, word_no from callback_word where state = 'waiting' and due_at <= ${at} order by due_at limit ${mostAtOnce} for update skip locked
      ) d where w.contact_id = d.contact_id and w.word_no = d.word_no returning w.contact_id, w.word_no`.execute(transaction);
    for (const { contact_id: contactId, word_no: no } of rows)
      await addToOutbox(transaction, 'callback-word', { contactId, wordNo: String(no) }, at);
  });
}

/** What was ended by mistake can be opened again for a while; words that are on their way need the number too. */
const keptSeconds = 120;

async function forgetNumbers({ database, clock }: Parts): Promise<void> {
  await sql`delete from callback_reach r using contact c where c.contact_id = r.contact_id
    and c.ended_at < ${clock.now()}::timestamptz - make_interval(secs => ${keptSeconds})
    and not exists (select from callback_word w where w.contact_id = r.contact_id and w.state in ('waiting', 'due', 'sending'))`.execute(
    database,
  );
}
