import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from './fault.ts';
import { withGroupAction } from './group-actions.ts';
import { parsePage, replacePageAnswers, type Parsed, type PostedForm } from './parse.ts';
import { exampleForm } from './testing/example-form.ts';

const [keeper, bees, grounds] = pages();

function pages() {
  const [first, second, third] = exampleForm().pages;
  if (!first || !second || !third) throw new Error('the example has three pages');
  return [first, second, third] as const;
}

function post(entries: Record<string, string | string[]>): PostedForm {
  return new Map(Object.entries(entries).map(([name, value]) => [name, [value].flat()]));
}

function parsed(page: typeof bees, entries: Record<string, string | string[]>): Parsed {
  const result = parsePage(page, post(entries), ['action', 'csrf']);
  if (isRefusal(result)) throw new Error(`${result.refused}: ${result.name}`);
  return result;
}

describe('what is typed becomes an answer', () => {
  test('each kind of question', () => {
    const { answers, faults } = parsed(bees, {
      action: 'next',
      kind: 'honey',
      'startDate.day': '1',
      'startDate.month': '06',
      'startDate.year': '2015',
      hives: ' 12 ',
      sugar: '1 045,50 €',
      weight: '30.5',
      'season.month': '5',
      'season.year': '2014',
      flowers: ['clover', 'heather', 'clover'],
      hasHelpers: 'yes',
      'helpers.count': '2',
      'helpers.0.name': '  Veikko   Mäki ',
      'helpers.0.isPaid': 'yes',
      'helpers.0.pay': '100',
    });
    expect(faults).toEqual([]);
    expect(answers).toEqual({
      kind: 'honey',
      startDate: '2015-06-01',
      hives: 12,
      sugar: 104_550,
      weight: 30.5,
      season: '2014-05',
      flowers: ['clover', 'heather'],
      hasHelpers: 'yes',
      helpers: [{ name: 'Veikko Mäki', isPaid: 'yes', pay: 10_000 }, {}],
    });
  });

  test('codes are written in one way, and empty controls are no answers', () => {
    const { answers } = parsed(keeper, { givenNames: '   ', identityCode: '010190−900p', account: 'fi21 1234 5600 0007 85', phone: '' });
    expect(answers).toEqual({ identityCode: '010190-900P', account: 'FI2112345600000785' });
  });

  test('line breaks stay in a long text', () => {
    expect(parsed(grounds, { grounds: 'one\r\ntwo\n' }).answers).toEqual({ grounds: 'one\ntwo' });
  });
});

describe('what cannot be read is a fault and is kept to be shown again', () => {
  test.each([
    [{ sugar: '1e400' }, 'sugar', 'not-a-number'],
    [{ sugar: '-5' }, 'sugar', 'negative'],
    [{ sugar: '5,123' }, 'sugar', 'too-many-decimals'],
    [{ sugar: '1'.repeat(17) }, 'sugar', 'too-many-digits'],
    [{ hives: '2,5' }, 'hives', 'too-many-decimals'],
    [{ hives: 'NaN' }, 'hives', 'not-a-number'],
    [{ 'startDate.day': '30', 'startDate.month': '2', 'startDate.year': '2015' }, 'startDate', 'not-a-day'],
    [{ 'startDate.day': '1', 'startDate.month': '2', 'startDate.year': '15' }, 'startDate', 'not-a-day'],
    [{ 'startDate.day': '1', 'startDate.month': '', 'startDate.year': '2015' }, 'startDate', 'incomplete-day'],
    [{ 'season.month': '13', 'season.year': '2015' }, 'season', 'not-a-month'],
    [{ 'season.month': '5', 'season.year': '' }, 'season', 'incomplete-month'],
    [{ 'helpers.count': '1', 'helpers.0.pay': 'paljon' }, 'helpers.0.pay', 'not-a-number'],
  ])('%o', (entries, path, code) => {
    const { answers, faults, typed } = parsed(bees, entries);
    expect(faults).toEqual([{ path, code, params: {}, pageId: 'bees' }]);
    expect(answers[path]).toBeUndefined();
    const kept = Object.entries(entries).filter(([name]) => name.startsWith(path));
    expect([...typed]).toEqual(kept);
  });
});

describe('a request that no page of ours sends is refused', () => {
  test.each([
    ['an unknown question', { nonsense: '1' }, 'unknown-field'],
    ['a question of another page', { givenNames: 'Aino' }, 'unknown-field'],
    ['a reach for the prototype', { __proto__x: '1' }, 'unknown-field'],
    ['a list for a single value', { kind: ['honey', 'none'] }, 'several-values'],
    ['a list for a part of a day', { 'startDate.day': ['1', '2'] }, 'several-values'],
    ['a NUL', { kind: 'honey\0' }, 'bad-characters'],
    ['a control character', { 'helpers.count': '1', 'helpers.0.name': 'Veik\u0007ko' }, 'bad-characters'],
    ['a line break in a single line', { 'helpers.count': '1', 'helpers.0.name': 'Veik\nko' }, 'bad-characters'],
    ['half a character', { kind: '\ud800' }, 'bad-characters'],
    ['a megabyte', { kind: 'x'.repeat(1_000_000) }, 'too-long-request'],
    ['more items than the group may have', { 'helpers.count': '4' }, 'too-many-items'],
    ['a count that is none', { 'helpers.count': '-1' }, 'too-many-items'],
    ['a huge count', { 'helpers.count': '999999999' }, 'too-many-items'],
    ['an item beyond the count', { 'helpers.count': '1', 'helpers.1.name': 'Veikko' }, 'unknown-field'],
    ['an item with another name for its place', { 'helpers.count': '1', 'helpers.00.name': 'Veikko' }, 'unknown-field'],
    ['thousands of choices', { flowers: Array.from({ length: 1000 }, () => 'clover') }, 'several-values'],
  ])('%s', (_, entries, refused) => {
    expect(parsePage(bees, post(entries), [])).toMatchObject({ refused });
  });

  test.each(['__proto__', 'constructor', 'toString', 'kind.constructor', 'helpers.__proto__.name'])('the name %s', (name) => {
    expect(parsePage(bees, new Map([[name, ['1']]]), [])).toEqual({ refused: 'unknown-field', name });
  });

  test('a text too long for its question, but such as people write, is left to the check', () => {
    expect(parsed(keeper, { givenNames: 'x'.repeat(5000) }).answers['givenNames']).toHaveLength(5000);
  });
});

test('no posted text at all makes reading fail', () => {
  const names = ['kind', 'startDate.day', 'startDate.month', 'startDate.year', 'hives', 'sugar', 'helpers.count', 'helpers.0.name', 'zzz'];
  const posted = fc.dictionary(fc.constantFrom(...names), fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }));
  fc.assert(
    fc.property(posted, (entries) => {
      expect(parsePage(bees, new Map(Object.entries(entries)), [])).toBeTypeOf('object');
    }),
  );
});

test('an emptied answer goes, those of other pages stay', () => {
  expect(replacePageAnswers(bees, { givenNames: 'Aino', kind: 'honey', hives: 2 }, { kind: 'none' })).toEqual({
    givenNames: 'Aino',
    kind: 'none',
  });
});

describe('items of a group', () => {
  const posted = post({ 'helpers.count': '2', 'helpers.0.name': 'A', 'helpers.0.pay': 'x', 'helpers.1.name': 'B', sugar: 'y' });

  test('one is added behind the others', () => {
    expect(withGroupAction(bees, posted, 'add:helpers')?.get('helpers.count')).toEqual(['3']);
  });

  test('one is removed and the others move up; nothing else that was typed is lost', () => {
    const after = withGroupAction(bees, posted, 'remove:helpers:0');
    expect(Object.fromEntries(after ?? [])).toEqual({ 'helpers.count': ['1'], 'helpers.0.name': ['B'], sugar: ['y'] });
  });

  test('no more are added than there may be', () => {
    const full = post({ 'helpers.count': '3' });
    expect(withGroupAction(bees, full, 'add:helpers')?.get('helpers.count')).toEqual(['3']);
  });

  test.each(['next', 'add:kind', 'add:nothing', 'remove:helpers:2', 'remove:helpers', 'add:helpers:1', 'add:__proto__'])(
    '%s does nothing to them',
    (action) => {
      expect(withGroupAction(bees, posted, action)).toBeUndefined();
    },
  );
});
