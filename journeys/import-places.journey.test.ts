import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRecords, brokenRecords, jointPoint } from '#server/agency/network/ptv/testing.ts';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { demoStaff } from '#server/people/demo-identity/people.ts';
import { beginJourney, follow, type Journey, look, press, signIn } from './steps.ts';

let journey: Journey;
let administrator: Page;
let onPhone: Page;
beforeAll(async () => {
  journey = await beginJourney({ now: '2015-03-02T07:00:00Z' });
  const { opened } = journey;
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  administrator = await journey.visitor({ viewport: { width: 1280, height: 800 } });
  onPhone = await journey.visitor({ viewport: { width: 320, height: 640 } });
});
afterAll(() => journey.end());

const send = async (page: Page, records: unknown, name = 'ptv.json') => {
  await page.goto('/network/import');
  await page.locator('#files').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(records)) });
  await press(page, 'Lue tiedostot');
};

describe('places of the Finnish Service Catalogue', () => {
  test('are found from the network, and nothing is read without a file', async () => {
    await signIn(administrator, demoStaff(journey.opened.house.agency, 'administrator', 1));
    await administrator.goto('/network');
    await follow(administrator, 'Tuo paikkoja Palvelutietovarannosta');
    await look(administrator, 'network-import');
    await press(administrator, 'Lue tiedostot');
    await administrator.locator('.ds-error-summary:focus').waitFor();
    await look(administrator, 'network-import-without-file');
  });

  test('are shown as what they would change, and seen by customers only when somebody accepts them', async () => {
    await send(administrator, allRecords);
    await administrator.getByRole('heading', { name: 'Mitä tuonti muuttaa' }).waitFor();
    await administrator.getByText('Uusia paikkoja 3').waitFor();
    await look(administrator, 'network-import-proposal');
    expect((await journey.opened.app.inject('/places/hetan-yhteispalvelupiste')).statusCode).toBe(404);
    await press(administrator, 'Hyväksy muutokset');
    await administrator.getByText('Tuonti on hyväksytty').waitFor();
    await look(administrator, 'network-import-done');
    await onPhone.goto('/places?where=Enontekiö');
    await follow(onPhone, 'Hetan yhteispalvelupiste');
    await onPhone.getByText('Esimerkkitie 12 B').waitFor();
  });

  test('change nothing when they come again', async () => {
    await send(administrator, allRecords);
    await administrator.getByText('Mitään ei ole muutettavaa.').waitFor();
    expect(await administrator.getByRole('button', { name: 'Hyväksy muutokset' }).count()).toBe(0);
  });

  test('with faults are named one by one, and the rest is loaded', async () => {
    await send(administrator, brokenRecords, 'rikki.json');
    const row = administrator.getByRole('listitem').filter({ hasText: 'Ylläpitäjätön' });
    expect(await row.innerText()).toContain('Yhteispalvelupisteen ylläpitäjää ei tunneta.');
    expect(await administrator.getByRole('listitem').filter({ hasText: 'rikki.json' }).count()).toBe(4);
    await look(administrator, 'network-import-faults');
    await press(administrator, 'Hyväksy muutokset');
    await administrator.getByText('Tuonti on hyväksytty').waitFor();
    await onPhone.goto('/places/ehja-numero');
    await onPhone.getByRole('heading', { name: 'Ehjä numero' }).waitFor();
  });

  test('that get other hours are shown day by day, on a phone too', async () => {
    await signIn(onPhone, demoStaff(journey.opened.house.agency, 'administrator', 2));
    const [week = {}] = Array.isArray(jointPoint['serviceHours']) ? jointPoint['serviceHours'] : [];
    const closed = { ...week, serviceHourType: 'Exceptional', isClosed: true, validFrom: '2015-03-11T00:00:00', openingHour: [] };
    const hours = [...(Array.isArray(jointPoint['serviceHours']) ? jointPoint['serviceHours'] : []), closed];
    await send(onPhone, [{ ...jointPoint, languages: ['fi', 'en'], serviceHours: hours }]);
    await onPhone.getByText('Yksi päivä muuttuu').click();
    expect(await onPhone.getByRole('row', { name: /keskiviikkona 11\.3\./ }).innerText()).toMatch(/9\.00.*suljettu/s);
    await onPhone.getByText('Sulje: Neuvontanumero').waitFor();
    await look(onPhone, 'network-import-difference');
    await press(onPhone, 'Hyväksy muutokset');
    await onPhone.goto('/network/hetan-yhteispalvelupiste/history');
    await onPhone.getByText('Tuonti Palvelutietovarannosta').first().waitFor();
  });
});
