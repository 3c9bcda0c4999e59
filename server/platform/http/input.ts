import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { TObject } from 'typebox';
import { Refusal } from '../errors/refusal.ts';
import type { PostedForm } from './posted-form.ts';

/** Checks what a request carries against the shapes its route names. Anything that the shape does not name is refused. */

const options = { allErrors: true, strict: false, removeAdditional: false } as const;
// A shape names lengths itself; a pattern that could run long never meets an unbounded text, since bodies are limited.
const exact = new Ajv({ ...options, coerceTypes: false });
// Addresses and forms carry text only: numbers and booleans are read from it.
const reading = new Ajv({ ...options, coerceTypes: true });
const compiled = new WeakMap<TObject, Map<Ajv, ValidateFunction>>();

function validator(ajv: Ajv, shape: TObject): ValidateFunction {
  const perAjv = compiled.get(shape) ?? new Map<Ajv, ValidateFunction>();
  compiled.set(shape, perAjv);
  const made = perAjv.get(ajv) ?? ajv.compile(shape);
  perAjv.set(ajv, made);
  return made;
}

function faultsOf(errors: ErrorObject[] | null | undefined) {
  return (errors ?? []).map((error) => ({
    place: error.instancePath || '/',
    reason: error.keyword === 'additionalProperties' ? `unknown field` : (error.message ?? error.keyword),
  }));
}

function checked(ajv: Ajv, shape: TObject, value: unknown): unknown {
  const validate = validator(ajv, shape);
  if (!validate(value)) throw new Refusal('bad-request', faultsOf(validate.errors));
  return value;
}

/** A JSON body, exactly as its shape says. */
export function checkJson(shape: TObject, value: unknown): unknown {
  refuseBadCharacters(value, 0);
  return checked(exact, shape, value);
}

/** Text values (of an address or a posted form), read into the types that the shape names. */
export function checkTexts(shape: TObject, values: ReadonlyMap<string, readonly string[]>): unknown {
  const given: [string, unknown][] = [];
  for (const [name, texts] of values) {
    refuseBadCharacters(name, 0);
    refuseBadCharacters(texts, 0);
    const field: { type?: unknown } | undefined = Object.hasOwn(shape.properties, name) ? shape.properties[name] : undefined;
    if (!field) throw new Refusal('bad-request', [{ place: `/${name.slice(0, 60)}`, reason: 'unknown field' }]);
    if (field.type !== 'array' && texts.length > 1) throw new Refusal('bad-request', [{ place: `/${name}`, reason: 'several values' }]);
    given.push([name, field.type === 'array' ? [...texts] : texts[0]]);
  }
  return checked(reading, shape, Object.fromEntries(given));
}

export function withoutOwnFields(form: PostedForm): PostedForm {
  return new Map([...form].filter(([name]) => name !== '_csrf' && name !== '_language'));
}

const deepest = 20;

/** PostgreSQL keeps no NUL and no half characters, and no page needs other control characters than line ends and tabs. */
function refuseBadCharacters(value: unknown, depth: number): void {
  if (depth > deepest) throw new Refusal('bad-request', [{ place: '/', reason: 'nested too deep' }]);
  if (typeof value === 'string') {
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value) || !value.isWellFormed())
      throw new Refusal('bad-request', [{ place: '/', reason: 'control characters' }]);
  } else if (Array.isArray(value)) {
    for (const item of value) refuseBadCharacters(item, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      refuseBadCharacters(name, depth + 1);
      refuseBadCharacters(item, depth + 1);
    }
  }
}
