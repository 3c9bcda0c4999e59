import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { mostRows, placesOf } from './plan-form.ts';

type Done = { form: PostedForm; focus: string };

/**
 * Adds a row to a list of the form, or takes one away, done to what was posted: everything else that was typed stays.
 * `action` is `add:week`, `remove:week:1`, `add:seasons.0.week` and so on; undefined when it is none of these. `focus` is the id
 * of the control at which to go on.
 */
export function withRowAction(form: PostedForm, action: string): Done | undefined {
  const [, verb, list, at] =
    /^(add|remove):(week|seasons(?:\.\d{1,2}\.week)?|exceptions(?:\.\d{1,3}\.intervals)?)(?::(\d{1,3}))?$/.exec(action) ?? [];
  if (list === undefined) return undefined;
  const kind = list.endsWith('.intervals') ? 'intervals' : list.endsWith('week') ? 'week' : list === 'seasons' ? 'seasons' : 'exceptions';
  const count = placesOf(form, list, mostRows[kind]).length;
  if (verb === 'remove') return at !== undefined && Number(at) < count ? without(form, list, Number(at), count) : undefined;
  if (count >= mostRows[kind]) return { form, focus: `add:${list}` };
  const added = new Map([...form, [`${list}.count`, [String(count + 1)]]] satisfies [string, readonly string[]][]);
  // A season without hours would close the place: it begins with a row to fill in.
  if (kind === 'seasons') added.set(`${list}.${count}.week.count`, ['1']);
  return { form: added, focus: kind === 'week' ? `${list}.${count}.days.monday` : `${list}.${count}.from` };
}

/** The rows behind the one that goes move up by one. */
function without(form: PostedForm, list: string, removed: number, count: number): Done {
  const kept = new Map<string, readonly string[]>();
  for (const [name, values] of form) {
    const [, index, rest] = name.startsWith(`${list}.`) ? (/^(\d{1,3})(\..*)$/s.exec(name.slice(list.length + 1)) ?? []) : [];
    if (index === undefined || Number(index) < removed) kept.set(name, values);
    else if (Number(index) > removed) kept.set(`${list}.${Number(index) - 1}${rest}`, values);
  }
  return { form: kept.set(`${list}.count`, [String(count - 1)]), focus: `add:${list}` };
}
