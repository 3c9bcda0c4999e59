import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { housingAnswers, sendApplication } from '#server/cases/applications/testing.ts';
import { demoCustomer, demoStaff } from '#server/people/demo-identity/people.ts';
import { addTally } from '#server/platform/figures/tally.ts';
import { signInCustomer } from '#server/people/sign-in/testing.ts';
import { beginJourney, follow, type Journey, look, press, signIn } from './steps.ts';

let journey: Journey;
let manager: Page;
beforeAll(async () => {
  journey = await beginJourney({ now: '2014-03-03T08:00:00Z' });
  await signInAndOut(4);
  await sendApplication(await signInCustomer(journey.opened, { n: 4 }), { answers: housingAnswers({ startDate: '2014-03-01' }) });
  journey.opened.clock.set('2015-03-02T08:00:00Z');
  for (const n of [1, 2, 3]) await signInAndOut(n);
  for (const n of [1, 2]) await sendApplication(await signInCustomer(journey.opened, { n }));
  await countVisits();
  await countHours();
  manager = await journey.visitor({ viewport: { width: 1280, height: 800 } });
  await signIn(manager, demoStaff(journey.opened.house.agency, 'manager', 1));
});
afterAll(() => journey.end());

/** Visits as they are counted where they end: on a Monday and a Tuesday, a year ago and now. */
async function countVisits(): Promise<void> {
  const { database, house, clock } = journey.opened;
  await seedPlaces(database, house.agency.network, clock.now());
  for (const [day, place, visits, minutes] of [
    ['2014-03-03', 'tampere', 200, 14],
    ['2015-03-02', 'tampere', 250, 12],
    ['2015-03-02', 'oulu', 180, 9],
    ['2015-03-03', 'tampere', 150, 10],
  ] as const) {
    const counted = { day, channel: 'office', benefit: '', detail: place, counted: visits };
    await addTally(database, { ...counted, measure: 'contacts-served', total: visits * minutes * 60 });
    await addTally(database, { ...counted, measure: 'service-times', total: visits * 8 * 60 });
    await addTally(database, { ...counted, measure: 'contacts-left', counted: 7, total: 0 });
  }
}

/** The same by the hour of arrival: on a Monday ten waited twelve minutes and two 25, on a Tuesday two waited nine. */
async function countHours(): Promise<void> {
  for (const [weekday, minutes, counted] of [
    [1, 12, 10],
    [1, 25, 2],
    [2, 9, 2],
  ] as const) {
    const hour = { place_id: 'tampere', channel: 'office', month_on: '2015-03-01', weekday, hour: 9, minutes, counted };
    for (const measure of ['contacts-served', 'service-times'])
      await journey.opened.database
        .insertInto('hour_count')
        .values({ ...hour, measure })
        .execute();
  }
}

/** A login is what the demo identity service proved: one that a test merely makes up counts for nothing. */
async function signInAndOut(n: number): Promise<void> {
  const page = await journey.visitor();
  await signIn(page, demoCustomer(n));
  await page.locator('.page-person summary').click();
  await press(page, 'Kirjaudu ulos');
  await page.getByRole('link', { name: 'Kirjaudu sisään' }).waitFor();
  await page.context().close();
}

const figure = (id: string) => manager.locator(`#${id}`);
const row = (id: string, label: RegExp) => figure(id).getByRole('row', { name: label }).locator('td').allInnerTexts();

describe('after one application and one login a year ago, and two applications and three logins now', () => {
  test('the page shows exactly those, beside the year before', async () => {
    await manager.goto('/statistics');
    await look(manager, 'statistics');
    await expectHeadline('applications-by-channel', ['100,0 %', '100,0 %']);
    await expectHeadline('online-applications', ['2', '1']);
    await expectHeadline('logins', ['3', '1']);
  });

  test('visits stand by month, by office with the mean wait, and by weekday', async () => {
    await expectHeadline('visits', ['580', '200']);
    expect((await row('visits', /^maaliskuu 2015/)).filter((_, index) => index % 3 === 0)).toEqual(['580', '21', '0']);
    const [visits, , , share, , , waiting, , , serving] = await row('visits-by-office', /Tampere/);
    expect([visits, share, waiting, serving].map((text) => text?.replaceAll('\u00a0', ' '))).toEqual(['400', '100,0 %', '11,3', '8,0']);
    await expectHeadline('visits-by-weekday', ['290', '200']);
    expect((await row('visits-by-weekday', /^maanantai/))[0]?.replaceAll('\u00a0', ' ')).toBe('148,3 %');
  });

  async function expectHeadline(id: string, expected: string[]): Promise<void> {
    const texts = await figure(id).locator('.figure-headline dd').allInnerTexts();
    expect(texts.slice(0, 2).map((text) => text.replaceAll('\u00a0', ' '))).toEqual(expected);
  }

  test('so do the table and the file', async () => {
    expect((await row('online-applications', /^maaliskuu 2015/)).slice(0, 3)).toEqual(['2', '1', expect.stringContaining('100')]);
    expect((await row('logins', /^maaliskuu 2015/)).slice(0, 2)).toEqual(['3', '1']);
    const download = manager.waitForEvent('download');
    await follow(manager, /^Lataa taulukko \(CSV\) ?: Kirjautumiset verkkopalveluun$/);
    const file = readFileSync(await (await download).path(), 'utf8');
    expect(file).toMatch(/maaliskuu 2015[;,]3[;,]1[;,]/);
  });

  test('another period shows what happened in it, and each figure is defined', async () => {
    await follow(manager, 'Viime kuukausi');
    await expectHeadline('online-applications', ['0', '0']);
    await look(manager, 'statistics-empty');
    await follow(manager, 'Viime vuosi');
    await expectHeadline('online-applications', ['1', '0']);
    await follow(manager, 'Tunnuslukujen määritelmät');
    await manager.getByText('Asiakkaiden onnistuneet kirjautumiset verkkopalveluun.', { exact: false }).waitFor();
    await look(manager, 'definitions');
  });

  test('an office shows how long people wait by the hour, and the network how many places there are on a day', async () => {
    await manager.goto('/statistics');
    await follow(manager, 'Odotus ja palvelu toimistoittain');
    await manager.getByLabel('Toimisto', { exact: true }).selectOption({ label: 'Tampere' });
    await press(manager, 'Näytä');
    // Served by fewer than five people a number is not told, by five and more it is.
    expect((await row('waiting-by-weekday-and-hour', /^9–10/)).slice(0, 2)).toEqual(['12', '–']);
    expect((await row('visits-by-hour', /^9–10/)).slice(0, 4)).toEqual(['14', '12', '12', '25']);
    await look(manager, 'statistics-office');
    await follow(manager, 'Kaikki tilastot');
    await follow(manager, 'Palveluverkko lukuina');
    expect((await row('places-by-kind', /^Yhteispalvelupiste/))[0]).toBe('140');
    await look(manager, 'statistics-network');
    await follow(manager, 'Kaikki tilastot');
    await follow(manager, 'Asiakkaat kunnittain');
    await manager.getByText('Vuotta 2015 ei ole laskettu.').waitFor();
    await look(manager, 'statistics-customers');
  });
});
