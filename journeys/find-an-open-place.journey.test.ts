import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { answer, beginJourney, follow, fromMenu, type Journey, look, press } from './steps.ts';

let journey: Journey;
let page: Page;
beforeAll(async () => {
  // A Monday, ten to four in the afternoon.
  journey = await beginJourney({ now: '2015-03-02T13:50:00Z' });
  const { opened } = journey;
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
});
afterAll(() => journey.end());
beforeEach(async () => {
  page = await journey.visitor({ locale: 'fi-FI' });
});

const firstCard = () => page.locator('.places li').first();

describe('somebody who has never been here finds the nearest open place', () => {
  test('on a Monday at ten to four: the nearest is closed, and what is still open closes soon', async () => {
    await page.goto('/');
    await fromMenu(page, 'Palvelupaikat');
    await answer(page, { where: 'Kangasala' });
    await press(page, 'Hae');
    await page.getByRole('heading', { name: 'Lähimmät paikat: Kangasala' }).waitFor();
    expect(await firstCard().innerText()).toMatch(/Kangasala.*Suljettu.*Aukeaa huomenna klo 10\.00\./s);
    await page.getByRole('checkbox', { name: 'Näytä vain nyt avoinna olevat' }).check();
    await press(page, 'Hae');
    expect(await firstCard().innerText()).toMatch(/Auki nyt, sulkeutuu klo 17\.00\./);
    const tampere = page.locator('.places li', { has: page.getByRole('link', { name: 'Tampere', exact: true }) });
    expect(await tampere.innerText()).toMatch(/Sulkeutuu pian.*klo 16\.00\. Aukeaa taas huomenna klo 9\.00\./s);
    await look(page, 'find/monday');
  });

  test('on a Monday after four: those that are still open, the nearest of them first, however far', async () => {
    journey.opened.clock.set('2015-03-02T14:10:00Z');
    await page.goto('/places');
    await answer(page, { where: '36200', open: 'now' });
    await press(page, 'Hae');
    const cards = await page.locator('.places li').allInnerTexts();
    expect(cards.length).toBeGreaterThan(0);
    for (const card of cards) expect(card).toMatch(/Auki|Sulkeutuu pian/);
    await firstCard().getByRole('link').click();
    await page.getByRole('heading', { name: 'Aukioloajat seuraavien seitsemän päivän aikana' }).waitFor();
    await look(page, 'find/monday-place');
  });

  test('on the eve of a holiday in the afternoon: nothing is open, and one press shows when what is nearest opens', async () => {
    // The eve of Good Friday, five in the afternoon.
    journey.opened.clock.set('2015-04-02T14:00:00Z');
    await page.goto('/places');
    await answer(page, { where: 'Tampere', open: 'now' });
    await press(page, 'Hae');
    await page.getByText('Yksikään lähimmistä paikoista ei ole nyt auki.').waitFor();
    await look(page, 'find/eve-nothing-open');
    await follow(page, 'Katso, milloin lähimmät paikat aukeavat');
    expect(await firstCard().innerText()).toMatch(/Suljettu.*Aukeaa tiistaina 7\.4\. klo 9\.00/s);
    await firstCard().getByRole('link').click();
    const friday = page.getByRole('row', { name: /perjantaina 3\.4\./ });
    expect(await friday.innerText()).toContain('suljettu');
    await look(page, 'find/eve-place');
  });

  test('on the same eve in the morning: it is told that the doors close at one', async () => {
    journey.opened.clock.set('2015-04-02T08:00:00Z');
    await page.goto('/places');
    await answer(page, { where: 'Tampere', open: 'now' });
    await press(page, 'Hae');
    expect(await firstCard().innerText()).toMatch(/Auki.*klo 13\.00/s);
  });

  test('on a Monday at ten to four with a form in the hand: it is compared which door is reached in time, and why', async () => {
    journey.opened.clock.set('2015-03-02T13:50:00Z');
    await page.goto('/');
    await follow(page, 'Vertaa, mistä saat palvelua nopeimmin');
    await look(page, 'find/guidance');
    await answer(page, { errand: 'hand-in', where: 'Kangasala' });
    await press(page, 'Vertaa');
    await page.getByRole('heading', { name: 'Jos aloitat nyt' }).waitFor();
    const [first = '', ...others] = await page.locator('.places li.ds-card').allInnerTexts();
    expect(first).toMatch(/yhteispalvelupiste.*Yhteensä \d+–\d+ min.*Ehdit perille/is);
    expect(others.join(' ')).toMatch(/Auki nyt, mutta et välttämättä ehdi\. Aukeaa huomenna|Aukeaa huomenna/);
    await page.getByText('Paperilomaketta ei voi jättää verkossa.').waitFor();
    await look(page, 'find/guidance-monday');
  });

  test('on the eve of a holiday, in Kurdish: there is a way, and it is said when', async () => {
    journey.opened.clock.set('2015-04-02T14:00:00Z');
    await page.goto('/guidance?language=en');
    await answer(page, { errand: 'ask', spoken: 'ku', where: 'Tampere' });
    await press(page, 'Compare');
    expect(await firstCard().innerText()).toMatch(/Kurdish.*Opens Tuesday 7 April at 09:00/s);
    await page.getByText('The interpreter costs you nothing.').waitFor();
    await look(page, 'find/guidance-kurdish');
  });

  test('by what a place is called, in another language, and what nobody knows leads on', async () => {
    journey.opened.clock.set('2015-03-03T10:00:00Z');
    await page.goto('/places?language=sv');
    await answer(page, { where: 'Åbo' });
    await press(page, 'Sök');
    expect(await firstCard().innerText()).toContain('Åbo');
    await answer(page, { where: 'Atlantis' });
    await press(page, 'Sök');
    await page.getByText('Vi hittar ingen plats').waitFor();
    await page.getByRole('link', { name: 'Birkaland' }).click();
    expect(await page.locator('.places li').count()).toBeGreaterThan(5);
  });
});
