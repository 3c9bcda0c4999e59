import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { beginDraft } from '#server/cases/drafts/testing.ts';
import { signInCustomer } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

describe('my matters', () => {
  test('tells a new customer what can be applied for', async () => {
    const page = await (await signInCustomer(opened, { n: 3 })).get('/matters?language=sv');
    expect(page.body).toContain('Du har inga ansökningar ännu.');
    for (const { id } of opened.house.agency.benefits) expect(page.body).toContain(`href="/benefits/${id}"`);
  });

  test('shows what is begun with its last day, and what was sent with stage, reference and expected day', async () => {
    const aino = await signInCustomer(opened, { n: 1 });
    const id = await sendApplication(aino);
    const draft = await beginDraft(aino, 'studentAid');
    const { body } = await aino.get('/matters?language=en');
    for (const text of [`href="${draft}"`, '1 May 2015', `href="/applications/${id}"`, 'Pending', 'by 23 March 2015'])
      expect(body).toContain(text);
    expect(body).toMatch(/15 \d{3} \d{3} \d{3}/);
  });

  test('names no two links alike that lead to different places', async () => {
    const aino = await signInCustomer(opened, { n: 1 });
    await sendApplication(aino);
    const { body } = await aino.get('/matters');
    const links = [...body.slice(body.indexOf('<main')).matchAll(/<a [^>]*href="([^"]+)"[^>]*>(.*?)<\/a>/g)].map(
      ([, address = '', text = '']) => ({
        address,
        name: text.replaceAll(/<[^>]+>/g, ''),
      }),
    );
    const places = Map.groupBy(links, ({ name }) => name);
    expect([...places].filter(([, same]) => new Set(same.map(({ address }) => address)).size > 1)).toEqual([]);
  });

  test('shows nothing of anybody else', async () => {
    const { body } = await (await signInCustomer(opened, { n: 2 })).get('/matters');
    expect(body).not.toMatch(/\/(drafts|applications)\//);
  });
});
