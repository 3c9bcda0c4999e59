import { Refusal } from '../errors/refusal.ts';

/** Fields of a posted form, in the order they came. A Map, so that no field name can reach a prototype. */
export type PostedForm = ReadonlyMap<string, readonly string[]>;

const mostFields = 2000;

/** Reads `application/x-www-form-urlencoded`. Refuses more fields than any page has. */
export function readPostedForm(body: string): PostedForm {
  const form = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(body)) {
    count += 1;
    if (count > mostFields) throw new Refusal('too-large');
    const values = form.get(name);
    if (values) values.push(value);
    else form.set(name, [value]);
  }
  return form;
}

/** The query of an address, read like a form. */
export function readQuery(address: string): PostedForm {
  const at = address.indexOf('?');
  return readPostedForm(at < 0 ? '' : address.slice(at + 1));
}

/** The single value of a field; undefined when it is absent, refused when it came several times. */
export function singleValue(form: PostedForm, name: string): string | undefined {
  const values = form.get(name);
  if (values && values.length > 1) throw new Refusal('bad-request', [{ place: name, reason: 'several values' }]);
  return values?.[0];
}
