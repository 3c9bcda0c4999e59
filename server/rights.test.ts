import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRoutes } from './app.ts';
import type { Route } from './platform/http/route.ts';
import { rights } from './platform/http/person.ts';
import { openTestHouse, type TestHouse } from './platform/testing/test-house.ts';

let opened: TestHouse;
let routes: Route[];
beforeAll(async () => {
  opened = await openTestHouse();
  routes = listRoutes(opened.house);
});
afterAll(() => opened.close());

const name = ({ method, path }: Route) => `${method} ${path}`;

test('every route says who may call it', () => {
  expect(routes.filter(({ right }) => !Object.hasOwn(rights, right)).map(name)).toEqual([]);
});

test('no address is served by two routes', () => {
  const names = routes.map(name);
  expect(names.filter((one, index) => names.indexOf(one) !== index)).toEqual([]);
});

test('for every route a test proves who may and who may not', () => {
  const tests = globSync('**/*.access.test.{ts,tsx}', { cwd: import.meta.dirname }).map((path) =>
    readFileSync(join(import.meta.dirname, path), 'utf8'),
  );
  const isNamed = (route: Route) =>
    tests.some((text) => [`'${name(route)}'`, `\`${name(route)}\``, `"${name(route)}"`].some((quoted) => text.includes(quoted)));
  expect(routes.filter((route) => !isNamed(route)).map(name)).toEqual([]);
});

test('every route that changes something is called by POST, and none that only shows', () => {
  expect(routes.filter(({ method }) => !['GET', 'POST'].includes(method)).map(name)).toEqual([]);
});
