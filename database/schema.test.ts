import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#server/platform/testing/test-database.ts';
import { describeSchema } from './schema-description.ts';
import { generateTypes } from './schema-types.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

const written = (name: string) => readFile(join(import.meta.dirname, name), 'utf8');

test('schema.sql says what the migrations add up to (else run `npm run schema`)', async () => {
  expect(await written('schema.sql')).toBe(await describeSchema(opened.database));
});

test('schema.ts has the types of every table (else run `npm run schema`)', async () => {
  expect(await written('schema.ts')).toBe(await generateTypes(opened.database));
});
