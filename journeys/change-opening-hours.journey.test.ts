import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { demoStaff } from '#server/people/demo-identity/people.ts';
import { answer, beginJourney, follow, type Journey, look, press, signIn } from './steps.ts';

let journey: Journey;
let first: Page;
let second: Page;
const administrator = (n: number) => demoStaff(journey.opened.house.agency, 'administrator', n);

beforeAll(async () => {
  // A Monday, long before the summer.
  journey = await beginJourney({ now: '2015-03-02T07:00:00Z' });
  const { opened } = journey;
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  first = await journey.visitor({ viewport: { width: 1280, height: 800 } });
  // The second works on a phone.
  second = await journey.visitor();
});
afterAll(() => journey.end());

describe('the opening hours of an office', () => {
  test('are found among all the places', async () => {
    await signIn(first, administrator(1));
    await first.goto('/network');
    await answer(first, { words: 'Vaasa' });
    await press(first, 'Hae');
    await look(first, 'network');
    await follow(first, 'Vaasa');
    await look(first, 'network-place');
    await follow(first, 'Muuta aukioloaikoja');
    await look(first, 'hours');
  });

  test('get days that differ by a button, without scripts, and what was typed stays', async () => {
    await answer(first, { from: '9.3.2015', reason: 'Muutto uusiin tiloihin' });
    await press(first, 'Lisää poikkeus');
    expect(await first.locator('[name="reason"]').inputValue()).toBe('Muutto uusiin tiloihin');
    expect(await first.evaluate(() => document.activeElement?.id)).toBe('exceptions.0.from');
    await answer(first, { 'exceptions.0.from': '12.3.2015', 'exceptions.0.to': '11.3.2015', 'exceptions.0.reason.fi': 'Muutto' });
    await press(first, 'Näytä, mitkä päivät muuttuvat');
    await first.locator('.ds-error-summary').waitFor();
    await look(first, 'hours-with-faults');
    await answer(first, { 'exceptions.0.to': '13.3.2015', 'exceptions.0.reason.sv': 'Flytt', 'exceptions.0.reason.en': 'Move' });
    await press(first, 'Näytä, mitkä päivät muuttuvat');
  });

  test('are shown day by day before anything is saved', async () => {
    await first.getByText('Seuraavan vuoden aikana muuttuu 2 päivää.').waitFor();
    await look(first, 'hours-preview');
    const thursday = first.getByRole('row', { name: /torstaina 12\.3\./ });
    expect(await thursday.innerText()).toMatch(/9\.00.*suljettu.*muuttuu/s);
    expect((await journey.opened.app.inject('/places/vaasa')).body).not.toContain('Muutto');
  });

  test('that two change at once are saved once, and the second is told with everything typed kept', async () => {
    await signIn(second, administrator(2));
    await second.goto('/network/vaasa/hours');
    await press(first, 'Tallenna aukioloajat');
    await first.getByText('Aukioloajat tallennettiin.').waitFor();
    await answer(second, { eveCloses: '12.00', reason: 'Aattoina ennen puoltapäivää' });
    await press(second, 'Näytä, mitkä päivät muuttuvat');
    await press(second, 'Tallenna aukioloajat');
    await second.getByText('Joku muu on muuttanut aukioloaikoja sillä välin').waitFor();
    await look(second, 'hours-changed-meanwhile');
    expect(await second.locator('[name="eveCloses"]').inputValue()).toBe('12.00');
  });

  test('are seen by customers, and the history says who changed what', async () => {
    await second.goto('/places/vaasa');
    await second.getByText('Muutto').waitFor();
    await first.goto('/network/vaasa/history');
    await first.getByText('Lisätty: 12.3.2015–13.3.2015, Muutto: suljettu').waitFor();
    await first.getByText('Muutto uusiin tiloihin').waitFor();
    await look(first, 'network-history');
  });

  test('lead from a new address and a new counter to what customers see', async () => {
    await first.goto('/network/vaasa');
    await answer(first, { street: 'Uusi rantakatu 4', counterName: 'Z9' });
    await press(first, 'Tallenna tiedot');
    await first.getByText('Tallennettu.').waitFor();
    await answer(first, { counterName: 'Z9' });
    await press(first, 'Lisää palvelupiste');
    await first.getByRole('button', { name: 'Poista käytöstä: Z9' }).waitFor();
    await second.goto('/places/vaasa');
    await second.getByText('Uusi rantakatu 4').waitFor();
  });
});
