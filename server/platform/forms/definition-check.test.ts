import { expect, test } from 'vitest';
import type { Form, Group, Page, Question } from './definition.ts';
import { checkDefinition } from './definition-check.ts';
import { exampleForm, words } from './testing/example-form.ts';

test('a right definition has no fault', () => {
  expect(checkDefinition(exampleForm())).toEqual([]);
});

type Spoil = (form: Form, bees: Page) => void;

function question(page: Page, id: string): Question {
  const field = page.fields.find((one) => one.id === id);
  if (!field || field.type === 'group') throw new Error(`${id} is not a question of the example`);
  return field;
}

function group(page: Page): Group {
  const field = page.fields.find((one) => one.type === 'group');
  if (!field) throw new Error('the example has a group');
  return field;
}

const text: Question = { id: 'extra', type: 'text', label: words('Extra') };

test.each<[string, string, Spoil]>([
  ['an id used twice', '/pages/1/fields/0/id', (_, bees) => Object.assign(bees.fields[0]!, { id: 'email' })],
  ['an id used twice in a group', '/pages/1/fields/8/fields/1/id', (_, bees) => Object.assign(group(bees).fields[1]!, { id: 'name' })],
  ['a page’s id used twice', '/pages/1/id', (_, bees) => Object.assign(bees, { id: 'keeper' })],
  ['an attachment’s id used twice', '/attachments/1/id', (form) => Object.assign(form.attachments[1]!, { id: 'bees.pay' })],
  ['a name that every object has', '/pages/1/fields/9/id', (_, bees) => bees.fields.push({ ...text, id: 'constructor' })],
  [
    'a condition on a later question',
    '/pages/1/fields/0/when/field',
    (_, bees) => Object.assign(bees.fields[0]!, { when: { field: 'hives', atLeast: 1 } }),
  ],
  [
    'a condition on itself',
    '/pages/1/fields/0/when/field',
    (_, bees) => Object.assign(bees.fields[0]!, { when: { field: 'kind', is: ['honey'] } }),
  ],
  [
    'a page’s condition on a question of the page',
    '/pages/1/when/field',
    (_, bees) => Object.assign(bees, { when: { field: 'kind', is: ['honey'] } }),
  ],
  [
    'a condition outside on a question in a group',
    '/attachments/0/when/any/0/field',
    (form) => Object.assign(form.attachments[0]!, { when: { any: [{ field: 'isPaid', is: ['yes'] }] } }),
  ],
  [
    'a value that is no choice',
    '/pages/1/fields/2/when/is/1',
    (_, bees) => Object.assign(question(bees, 'hives'), { when: { field: 'kind', is: ['honey', 'wasps'] } }),
  ],
  [
    'a value that yes or no cannot have',
    '/attachments/0/when/all/0/isNot/0',
    (form) => Object.assign(form.attachments[0]!, { when: { all: [{ field: 'hasHelpers', isNot: ['true'] }] } }),
  ],
  [
    'a number compared with a text',
    '/attachments/0/when/field',
    (form) => Object.assign(form.attachments[0]!, { when: { field: 'kind', below: 3 } }),
  ],
  [
    'a day compared with a number',
    '/attachments/0/when/field',
    (form) => Object.assign(form.attachments[0]!, { when: { field: 'hives', before: 'today' } }),
  ],
  [
    'a limit that is no day',
    '/pages/1/advice/0/when/before',
    (_, bees) => Object.assign(bees.advice![0]!, { when: { field: 'startDate', before: 'yesterday' } }),
  ],
  ['an unknown table', '/pages/2/when/table', (form) => Object.assign(form.pages[2]!, { when: { table: 'levels', gives: ['full'] } })],
  [
    'a result that a table never gives',
    '/pages/2/when/gives/0',
    (form) => Object.assign(form.pages[2]!, { when: { table: 'level', gives: ['most'] } }),
  ],
  [
    'a table that looks at later questions',
    '/pages/1/fields/1/when/table',
    (_, bees) => Object.assign(question(bees, 'startDate'), { when: { table: 'level', gives: ['full'] } }),
  ],
  ['an unknown list of choices', '/pages/1/fields/0/choices', (_, bees) => Object.assign(question(bees, 'kind'), { choices: 'bees' })],
  ['a choice twice in a list', '/choices/kinds/3/value', (form) => form.choices!['kinds']!.push({ value: 'none', label: words('None') })],
  ['choices for a text', '/pages/1/fields/9/choices', (_, bees) => bees.fields.push({ ...text, choices: 'kinds' })],
  ['a choice without choices', '/pages/1/fields/9', (_, bees) => bees.fields.push({ ...text, type: 'choice' })],
  ['min over max', '/pages/1/fields/2/min', (_, bees) => Object.assign(question(bees, 'hives'), { min: 501 })],
  ['a negative limit', '/pages/1/fields/2/min', (_, bees) => Object.assign(question(bees, 'hives'), { min: -1 })],
  ['cents in parts', '/pages/1/fields/3/max', (_, bees) => Object.assign(question(bees, 'sugar'), { max: 10.5 })],
  ['a limit for a day as a number', '/pages/1/fields/1/max', (_, bees) => Object.assign(question(bees, 'startDate'), { max: 5 })],
  [
    'a day’s limit that is none',
    '/pages/1/fields/1/latest',
    (_, bees) => Object.assign(question(bees, 'startDate'), { latest: '2015-02-30' }),
  ],
  ['a day’s limit for a number', '/pages/1/fields/2/earliest', (_, bees) => Object.assign(question(bees, 'hives'), { earliest: 'today' })],
  ['more items at least than at most', '/pages/1/fields/8/minItems', (_, bees) => Object.assign(group(bees), { minItems: 4 })],
  ['a prefill of another kind', '/pages/1/fields/2/prefill', (_, bees) => Object.assign(question(bees, 'hives'), { prefill: 'phone' })],
  [
    'a prefill in a group',
    '/pages/1/fields/8/fields/0/prefill',
    (_, bees) => Object.assign(group(bees).fields[0]!, { prefill: 'givenNames' }),
  ],
  ['a table on an unknown question', '/tables/0/inputs/1', (form) => Object.assign(form.tables![0]!, { inputs: ['kind', 'legs'] })],
  ['a rule with too few cells', '/tables/0/rules/1/when', (form) => Object.assign(form.tables![0]!.rules[1]!, { when: ['honey'] })],
  ['a cell that is no test', '/tables/0/rules/0/when/1', (form) => Object.assign(form.tables![0]!.rules[0]!, { when: ['honey', '=> 10'] })],
  ['two rules of a table with a unique hit', '/tables/0/rules/1', (form) => Object.assign(form.tables![0]!, { hitPolicy: 'unique' })],
])('%s is found at its place', (_, place, spoil) => {
  const form = exampleForm();
  spoil(form, form.pages[1]!);
  expect(checkDefinition(form).map((fault) => fault.place)).toContain(place);
});

test('each fault says what is wrong', () => {
  const form = exampleForm();
  Object.assign(form.attachments[0]!, { when: { field: 'legs', is: ['six'] } });
  expect(checkDefinition(form)).toEqual([{ place: '/attachments/0/when/field', reason: '“legs” is not a question before this one' }]);
});
