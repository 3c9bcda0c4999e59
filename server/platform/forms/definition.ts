import Type from 'typebox';
import type { languages } from '../language/language.ts';

/** The shape of a form definition as an agency writes it: `agencies/<agency>/forms/<benefit>/<version>.json`. */

const strict = { additionalProperties: false } as const;

const Identifier = Type.String({ pattern: '^[a-z][a-zA-Z0-9]{0,59}$', description: 'camelCase, begins with a letter' });
const Words = Type.Object(
  {
    fi: Type.String({ minLength: 1, maxLength: 2000 }),
    sv: Type.String({ minLength: 1, maxLength: 2000 }),
    en: Type.String({ minLength: 1, maxLength: 2000 }),
  } satisfies Record<(typeof languages)[number], unknown>,
  strict,
);

/** What a single answer must be for something to apply. `field` names a field of the form, or of the same item of a group. */
const Test = Type.Union([
  Type.Object({ field: Identifier, is: Type.Array(Type.String(), { minItems: 1 }) }, strict),
  Type.Object({ field: Identifier, isNot: Type.Array(Type.String(), { minItems: 1 }) }, strict),
  Type.Object({ field: Identifier, atLeast: Type.Number() }, strict),
  Type.Object({ field: Identifier, below: Type.Number() }, strict),
  Type.Object({ field: Identifier, before: Type.String() }, strict),
  Type.Object({ field: Identifier, isAnswered: Type.Boolean() }, strict),
  Type.Object({ table: Identifier, gives: Type.Array(Type.String(), { minItems: 1 }) }, strict),
]);

/** A condition: one test, or several of which all, or any, must hold. */
export const Condition = Type.Union([
  Test,
  Type.Object({ all: Type.Array(Test, { minItems: 1 }) }, strict),
  Type.Object({ any: Type.Array(Test, { minItems: 1 }) }, strict),
]);

/** One choice of a list. */
const Choice = Type.Object({ value: Type.String({ pattern: '^[a-zA-Z0-9-]{1,40}$' }), label: Words, hint: Type.Optional(Words) }, strict);

const fieldParts = {
  id: Identifier,
  label: Words,
  hint: Type.Optional(Words),
  optional: Type.Optional(Type.Boolean({ description: 'true when it may be left empty; otherwise an answer is required' })),
  when: Type.Optional(Condition),
  error: Type.Optional(Words),
};

/**
 * A question with one answer. `choice` and `yesNo` give one value (`yes` or `no`), `choices` a list of values,
 * `money` whole cents, `date` an ISO day, `month` an ISO month (2015-09).
 * `min` and `max` are in the answer's own unit (cents for money, characters for texts).
 * `earliest` and `latest` are an ISO day, or counted from today: `today`, `today-6m`, `today+30d`, `startOfMonth-1m`.
 */
const Question = Type.Object(
  {
    ...fieldParts,
    type: Type.Enum([
      'text',
      'longText',
      'integer',
      'decimal',
      'money',
      'date',
      'month',
      'choice',
      'choices',
      'yesNo',
      'identityCode',
      'iban',
      'email',
      'phone',
    ]),
    choices: Type.Optional(Type.Union([Identifier, Type.Array(Choice, { minItems: 2 })])),
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    earliest: Type.Optional(Type.String()),
    latest: Type.Optional(Type.String()),
    unit: Type.Optional(Words),
    prefill: Type.Optional(
      Type.Enum(['givenNames', 'familyName', 'identityCode', 'phone', 'email', 'language', 'lastAccount', 'lastAddress']),
    ),
  },
  strict,
);

/** Questions that are answered once for each of something: household members, children, incomes. */
const Group = Type.Object(
  {
    ...fieldParts,
    type: Type.Literal('group'),
    item: Words,
    minItems: Type.Optional(Type.Integer({ minimum: 0, maximum: 50 })),
    maxItems: Type.Integer({ minimum: 1, maximum: 50 }),
    fields: Type.Array(Question, { minItems: 1 }),
  },
  strict,
);

/** A short text on a page that shows when its condition holds: a warning or an advice, never a question. */
const Advice = Type.Object(
  { id: Identifier, kind: Type.Union([Type.Literal('information'), Type.Literal('warning')]), when: Type.Optional(Condition), text: Words },
  strict,
);

/** What the printed form says where the introduction on the screen does not suit it; false: nothing. */
const OnPaper = Type.Union([Words, Type.Literal(false)]);

/** One page: a group of questions that belong together. */
const Page = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }),
    title: Words,
    introduction: Type.Optional(Words),
    introductionOnPaper: Type.Optional(OnPaper),
    when: Type.Optional(Condition),
    fields: Type.Array(Type.Union([Question, Group]), { minItems: 1 }),
    advice: Type.Optional(Type.Array(Advice)),
  },
  strict,
);

/**
 * A decision table in the manner of DMN: each rule has one cell for each input, and the first rule (`first`), or the
 * only one (`unique`), whose cells all hold gives the result. A cell is a unary test: `-` (anything), a value, several
 * values with commas, `not(…)`, `< 5`, `>= 5`, or an interval `[1..5]`, `(1..5]`. Dates are compared as ISO days.
 */
export const DecisionTable = Type.Object(
  {
    id: Identifier,
    hitPolicy: Type.Union([Type.Literal('first'), Type.Literal('unique')]),
    inputs: Type.Array(Identifier, { minItems: 1 }),
    rules: Type.Array(Type.Object({ when: Type.Array(Type.String()), gives: Type.String() }, strict), { minItems: 1 }),
    otherwise: Type.Optional(Type.String()),
  },
  strict,
);

/** When an attachment is needed for an application. */
const AttachmentRule = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-zA-Z0-9]*\\.[a-z][a-zA-Z0-9]*$' }),
    label: Words,
    hint: Type.Optional(Words),
    when: Type.Optional(Condition),
  },
  strict,
);

export const Form = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 20, description: 'the code on the paper form: AT 1' }),
    version: Type.String({
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      description: 'the day from which this version is used for new applications',
    }),
    title: Words,
    introduction: Words,
    introductionOnPaper: Type.Optional(OnPaper),
    minutes: Type.Integer({ minimum: 1, maximum: 120, description: 'how long filling it in takes' }),
    choices: Type.Optional(Type.Record(Identifier, Type.Array(Choice, { minItems: 2 }))),
    tables: Type.Optional(Type.Array(DecisionTable)),
    pages: Type.Array(Page, { minItems: 1 }),
    declaration: Words,
    attachments: Type.Array(AttachmentRule),
  },
  strict,
);

export type Form = Type.Static<typeof Form>;
export type Page = Type.Static<typeof Page>;
export type Question = Type.Static<typeof Question>;
export type Group = Type.Static<typeof Group>;
export type Field = Question | Group;
export type Choice = Type.Static<typeof Choice>;
export type Advice = Type.Static<typeof Advice>;
export type AttachmentRule = Type.Static<typeof AttachmentRule>;
export type Test = Type.Static<typeof Test>;
export type Condition = Type.Static<typeof Condition>;
export type DecisionTable = Type.Static<typeof DecisionTable>;

/** An answer as it is kept: money in cents, days and months in ISO form, choices by value. */
export type Answer = string | number | string[] | AnswerItem[];
export type AnswerItem = { [field: string]: string | number | string[] };
export type Answers = { [field: string]: Answer };
