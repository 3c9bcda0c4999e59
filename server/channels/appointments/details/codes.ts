import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import type { NearChannel, Reach } from '#server/channels/office/near/asking.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';
import { lockAppointment } from '../booking/appointment.ts';

const triesOfCode = 5;
/** Whoever asks for more is not mistyping: somebody's phone or letter box is being filled. */
const codesPerHour = 5;
const codesPerTime = 4;
const codeDigits = 6;
const hour = 3_600_000;

/** Who comes, and where whoever books is told of it. */
export type Guest = { reach: Reach; name: string; isForOther: boolean };

/** The six digits of a code. Nobody can work them out without the secret key, and they are kept nowhere. */
export function codeOf(secrets: Secrets, codeId: string): string {
  const bytes = Buffer.from(secrets.sign('appointment-code', codeId), 'base64url');
  return String(bytes.readUIntBE(0, 6) % 10 ** codeDigits).padStart(codeDigits, '0');
}

type Sending = { appointmentId: string; guest: Guest; language: Language; at: Date };

/** Sends a code to whoever books; an earlier one for the same time is worth nothing any more. Refuses `too-many-codes` and `hold-over`. */
export async function sendCode(
  { database, secrets }: Pick<House, 'database' | 'secrets'>,
  { appointmentId, guest, language, at }: Sending,
): Promise<void> {
  const { reach, name, isForOther } = guest;
  const digest = secrets.lookupDigest(`appointment\n${reach.address.toLowerCase()}`);
  await database.transaction().execute(async (transaction) => {
    const held = await lockAppointment(transaction, appointmentId);
    if (held.state !== 'held' || held.heldUntil === null || held.heldUntil <= at) throw new Refusal('hold-over');
    await refuseTooMany(transaction, { appointmentId, digest, at });
    await forgetCodes(transaction, appointmentId);
    const codeId = newId();
    await transaction
      .insertInto('appointment_code')
      .values({
        code_id: codeId,
        appointment_id: appointmentId,
        channel: reach.channel,
        address: secrets.encrypt(reach.address),
        name: secrets.encrypt(name),
        address_digest: digest,
        is_for_other: isForOther,
        language,
        tries_left: triesOfCode,
        sent_at: at,
      })
      .execute();
    await addToOutbox(transaction, 'appointment-code', { codeId }, at);
  });
}

/** However many ask at once for one address, no more codes go out than may. */
async function refuseTooMany(
  transaction: Transaction,
  { appointmentId, digest, at }: { appointmentId: string; digest: Buffer; at: Date },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${digest.toString('hex')}, 53))`.execute(transaction);
  const { rows } = await sql<{ address: number; time: number }>`
    select (select count(*)::integer from appointment_code where address_digest = ${digest} and sent_at > ${new Date(at.getTime() - hour)}) as address,
      (select count(*)::integer from appointment_code where appointment_id = ${appointmentId}) as time`.execute(transaction);
  const [sent] = rows;
  if (sent && (sent.address >= codesPerHour || sent.time >= codesPerTime)) throw new Refusal('too-many-codes');
}

/** What codes of a time were sent stays counted; where to, and for whom, is forgotten. */
export async function forgetCodes(transaction: Transaction, appointmentId: string): Promise<void> {
  await transaction
    .updateTable('appointment_code')
    .set({ address: null, name: null, tries_left: 0 })
    .where('appointment_id', '=', appointmentId)
    .where('address', 'is not', null)
    .execute();
}

const liveCodes = (database: Database | Transaction, appointmentId: string) =>
  database
    .selectFrom('appointment_code')
    .select(['code_id as codeId', 'channel', 'address', 'name', 'is_for_other as isForOther', 'tries_left as triesLeft'])
    .where('appointment_id', '=', appointmentId)
    .where('address', 'is not', null);

/** Who was to give a code in; undefined: nobody was sent one, or it was used. `triesLeft` 0: it is worth nothing any more. */
export async function findGuest(
  { database, secrets }: Pick<House, 'database' | 'secrets'>,
  appointmentId: string,
): Promise<(Guest & { triesLeft: number }) | undefined> {
  const row = await liveCodes(database, appointmentId).executeTakeFirst();
  return row && guestOf(secrets, row);
}

type Row = { channel: string; address: Buffer | null; name: Buffer | null; isForOther: boolean; triesLeft: number };

function guestOf(secrets: Secrets, { channel, address, name, isForOther, triesLeft }: Row): (Guest & { triesLeft: number }) | undefined {
  if (!address || !name) return undefined;
  // The constraint appointment_code_channel_is_known keeps to these words.
  const reach = { channel: channel as NearChannel, address: secrets.decrypt(address) };
  return { reach, name: secrets.decrypt(name), isForOther, triesLeft };
}

export type Tried = { result: 'proved'; guest: Guest } | { result: 'wrong'; triesLeft: number } | { result: 'over' };

/** Gives a code in. A wrong one costs a try, however many are given in at once; after the last the code is `over`. */
export async function tryCode(
  { database, secrets }: Pick<House, 'database' | 'secrets'>,
  appointmentId: string,
  typed: string,
): Promise<Tried> {
  const row = await database
    .updateTable('appointment_code')
    .set((is) => ({ tries_left: is('tries_left', '-', 1) }))
    .where('appointment_id', '=', appointmentId)
    .where('address', 'is not', null)
    .where('tries_left', '>', 0)
    .returning(['code_id as codeId', 'channel', 'address', 'name', 'is_for_other as isForOther', 'tries_left as triesLeft'])
    .executeTakeFirst();
  const guest = row && guestOf(secrets, row);
  if (!row || !guest) return { result: 'over' };
  const digest = (code: string) => secrets.lookupDigest(`appointment-code\n${row.codeId}\n${code}`);
  const isRight = timingSafeEqual(digest(typed.replaceAll(/\s/gu, '')), digest(codeOf(secrets, row.codeId)));
  return isRight ? { result: 'proved', guest } : { result: 'wrong', triesLeft: row.triesLeft };
}

const keptMilliseconds = 2 * hour;
const mostSwept = 1000;

/** Deletes codes that are long over, and with them where those who never booked were to be told. */
export async function sweepCodes({ database, clock }: Pick<House, 'database' | 'clock'>): Promise<void> {
  await sql`delete from appointment_code c using (
      select code_id from appointment_code where sent_at < ${new Date(clock.now().getTime() - keptMilliseconds)}
      limit ${mostSwept} for update skip locked
    ) old where c.code_id = old.code_id`.execute(database);
}
