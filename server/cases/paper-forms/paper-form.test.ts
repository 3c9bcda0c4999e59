import { describe, expect, test } from 'vitest';
import { loadAgency, type Agency } from '#server/agency/loading.ts';
import { getForm } from '#server/agency/lookups.ts';
import { readCode } from '#server/platform/codes/code.ts';
import type { Form } from '#server/platform/forms/definition.ts';
import { exampleForm } from '#server/platform/forms/testing/example-form.ts';
import { languages } from '#server/platform/language/language.ts';
import { makePaperForm, type PaperQuestion } from '#server/platform/letters/paper-form.ts';
import { readPdf } from '#server/platform/letters/testing.ts';
import { layOutForm } from './paper-form.ts';

const at = new Date('2015-03-02T10:00:00Z');
const [model, example] = await Promise.all([loadAgency('agencies/kela-2015'), loadAgency('agencies/example')]);

/** Lines break anywhere on paper. */
const withoutSpace = (text: string) => text.replaceAll(/[\s\u200B]/gu, '');

const all = [model, example].flatMap((agency) =>
  agency.benefits.flatMap(({ id, forms }) =>
    forms.flatMap((form) => languages.map((language) => ({ name: `${id} ${form.version}`, agency, form, language }))),
  ),
);

describe.each(all)('$name on paper in $language', ({ agency, form, language }) => {
  test('is tagged PDF/UA-1 and asks every question of the form in its order, with its choices and documents', async () => {
    const pdf = await readPdf(await makePaperForm(layOutForm(agency, form, language), at));
    expect(pdf).toMatchObject({ title: form.title[language], language, isUniversallyAccessible: true });
    expect(pdf.tags).toEqual(expect.arrayContaining(['H1', 'H2', 'H3', 'L', 'LI', 'Figure']));
    const text = withoutSpace(pdf.pages.join('\n'));
    const questions = form.pages.flatMap(({ title, fields }) => [
      title[language],
      ...fields.flatMap((field) => [
        field.label[language],
        ...(field.type === 'group' ? field.fields : []).map(({ label }) => label[language]),
      ]),
    ]);
    let from = 0;
    const notInOrder = questions.filter((asked) => {
      const found = text.indexOf(withoutSpace(asked), from);
      from = Math.max(from, found);
      return found < 0;
    });
    expect(notInOrder).toEqual([]);
    for (const { label } of form.attachments) expect(text).toContain(withoutSpace(label[language]));
    for (const line of [agency.letters.returnAddress[language], form.declaration[language]]) expect(text).toContain(withoutSpace(line));
  });

  test('has the code on every page, which leads back to this form, version and language', async () => {
    const { pages } = await readPdf(await makePaperForm(layOutForm(agency, form, language), at));
    const codes = pages.map((page) => /L1F-[A-Z0-9]+-\d{6}[FSE]-[A-Z0-9]/.exec(page)?.[0] ?? '');
    expect(new Set(codes).size).toBe(1);
    expect(readCode(codes[0] ?? '')).toMatchObject({ code: { kind: 'form', version: form.version, language } });
  });
});

function questionsOf(form: Form, agency: Pick<Agency, 'name' | 'letters'> = example): Map<string, PaperQuestion> {
  const items = layOutForm(agency, form, 'en').sections.flatMap(({ items: own }) => own);
  return new Map(items.flatMap((item) => ('pen' in item ? [[item.label, item] as const] : [])));
}

const housing = getForm(model, 'generalHousingAllowance', '2015-01-01');

describe('a question on paper', () => {
  const questions = questionsOf(housing, model);
  const pen = (label: string) => questions.get(label)?.pen;

  test('has boxes for a day, an identity code, an amount and an account, as many as its limits ask for', () => {
    const counts = (label: string) => {
      const found = pen(label);
      return found?.kind === 'boxes' ? found.parts.map((part) => ('mark' in part ? part.mark : part.boxes)) : undefined;
    };
    expect(counts('From what date are you applying?')).toEqual([2, 2, 4]);
    expect(counts('Personal identity code')).toEqual([6, 1, 4]);
    expect(counts('How much is the rent a month?')).toEqual([5, '.', 2]);
    expect(counts('Account number')).toEqual([4, 4, 4, 4, 2]);
  });

  test('has boxes to tick for choices, and lines for words', () => {
    expect(pen('Have you moved to Finland in the last 12 months?')).toMatchObject({ kind: 'ticks', isInline: true });
    expect(pen('What would you like to do?')).toMatchObject({ kind: 'ticks', rule: 'Choose one.' });
    expect(pen('What changes?')).toMatchObject({ kind: 'lines', count: 6 });
  });

  test('says by numbers who is to answer it, where the rule can be told', () => {
    expect(questions.get('What changes?')?.condition).toBe('Answer only if your answer to question\u00a02.1 is “Tell us about a change”.');
    expect(questions.get('Account number')?.condition).toBe('Answer if the question concerns you, given your earlier answers.');
  });

  test('is not introduced by what is said of the screen', () => {
    const [applicant] = layOutForm(model, housing, 'en').sections;
    expect(applicant?.introduction).toEqual([]);
    expect(layOutForm(model, housing, 'en').introduction.join(' ')).not.toContain('stop at any time');
  });

  test('of a group is asked on a few parts, each of its own', () => {
    const group = layOutForm(model, housing, 'en')
      .sections.flatMap(({ items }) => items)
      .find((item) => 'parts' in item);
    if (!group || !('parts' in group)) throw new Error('the form has no group');
    expect(group.parts.map(({ title }) => title)).toEqual(['Household member 1', 'Household member 2', 'Household member 3']);
    expect(group.parts[0]?.items.map(({ number }) => number)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(group.more).toContain('separate sheet');
  });
});

test('a document that is needed by one of several choices names the choice in words', () => {
  const { enclosed } = layOutForm(model, housing, 'en');
  expect(enclosed?.attachments.map(({ condition }) => condition)).toContain('Enclose it if your answer to question\u00a06.4 is “Wages”.');
});

test('whatever an agency writes into a form stays text', async () => {
  const hostile = '#import "look.typ" *bold* $x$ @ref <label> \\ `raw` #read("/etc/passwd") [x] // /* {{ #panic()';
  const words = (end: string) => ({ fi: `${hostile} ${end}`, sv: `${hostile} ${end}`, en: `${hostile} ${end}` });
  const form = exampleForm();
  form.title = words('title');
  form.introduction = words('introduction');
  form.declaration = words('declaration');
  for (const page of form.pages) {
    page.title = words(`page ${page.id}`);
    for (const field of page.fields) {
      field.label = words(`label ${field.id}`);
      field.hint = words(`hint ${field.id}`);
    }
  }
  for (const rule of form.attachments) rule.label = words(rule.id);
  const text = withoutSpace((await readPdf(await makePaperForm(layOutForm(example, form, 'en'), at))).pages.join('\n'));
  const ends = ['title', 'introduction', 'declaration', ...form.pages.flatMap(({ fields }) => fields.map(({ id }) => `label ${id}`))];
  for (const end of ends) expect(text).toContain(withoutSpace(`${hostile} ${end}`));
});
