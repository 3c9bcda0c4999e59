import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishForTest } from '#server/cases/instructions/testing.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { wordsIn } from './searching.ts';

type Answer = {
  results: { kind: string; title: string; address: string; hasAllWords: boolean; excerpt: { text: string; isFound: boolean }[] }[];
};

let opened: TestHouse;
let manager: SignedIn;
let clerk: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse({ settings: { logLevel: 'error' } });
  manager = await signInStaff(opened, { role: 'manager' });
  clerk = await signInStaff(opened, { n: 1 });
});
afterAll(() => opened.close());

async function find(words: string, language = 'fi') {
  const headers = { ...clerk.headers, 'accept-language': language };
  const answer = await opened.app.inject({ method: 'POST', url: '/api/knowledge', headers, payload: { words } });
  return answer.json<Answer>().results;
}

describe('the search', () => {
  test.each([
    [
      'fi',
      'Käsittelijän uusi menettely',
      'Takautuvaa maksamista varten kysytään perusteet kirjeitse.',
      'perusteita kirjeellä',
      'perusteiden',
    ],
    ['sv', 'Nytt förfarande', 'Handläggaren frågar efter kvittona skriftligt.', 'kvitto handläggare', 'kvittot'],
    ['en', 'New procedure', 'The clerk asks for the receipts of removals in writing.', 'receipt removal', 'receipts'],
  ])('in %s knows words by their stem', async (language, title, text, words, single) => {
    const id = await publishForTest(manager, { kind: 'instruction', texts: { [language]: { title, text } } });
    for (const asked of [single, words]) {
      const found = (await find(asked, language)).find(({ address }) => address === `/instructions/${id}`);
      expect([asked, found?.kind, found?.title]).toEqual([asked, 'instruction', title]);
      expect(found?.excerpt.some(({ isFound }) => isFound)).toBe(true);
    }
  });

  test('finds the agency’s own texts of every kind, and each leads to a page that shows it', async () => {
    const kinds = new Set<string>();
    for (const words of ['asumistuki', 'vuokra', 'liite', 'myönnetään määrä', 'lisätietoja', 'tulot', 'ilmoita', 'opiskelu']) {
      for (const { kind, address, title } of await find(words)) {
        if (kinds.has(kind)) continue;
        kinds.add(kind);
        const page = await clerk.get(address);
        expect([address, page.statusCode]).toEqual([address, 200]);
        expect(page.body).toContain(title.split('&')[0]);
      }
    }
    for (const kind of ['benefit', 'phrase', 'request-text', 'question', 'attachment', 'page']) expect([...kinds]).toContain(kind);
  });

  test('finds a word whose stem changes, after the word itself', async () => {
    expect((await find('asumistuen')).some(({ title }) => title === 'Yleinen asumistuki')).toBe(true);
    expect((await find('asumistuki'))[0]?.title).toMatch(/asumistuk/i);
  });

  test('puts what has all the words first, and says when nothing has', async () => {
    await publishForTest(manager, { texts: { fi: { title: 'Zeppeliini', text: 'Yksi sana.' } } });
    await publishForTest(manager, { texts: { fi: { title: 'Kvartsi', text: 'Zeppeliini ja kvartsi.' } } });
    expect((await find('kvartsi zeppeliini')).map(({ title, hasAllWords }) => [title, hasAllWords])).toEqual([
      ['Kvartsi', true],
      ['Zeppeliini', false],
    ]);
    const page = await clerk.post('/knowledge', { words: 'kvartsi zeppeliini olematonsana' });
    expect(page.body).toContain('Mistään ei löytynyt kaikkia sanoja');
  });

  test('does not find what is withdrawn, an earlier version or another language', async () => {
    const id = await publishForTest(manager, { texts: { fi: { title: 'Obsidiaani', text: 'a' }, sv: { title: 'Obsidian', text: 'a' } } });
    expect((await find('obsidiaani')).length).toBe(1);
    expect((await find('obsidian', 'en')).length).toBe(0);
    const body = { kind: 'news', benefitGroups: [], texts: { fi: { title: 'Graniitti', text: 'a' } }, fromVersion: 1 };
    await manager.api('POST', `/api/instructions/${id}/versions`, body);
    expect([(await find('obsidiaani')).length, (await find('graniitti')).length]).toEqual([0, 1]);
    await manager.post(`/instructions/${id}/withdraw`);
    expect((await find('graniitti')).length).toBe(0);
  });

  test('shows at most 30, and says how to get fewer', async () => {
    for (let n = 0; n < 32; n += 1) await publishForTest(manager, { texts: { fi: { title: `Gneissi ${n}`, text: 'a' } } });
    expect(await find('gneissi')).toHaveLength(30);
    expect((await clerk.post('/knowledge', { words: 'gneissi' })).body).toContain('Lisää sana');
  });
});

describe('what is typed', () => {
  test('and what is found stay text', async () => {
    await publishForTest(manager, { texts: { fi: { title: 'Hohka <b>', text: '<script>alert(1)</script> hohka [x](javascript:y)' } } });
    const { body } = await clerk.post('/knowledge', { words: '"><script>hohka</script>' });
    expect(body).toContain('value="&quot;>&lt;script>hohka&lt;/script>"');
    expect(body).toContain('Hohka &lt;b>');
    expect(body).toMatch(/<mark>hohka<\/mark>/i);
    expect(body).not.toMatch(/<script>(alert|hohka)/);
  });

  test.each(["' | !a", '\\', ':*', '(((', '&&&', "a':*|b", '%', 'ja', '  ', 'a'.repeat(200), '🙂', "''''"])(
    'as %j is looked for without a fault',
    async (words) => {
      expect((await clerk.api('POST', '/api/knowledge', { words })).statusCode).toBe(200);
      expect((await clerk.post('/knowledge', { words })).statusCode).toBeLessThan(400);
    },
  );

  test('becomes words: signs are left out, and there are twelve at most', () => {
    expect(wordsIn("Vuokra, vuokra! (O'Brien) 12.50")).toEqual(['vuokra', 'o', 'brien', '12', '50']);
    expect(wordsIn(Array.from({ length: 50 }, (_, n) => `sana${n}`).join(' '))).toHaveLength(12);
  });

  test.each(['010190-123A', '010190A123B liite', 'henkilö 010190 - 1234', '0101901234'])(
    'as %s is not looked for or shown again',
    async (words) => {
      const answer = await clerk.post('/knowledge', { words });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('Tässä haussa ei etsitä ihmisiä');
      expect(answer.body).not.toContain('010190');
      expect((await clerk.api('POST', '/api/knowledge', { words })).statusCode).toBe(400);
    },
  );

  test('that is not there gives advice, and is kept when the language is changed', async () => {
    expect((await clerk.post('/knowledge', { words: 'qxzqxz' })).body).toContain('Kokeile vähemmän sanoja');
    const changed = await clerk.post('/knowledge', { words: 'qxzqxz', _language: 'sv' });
    expect(changed.body).toContain('value="qxzqxz"');
    expect(changed.body).toContain('Pröva färre ord');
  });
});

test('the agency’s texts are put into the database once, also when many search at once, and go when nobody uses them', async () => {
  const other = await openTestHouse({ agency: 'example' });
  const first = await signInStaff(other, { n: 1 });
  const found = await Promise.all(Array.from({ length: 20 }, () => first.api('POST', '/api/knowledge', { words: 'tuki kuljetus' })));
  expect(new Set(found.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  await other.database.insertInto('knowledge_edition').values({ edition: 'earlier', used_on: '2014-01-01' }).execute();
  const editions = () => other.database.selectFrom('knowledge_edition').select('edition').execute();
  expect(await editions()).toHaveLength(2);
  other.clock.advance({ days: 1 });
  const again = await signInStaff(other, { n: 1 });
  await again.api('POST', '/api/knowledge', { words: 'tuki' });
  expect((await editions()).map(({ edition }) => edition)).not.toContain('earlier');
  await other.close();
});
