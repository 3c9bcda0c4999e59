import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { minutesLater, openTestLine, type TestLine } from '#server/line/testing.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());
beforeEach(() => line.empty());

type Answer = {
  ways: { way: string; name: string; address: string; minutes: { low: number; high: number } | null; why: string[] }[];
  without: { way: string; why: string }[];
};
type Asked = { errand?: string; group?: string; spoken?: string; where?: string; day?: string; time?: string };

async function ask(at: string, { errand = 'ask', spoken = 'fi', ...asked }: Asked): Promise<Answer> {
  line.clock.set(at);
  const answer = await line.app.inject(`/api/guidance?${new URLSearchParams({ errand, spoken, ...asked }).toString()}`);
  expect(answer.statusCode).toBe(200);
  return answer.json();
}
const order = ({ ways }: Answer) => ways.map(({ way }) => way);
const offer = ({ ways }: Answer, way: string) => ways.find((one) => one.way === way)!;
const whyNot = ({ without }: Answer, way: string) => without.find((one) => one.way === way)?.why;

const forenoon = '2015-03-02T08:30:00Z';
const late = '2015-03-02T13:50:00Z';
const night = '2015-03-02T23:30:00Z';
const eve = '2015-04-02T10:30:00Z';

describe('who asks where they are served soonest', () => {
  test('on a Monday morning to apply: is sent online first, then to what is nearest and open', async () => {
    const found = await ask(forenoon, { errand: 'apply', group: 'housing', where: 'Tampere' });
    expect(order(found)[0]).toBe('online');
    expect(offer(found, 'online').address).toBe('/benefits/generalHousingAllowance');
    expect(offer(found, 'office').address).toBe('/places/tampere');
    expect(offer(found, 'office').why[0]).toBe('Ehdit perille: auki klo 16.00 asti.');
    expect(found.ways.every(({ minutes }) => minutes !== null && minutes.low <= minutes.high)).toBe(true);
  });

  test('with a question: phone and video before the journey, and a message last, since nobody promises when its answer comes', async () => {
    const found = await ask(forenoon, { group: 'housing', where: 'Tampere' });
    expect(order(found).slice(0, 2).toSorted()).toEqual(['phone', 'video']);
    expect(offer(found, 'phone').why[0]).toBe('Auki klo 18.00 asti.');
    expect(found.ways.at(-1)).toMatchObject({ way: 'online', minutes: null });
    expect(offer(found, 'phone').why.join(' ')).toMatch(/Odotusta ei ole mitattu: oletamme enintään 15 min\. Soita numeroon 020/);
  });

  test('with a paper form: only doors are named, and why nothing else helps', async () => {
    const found = await ask(forenoon, { errand: 'hand-in', where: 'Tampere' });
    expect(new Set(order(found))).toEqual(new Set(['office', 'joint-service-point']));
    expect(whyNot(found, 'online')).toBe('Paperilomaketta ei voi jättää verkossa.');
    expect(whyNot(found, 'phone')).toContain('ei voi jättää puhelimessa');
  });

  test('by a link that says only where, or only what about, is answered too; the empty form is not', async () => {
    line.clock.set(forenoon);
    const shown = async (query: string) => (await line.app.inject(`/guidance${query}`)).body.includes('/places/tampere');
    expect([await shown('?where=Tampere'), await shown('?group=housing&where=Tampere'), await shown('')]).toEqual([true, true, false]);
  });

  test('without saying where: is told to, and still gets what needs no journey', async () => {
    const found = await ask(forenoon, {});
    expect(new Set(order(found))).toEqual(new Set(['phone', 'callback', 'video', 'online']));
    expect(whyNot(found, 'office')).toContain('Kirjoita kunta tai postinumero');
  });
});

describe('by the clock', () => {
  test('at night to apply: online at once, everything else when it opens', async () => {
    const found = await ask(night, { errand: 'apply', where: 'Tampere' });
    expect(order(found)[0]).toBe('online');
    expect(offer(found, 'office').why[0]).toBe('Aukeaa tänään klo 9.00.');
    // From half past one until nine are seven and a half hours.
    expect(offer(found, 'office').minutes!.low).toBeGreaterThanOrEqual(450);
  });

  test('on a Monday at ten to four: who is near may be just in time, who comes from afar is not sent to a door that closes', async () => {
    const near = await ask(late, { errand: 'hand-in', where: 'Hämeenlinna' });
    const far = await ask(late, { errand: 'hand-in', where: 'Kangasala' });
    const tampere = far.ways.find(({ address }) => address === '/places/tampere');
    expect(tampere?.why[0] ?? 'Auki nyt, mutta et välttämättä ehdi. Aukeaa huomenna klo 9.00.').toBe(
      'Auki nyt, mutta et välttämättä ehdi. Aukeaa huomenna klo 9.00.',
    );
    expect(near.ways[0]!.minutes!.low).toBeLessThanOrEqual(far.ways.find(({ way }) => way === 'office')!.minutes!.low);
  });

  test('on the eve of a holiday after one: what is shut opens after the holidays, and the online service is there', async () => {
    const found = await ask(eve, { errand: 'apply', where: 'Tampere' });
    expect(order(found)[0]).toBe('online');
    expect(offer(found, 'office').why[0]).toBe('Aukeaa tiistaina 7.4. klo 9.00.');
    // Only what another authority runs may keep its doors open on the eve.
    for (const way of ['office', 'video']) expect(offer(found, way).minutes!.low).toBeGreaterThan(60);
  });

  test('at a time to come: as it is then, with nothing said of the line as it stands now', async () => {
    await line.openCounter();
    const found = await ask(forenoon, { errand: 'hand-in', where: 'Tampere', day: '3.3.2015', time: '10.00' });
    expect(offer(found, 'office').why).toEqual([
      'Ehdit perille: auki klo 16.00 asti.',
      expect.stringContaining('Matkaa noin'),
      'Odotusta ei ole mitattu: oletamme enintään 35 min.',
    ]);
  });
});

test('the line as it stands moves an office down the list', async () => {
  await line.openCounter();
  const at = minutesLater(5).toISOString();
  const asked = { errand: 'hand-in', group: 'housing', where: 'Tampere' };
  const before = offer(await ask(at, asked), 'office');
  expect(before.why.join(' ')).toContain('Jonon mukaan nyt');
  for (let no = 0; no < 15; no += 1) await line.arrive();
  const after = await ask(at, asked);
  expect(after.ways.find(({ address }) => address === '/places/tampere')?.minutes!.high ?? Infinity).toBeGreaterThan(
    before.minutes!.high + 60,
  );
});

describe('from where and in what language', () => {
  test('an island municipality without an office: the nearest over the water, and ways that need no journey first', async () => {
    const found = await ask(forenoon, { group: 'housing', where: 'Hailuoto' });
    expect(['phone', 'video']).toContain(order(found)[0]);
    const travel = offer(found, 'office').why[1]!;
    expect(Number(/noin (\d+) km/.exec(travel)?.[1])).toBeGreaterThan(20);
  });

  test('Kurdish is served only remotely: by video when it opens, or with an interpreter who costs nothing', async () => {
    const found = await ask(forenoon, { spoken: 'ku', where: 'Tampere' });
    expect(order(found)).toEqual(['video', 'interpreter']);
    expect(offer(found, 'video').why[0]).toBe('Aukeaa huomenna klo 9.00.');
    expect(whyNot(found, 'online')).toBe('Verkkopalvelun kielet ovat suomi, ruotsi, englanti.');
    expect(whyNot(found, 'office')).toContain('kurdi');
  });

  test('Russian has a phone line of its own', async () => {
    const found = await ask('2015-03-02T07:30:00Z', { spoken: 'ru' });
    expect(offer(found, 'phone').address).toBe('/places/phone-ru');
  });

  test('Northern Saami is spoken at offices in the north, with the way there told, and remotely from anywhere', async () => {
    const found = await ask('2015-03-02T07:30:00Z', { spoken: 'se', where: 'Inari' });
    expect(offer(found, 'office').address).toMatch(/inari|utsjoki|enontekio|sodankyla/);
    expect(order(found).slice(0, 2).toSorted()).toEqual(['phone', 'video']);
  });

  test('sign language leads to its own desk, and Finnish does not lead there', async () => {
    expect(offer(await ask(forenoon, { spoken: 'fse' }), 'video').address).toBe('/places/video-interpreter-centre');
    expect(offer(await ask(forenoon, { spoken: 'fi' }), 'video').address).toBe('/places/video-fi');
  });
});

describe('the page', () => {
  test.each([
    ['fi', 'Jos aloitat nyt', 'Yhteensä'],
    ['sv', 'Om du börjar nu', 'Sammanlagt'],
    ['en', 'If you begin now', 'min in all'],
  ])('answers in %s at an address that can be sent on', async (language, heading, inAll) => {
    line.clock.set(forenoon);
    const { body } = await line.app.inject(`/guidance?errand=ask&group=housing&spoken=fi&where=Tampere&language=${language}`);
    for (const words of [heading, inAll, 'href="/places/tampere"']) expect(body).toContain(words);
  });

  test('asks first, and answers nothing', async () => {
    expect((await line.app.inject('/guidance')).body).not.toContain('<ol');
  });

  test.each([
    ['where=Atlantis', 'Emme löydä tämännimistä'],
    ['where=%3Cscript%3E', 'Emme löydä tämännimistä'],
    ['day=1.1.2015', 'Kirjoita päivä ja kellonaika'],
    ['day=31.2.2015', 'Kirjoita päivä ja kellonaika'],
    ['day=1.1.2019', 'Kirjoita päivä ja kellonaika'],
    ['time=25.00', 'Kirjoita päivä ja kellonaika'],
  ])('says what is wrong with %s and keeps what was typed', async (wrong, words) => {
    line.clock.set(forenoon);
    const { body } = await line.app.inject(`/guidance?errand=ask&${wrong}`);
    expect(body).toContain(words);
    expect(body).not.toContain('<script>');
    expect(body).not.toContain('<ol');
  });

  test('a language or group that nobody knows is answered, not an error', async () => {
    line.clock.set(forenoon);
    expect((await line.app.inject('/guidance?errand=ask&spoken=xx&group=atlantis&where=Tampere')).statusCode).toBe(200);
  });
});
