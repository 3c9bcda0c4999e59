import type { Answers, AnswerItem, Page } from '../definition.ts';
import type { Refusal } from '../fault.ts';
import { itemCount, parsePage, type Parsed, type PostedForm } from '../parse.ts';
import { notStatedControl } from '../posted-value.ts';
import { itemsOf } from '../relevance.ts';

/** A page as it was keyed from paper: `unknown` are the paths that the paper does not state. */
export type Keyed = Parsed & { unknown: string[] };

/**
 * As `parsePage`. What is said not to be stated has no answer, whatever else was left in its controls: a choice cannot
 * be taken back without scripts.
 */
export function parseKeyedPage(page: Page, posted: PostedForm, beside: readonly string[]): Keyed | Refusal {
  const parsed = parsePage(page, posted, [...beside, notStatedControl]);
  if ('refused' in parsed) return parsed;
  const paths = pathsOf(page, posted);
  const unknown = [...new Set(posted.get(notStatedControl) ?? [])];
  const strange = unknown.find((path) => !paths.has(path));
  if (strange !== undefined) return { refused: 'unknown-field', name: strange.slice(0, 100) };
  const isStated = (path: string) => !unknown.some((one) => path === one || path.startsWith(`${one}.`));
  return {
    answers: withoutAnswers(parsed.answers, unknown),
    faults: parsed.faults.filter(({ path }) => isStated(path)),
    typed: new Map([...parsed.typed].filter(([name]) => isStated(name))),
    unknown,
  };
}

/** Every place of a page that has an answer of its own. */
function pathsOf(page: Page, posted: PostedForm): Set<string> {
  const paths = page.fields.flatMap((field) => {
    if (field.type !== 'group') return [field.id];
    const items = Array.from({ length: itemCount(field, posted) }, (_, index) =>
      field.fields.map(({ id }) => `${field.id}.${index}.${id}`),
    );
    return [field.id, ...items.flat()];
  });
  return new Set(paths);
}

/** The answers without those at some paths. An item of a group stays, though nothing be left in it. */
function withoutAnswers(answers: Answers, paths: readonly string[]): Answers {
  const gone = new Set(paths);
  const kept = Object.entries(answers).filter(([id]) => !gone.has(id));
  return Object.fromEntries(
    kept.map(([id, answer]) => [id, paths.some((path) => path.startsWith(`${id}.`)) ? itemsOf(answer).map(itemWithout(id, gone)) : answer]),
  );
}

function itemWithout(groupId: string, gone: ReadonlySet<string>) {
  return (item: AnswerItem, index: number): AnswerItem =>
    Object.fromEntries(Object.entries(item).filter(([id]) => !gone.has(`${groupId}.${index}.${id}`)));
}
