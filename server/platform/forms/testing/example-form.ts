import type { Form } from '../definition.ts';

/** A small form with every kind of question, for tests: an allowance for keeping bees. */
export const today = '2015-06-15';

export function words(text: string): { fi: string; sv: string; en: string } {
  return { fi: `${text} (fi)`, sv: `${text} (sv)`, en: text };
}

function choice(value: string): { value: string; label: { fi: string; sv: string; en: string } } {
  return { value, label: words(value) };
}

/** A fresh definition each time, so that a test may spoil its own. */
export function exampleForm(): Form {
  return {
    code: 'BE 1',
    version: '2015-01-01',
    title: words('Bee allowance'),
    introduction: words('For those who keep bees.'),
    minutes: 5,
    choices: { kinds: [choice('honey'), choice('bumble'), choice('none')] },
    tables: [
      {
        id: 'level',
        hitPolicy: 'first',
        inputs: ['kind', 'hives'],
        rules: [
          { when: ['honey', '>= 10'], gives: 'full' },
          { when: ['honey, bumble', '-'], gives: 'half' },
        ],
        otherwise: 'nothing',
      },
    ],
    pages: [
      {
        id: 'keeper',
        title: words('Keeper'),
        fields: [
          { id: 'givenNames', type: 'text', label: words('Given names'), max: 100, prefill: 'givenNames' },
          { id: 'identityCode', type: 'identityCode', label: words('Identity code'), prefill: 'identityCode' },
          { id: 'phone', type: 'phone', label: words('Phone'), optional: true, prefill: 'phone' },
          { id: 'email', type: 'email', label: words('E-mail'), optional: true, prefill: 'email' },
          { id: 'account', type: 'iban', label: words('Account'), prefill: 'lastAccount' },
        ],
      },
      {
        id: 'bees',
        title: words('Bees'),
        advice: [
          {
            id: 'late',
            kind: 'warning',
            when: { field: 'startDate', before: 'startOfMonth-1m' },
            text: words('Too long ago to be paid for'),
          },
        ],
        fields: [
          { id: 'kind', type: 'choice', label: words('What bees?'), choices: 'kinds' },
          { id: 'startDate', type: 'date', label: words('From what day?'), earliest: 'today-6m', latest: 'today+1m' },
          { id: 'hives', type: 'integer', label: words('How many hives?'), min: 1, max: 500, when: { field: 'kind', is: ['honey'] } },
          { id: 'sugar', type: 'money', label: words('Cost of sugar'), max: 100_000, when: { field: 'hives', atLeast: 2 } },
          { id: 'weight', type: 'decimal', label: words('Honey'), unit: words('kg'), optional: true },
          { id: 'season', type: 'month', label: words('First month'), optional: true, latest: 'today' },
          { id: 'flowers', type: 'choices', label: words('Flowers'), choices: [choice('clover'), choice('heather')], optional: true },
          { id: 'hasHelpers', type: 'yesNo', label: words('Does somebody help you?') },
          {
            id: 'helpers',
            type: 'group',
            label: words('Helpers'),
            item: words('Helper'),
            minItems: 1,
            maxItems: 3,
            when: { field: 'hasHelpers', is: ['yes'] },
            fields: [
              { id: 'name', type: 'text', label: words('Name of the helper') },
              { id: 'isPaid', type: 'yesNo', label: words('Paid?') },
              { id: 'pay', type: 'money', label: words('Pay'), when: { field: 'isPaid', is: ['yes'] } },
            ],
          },
        ],
      },
      {
        id: 'grounds',
        title: words('Grounds'),
        when: { table: 'level', gives: ['full'] },
        fields: [{ id: 'grounds', type: 'longText', label: words('Why?'), max: 300, error: words('Tell why in at most 300 characters.') }],
      },
    ],
    declaration: words('All this is true.'),
    attachments: [
      { id: 'bees.pay', label: words('Pay slip'), when: { field: 'hasHelpers', is: ['yes'] } },
      { id: 'bees.map', label: words('Map'), when: { field: 'kind', isNot: ['none'] } },
    ],
  };
}

/** Answers without a fault to all that applies. */
export function exampleAnswers() {
  return {
    givenNames: 'Aino Maria',
    identityCode: '010190-900P',
    account: 'FI2112345600000785',
    kind: 'honey',
    startDate: '2015-06-01',
    hives: 12,
    sugar: 4550,
    flowers: ['clover'],
    hasHelpers: 'yes',
    helpers: [{ name: 'Veikko', isPaid: 'yes', pay: 10_000 }],
    grounds: 'For the apples.\nAnd for the bees.',
  };
}
