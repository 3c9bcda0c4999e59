import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFunctions } from './architecture/functions.ts';
import { featureOf, listCycles, listWrongDirections } from './architecture/imports.ts';
import { checkout, countLines, listImports, listSources } from './architecture/sources.ts';
import { listTableWriters } from './architecture/table-writers.ts';
import { countCommentLines, listAnys, listBareCasts, listDefaultExports } from './architecture/types.ts';
import { listWholeRows } from './architecture/whole-rows.ts';

const sources = listSources();
const program = sources.filter(({ isTest }) => !isTest);
const imports = sources.flatMap((source) => listImports(source));

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

describe('size', () => {
  test('no file is longer than 300 lines, and no test longer than 400', () => {
    expect(sources.filter((source) => countLines(source) > (source.isTest ? 400 : 300)).map(({ path }) => path)).toEqual([]);
  });

  test('half of all files have fewer than 80 lines', () => {
    expect(median(program.map(countLines))).toBeLessThan(80);
  });

  test('no function is longer than 60 lines, and no page component longer than 80', () => {
    const long = program.flatMap(listFunctions).filter(({ lines, isComponent }) => lines > (isComponent ? 80 : 60));
    expect(long.map(({ place, name, lines }) => `${place} ${name}: ${lines} lines`)).toEqual([]);
  });

  test('half of all functions have fewer than 12 lines', () => {
    expect(median(program.flatMap(listFunctions).map(({ lines }) => lines))).toBeLessThan(12);
  });

  test('a feature folder holds at most 12 files besides its tests', () => {
    const counts = Map.groupBy(program, ({ path }) => path.slice(0, path.lastIndexOf('/')));
    const full = [...counts].filter(([folder, files]) => folder.startsWith('server/') && files.length > 12);
    expect(full.map(([folder, files]) => `${folder}: ${files.length} files`)).toEqual([]);
  });

  test('between 3 and 10 of 100 lines are comments', () => {
    const share = (100 * sum(program.map(countCommentLines))) / sum(program.map(countLines));
    expect(share).toBeGreaterThanOrEqual(3);
    expect(share).toBeLessThanOrEqual(10);
  });
});

describe('words', () => {
  test('no file or folder has a name that says nothing', () => {
    const empty = /(^|\/)(utils?|helpers?|common|services?|managers?|index)(\.[a-z.]+)?(\/|$)/;
    expect(sources.filter(({ path }) => empty.test(path)).map(({ path }) => path)).toEqual([]);
  });

  test('every export has a name', () => {
    expect(sources.flatMap(listDefaultExports)).toEqual([]);
  });

  test('nothing is of type any', () => {
    expect(sources.flatMap(listAnys)).toEqual([]);
  });

  test('every cast says why it is right', () => {
    expect(sources.flatMap(listBareCasts)).toEqual([]);
  });
});

describe('directions', () => {
  test('imports point one way', () => {
    expect(listWrongDirections(imports)).toEqual([]);
  });

  test('no two features need each other', () => {
    expect(listCycles(imports)).toEqual([]);
  });

  test('a table is written by one feature', () => {
    const shared = [...listTableWriters(sources)].filter(([, features]) => features.size > 1);
    expect(shared.map(([table, features]) => `${table}: ${[...features].join(', ')}`)).toEqual([]);
  });
});

describe('queries', () => {
  test('every query names its columns', () => {
    // The check's own source names what it looks for.
    const ours = program.filter(({ path }) => path !== 'server/architecture/whole-rows.ts');
    expect(ours.flatMap(listWholeRows)).toEqual([]);
  });
});

describe('the checks themselves', () => {
  const root = join(checkout, 'server/fixtures/architecture');
  const wrong = listSources(['server/**/*.ts'], root);
  const wrongImports = wrong.flatMap((source) => listImports(source, root));

  test('an import that points upwards is found, and one of the whole house', () => {
    expect(listWrongDirections(wrongImports)).toEqual([
      expect.stringContaining(
        'server/people/customers/queries.ts imports server/platform/testing/test-house.ts: only tests open the whole house',
      ),
      expect.stringContaining('server/platform/http/upwards.ts imports server/people/customers/queries.ts: imports point downwards'),
    ]);
  });

  test('two features that need each other are found', () => {
    expect(listCycles(wrongImports)).toContain('server/cases/decisions → server/cases/messages → server/cases/decisions');
  });

  test('any, a bare cast and a default export are found', () => {
    expect(wrong.flatMap(listAnys)).toEqual(['server/people/customers/queries.ts:3']);
    expect(wrong.flatMap(listBareCasts)).toEqual(['server/people/customers/queries.ts:4']);
    expect(wrong.flatMap(listDefaultExports)).toEqual(['server/people/customers/queries.ts']);
  });

  test('a query for whole rows is found', () => {
    expect(wrong.flatMap(listWholeRows)).toEqual(['server/people/customers/queries.ts:9', 'server/people/customers/queries.ts:10']);
  });

  test('a feature is the folder below its group', () => {
    expect(featureOf('server/cases/decisions/pages.tsx')).toBe('server/cases/decisions');
    expect(featureOf('server/platform/forms/html/fields.tsx')).toBe('server/platform/forms');
  });
});

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
