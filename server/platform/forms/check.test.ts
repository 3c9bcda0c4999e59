import { describe, expect, test } from 'vitest';
import { checkAnswers } from './check.ts';
import type { Answers, Question } from './definition.ts';
import { isRefusal } from './fault.ts';
import { parsePage } from './parse.ts';
import { prefillAnswers } from './prefill.ts';
import { dropIrrelevant } from './relevance.ts';
import { readJsonAnswers } from './schema.ts';
import { exampleAnswers, exampleForm, today } from './testing/example-form.ts';

const form = exampleForm();

function question(id: string): Question {
  const found = form.pages.flatMap(({ fields }) => fields).find((field) => field.id === id);
  if (!found || found.type === 'group') throw new Error(id);
  return found;
}

function faultsOf(answers: Answers, options = {}): string[] {
  return checkAnswers(form, answers, { today, ...options }).map(({ path, code, params }) =>
    [path, code, params.limit].filter((part) => part !== undefined).join(' '),
  );
}

test('right answers to all that applies have no fault', () => {
  expect(faultsOf(exampleAnswers())).toEqual([]);
});

test('unanswered questions are told of in page order, optional ones and those that do not apply are not', () => {
  expect(faultsOf({})).toEqual([
    'givenNames required',
    'identityCode required',
    'account required',
    'kind required',
    'startDate required',
    'hasHelpers required',
  ]);
});

test('one page can be checked by itself', () => {
  expect(faultsOf({ kind: 'honey', hasHelpers: 'yes' }, { onlyPage: 'bees' })).toEqual([
    'startDate required',
    'hives required',
    'helpers too-few-items 1',
  ]);
});

describe('an answer with a fault', () => {
  test.each([
    [{ givenNames: 'x'.repeat(101) }, 'givenNames too-long 100'],
    [{ givenNames: 'Aino\nMaria' }, 'givenNames bad-characters'],
    [{ identityCode: '300250-1239' }, 'identityCode not-an-identity-code'],
    [{ account: 'FI2112345600000786' }, 'account not-an-account-number'],
    [{ email: 'aino' }, 'email not-an-email-address'],
    [{ phone: 'aino' }, 'phone not-a-phone-number'],
    [{ flowers: ['clover', 'nettle'] }, 'flowers unknown-choice'],
    [{ startDate: '2014-12-14' }, 'startDate too-early 2014-12-15'],
    [{ startDate: '2015-07-16' }, 'startDate too-late 2015-07-15'],
    [{ startDate: '2015-02-30' }, 'startDate not-a-day'],
    [{ season: '2015-07' }, 'season too-late 2015-06'],
    [{ season: '2015-13' }, 'season not-a-month'],
    [{ hives: 501 }, 'hives too-large 500'],
    [{ hives: 10.5 }, 'hives wrong-kind'],
    [{ sugar: 100_001 }, 'sugar too-large 100000'],
    [{ sugar: -1 }, 'sugar too-small 0'],
    [{ weight: 1.234 }, 'weight too-many-decimals'],
    [{ helpers: [] }, 'helpers too-few-items 1'],
    [{ helpers: [{ name: 'A', isPaid: 'no' }, { name: 'B' }] }, 'helpers.1.isPaid required'],
    [{ helpers: Array.from({ length: 4 }, () => ({ name: 'A', isPaid: 'no' })) }, 'helpers too-many-items 3'],
    [{ nonsense: '1' }, 'nonsense unknown-field'],
    [{ hasHelpers: 'no' }, 'helpers not-applicable'],
  ])('%o: %s', (change, fault) => {
    expect(faultsOf({ ...exampleAnswers(), ...change })).toEqual([fault]);
  });
});

test('a choice that the question does not have is a fault, and what hangs on it does not apply', () => {
  expect(faultsOf({ ...exampleAnswers(), hasHelpers: 'perhaps' })).toEqual(['hasHelpers unknown-choice', 'helpers not-applicable']);
});

test('the last day of a limit is within it', () => {
  expect(faultsOf({ ...exampleAnswers(), startDate: '2014-12-15', season: '2015-06' })).toEqual([]);
});

test('a text that could not be read stands in place of a missing answer', () => {
  const page = form.pages[1]!;
  const parsed = parsePage(
    page,
    new Map([
      ['kind', ['honey']],
      ['hives', ['two']],
      ['hasHelpers', ['no']],
    ]),
    [],
  );
  if (isRefusal(parsed)) throw new Error(parsed.refused);
  const kept = dropIrrelevant(form, parsed.answers, { today });
  expect(faultsOf(kept, { onlyPage: 'bees', unread: parsed.faults })).toEqual(['startDate required', 'hives not-a-number']);
});

test('a text that could not be read does not matter where its question does not apply', () => {
  const unread = [{ path: 'hives', code: 'not-a-number', params: {}, pageId: 'bees' }];
  expect(faultsOf({ kind: 'none', hasHelpers: 'no', startDate: '2015-06-01' }, { onlyPage: 'bees', unread })).toEqual([]);
});

describe('answers that come as JSON', () => {
  test('are taken as they are and judged by the same check', () => {
    const read = readJsonAnswers(form, JSON.parse(JSON.stringify({ ...exampleAnswers(), kind: 'wasps' })));
    if (isRefusal(read)) throw new Error(read.refused);
    expect(faultsOf(dropIrrelevant(form, read, { today }))).toContain('kind unknown-choice');
  });

  test.each([
    ['{"nonsense":1}', { refused: 'unknown-field', name: 'nonsense' }],
    ['{"__proto__":{"kind":"honey"}}', { refused: 'unknown-field', name: '__proto__' }],
    ['{"constructor":"x"}', { refused: 'unknown-field', name: 'constructor' }],
    ['{"helpers":[{"__proto__":"x"}]}', { refused: 'unknown-field', name: 'helpers.0.__proto__' }],
    ['{"kind":["honey"]}', { refused: 'wrong-kind', name: 'kind' }],
    ['{"hives":"12"}', { refused: 'wrong-kind', name: 'hives' }],
    ['{"hives":1e400}', { refused: 'wrong-kind', name: 'hives' }],
    ['{"hives":null}', { refused: 'wrong-kind', name: 'hives' }],
    ['{"helpers":"x"}', { refused: 'wrong-kind', name: 'helpers' }],
    ['{"helpers":[null]}', { refused: 'wrong-kind', name: 'helpers.0' }],
    ['{"flowers":["clover",[]]}', { refused: 'wrong-kind', name: 'flowers.1' }],
    ['{"givenNames":"A\\u0000"}', { refused: 'bad-characters', name: 'givenNames' }],
    ['{"givenNames":"A\\ud800"}', { refused: 'bad-characters', name: 'givenNames' }],
    ['{"grounds":"A\\u0007"}', { refused: 'bad-characters', name: 'grounds' }],
    ['[]', { refused: 'wrong-kind', name: '' }],
    ['null', { refused: 'wrong-kind', name: '' }],
    ['"text"', { refused: 'wrong-kind', name: '' }],
  ])('%s is refused as a whole', (json, refusal) => {
    expect(readJsonAnswers(form, JSON.parse(json))).toEqual(refusal);
  });

  test('are refused as a whole also when another fault stands in the same place', () => {
    const tasks = { ...question('flowers'), id: 'tasks' };
    const grouped = {
      ...form,
      pages: form.pages.map((page) => ({
        ...page,
        fields: page.fields.map((field) => (field.type === 'group' ? { ...field, fields: [...field.fields, tasks] } : field)),
      })),
    };
    const refusal = { refused: 'wrong-kind', name: 'helpers.0.tasks' };
    expect(readJsonAnswers(grouped, { helpers: [{ tasks: ['mowing', 7] }] })).toEqual(refusal);
    expect(readJsonAnswers(grouped, { helpers: [{ tasks: [7, 'mowing'] }] })).toEqual(refusal);
    expect(readJsonAnswers(form, { givenNames: `${'A'.repeat(500)}\u0000` })).toEqual({ refused: 'bad-characters', name: 'givenNames' });
  });
});

describe('what is filled in beforehand', () => {
  test('is what the agency knows', () => {
    const known = { givenNames: 'Aino Maria', identityCode: '010190-900P', phone: '040 123 4567', lastAccount: 'FI2112345600000785' };
    expect(prefillAnswers(form, known, { today })).toEqual({
      givenNames: 'Aino Maria',
      identityCode: '010190-900P',
      phone: '040 123 4567',
      account: 'FI2112345600000785',
    });
  });

  test('passes the check: what does not is asked for again', () => {
    expect(prefillAnswers(form, { phone: 'none', email: 'aino@', lastAccount: 'FI00', givenNames: 'A\0' }, { today })).toEqual({});
  });
});
