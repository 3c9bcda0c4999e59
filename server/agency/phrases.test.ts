import { expect, test } from 'vitest';
import type { Phrase, RequestText } from './definition.ts';
import { fieldsIn, fillPhrase, fillRequestText, findPhrase, findRequestText, listPhrases, listRequestTexts } from './phrases.ts';

const line = (text: string) => ({ fi: text, sv: text, en: text });

const salary: Phrase = {
  id: 'salaryPaid',
  title: line('Wages'),
  benefits: ['sicknessAllowance'],
  outcomes: ['granted', 'granted-in-part'],
  text: { fi: '{employer} maksoi {amount}.', sv: '{employer} betalade {amount}.', en: '{employer} paid {amount}. Yes, {employer}.' },
  fields: [{ id: 'employer', type: 'text', label: { fi: 'Työnantaja', sv: 'Arbetsgivare', en: 'Employer' } }],
};
const known: Phrase = { ...salary, id: 'decided', benefits: 'any', outcomes: ['dismissed'], text: line('Decided already.'), fields: [] };
const agency = { phrases: [salary, known] };

test('a phrase is offered for its benefits and its outcomes only', () => {
  expect(listPhrases(agency, 'sicknessAllowance', 'granted')).toEqual([salary]);
  expect(listPhrases(agency, 'studentAid', 'granted')).toEqual([]);
  expect(listPhrases(agency, 'sicknessAllowance', 'rejected')).toEqual([]);
});

test('a phrase for any benefit is offered for every one', () => {
  expect(listPhrases(agency, 'studentAid', 'dismissed')).toEqual([known]);
});

test('a phrase is found by its id, and an unknown id finds none', () => {
  expect(findPhrase(agency, 'decided')).toBe(known);
  expect(findPhrase(agency, 'constructor')).toBeUndefined();
});

test('the fields of a phrase are filled in wherever they stand', () => {
  expect(fillPhrase(salary, 'en', { employer: 'Sampo Ltd', amount: '€100.00' })).toEqual({
    text: 'Sampo Ltd paid €100.00. Yes, Sampo Ltd.',
    missing: [],
  });
});

test('a field that nobody filled in is named, and can be seen in the text', () => {
  expect(fillPhrase(salary, 'fi', { employer: '  ' })).toEqual({ text: '[Työnantaja] maksoi […].', missing: ['employer', 'amount'] });
});

test('what a clerk types is never read for fields', () => {
  const { text, missing } = fillPhrase(salary, 'fi', { employer: '{amount} $& $1', amount: '100 €' });
  expect(text).toBe('{amount} $& $1 maksoi 100 €.');
  expect(missing).toEqual([]);
});

test('a field is not filled in from what every object has', () => {
  const phrase: Phrase = { ...known, text: line('{toString} {constructor}') };
  expect(fillPhrase(phrase, 'en', {}).missing).toEqual(['toString', 'constructor']);
});

test('the fields in a text are told once each', () => {
  expect(fieldsIn('{a} and {b}, again {a}, not { or }')).toEqual(['a', 'b', ' or ']);
});

const missing: RequestText = {
  id: 'missing',
  use: 'request',
  title: line('Missing'),
  benefits: 'any',
  text: line('By {dueOn}, {reference}.'),
};
const rent: RequestText = { ...missing, id: 'rent', use: 'explanation', benefits: ['housing'], text: line('What is the rent?') };
const requests = { requests: { texts: [missing, rent] } };

test('a standard text of a request is offered for its use and its benefits only', () => {
  expect(listRequestTexts(requests, 'request', ['sickness'])).toEqual([missing]);
  expect(listRequestTexts(requests, 'explanation', ['sickness'])).toEqual([]);
  expect(listRequestTexts(requests, 'explanation', ['sickness', 'housing'])).toEqual([rent]);
  expect(findRequestText(requests, 'request', 'rent')).toBeUndefined();
});

test('the last day and the reference are put into the text of a request, and never read for fields again', () => {
  expect(fillRequestText(missing, 'en', { dueOn: '{reference}', reference: '15 001' })).toBe('By {reference}, 15 001.');
});
