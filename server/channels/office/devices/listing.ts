import type { Database } from '#server/platform/database/connection.ts';
import type { Text } from '#server/platform/language/language.ts';
import type { DeviceKind } from './device.ts';

/** Without a sign of life for so long, a device is shown as silent. */
const silentMilliseconds = 15 * 60_000;
export const mostListed = 500;

export type DeviceLine = {
  id: string;
  kind: DeviceKind;
  placeName: Text;
  name: string;
  series: string | null;
  state: 'waits' | 'unpaired' | 'at-work' | 'silent' | 'revoked';
  codeEndsAt: Date | null;
  pairedAt: Date | null;
  pairedBy: string | null;
  seenAt: Date | null;
  revokedAt: Date | null;
  revokedBy: string | null;
};

/** The devices by place and name, at most `mostListed`: of one place with those that were revoked, else without them. */
export async function listDevices(database: Database, placeId: string | undefined, now: Date): Promise<DeviceLine[]> {
  let query = database
    .selectFrom('device as d')
    .innerJoin('place as p', 'p.place_id', 'd.place_id')
    .leftJoin('clerk as k', 'k.clerk_id', 'd.paired_by')
    .leftJoin('clerk as r', 'r.clerk_id', 'd.revoked_by')
    .select(['d.device_id as id', 'd.kind', 'p.name as placeName', 'd.name', 'd.series', 'd.code_expires_at as codeEndsAt'])
    .select(['d.paired_at as pairedAt', 'k.name as pairedBy', 'd.seen_at as seenAt', 'd.revoked_at as revokedAt', 'r.name as revokedBy'])
    .orderBy('d.place_id')
    .orderBy('d.device_id')
    .limit(mostListed);
  query = placeId === undefined ? query.where('d.revoked_at', 'is', null) : query.where('d.place_id', '=', placeId);
  // Constraints keep to the kinds; names of places were checked in every language when they were written.
  const rows = (await query.execute()) as unknown as Omit<DeviceLine, 'state'>[];
  return rows.map((row) => ({ ...row, state: stateOf(row, now) }));
}

function stateOf({ codeEndsAt, pairedAt, seenAt, revokedAt }: Omit<DeviceLine, 'state'>, now: Date): DeviceLine['state'] {
  if (revokedAt) return 'revoked';
  if (codeEndsAt && codeEndsAt > now) return 'waits';
  if (!pairedAt) return 'unpaired';
  return seenAt && now.getTime() - seenAt.getTime() < silentMilliseconds ? 'at-work' : 'silent';
}
