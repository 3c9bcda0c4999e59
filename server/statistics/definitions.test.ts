import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDefinitions } from './definitions.ts';
import { figures } from './figures.ts';
import { tableFigures } from './table-figures.ts';

test('the published definitions are those of the program: else run npm run figures:definitions', () => {
  const published = readFileSync(join(import.meta.dirname, '../../docs/definitions-of-figures.md'), 'utf8');
  expect(published).toBe(writeDefinitions(figures, tableFigures));
});
