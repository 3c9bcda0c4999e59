import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dropIrrelevant,
  findField,
  listAdvice,
  listDropped,
  listNeededAttachments,
  listRelevantFields,
  listRelevantPages,
} from './relevance.ts';
import { exampleAnswers, exampleForm, today } from './testing/example-form.ts';

const form = exampleForm();
const moment = { today };
const answers = exampleAnswers();

test('answers that apply all stay', () => {
  expect(dropIrrelevant(form, answers, moment)).toEqual(answers);
});

test('what hangs on a dropped answer is dropped too, over pages', () => {
  const { hives: _, sugar: __, grounds: ___, ...left } = answers;
  expect(dropIrrelevant(form, { ...answers, kind: 'none' }, moment)).toEqual({ ...left, kind: 'none' });
});

test('an answer within an item is dropped by the item’s own answers', () => {
  const helpers = [
    { name: 'A', isPaid: 'no', pay: 5 },
    { name: 'B', isPaid: 'yes', pay: 5 },
  ];
  expect(dropIrrelevant(form, { hasHelpers: 'yes', helpers }, moment)['helpers']).toEqual([
    { name: 'A', isPaid: 'no' },
    { name: 'B', isPaid: 'yes', pay: 5 },
  ]);
});

test('empty answers and those to questions that nobody asks are not kept', () => {
  expect(dropIrrelevant(form, { givenNames: '', nonsense: 'x' }, moment)).toEqual({});
});

test('what a change would drop is told beforehand, with the question and the answer', () => {
  const dropped = listDropped(form, answers, { ...answers, kind: 'none', hasHelpers: 'no' }, moment);
  expect(dropped.map(({ path, pageId, field }) => [path, pageId, field.label.en])).toEqual([
    ['hives', 'bees', 'How many hives?'],
    ['sugar', 'bees', 'Cost of sugar'],
    ['helpers', 'bees', 'Helpers'],
    ['grounds', 'grounds', 'Why?'],
  ]);
});

test('what was only now typed where it does not apply is not told of', () => {
  expect(listDropped(form, { kind: 'none' }, { kind: 'none', hives: 3 }, moment)).toEqual([]);
});

test('a page whose condition does not hold is passed over', () => {
  expect(listRelevantPages(form, answers, moment).map(({ id }) => id)).toEqual(['keeper', 'bees', 'grounds']);
  expect(listRelevantPages(form, { ...answers, hives: 2 }, moment).map(({ id }) => id)).toEqual(['keeper', 'bees']);
  expect(listRelevantFields(form, form.pages[1]!, {}, moment).map(({ id }) => id)).not.toContain('hives');
});

test('advice holds by the answers, and attachments are asked for by them', () => {
  expect(listAdvice(form, form.pages[1]!, { startDate: '2015-04-01' }, moment).map(({ id }) => id)).toEqual(['late']);
  expect(listAdvice(form, form.pages[1]!, { startDate: '2015-06-01' }, moment)).toEqual([]);
  expect(listNeededAttachments(form, { kind: 'none', hasHelpers: 'yes' }, moment).map(({ id }) => id)).toEqual(['bees.pay']);
  expect(listNeededAttachments(form, { kind: 'honey' }, moment).map(({ id }) => id)).toEqual(['bees.map']);
});

test('a question is found by its answer’s place', () => {
  expect(findField(form, 'helpers.2.name')?.label.en).toBe('Name of the helper');
  expect(findField(form, 'helpers')?.type).toBe('group');
  expect(findField(form, 'nothing')).toBeUndefined();
});

test('dropping what does not apply, done again, changes nothing, whatever the answers', () => {
  const some = fc.record(
    {
      kind: fc.constantFrom('honey', 'bumble', 'none', ''),
      hives: fc.integer({ min: 0, max: 20 }),
      sugar: fc.integer({ min: 0 }),
      hasHelpers: fc.constantFrom('yes', 'no'),
      helpers: fc.array(fc.record({ name: fc.string(), isPaid: fc.constantFrom('yes', 'no'), pay: fc.nat() }, { requiredKeys: [] })),
      grounds: fc.string(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(some, (given) => {
      const once = dropIrrelevant(form, given, moment);
      expect(dropIrrelevant(form, once, moment)).toEqual(once);
    }),
  );
});
