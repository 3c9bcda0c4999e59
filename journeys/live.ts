import { startLive } from '#server/app.ts';
import { relayAll } from '#server/platform/jobs/relay.ts';
import type { TestHouse } from '#server/platform/testing/test-house.ts';

/** Lets the house tell its open pages of changes, as it does in use. Returns how to end that, before the journey ends. */
export async function keepPagesLive({ house, database, databaseUrl }: TestHouse): Promise<() => Promise<void>> {
  const listening = await startLive(house, databaseUrl);
  const endRelay = house.relayWaking.begin(() => relayAll(database));
  return async () => {
    endRelay();
    await listening.stop();
  };
}
