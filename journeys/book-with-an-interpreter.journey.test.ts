import type { Page } from 'playwright-core';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { putAtWork } from '#server/channels/appointments/own/testing.ts';
import { startJobs } from '#server/jobs.ts';
import { openTestMailServer, type TestMailServer } from '#server/platform/mail/testing.ts';
import { answer, beginJourney, follow, type Journey, look, press } from './steps.ts';

let server: TestMailServer;
let journey: Journey;
let jobs: Awaited<ReturnType<typeof startJobs>>;
beforeAll(async () => {
  server = await openTestMailServer();
  // A Monday, half past ten.
  journey = await beginJourney({ now: '2015-03-02T08:30:00Z', settings: { smtpUrl: server.url } });
  const { opened } = journey;
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  await putAtWork(opened);
  await addInterpreter();
  jobs = await startJobs(opened.house, opened.databaseUrl);
});
afterAll(async () => {
  await jobs.stop();
  await journey.end();
  await server.close();
});

/** Somebody who interprets Northern Saami on Wednesday only. */
async function addInterpreter(): Promise<void> {
  const { database } = journey.opened;
  const interpreter = { interpreter_id: newId(), channels: ['office', 'video'] };
  await database
    .insertInto('interpreter')
    .values({ ...interpreter, name: 'Tulkki', languages: ['se'] })
    .execute();
  const [from, to] = [new Date('2015-03-04T07:00:00Z'), new Date('2015-03-04T13:00:00Z')];
  await database
    .insertInto('work_shift')
    .values({ ...interpreter, shift_id: newId(), from_at: from, to_at: to })
    .execute();
}

async function codeFromLetter(page: Page): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const code = /varaukseen on (\d{6})/.exec(decoded(server.letters.at(-1)?.data ?? ''))?.[1];
    if (code !== undefined) return code;
    await page.waitForTimeout(200);
  }
  throw new Error('no letter with a code came');
}

/** Quoted-printable lines are put together again. */
const decoded = (data: string) => data.replaceAll(/=\n/g, '');

test('somebody books an office visit with a Northern Saami interpreter, moves it and gives it up, without signing in', async () => {
  const page = await journey.visitor({ locale: 'fi-FI' });
  await page.goto('/');
  await follow(page, 'Varaa aika');
  await answer(page, { matter: ['housing'], channel: 'office', spoken: 'fi', interpreter: 'se', where: 'Tampere' });
  await look(page, 'book/wish');
  await press(page, 'Näytä vapaat ajat');
  // Clerks are free on Tuesday; the interpreter is not.
  await page.getByText('Ensimmäinen vapaa aika: keskiviikkona 4.3. klo 9.00').waitFor();
  await look(page, 'book/places');
  await follow(page, /^Katso ajat: Tampere/);
  await look(page, 'book/times');
  await press(page, 'keskiviikkona 4.3. klo 10.00');
  await page.getByText('Pidämme aikaa sinulle kello 10.40 asti.').waitFor();
  expect(await page.locator('dl').innerText()).toMatch(/pohjoissaame/i);
  await answer(page, { who: 'self', name: 'Áile', reach: 'aile@example.com' });
  await look(page, 'book/details');
  await press(page, 'Lähetä koodi');
  await answer(page, { code: await codeFromLetter(page) });
  await look(page, 'book/code');
  await press(page, 'Varaa aika');
  await page.getByRole('heading', { name: 'Aikasi keskiviikkona 4.3. klo 10.00' }).waitFor();
  await page.getByText('Tulkki on varattu samalle ajalle.').waitFor();
  await look(page, 'book/booked');
  const { database } = journey.opened;
  const taken = await database.selectFrom('booked_time').select('kind').where('free_at', 'is', null).orderBy('kind').execute();
  expect(taken.map(({ kind }) => kind)).toEqual(['clerk', 'interpreter']);

  await follow(page, 'Siirrä aika');
  await look(page, 'book/move');
  await press(page, 'keskiviikkona 4.3. klo 12.00');
  await page.getByRole('heading', { name: 'Aikasi keskiviikkona 4.3. klo 12.00' }).waitFor();
  await follow(page, 'Peru aika');
  await look(page, 'book/cancel');
  await press(page, 'Peru aika');
  await page.getByText('Aika on peruttu.').waitFor();
});
