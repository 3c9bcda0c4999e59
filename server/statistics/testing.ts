import { afterAll, beforeAll, expect, test } from 'vitest';
import { callNext } from '#server/line/calling.ts';
import { finishContact, serveContact } from '#server/line/serving.ts';
import { minutesLater, type TestLine } from '#server/line/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

/** Nobody came, nobody was at work, and nothing is counted. */
export async function forgetVisits({ database }: TestLine): Promise<void> {
  for (const table of [
    'contact_period',
    'contact',
    'clerk_period',
    'timed_tally',
    'tally',
    'daily_figure',
    'monthly_figure',
    'daily_sum',
    'hour_count',
  ] as const)
    await database.deleteFrom(table).execute();
}

/** A visit that is played: when somebody arrives, after how many minutes they are called, and for how many they are served. */
export type PlayedVisit = { placeId?: string; from: Date; waits: number; served: number };

/** Plays a visit through the line, at the counter of that clerk. Gives the contact, by whom and when it ended. */
export async function playVisit(line: TestLine, clerkId: string, { placeId = 'tampere', from, waits, served }: PlayedVisit) {
  const contactId = await line.arrive({ placeId, arrivedAt: from });
  const calledAt = minutesLater(waits, from);
  expect(await line.change((transaction) => callNext(transaction, clerkId, calledAt))).toBe(contactId);
  await line.change((transaction) => serveContact(transaction, { contactId, clerkId, at: calledAt }));
  const held = { contactId, clerkId, at: minutesLater(served, calledAt) };
  await line.change((transaction) => finishContact(transaction, held));
  return held;
}

/** Tests that all who work at the agency may read these, and nobody else. Each is a route and an address of it, which is there. */
export function testForStaffOnly(routes: readonly [route: string, path: string][], open: () => Promise<TestHouse> = openTestHouse): void {
  let opened: TestHouse;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  test.each(routes)('%s is for everybody who works at the agency, and for no customer', async (_route, path) => {
    for (const role of staffRoles) {
      const { statusCode } = await (await signInStaff(opened, { role })).get(path);
      expect(`${role} ${statusCode}`).toBe(`${role} 200`);
    }
    expect((await (await signInCustomer(opened)).get(path)).statusCode).toBe(403);
    expect((await opened.app.inject(path)).statusCode).toBe(path.startsWith('/api/') ? 401 : 303);
  });
}
