import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { newToken, type Secrets, tokenDigest } from '#server/platform/secrets/secrets.ts';
import { codeMinutes, newPairingCode } from './codes.ts';
import type { Device, DeviceKind } from './device.ts';

type By = { clerkId: string; at: Date };

/** Where a code stands: with the installation's own key, since a short code would soon be found from a plain digest. */
const digestOf = (secrets: Secrets, code: string) => secrets.lookupDigest(`pairing ${code}`);
const endOf = (at: Date) => new Date(at.getTime() + codeMinutes * 60_000);

/** Adds a device and gives the code by which it can be paired: shown once, kept nowhere. */
export async function addDevice(
  transaction: Transaction,
  secrets: Secrets,
  { kind, placeId, name }: { kind: DeviceKind; placeId: string; name: string },
  { clerkId, at }: By,
): Promise<{ deviceId: string; code: string }> {
  const [deviceId, code] = [newId(), newPairingCode()];
  const series = kind === 'kiosk' ? await nextSeries(transaction, placeId) : null;
  await transaction
    .insertInto('device')
    .values({
      ...{ device_id: deviceId, kind, place_id: placeId, name: name.trim(), series, added_at: at },
      ...{ code_digest: digestOf(secrets, code), code_expires_at: endOf(at), code_by: clerkId },
    })
    .execute();
  return { deviceId, code };
}

/** The first letters from KA on that no kiosk of the place ever had: a number of a kiosk that is gone is never given twice. */
async function nextSeries(transaction: Transaction, placeId: string): Promise<string> {
  // Those who add kiosks at one place take letters one after the other.
  await sql`select pg_advisory_xact_lock(hashtext('device-series'), hashtext(${placeId}))`.execute(transaction);
  const rows = await transaction
    .selectFrom('device')
    .select('series')
    .where('place_id', '=', placeId)
    .where('series', 'is not', null)
    .execute();
  const taken = new Set(rows.map(({ series }) => series));
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const pairs = alphabet.slice(alphabet.indexOf('K')).flatMap((first) => alphabet.map((second) => first + second));
  const free = pairs.find((series) => !taken.has(series));
  if (free === undefined) throw new Refusal('bad-request', [{ place: '/place', reason: 'no letters are left for another kiosk' }]);
  return free;
}

/** A new code for a device. What is paired with it stays so until the code is typed somewhere. Refuses `not-found`, a revoked one too. */
export async function renewCode(transaction: Transaction, secrets: Secrets, deviceId: string, { clerkId, at }: By): Promise<string> {
  const code = newPairingCode();
  const { numUpdatedRows } = await transaction
    .updateTable('device')
    .set({ code_digest: digestOf(secrets, code), code_expires_at: endOf(at), code_by: clerkId })
    .where('device_id', '=', deviceId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('not-found');
  return code;
}

/** Pairs whoever sends a code that is good: it is used up, and what was paired before is let in no more. Undefined for any other. */
export async function pairDevice(
  database: Database,
  secrets: Secrets,
  code: string,
  at: Date,
): Promise<{ device: Device; token: string } | undefined> {
  const token = newToken();
  const device = await database
    .updateTable('device')
    .set((row) => ({
      ...{ token_digest: tokenDigest(token), paired_at: at, paired_by: row.ref('code_by'), seen_at: at },
      ...{ code_digest: null, code_expires_at: null },
    }))
    .where('code_digest', '=', digestOf(secrets, code))
    .where('code_expires_at', '>', at)
    .returning(['device_id as id', 'kind', 'place_id as placeId', 'name', 'series'])
    .executeTakeFirst();
  // The constraint device_kind_is_known keeps to the kinds.
  return device && { device: device as Device, token };
}

/** Lets a device in no more, from its next request on. Revoking it again changes nothing. Refuses `not-found`. */
export async function revokeDevice(transaction: Transaction, deviceId: string, { clerkId, at }: By): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('device')
    .set({ token_digest: null, code_digest: null, code_expires_at: null })
    .set((row) => ({
      revoked_at: row.fn.coalesce('revoked_at', row.val(at)),
      revoked_by: row.fn.coalesce('revoked_by', row.val(clerkId)),
    }))
    .where('device_id', '=', deviceId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('not-found');
}
