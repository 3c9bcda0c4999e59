import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';

/** A promised time that a change of shifts leaves without whoever was to keep it. Nothing about whose it is. */
export type Broken = {
  id: string;
  from: Date;
  to: Date;
  channel: string;
  benefitGroups: readonly string[];
  language: string;
};

/** What a shift becomes; null: nothing is left of it. */
export type ShiftAfter = { shiftId: string; after: { from: Date; to: Date; channels: readonly string[] } | null };

const mostBroken = 1000;

/** The appointments that still lie before us in some shifts and no longer fit into what these become, the earliest first. */
export async function listBroken(database: Database | Transaction, changes: readonly ShiftAfter[], at: Date): Promise<Broken[]> {
  const wanted = JSON.stringify(
    changes.map(({ shiftId, after }) => ({
      shift: shiftId,
      from: after?.from ?? null,
      to: after?.to ?? null,
      channels: after?.channels ?? null,
    })),
  );
  const { rows } = await sql<Broken>`
    select distinct a.appointment_id as id, a.from_at as from, a.to_at as to, a.channel, a.benefit_groups as "benefitGroups", a.language
    from jsonb_to_recordset(${wanted}::jsonb) w (shift uuid, "from" timestamptz, "to" timestamptz, channels jsonb)
    join work_shift s on s.shift_id = w.shift
    join booked_time b on b.resource_id = s.resource_id and b.from_at >= s.from_at and b.from_at < s.to_at
    join appointment a on a.appointment_id = b.appointment_id and a.state in ('held', 'booked')
    where b.to_at > ${at} and b.free_at is null and (w.from is null or b.from_at < w.from or b.to_at > w.to or not w.channels ? a.channel)
    order by a.from_at, a.appointment_id limit ${mostBroken}`.execute(database);
  return rows;
}
