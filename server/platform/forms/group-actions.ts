import type { Group, Page } from './definition.ts';
import { notStatedControl } from './posted-value.ts';
import { itemCount, type PostedForm } from './parse.ts';

/**
 * Adding and removing items of a group, done to what was posted and before it is read, so that everything else that
 * was typed stays, whether it can be read or not.
 * `action` is `add:householdMembers` or `remove:householdMembers:1`; the result is absent when it is neither, or names
 * a group or an item that the page does not have.
 */
export function withGroupAction(page: Page, posted: PostedForm, action: string): PostedForm | undefined {
  const [, verb, groupId, place] = /^(add|remove):([a-zA-Z0-9]{1,60})(?::(\d{1,3}))?$/.exec(action) ?? [];
  const group = page.fields.find((field): field is Group => field.type === 'group' && field.id === groupId);
  if (!group) return undefined;
  const count = itemCount(group, posted);
  if (verb === 'add' && place === undefined) return count < group.maxItems ? withCount(posted, group, count + 1) : posted;
  return verb === 'remove' && Number(place) < count ? withoutItem(posted, group, Number(place), count) : undefined;
}

function withCount(posted: PostedForm, group: Group, count: number): PostedForm {
  return new Map([...posted, [`${group.id}.count`, [String(count)]]]);
}

/** The items behind the removed one move up by one. */
function withoutItem(posted: PostedForm, group: Group, removed: number, count: number): PostedForm {
  const item = new RegExp(`^${group.id}\\.(\\d{1,3})\\.(.*)$`, 'su');
  const moved = (path: string): string[] => {
    const [, index, rest] = item.exec(path) ?? [];
    if (index === undefined || Number(index) < removed) return [path];
    return Number(index) === removed ? [] : [`${group.id}.${Number(index) - 1}.${rest}`];
  };
  const kept = [...posted].flatMap(([name, values]): [string, readonly string[]][] =>
    name === notStatedControl ? [[name, values.flatMap(moved)]] : moved(name).map((now) => [now, values]),
  );
  return withCount(new Map(kept), group, count - 1);
}
