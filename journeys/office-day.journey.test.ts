import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { demoStaff } from '#server/people/demo-identity/people.ts';
import { answer, beginJourney, follow, type Journey, look, press, signIn, untilListening } from './steps.ts';

let journey: Journey;
/** The reception works on a phone without scripts, the counter in Tampere by keys alone. */
let reception: Page;
let counter: Page;
let oulu: Page;

beforeAll(async () => {
  // A Monday at half past ten.
  journey = await beginJourney({ now: '2015-03-02T08:30:00Z' });
  const { opened } = journey;
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  reception = await journey.visitor({ viewport: { width: 320, height: 700 } });
  counter = await journey.visitor({ javaScriptEnabled: true, viewport: { width: 1280, height: 800 } });
  oulu = await journey.visitor();
  await signIn(reception, demoStaff(opened.house.agency, 'joint-service-clerk', 1));
  await signIn(counter, demoStaff(opened.house.agency, 'clerk', 1));
  await signIn(oulu, demoStaff(opened.house.agency, 'clerk', 2));
  await openCounter(counter, 'tampere');
  await openCounter(oulu, 'oulu');
});
afterAll(() => journey.end());

async function openCounter(page: Page, place: string): Promise<void> {
  await page.goto(`/counter?place=${place}`);
  await press(page, 'Avaa piste');
  await page.getByRole('button', { name: 'Kutsu seuraava' }).waitFor();
}

/** Somebody comes in and gets the next number of the reception. */
async function takeIn(group: string): Promise<void> {
  journey.opened.clock.advance({ minutes: 1 });
  await reception.goto('/reception?place=tampere');
  await answer(reception, { group, language: 'fi' });
  await press(reception, 'Anna vuoronumero');
}

/** Presses a key of the counter, once the page listens to it, and waits for what is shown then. */
async function key(letter: string, shown: string | RegExp): Promise<void> {
  await untilListening(counter, 'desk-shortcuts');
  journey.opened.clock.advance({ seconds: 5 });
  await counter.keyboard.press(`Alt+Shift+${letter}`);
  await counter.locator('main', { hasText: shown }).waitFor();
}

async function addMatter(group: string, more: Record<string, string>, shown: string): Promise<void> {
  await counter.locator('#matter-group').selectOption(group);
  await answer(counter, more);
  await press(counter, 'Lisää asia');
  await counter.getByText(shown).waitFor();
}

const outcomes = () =>
  journey.opened.database.selectFrom('contact').select(['ticket_no as no', 'outcome', 'place_id as place']).orderBy('ticket_no').execute();

describe('a day at an office', () => {
  test('begins with a number from the reception, big enough to read and alone on paper', async () => {
    await takeIn('housing');
    await reception.getByRole('heading', { name: 'Numero R 001' }).waitFor();
    await look(reception, 'reception-given');
    await reception.emulateMedia({ media: 'print' });
    expect(await reception.getByRole('heading', { name: 'Numero R 001' }).isVisible()).toBe(true);
    for (const name of ['Anna vuoronumero', 'Valitse paikka', 'Lähti: R 001'])
      expect(`${name} ${await reception.getByRole('button', { name }).isVisible()}`).toBe(`${name} false`);
    expect(await reception.locator('h1').isVisible()).toBe(false);
    await reception.emulateMedia({ media: 'screen' });
  });

  test('goes on at the counter by keys: called, served with two matters, finished, taken back and finished', async () => {
    await key('C', /R 001.*Kutsuttu kerran/s);
    await look(counter, 'counter-called');
    await key('G', /R 001.*Palveltavana/s);
    await addMatter('housing', { kind: 'application' }, 'Asuminen: Hakemus');
    await addMatter('family', { kind: 'attachments', quantity: '2' }, 'Lapsiperheet: Liitteet × 2');
    await look(counter, 'counter-serving');
    await key('D', 'R 001: asiointi päätetty. Voit perua puolen minuutin ajan.');
    await look(counter, 'counter-finished');
    journey.opened.clock.advance({ seconds: 20 });
    await key('X', /R 001.*Palveltavana.*Lapsiperheet: Liitteet × 2/s);
    await key('D', 'Kutsu seuraava');
    expect(await outcomes()).toEqual([{ no: 1, outcome: 'served', place: 'tampere' }]);
  });

  test('sends somebody on to another office with word for the clerk there, who calls them', async () => {
    await takeIn('housing');
    await key('C', /R 002.*Kutsuttu kerran/s);
    await key('G', /R 002.*Palveltavana/s);
    await key('V', 'Kerro seuraavalle');
    await counter.locator('[name="tells"]').waitFor({ state: 'visible' });
    await counter.locator('details select[name="place"]').selectOption('oulu');
    await answer(counter, { tells: 'Asuu nyt Oulussa' });
    await press(counter, 'Siirrä');
    await counter.getByText('R 002: siirretty').waitFor();
    await oulu.goto('/counter');
    await press(oulu, 'Kutsu seuraava');
    await oulu.getByText('Asuu nyt Oulussa').waitFor();
    await look(oulu, 'counter-oulu');
    await press(oulu, 'Aloita palvelu');
    await press(oulu, 'Päätä ja kutsu seuraava');
    expect((await outcomes())[1]).toEqual({ no: 2, outcome: 'served', place: 'tampere' });
  });

  test('gives whoever did not hear the call another turn, and says why they are called', async () => {
    await takeIn('housing');
    await takeIn('student');
    await key('C', /R 003.*Kutsuttu kerran/s);
    await key('O', /R 003.*Kutsuttu 2 kertaa/s);
    await key('Z', 'R 003: merkitty poissaolevaksi');
    journey.opened.clock.advance({ minutes: 1 });
    await reception.goto('/reception?place=tampere');
    await look(reception, 'reception-gone');
    await press(reception, 'Takaisin jonoon: R 003');
    await reception.getByText('Tallennettu.').waitFor();
    await follow(reception, 'Muuta numeroa R 004');
    await answer(reception, { priority: '1', reason: 'Pieni lapsi mukana' });
    await look(reception, 'reception-change');
    await press(reception, 'Muuta etusijaa');
    await reception.getByText('Ennen muita: Pieni lapsi mukana').waitFor();
    await key('C', /R 004.*Kutsuttu kerran/s);
    await follow(counter, 'Miksi juuri tämä?');
    await counter.getByText('Asiakkaalla oli etusija: Pieni lapsi mukana').waitFor();
    await look(counter, 'why');
    await counter.setViewportSize({ width: 320, height: 700 });
    await look(counter, 'why-narrow');
    await counter.setViewportSize({ width: 1280, height: 800 });
    await counter.goto('/counter');
    await key('G', /R 004.*Palveltavana/s);
    await key('P', /R 003.*Kutsuttu/s);
    expect((await outcomes()).map(({ outcome }) => outcome)).toEqual(['served', 'served', null, 'served']);
  });
});
