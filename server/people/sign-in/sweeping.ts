import { sweepDemoRecords } from '#server/people/demo-identity/adapter.ts';
import type { Database } from '#server/platform/database/connection.ts';

const daysKept = 30;

/** Deletes what signing in leaves behind: attempts and demo records that expired, sessions a month after their end. Logins stay. */
export async function sweepSignIns(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - daysKept * 86_400_000);
  await database.deleteFrom('sign_in_attempt').where('expires_at', '<=', now).execute();
  await sweepDemoRecords(database, now);
  await database.deleteFrom('session').where('ended_at', '<=', before).execute();
  await database.deleteFrom('session').where('expires_at', '<=', before).execute();
}
