import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { demoCustomer, demoStaff } from '#server/people/demo-identity/people.ts';
import { answer, beginJourney, follow, type Journey, look, press, signIn } from './steps.ts';

let journey: Journey;
/** The customer at home on a phone without scripts, the clerk in Tampere. */
let aino: Page;
let counter: Page;

beforeAll(async () => {
  // A Sunday evening.
  journey = await beginJourney({ now: '2015-03-01T18:00:00Z' });
  const { opened } = journey;
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  aino = await journey.visitor({ viewport: { width: 320, height: 700 } });
  counter = await journey.visitor({ viewport: { width: 1280, height: 800 } });
});
afterAll(() => journey.end());

async function callNext(): Promise<void> {
  await counter.goto('/counter');
  await press(counter, 'Kutsu seuraava');
  await follow(counter, 'Näytä numero ja soita');
  await counter.getByText('+358401234567').waitFor();
}

describe('a callback asked for on Sunday evening', () => {
  test('is promised for Monday morning', async () => {
    await signIn(aino, demoCustomer(1));
    await aino.goto('/callbacks');
    await look(aino, 'callbacks-none');
    await follow(aino, 'Pyydä soittoa');
    await answer(aino, { topic: 'housing', spoken: 'fi' });
    await press(aino, 'Näytä ajat');
    await answer(aino, { number: '12' });
    await press(aino, 'Pyydä soittoa');
    await aino.locator('.ds-error-summary').waitFor();
    await look(aino, 'callback-fault');
    await answer(aino, { number: '040 123 4567', window: '2015-03-02/morning' });
    await press(aino, 'Pyydä soittoa');
    await aino.getByText('Soitamme sinulle').waitFor();
    await look(aino, 'callbacks-open');
  });

  test('is tried twice on Monday, and she is served', async () => {
    journey.opened.clock.set('2015-03-02T07:05:00Z');
    await signIn(counter, demoStaff(journey.opened.house.agency, 'clerk', 1));
    await counter.goto('/counter?place=tampere');
    await counter.getByLabel('Soitan myös niille').check();
    await look(counter, 'callback-open-counter');
    await press(counter, 'Avaa piste');
    await callNext();
    await look(counter, 'callback-call');
    await press(counter, 'Ei vastannut');
    await counter.getByText('Kukaan ei odota sinua').first().waitFor();
    journey.opened.clock.set('2015-03-02T08:06:00Z');
    // An hour without a customer: the session is over.
    await signIn(counter, demoStaff(journey.opened.house.agency, 'clerk', 1));
    await callNext();
    await press(counter, 'Vastasi: aloita palvelu');
    await look(counter, 'callback-serving');
    await follow(counter, 'Asiakkaan tiedot ja muistiinpanot');
    expect(await counter.locator('main').textContent()).toMatch(/takaisinsoitto.*ei vastattu.*tavoitettiin/is);
    await look(counter, 'callback-customer');
    await counter.goto('/counter');
    await press(counter, 'Päätä asiointi');
  });

  test('is shown to her as done', async () => {
    await signIn(aino, demoCustomer(1));
    await aino.goto('/callbacks');
    await aino.getByText('Puhelu on hoidettu').waitFor();
    await look(aino, 'callbacks-done');
    await aino.goto('/who-looked');
    await aino.getByText('Asioit kanssamme').first().waitFor();
  });
});
