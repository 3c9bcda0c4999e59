import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { isLanguage, type Language } from '../../platform/language/language.ts';

/** A fault at a place (a JSON pointer, empty for the whole file), with its reason in one sentence. */
export type PlacedFault = { place: string; reason: string };

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });
const validators = new WeakMap<TSchema, ValidateFunction>();

/** Everything in `value` that does not have the shape, in words for the person who writes the file. */
export function shapeFaults(shape: TSchema, value: unknown): PlacedFault[] {
  // To compile the shape of a form takes most of a second: worth it only where there is something to explain.
  if (Check(shape, value)) return [];
  const validate = validators.get(shape) ?? ajv.compile(shape);
  validators.set(shape, validate);
  if (validate(value)) return [];
  return explain(validate.errors ?? []).map(({ place, reason }) => ({ place, reason }));
}

/** How far a value is from a shape: a wrong kind says that another shape was meant, a wrong word does not. */
type Weighed = PlacedFault & { weight: number };

/** A value that may have one of several shapes has the faults of the nearest one, not those of all. */
function explain(errors: readonly ErrorObject[]): Weighed[] {
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf');
  const outermost = unions.filter((union) => !unions.some((other) => isWithin(union, other)));
  const plain = errors.filter((error) => !unions.includes(error) && !outermost.some((union) => isWithin(error, union)));
  return [
    ...plain.map(explainOne),
    ...outermost.flatMap((union) =>
      explainUnion(
        union,
        errors.filter((error) => isWithin(error, union)),
      ),
    ),
  ];
}

function isWithin(error: ErrorObject, union: ErrorObject): boolean {
  const isSameOrBelow = error.instancePath === union.instancePath || error.instancePath.startsWith(`${union.instancePath}/`);
  return error !== union && isSameOrBelow && error.schemaPath.startsWith(`${union.schemaPath}/`);
}

function explainUnion(union: ErrorObject, errors: readonly ErrorObject[]): Weighed[] {
  const branches = Map.groupBy(errors, ({ schemaPath }) => schemaPath.slice(union.schemaPath.length + 1).split('/')[0]);
  const constants = errors.filter(({ keyword, instancePath }) => keyword === 'const' && instancePath === union.instancePath);
  if (constants.length === branches.size) {
    return [
      {
        place: union.instancePath,
        reason: notOneOf(
          union.data,
          constants.map(({ params }): unknown => params['allowedValue']),
        ),
        weight: 100,
      },
    ];
  }
  const explained = [...branches.values()].map((branch) => explain(branch)).sort((a, b) => weightOf(a) - weightOf(b));
  const [nearest = [], second = []] = explained;
  if (weightOf(nearest) < weightOf(second)) return nearest;
  return [{ place: union.instancePath, reason: `${shown(union.data)} has none of the shapes that are possible here`, weight: 100 }];
}

function weightOf(faults: readonly Weighed[]): number {
  return faults.reduce((total, { weight }) => total + weight, 0);
}

const kinds: Record<string, string> = {
  object: 'an object { }',
  array: 'a list [ ]',
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};
const languageNames: Record<Language, string> = { fi: 'Finnish', sv: 'Swedish', en: 'English' };

function explainOne({ keyword, instancePath: place, params, data, parentSchema, message }: ErrorObject): Weighed {
  switch (keyword) {
    case 'required': {
      const name: unknown = params['missingProperty'];
      const reason = isLanguage(name) ? `the text is missing in ${languageNames[name]} (“${name}”)` : `“${String(name)}” is missing`;
      return { place, reason, weight: 10 };
    }
    case 'additionalProperties': {
      const name = String(params['additionalProperty']);
      return { place: `${place}/${escapePointer(name)}`, reason: `“${name}” is not known here`, weight: 10 };
    }
    case 'type':
      return { place, reason: `${shown(data)} is not ${kinds[String(params['type'])] ?? String(params['type'])}`, weight: 1000 };
    case 'const':
      return { place, reason: `${shown(data)} is not ${shown(params['allowedValue'])}`, weight: 100 };
    case 'enum':
      return { place, reason: notOneOf(data, params['allowedValues']), weight: 100 };
    case 'pattern':
      return { place, reason: explainPattern(data, params['pattern'], parentSchema?.['description']), weight: 1 };
    case 'minLength':
      return { place, reason: 'the text is empty', weight: 1 };
    case 'uniqueItems':
      return { place, reason: `the list has the same twice: items ${String(params['j'])} and ${String(params['i'])}`, weight: 1 };
    default:
      return { place, reason: message ?? keyword, weight: 1 };
  }
}

function notOneOf(data: unknown, allowed: unknown): string {
  return `${shown(data)} is not one of: ${Array.isArray(allowed) ? allowed.join(', ') : shown(allowed)}`;
}

function explainPattern(data: unknown, pattern: unknown, description: unknown): string {
  if (pattern === '\\S') return 'the text is blank';
  return `${shown(data)} is not written right: ${typeof description === 'string' ? description : `it must match ${String(pattern)}`}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** A name as one step of a JSON pointer (RFC 6901). */
export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
