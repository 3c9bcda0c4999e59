import type { Agency } from '#server/agency/loading.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { cookieJar } from '#server/platform/http/cookies.ts';
import { hasRight } from '#server/platform/http/person.ts';
import type { Cookie, Visit } from '#server/platform/http/route.ts';
import { tokenDigest } from '#server/platform/secrets/secrets.ts';
import type { Device, DeviceKind } from './device.ts';

type Known = Pick<House, 'database' | 'settings'> & { agency: Pick<Agency, 'timeZone' | 'boards'> };

/** As long as a browser keeps a cookie at most; it is given anew with the first page of each day. */
const cookieSeconds = 400 * 86_400;
/** Being seen is written down no more often than this. */
const seenMilliseconds = 60_000;

export const deviceCookie = (token: string): Cookie => ({ name: 'device', value: token, maxAgeSeconds: cookieSeconds });

/** `cookies`: to be sent with the answer, so that a device that is in use never loses its own. */
export type Admitted = { device: Device; cookies: Cookie[] };

/**
 * The device that asks, by its cookie; undefined when it has none that is good. Only for routes that run as the system: what a
 * device is nobody else needs to read.
 */
export async function findDevice({ database, settings, agency }: Known, { cookies, now }: Visit): Promise<Admitted | undefined> {
  const token = cookies.get(cookieJar(settings.publicUrl.startsWith('https:')).nameOf('device'));
  if (token === undefined || !/^[\w-]{43}$/.test(token)) return undefined;
  const row = await database
    .selectFrom('device')
    .select(['device_id as id', 'kind', 'place_id as placeId', 'name', 'series', 'seen_at as seenAt'])
    .where('token_digest', '=', tokenDigest(token))
    .executeTakeFirst();
  if (!row) return undefined;
  const { seenAt, ...found } = row;
  // The constraint device_kind_is_known keeps to the kinds.
  const device = found as Device;
  if (seenAt === null || now.getTime() - seenAt.getTime() >= seenMilliseconds) await noteSeen(database, device.id, now);
  const isFirstOfDay = seenAt === null || dayOf(seenAt, agency.timeZone) !== dayOf(now, agency.timeZone);
  return { device, cookies: isFirstOfDay ? [deviceCookie(token)] : [] };
}

async function noteSeen(database: Database, deviceId: string, now: Date): Promise<void> {
  await database.updateTable('device').set({ seen_at: now }).where('device_id', '=', deviceId).execute();
}

/** The device that asks, when it is of that kind at that place. */
export async function findDeviceAt(known: Known, visit: Visit, kind: DeviceKind, placeId: string): Promise<Admitted | undefined> {
  const admitted = await findDevice(known, visit);
  return admitted?.device.kind === kind && admitted.device.placeId === placeId ? admitted : undefined;
}

/** Whether whoever asks may see the board of a place: its own board, those who see lines anyway, everybody where the agency says so. */
export async function maySeeBoard(known: Known, visit: Visit, placeId: string): Promise<boolean> {
  if (known.agency.boards === 'public' || hasRight('see-line', visit.session?.person)) return true;
  return (await findDeviceAt(known, visit, 'board', placeId)) !== undefined;
}
