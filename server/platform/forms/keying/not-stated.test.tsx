import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { checkAnswers } from '../check.ts';
import type { Answers } from '../definition.ts';
import { isRefusal } from '../fault.ts';
import { withGroupAction } from '../group-actions.ts';
import { AnswerList } from '../html/answer-list.tsx';
import { PageFields } from '../html/fields.tsx';
import { dropIrrelevant, listNeededAttachments, walk } from '../relevance.ts';
import { exampleAnswers, exampleForm, today } from '../testing/example-form.ts';
import { parseKeyedPage } from './not-stated.ts';

const form = exampleForm();
const bees = form.pages[1]!;

function faultsOf(answers: Answers, unknown: readonly string[]): string[] {
  return checkAnswers(form, answers, { today, unknown }).map(({ path, code }) => `${path} ${code}`);
}

describe('a paper form that leaves questions open', () => {
  test('has no fault where it says nothing, required or not, and the same faults as any other elsewhere', () => {
    const { account: _, hasHelpers: __, ...stated } = exampleAnswers();
    expect(faultsOf(stated, [])).toContain('account required');
    const { helpers: ___, ...withoutHelpers } = stated;
    expect(faultsOf(withoutHelpers, ['account', 'hasHelpers'])).toEqual([]);
    expect(faultsOf({ ...withoutHelpers, hives: 501 }, ['account', 'hasHelpers'])).toEqual(['hives too-large']);
  });

  test('can answer what hangs on an open question, and need not', () => {
    const { kind: _, sugar: __, ...rest } = exampleAnswers();
    const withHives = { ...rest, hives: 12 };
    expect(faultsOf(withHives, [])).toContain('hives not-applicable');
    expect(faultsOf(withHives, ['kind'])).not.toContain('hives not-applicable');
    expect(dropIrrelevant(form, withHives, { today, unknown: ['kind'] })).toMatchObject({ hives: 12 });
    const { hives: ___, ...without } = withHives;
    expect(faultsOf(without, ['kind'])).not.toContain('hives required');
  });

  test('asks for attachments as an open question without an answer does', () => {
    const { hasHelpers: _, ...rest } = exampleAnswers();
    const asked = (answers: Answers) => listNeededAttachments(form, answers, { today, unknown: ['hasHelpers'] }).map(({ id }) => id);
    expect(asked(rest)).not.toContain('bees.pay');
    expect(asked({ ...rest, hasHelpers: 'yes' })).toContain('bees.pay');
  });

  test('has nothing unknown where there is an answer, or where nothing is asked', () => {
    const unknown = ['account', 'phone', 'hives', 'helpers.0.pay', 'nonsense'];
    expect(walk(form, { account: 'FI2112345600000785', kind: 'none' }, { today, unknown }).unknown).toEqual(['phone']);
  });

  test('can leave out a question of one item of a group', () => {
    const answers = { ...exampleAnswers(), hasHelpers: 'yes', helpers: [{ name: 'Aino' }] };
    expect(faultsOf(answers, ['helpers.0.isPaid'])).toEqual([]);
    expect(faultsOf(answers, [])).toEqual(['helpers.0.isPaid required']);
  });
});

describe('a page keyed from paper', () => {
  const keyed = (fields: Record<string, string | string[]>) => {
    const read = parseKeyedPage(bees, new Map(Object.entries(fields).map(([name, value]) => [name, [value].flat()])), ['action']);
    if (isRefusal(read)) throw new Error(read.refused);
    return read;
  };

  test('has no answer where it is said that there is none, whatever was left in the controls', () => {
    const read = keyed({
      kind: 'honey',
      hives: 'many',
      'helpers.count': '1',
      'helpers.0.name': 'A',
      'helpers.0.isPaid': 'yes',
      'not-stated': ['kind', 'hives', 'helpers.0.isPaid'],
    });
    expect(read).toMatchObject({ answers: { helpers: [{ name: 'A' }] }, faults: [], unknown: ['kind', 'hives', 'helpers.0.isPaid'] });
    expect(read.answers).not.toHaveProperty('kind');
    expect(read.typed.size).toBe(0);
  });

  test('is refused when it says so of a question that it does not have', () => {
    for (const path of ['account', 'helpers.3.name', '__proto__', 'x'.repeat(500)])
      expect(parseKeyedPage(bees, new Map([['not-stated', [path]]]), [])).toMatchObject({ refused: 'unknown-field' });
  });

  test('keeps what is not stated with its item when an item before it is removed', () => {
    const posted = new Map([
      ['helpers.count', ['2']],
      ['helpers.1.name', ['B']],
      ['not-stated', ['helpers.0.pay', 'helpers.1.isPaid', 'kind']],
    ]);
    const after = withGroupAction(bees, posted, 'remove:helpers:0');
    expect(after && [...after]).toEqual([
      ['helpers.count', ['1']],
      ['helpers.0.name', ['B']],
      ['not-stated', ['helpers.0.isPaid', 'kind']],
    ]);
  });

  test('offers it for every question and group, and shows what hangs on what is not stated', () => {
    const page = (unknown: string[]) =>
      renderToString(
        <PageFields form={form} page={bees} answers={{ hasHelpers: 'yes' }} unknown={unknown} language="en" today={today} isKeyed />,
      );
    expect(page(['kind'])).toMatch(/name="not-stated" value="kind" checked/);
    for (const path of ['startDate', 'helpers', 'helpers.0.name']) expect(page([])).toContain(`name="not-stated" value="${path}"`);
    expect(page([])).toMatch(/data-question="hives"[^>]*data-hidden-by-condition/);
    expect(page(['kind'])).not.toMatch(/data-question="hives"[^>]*data-hidden-by-condition/);
  });
});

test('the answers say what the paper does not state, and pass over what nobody knows to apply', () => {
  const answers = { givenNames: 'Aino', hasHelpers: 'no' };
  const list = (unknown: string[]) =>
    renderToString(<AnswerList form={form} answers={answers} unknown={unknown} language="en" today={today} />);
  expect(list(['kind'])).toContain('<dt>What bees?</dt><dd>Not stated on the form</dd>');
  expect(list(['kind'])).not.toContain('How many hives?');
  expect(list([])).toContain('<dt>What bees?</dt><dd>No answer</dd>');
});
