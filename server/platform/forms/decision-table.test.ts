import { describe, expect, test } from 'vitest';
import { areDisjoint, decide, findCell, type Cell } from './decision-table.ts';
import type { Answer, DecisionTable } from './definition.ts';

function gives(cell: string, answer: Answer | undefined): boolean {
  const table: DecisionTable = { id: 'one', hitPolicy: 'first', inputs: ['a'], rules: [{ when: [cell], gives: 'yes' }] };
  return decide(table, () => answer) === 'yes';
}

describe('a cell', () => {
  test.each<[string, Answer | undefined, boolean]>([
    ['-', 'anything', true],
    ['-', undefined, true],
    ['wage', 'wage', true],
    ['wage, pension', 'pension', true],
    ['wage', 'wages', false],
    ['wage', undefined, false],
    ['not(wage, pension)', 'grant', true],
    ['not(wage, pension)', 'wage', false],
    ['not(wage)', undefined, true],
    ['"wage"', 'wage', true],
    ['5', 5, true],
    ['5.0', 5, true],
    ['< 5', 4.99, true],
    ['< 5', 5, false],
    ['<= 5', 5, true],
    ['>= 26', 26, true],
    ['>26', 26, false],
    ['> 9', 10, true],
    ['[1..5]', 1, true],
    ['[1..5]', 5, true],
    ['(1..5]', 1, false],
    ['[1..5)', 5, false],
    ['[1.5..2.5]', 2.5, true],
    ['-3', -3, true],
    ['< 5, [10..20]', 15, true],
    ['< 2015-03-01', '2015-02-28', true],
    ['[2015-01-01..2015-12-31]', '2016-01-01', false],
    ['wage', ['grant', 'wage'], true],
    ['not(wage)', ['grant', 'wage'], false],
    ['-', [], true],
  ])('%s for the answer %s: %s', (cell, answer, expected) => {
    expect(gives(cell, answer)).toBe(expected);
  });

  test.each(['', '1..5', '[1..', '< ', 'not()', 'not(a', 'a,', '[5]', '=> 5', 'a b'])('“%s” is not a test', (cell) => {
    expect(findCell(cell)).toBeUndefined();
  });
});

describe('a table', () => {
  const rules = [
    { when: ['yes', '-'], gives: 'first' },
    { when: ['-', '>= 10'], gives: 'second' },
  ];
  const answers: Record<string, Answer> = { a: 'yes', b: 12 };

  test('gives the first rule that holds', () => {
    expect(decide({ id: 't', hitPolicy: 'first', inputs: ['a', 'b'], rules }, (field) => answers[field])).toBe('first');
  });

  test('with a unique hit gives nothing when two rules hold', () => {
    expect(
      decide({ id: 't', hitPolicy: 'unique', inputs: ['a', 'b'], rules, otherwise: 'none' }, (field) => answers[field]),
    ).toBeUndefined();
  });

  test('gives its other result, or nothing, when no rule holds', () => {
    const table = { id: 't', hitPolicy: 'first', inputs: ['a', 'b'], rules } as const satisfies DecisionTable;
    expect(decide(table, () => undefined)).toBeUndefined();
    expect(decide({ ...table, otherwise: 'none' }, () => undefined)).toBe('none');
  });
});

test.each([
  ['a, b', 'c', true],
  ['a, b', 'b', false],
  ['not(a, b)', 'a', true],
  ['not(a)', 'b', false],
  ['not(a)', 'not(b)', false],
  ['< 5', '>= 5', true],
  ['<= 5', '>= 5', false],
  ['[1..5)', '[5..9]', true],
  ['-', 'a', false],
])('%s and %s exclude each other: %s', (a, b, expected) => {
  expect(areDisjoint(cellOf(a), cellOf(b))).toBe(expected);
  expect(areDisjoint(cellOf(b), cellOf(a))).toBe(expected);
});

function cellOf(text: string): Cell {
  const found = findCell(text);
  if (!found) throw new Error(`${text} is not a test`);
  return found;
}
