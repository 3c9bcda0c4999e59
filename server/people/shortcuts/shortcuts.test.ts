import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { counterKeys, ofOpenCase, shortcutKeys, shortcutNames } from '#server/platform/html/shortcuts/shortcuts.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let clerk: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  clerk = await signInStaff(opened, { n: 1 });
});
afterAll(() => opened.close());

test('every key is used once on a page, and none that a browser takes with Alt and Shift', () => {
  const keys = Object.values(shortcutKeys);
  const withCase = shortcutNames.filter((name) => !Object.hasOwn(counterKeys, name));
  const atCounter = shortcutNames.filter((name) => !ofOpenCase.includes(name));
  for (const names of [withCase, atCounter]) expect(new Set(names.map((name) => shortcutKeys[name])).size).toBe(names.length);
  expect(keys.filter((key) => 'tiabefr'.includes(key))).toEqual([]);
});

test('every key that is listed is declared by a button or link somewhere', () => {
  const root = join(import.meta.dirname, '../..');
  const texts = globSync('**/*.tsx', { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'));
  const declared = texts.flatMap((text) =>
    [...text.matchAll(/shortcut\(visit, '(\w+)'|'\/[a-z]+': '(\w+)'|keyName(?:=|: )["'](\w+)["']/g)].flatMap(([, ...names]) => names),
  );
  expect(shortcutNames.filter((name) => !declared.includes(name))).toEqual([]);
});

test('the page lists every key as it is pressed, also without a script', async () => {
  for (const [choice, keys] of [
    ['modified', 'Alt+Shift+'],
    ['single', ''],
  ] as const) {
    await clerk.post('/shortcuts', { keys: choice });
    const { body } = await clerk.get('/shortcuts');
    for (const name of shortcutNames) expect(body).toContain(`<kbd>${keys}${shortcutKeys[name].toUpperCase()}</kbd>`);
  }
});

test('buttons and links declare the clerk’s own keys; the choice stays in another browser', async () => {
  await clerk.post('/shortcuts', { keys: 'single', show: 'yes' });
  const { body } = await (await signInStaff(opened, { n: 1 })).get('/work');
  expect(body).toContain('data-shortcut="n" aria-keyshortcuts="N"');
  expect(body).toContain('<body data-shows-shortcuts="yes">');
  await clerk.post('/shortcuts', { keys: 'modified' });
  const changed = (await clerk.get('/work')).body;
  expect(changed).toContain('data-shortcut="n" aria-keyshortcuts="Alt+Shift+N"');
  expect(changed).not.toContain('data-shows-shortcuts');
});

test('who does not handle cases is told of no keys for them', async () => {
  const { body } = await (await signInStaff(opened, { role: 'auditor' })).get('/shortcuts');
  expect(body).toContain('Alt+Shift+K');
  expect(body).not.toMatch(/Seuraava tehtävä|Ota tapaus/);
});

test('turned off, no page has keys or the script’s element', async () => {
  await clerk.post('/shortcuts', { keys: 'off', show: 'yes' });
  const { body } = await clerk.get('/work');
  expect(body).not.toMatch(/data-shortcut|aria-keyshortcuts|desk-shortcuts|data-shows-shortcuts/);
  await clerk.post('/shortcuts', { keys: 'modified' });
});

test('a customer’s pages have none', async () => {
  const { body } = await (await signInCustomer(opened)).get('/matters');
  expect(body).not.toMatch(/data-shortcut|aria-keyshortcuts|desk-shortcuts|\/shortcuts/);
});

test('a choice that there is not is refused', async () => {
  expect((await clerk.post('/shortcuts', { keys: 'all' })).statusCode).toBe(400);
  expect((await clerk.post('/shortcuts', { keys: 'single', show: 'no' })).statusCode).toBe(400);
});
