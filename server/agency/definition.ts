import Type from 'typebox';
import { languages } from '../platform/language/language.ts';

/** The shapes of the files that make up an agency: `agencies/<agency>/*.json`. Forms have their own, in `platform/forms`. */

const strict = { additionalProperties: false } as const;
/** Words as people read them: not empty, not only blanks. */
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

function wordsInEveryLanguage(maxLength: number) {
  const text = words(maxLength);
  return Type.Object({ fi: text, sv: text, en: text } satisfies Record<(typeof languages)[number], unknown>, strict);
}

/** A name or a line. */
export const Line = wordsInEveryLanguage(200);
/** Several paragraphs, with an empty line between them. */
export const Paragraphs = wordsInEveryLanguage(8000);
const Identifier = Type.String({
  pattern: '^[a-z][a-zA-Z0-9]{0,59}$',
  description: 'letters and digits, beginning with a small letter: childBenefit',
});
const Hex = Type.String({ pattern: '^#[0-9a-f]{6}$', description: 'a colour: #1a5f8c' });

/** A day on which the agency is closed, every year. How the rule is written is told in `holidays.ts`. */
const Holiday = Type.Object(
  {
    rule: Type.String({ maxLength: 40 }),
    name: Line,
    hasEve: Type.Optional(Type.Boolean({ description: 'on the day before, places may close earlier' })),
  },
  strict,
);

/** `agency.json`: who the agency is. */
export const AgencyFile = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$', description: 'small letters, digits and hyphens: kela-2015' }),
    name: Line,
    shortName: Line,
    languages: Type.Array(Type.Enum([...languages]), {
      minItems: 1,
      uniqueItems: true,
      description: 'the languages of service; the first is used where a person has not chosen',
    }),
    timeZone: Type.String({ maxLength: 60, description: 'Europe/Helsinki' }),
    identityCode: Type.Literal('finnish', { description: 'the kind of personal identity code that customers have' }),
    contact: Paragraphs,
    holidays: Type.Array(Holiday),
    jointServiceCountsFrom: Type.Optional(
      Type.Enum(['point', 'agency'], {
        description: 'from which day an application counts that was left at a joint service point; point: the earlier one',
      }),
    ),
    boards: Type.Optional(
      Type.Enum(['paired', 'public'], {
        description: 'who may see which numbers are called at a place; paired, as where nothing is said: only its own boards',
      }),
    ),
  },
  strict,
);

/** What somebody waits for who cannot say which benefit group it is: every clerk serves it. `is_suited_to` in the database knows it too. */
export const anyGroup = 'any';

/** Benefits that the same clerks handle: a clerk's skill is a group. */
const BenefitGroup = Type.Object({ id: Identifier, name: Line }, strict);

const ProcessingTime = Type.Object(
  {
    count: Type.Integer({ minimum: 1, maximum: 366 }),
    unit: Type.Union([Type.Literal('days'), Type.Literal('weeks'), Type.Literal('working-days')]),
    source: Type.String({ minLength: 1, maxLength: 500, description: 'where the target is promised' }),
  },
  strict,
);

/** Which decisions wait for a second clerk: none, all, or those that grant more than an amount. */
const Approval = Type.Union([
  Type.Literal('none'),
  Type.Literal('second-clerk'),
  Type.Object({ overCents: Type.Integer({ minimum: 0 }) }, strict),
]);

const BenefitEntry = Type.Object(
  {
    id: Identifier,
    group: Identifier,
    name: Line,
    description: Paragraphs,
    whoCanApply: Paragraphs,
    processingTime: ProcessingTime,
    approval: Approval,
    keepDraftDays: Type.Integer({ minimum: 1, maximum: 366, description: 'how long an application that was begun is kept' }),
  },
  strict,
);

/** `benefits.json`. */
export const BenefitsFile = Type.Object(
  { groups: Type.Array(BenefitGroup, { minItems: 1 }), benefits: Type.Array(BenefitEntry, { minItems: 1 }) },
  strict,
);

export const outcomes = ['granted', 'granted-in-part', 'rejected', 'dismissed'] as const;

/** A field of a phrase that the clerk fills in. `day` is an ISO day, `money` whole cents, `number` a number, `text` one line. */
const PhraseField = Type.Object(
  {
    id: Identifier,
    label: Line,
    type: Type.Union([Type.Literal('text'), Type.Literal('money'), Type.Literal('day'), Type.Literal('number')]),
  },
  strict,
);

/** A standard text for the reasons of a decision. Fields stand in braces in the text: `{amount}`. */
const Phrase = Type.Object(
  {
    id: Identifier,
    title: Line,
    benefits: Type.Union([Type.Literal('any'), Type.Array(Identifier, { minItems: 1, uniqueItems: true })]),
    outcomes: Type.Array(Type.Enum([...outcomes]), { minItems: 1, uniqueItems: true }),
    text: Paragraphs,
    fields: Type.Array(PhraseField, { maxItems: 10 }),
  },
  strict,
);

/** `phrases.json`. */
export const PhrasesFile = Type.Array(Phrase);

/** What a standard text of a letter to a customer is for: the beginning of a request, something to explain, a message. */
export const requestTextUses = ['request', 'explanation', 'message'] as const;

/** A standard text of a request for information or a message. In one for a request, `{dueOn}` and `{reference}` are filled in. */
const RequestText = Type.Object(
  {
    id: Identifier,
    use: Type.Enum([...requestTextUses]),
    title: Line,
    benefits: Type.Union([Type.Literal('any'), Type.Array(Identifier, { minItems: 1, uniqueItems: true })]),
    text: Paragraphs,
  },
  strict,
);

const WorkingDays = Type.Integer({ minimum: 1, maximum: 250, description: 'working days' });

/** `request-texts.json`: how customers are asked for what is missing, and what is written to them. */
export const RequestTextsFile = Type.Object(
  {
    deadline: Type.Object(
      { workingDays: WorkingDays, shortest: WorkingDays, longest: WorkingDays, remindBefore: Type.Integer({ minimum: 0, maximum: 250 }) },
      strict,
    ),
    lateInformation: Type.Union([Type.Literal('reopen-task'), Type.Literal('file')]),
    texts: Type.Array(RequestText),
  },
  strict,
);

/** `texts.json`: what the agency says in its own words. */
export const TextsFile = Type.Object(
  { welcome: Paragraphs, privacy: Paragraphs, accessibilityContact: Paragraphs, appeal: Paragraphs, footer: Paragraphs },
  strict,
);

/** What is erased when its time is over. What each kind is, and when its time begins, is told in `cases/retention/kinds.ts`. */
export const retentionKinds = [
  'closed-case',
  'message',
  'notice',
  'discarded-scan',
  'cancelled-paper',
  'mandate',
  'login',
  'view-log',
  'survey-answer',
  'own-data-report',
  'contact',
  'appointment',
] as const;
export type RetentionKind = (typeof retentionKinds)[number];

const units = ['days', 'months', 'years'] as const;

const Keep = Type.Object({ count: Type.Integer({ minimum: 1, maximum: 36_500 }), unit: Type.Enum([...units]) }, strict);

const RetentionRule = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$', description: 'small letters, digits and hyphens: closed-case-student-aid' }),
    kind: Type.Enum([...retentionKinds]),
    benefits: Type.Optional(
      Type.Array(Identifier, {
        minItems: 1,
        uniqueItems: true,
        description: 'of a rule for closed cases; without it: all that no other names',
      }),
    ),
    keep: Keep,
    why: Line,
    source: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', description: 'where the time is laid down' }),
    isInvented: Type.Boolean({ description: 'true: nobody has laid this time down; it only fills the place until somebody does' }),
  },
  strict,
);

/** `retention.json`: how long what is kept. */
export const RetentionFile = Type.Object(
  {
    nightly: Type.Union([
      Type.Object({ fromHour: Type.Integer({ minimum: 0, maximum: 23 }), hours: Type.Integer({ minimum: 1, maximum: 12 }) }, strict),
      Type.Null({ description: 'nothing is erased but by the command' }),
    ]),
    appealDays: Type.Integer({ minimum: 0, maximum: 366, description: 'how long a decision can be appealed after it counts as served' }),
    rules: Type.Array(RetentionRule, { minItems: 1, maxItems: 200 }),
  },
  strict,
);

/** `theme.json`: what `theme.css` is made from. The design system makes every shade and its dark counterpart from these. */
export const ThemeFile = Type.Object(
  { accent: Hex, support: Hex, neutral: Hex, cornerRadius: Type.Integer({ minimum: 0, maximum: 24 }) },
  strict,
);

export type AgencyFile = Type.Static<typeof AgencyFile>;
export type BenefitsFile = Type.Static<typeof BenefitsFile>;
export type BenefitEntry = Type.Static<typeof BenefitEntry>;
export type BenefitGroup = Type.Static<typeof BenefitGroup>;
export type ProcessingTime = Type.Static<typeof ProcessingTime>;
export type Phrase = Type.Static<typeof Phrase>;
export type PhrasesFile = Type.Static<typeof PhrasesFile>;
export type PhraseField = Type.Static<typeof PhraseField>;
export type RequestText = Type.Static<typeof RequestText>;
export type RequestTextsFile = Type.Static<typeof RequestTextsFile>;
export type Outcome = (typeof outcomes)[number];
export type TextsFile = Type.Static<typeof TextsFile>;
export type ThemeFile = Type.Static<typeof ThemeFile>;
export type RetentionFile = Type.Static<typeof RetentionFile>;
export type RetentionRule = Type.Static<typeof RetentionRule>;
export type Keep = RetentionRule['keep'];
