import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isAccountNumber } from '../formats/account-number.ts';
import { isEmailAddress, isPhoneNumber } from '../formats/contact-details.ts';
import { isRealDay } from '../formats/days.ts';
import { isIdentityCode } from '../formats/identity-code.ts';
import type { Answers, Choice, Field, Form, Question } from './definition.ts';
import type { Fault, FaultCode, Refusal } from './fault.ts';

/**
 * The shape of a form's answers as JSON Schema, made from its definition, and the one validator of it. What hangs on
 * other answers or on the day (what applies, what is required, limits from today) is in `check.ts`.
 */

const ajv = new Ajv({ allErrors: true, strict: true, multipleOfPrecision: 6 });
ajv.addFormat('day', isRealDay);
ajv.addFormat('month', (text: string) => isRealDay(`${text}-01`));
ajv.addFormat('identity-code', isIdentityCode);
ajv.addFormat('account-number', isAccountNumber);
ajv.addFormat('email-address', isEmailAddress);
ajv.addFormat('phone-number', isPhoneNumber);

type Schema = { [keyword: string]: unknown };

/** Neither control characters nor halves of characters; line breaks only where several lines are asked for. */
const oneLine = String.raw`^[^\p{Cc}\p{Cs}]*$`;
const manyLines = String.raw`^[^\p{Cs}\u0000-\u0009\u000b-\u001f\u007f-\u009f]*$`;
const greatestCents = 99_999_999_999;
const greatestNumber = 999_999_999;

/** The JSON Schema of a form's answers, for the description of the API too. */
export function answersSchema(form: Form): Schema {
  return objectSchema(
    form,
    form.pages.flatMap(({ fields }) => fields),
  );
}

function objectSchema(form: Form, fields: readonly Field[]): Schema {
  const properties = Object.fromEntries(
    fields.map((field) => [
      field.id,
      field.type === 'group'
        ? { type: 'array', maxItems: field.maxItems, items: objectSchema(form, field.fields) }
        : questionSchema(form, field),
    ]),
  );
  return { type: 'object', additionalProperties: false, properties };
}

function questionSchema(form: Form, question: Question): Schema {
  const { type, min, max } = question;
  switch (type) {
    case 'text':
      return { type: 'string', minLength: min ?? 1, maxLength: max ?? 200, pattern: oneLine };
    case 'longText':
      return { type: 'string', minLength: min ?? 1, maxLength: max ?? 4000, pattern: manyLines };
    case 'integer':
      return { type: 'integer', minimum: min ?? 0, maximum: max ?? greatestNumber };
    case 'decimal':
      return { type: 'number', minimum: min ?? 0, maximum: max ?? greatestNumber, multipleOf: 0.01 };
    case 'money':
      return { type: 'integer', minimum: min ?? 0, maximum: max ?? greatestCents };
    case 'choice':
      return { type: 'string', enum: choicesOf(form, question).map(({ value }) => value) };
    case 'yesNo':
      return { type: 'string', enum: ['yes', 'no'] };
    case 'choices': {
      const items = { type: 'string', enum: choicesOf(form, question).map(({ value }) => value) };
      return { type: 'array', uniqueItems: true, minItems: min ?? 1, maxItems: max ?? items.enum.length, items };
    }
    case 'date':
    case 'month':
    case 'identityCode':
    case 'iban':
    case 'email':
    case 'phone':
      return { type: 'string', format: formats[type] };
  }
}

const formats = {
  date: 'day',
  month: 'month',
  identityCode: 'identity-code',
  iban: 'account-number',
  email: 'email-address',
  phone: 'phone-number',
} as const;

/** The choices of a question: its own list, or the form's list that it names. */
export function choicesOf(form: Form, question: Question): readonly Choice[] {
  const { choices } = question;
  if (typeof choices !== 'string') return choices ?? [];
  return form.choices && Object.hasOwn(form.choices, choices) ? (form.choices[choices] ?? []) : [];
}

const validators = new WeakMap<Form, ValidateFunction>();

function validatorOf(form: Form): ValidateFunction {
  const known = validators.get(form);
  if (known) return known;
  const made = ajv.compile(answersSchema(form));
  validators.set(form, made);
  return made;
}

type ShapeFault = Pick<Fault, 'code' | 'params'>;

/** What no page of ours could send: it is refused as a whole, and no other fault of the same place may hide it. */
const refusedCodes = ['unknown-field', 'wrong-kind', 'bad-characters'] as const;
const isRefused = (code: FaultCode): code is (typeof refusedCodes)[number] => refusedCodes.some((one) => one === code);

/** The gravest fault of each path (`rent`, `householdMembers.0.name`) in the shape of the answers; of equals the first. */
export function shapeFaults(form: Form, answers: unknown): Map<string, ShapeFault> {
  const faults = new Map<string, ShapeFault>();
  const validate = validatorOf(form);
  if (validate(answers)) return faults;
  for (const error of validate.errors ?? []) {
    const path = pathOf(error);
    const fault = faultOf(error);
    const earlier = faults.get(path);
    if (!earlier || (isRefused(fault.code) && !isRefused(earlier.code))) faults.set(path, fault);
  }
  return faults;
}

/** A place within a multiple choice counts as the question itself: an answer is right or wrong as a whole. */
function pathOf({ instancePath, keyword, params }: ErrorObject): string {
  const steps = instancePath.split('/').slice(1);
  if (keyword === 'additionalProperties') steps.push(String(params['additionalProperty']).slice(0, 100));
  return (steps.length >= 3 ? steps.slice(0, 3) : steps.length === 2 && keyword === 'enum' ? steps.slice(0, 1) : steps).join('.');
}

function faultOf({ keyword, params, schema }: ErrorObject): ShapeFault {
  const limit: unknown = params['limit'];
  const code = keyword === 'format' ? (codesOfFormats.get(params['format']) ?? 'wrong-kind') : (codesOfKeywords[keyword] ?? 'wrong-kind');
  return { code: schema === null ? 'wrong-kind' : code, params: typeof limit === 'number' ? { limit } : {} };
}

const codesOfFormats = new Map<unknown, FaultCode>([
  ['day', 'not-a-day'],
  ['month', 'not-a-month'],
  ['identity-code', 'not-an-identity-code'],
  ['account-number', 'not-an-account-number'],
  ['email-address', 'not-an-email-address'],
  ['phone-number', 'not-a-phone-number'],
]);

const codesOfKeywords: Readonly<Record<string, FaultCode>> = {
  minLength: 'too-short',
  maxLength: 'too-long',
  minimum: 'too-small',
  maximum: 'too-large',
  multipleOf: 'too-many-decimals',
  enum: 'unknown-choice',
  pattern: 'bad-characters',
  uniqueItems: 'wrong-kind',
  minItems: 'too-few-choices',
  maxItems: 'too-many-items',
  additionalProperties: 'unknown-field',
};

/**
 * Answers that came as JSON. What no page of ours could send (unknown fields, a list for a single value, control
 * characters) is refused as a whole, as in a posted page; all else is for the check to judge.
 */
export function readJsonAnswers(form: Form, value: unknown): Answers | Refusal {
  for (const [name, { code }] of shapeFaults(form, value)) {
    if (isRefused(code)) return { refused: code, name };
  }
  // The validator has just shown this shape; the faults that are left are within it.
  return value as Answers;
}
