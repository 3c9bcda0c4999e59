import type { Field, Form, Question } from '#server/platform/forms/definition.ts';
import type { PostedForm } from '#server/platform/forms/parse.ts';

/** The measured form in our own terms: 20 pages of six questions, one in six conditional, the last page one group. */

export const pageCount = 20;
export const itemCount = 3;
export const today = '2015-06-15';

function words(text: string) {
  return { fi: text, sv: text, en: text };
}

function questionsOf(end: string): Question[] {
  return [
    { id: `text${end}`, type: 'text', label: words('Text'), max: 100 },
    { id: `count${end}`, type: 'integer', label: words('Count'), max: 100 },
    { id: `has${end}`, type: 'yesNo', label: words('Has it?') },
    { id: `amount${end}`, type: 'money', label: words('Amount'), max: 1_000_000, when: { field: `has${end}`, is: ['yes'] } },
    { id: `day${end}`, type: 'date', label: words('Day'), latest: '2015-12-31' },
    { id: `kind${end}`, type: 'choice', label: words('Kind'), choices: ['a', 'b', 'c'].map((value) => ({ value, label: words(value) })) },
  ];
}

export function ownForm(): Form {
  const pages = Array.from({ length: pageCount }, (_, index) => {
    const questions = questionsOf(String(index));
    const isLast = index === pageCount - 1;
    const group: Field = { id: 'items', type: 'group', label: words('Items'), item: words('Item'), maxItems: 5, fields: questionsOf('') };
    return { id: `page-${index}`, title: words(`Page ${index}`), fields: isLast ? [group] : questions };
  });
  return {
    code: 'B 1',
    version: '2015-01-01',
    title: words('Measured'),
    introduction: words('Measured'),
    minutes: 60,
    pages,
    declaration: words('True'),
    attachments: [],
  };
}

/** Where each answer is: its end (`3`, or nothing within an item) and, within the group, the number of its item. */
export type Place = { end: string; item?: number };

export const places: readonly Place[] = [
  ...Array.from({ length: pageCount - 1 }, (_, index) => ({ end: String(index) })),
  ...Array.from({ length: itemCount }, (_, item) => ({ end: '', item })),
];

/** One answer to each question of a place. Faulty ones have a text too long, a number too great and a choice missing. */
export function answersAt(index: number, isFaulty: boolean) {
  const isBad = isFaulty && index % 4 === 0;
  return {
    text: isBad ? 'x'.repeat(101) : `Answer ${index}`,
    count: isBad ? 101 : index,
    has: index % 2 === 0 ? 'yes' : 'no',
    ...(index % 2 === 0 && { amount: 65_050 }),
    day: '2015-03-01',
    ...(!isBad && { kind: 'b' }),
  };
}

/** The answers as a browser posts them. */
export function ownPost(isFaulty: boolean): PostedForm {
  const posted = new Map<string, string[]>([['items.count', [String(itemCount)]]]);
  for (const [index, { end, item }] of places.entries()) {
    const { day, amount, ...others } = answersAt(index, isFaulty);
    const name = (id: string) => (item === undefined ? `${id}${end}` : `items.${item}.${id}`);
    for (const [id, value] of Object.entries(others)) posted.set(name(id), [String(value)]);
    if (amount !== undefined) posted.set(name('amount'), [(amount / 100).toFixed(2).replace('.', ',')]);
    for (const [part, value] of Object.entries({ year: day.slice(0, 4), month: day.slice(5, 7), day: day.slice(8) })) {
      posted.set(`${name('day')}.${part}`, [value]);
    }
  }
  return posted;
}

/** The answers as the other systems take them: amounts in euros, items as a list. */
export function plainAnswers(isFaulty: boolean) {
  const answers: { [name: string]: unknown } = {};
  const items: { [name: string]: unknown }[] = [];
  for (const [index, { end, item }] of places.entries()) {
    const given = Object.entries(answersAt(index, isFaulty)).map(([id, value]): [string, unknown] => [
      `${id}${end}`,
      id === 'amount' ? 650.5 : value,
    ]);
    if (item === undefined) Object.assign(answers, Object.fromEntries(given));
    else items.push(Object.fromEntries(given));
  }
  return { ...answers, items };
}
