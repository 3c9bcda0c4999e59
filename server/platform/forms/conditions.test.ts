import { expect, test } from 'vitest';
import { fieldsOf, holds } from './conditions.ts';
import { exampleForm, today } from './testing/example-form.ts';

const surroundings = { tables: exampleForm().tables, today };

test('a question without a condition always applies', () => {
  expect(holds(undefined, {}, surroundings)).toBe(true);
});

test('a choice holds when it, or any of several, was made', () => {
  expect(holds({ field: 'kind', is: ['honey', 'bumble'] }, { kind: 'bumble' }, surroundings)).toBe(true);
  expect(holds({ field: 'kind', is: ['honey'] }, { kind: 'none' }, surroundings)).toBe(false);
  expect(holds({ field: 'kind', is: ['honey'] }, {}, surroundings)).toBe(false);
  expect(holds({ field: 'flowers', is: ['heather'] }, { flowers: ['clover', 'heather'] }, surroundings)).toBe(true);
});

test('“is not” is the opposite of “is”, also for an unanswered question', () => {
  expect(holds({ field: 'kind', isNot: ['honey'] }, { kind: 'none' }, surroundings)).toBe(true);
  expect(holds({ field: 'kind', isNot: ['honey'] }, { kind: 'honey' }, surroundings)).toBe(false);
  expect(holds({ field: 'kind', isNot: ['honey'] }, {}, surroundings)).toBe(true);
  expect(holds({ field: 'flowers', isNot: ['clover'] }, { flowers: ['clover', 'heather'] }, surroundings)).toBe(false);
});

test('numbers are compared, and items and choices are counted', () => {
  expect(holds({ field: 'hives', atLeast: 10 }, { hives: 10 }, surroundings)).toBe(true);
  expect(holds({ field: 'hives', below: 10 }, { hives: 10 }, surroundings)).toBe(false);
  expect(holds({ field: 'hives', below: 10 }, {}, surroundings)).toBe(false);
  expect(holds({ field: 'helpers', atLeast: 2 }, { helpers: [{}, {}] }, surroundings)).toBe(true);
  expect(holds({ field: 'flowers', atLeast: 2 }, { flowers: ['clover'] }, surroundings)).toBe(false);
});

test('days are compared with a day counted from today', () => {
  expect(holds({ field: 'startDate', before: 'startOfMonth-1m' }, { startDate: '2015-04-30' }, surroundings)).toBe(true);
  expect(holds({ field: 'startDate', before: 'startOfMonth-1m' }, { startDate: '2015-05-01' }, surroundings)).toBe(false);
  expect(holds({ field: 'season', before: 'today' }, { season: '2015-06' }, surroundings)).toBe(false);
  expect(holds({ field: 'startDate', before: 'today' }, {}, surroundings)).toBe(false);
});

test('an emptied answer is no answer', () => {
  expect(holds({ field: 'name', isAnswered: false }, { name: '' }, surroundings)).toBe(true);
  expect(holds({ field: 'helpers', isAnswered: true }, { helpers: [] }, surroundings)).toBe(false);
  expect(holds({ field: 'hives', isAnswered: true }, { hives: 0 }, surroundings)).toBe(true);
});

test('all, or any, of several tests', () => {
  const two = [
    { field: 'kind', is: ['honey'] },
    { field: 'hives', atLeast: 5 },
  ];
  expect(holds({ all: two }, { kind: 'honey', hives: 4 }, surroundings)).toBe(false);
  expect(holds({ any: two }, { kind: 'honey', hives: 4 }, surroundings)).toBe(true);
});

test('within an item its own answers come first, then those of the form', () => {
  const paid = { field: 'isPaid', is: ['yes'] };
  expect(holds(paid, { isPaid: 'yes' }, surroundings, { isPaid: 'no' })).toBe(false);
  expect(holds(paid, { isPaid: 'yes' }, surroundings, {})).toBe(true);
});

test('what a table gives can be asked for', () => {
  expect(holds({ table: 'level', gives: ['full'] }, { kind: 'honey', hives: 10 }, surroundings)).toBe(true);
  expect(holds({ table: 'level', gives: ['full'] }, { kind: 'honey', hives: 9 }, surroundings)).toBe(false);
  expect(holds({ table: 'nowhere', gives: ['full'] }, {}, surroundings)).toBe(false);
  expect(
    fieldsOf(
      {
        any: [
          { table: 'level', gives: ['full'] },
          { field: 'season', isAnswered: true },
        ],
      },
      surroundings.tables,
    ),
  ).toEqual(['kind', 'hives', 'season']);
});

test('what every object has by itself is nobody’s answer', () => {
  expect(holds({ field: 'constructor', isAnswered: true }, {}, surroundings)).toBe(false);
});
