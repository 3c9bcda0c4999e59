import type { Answer, AnswerItem, Answers, Field, Group, Page, Question } from './definition.ts';
import type { Fault, Refusal } from './fault.ts';
import { controlNames, readValue } from './posted-value.ts';

/** What a browser posted: each control's name with its values. A Map, so that no name can reach a prototype. */
export type PostedForm = ReadonlyMap<string, readonly string[]>;

/** `typed` keeps the texts that could not be read, by control name, so that they are shown again. */
export type Parsed = { answers: Answers; faults: Fault[]; typed: ReadonlyMap<string, string> };

/** More than anybody types into one question: such a request is not from our page. */
const longestText = 20_000;

/**
 * The answers of one page. `beside` names the controls that the page has besides the questions (`action`, `csrf`).
 * A text that is not an answer becomes a fault; a request that our page cannot have sent is refused as a whole.
 */
export function parsePage(page: Page, posted: PostedForm, beside: readonly string[]): Parsed | Refusal {
  const refusal = findRefusal(page, posted, beside);
  if (refusal) return refusal;
  const reading: Reading = { page, posted, faults: [], typed: new Map() };
  const answers: Answers = {};
  for (const field of page.fields) {
    const answer = field.type === 'group' ? readItems(field, reading) : readAnswer(field, field.id, reading);
    if (answer !== undefined) answers[field.id] = answer;
  }
  return { answers, faults: reading.faults, typed: reading.typed };
}

/** The answers of the whole form with those of one page replaced: an answer that was emptied goes. */
export function replacePageAnswers(page: Page, all: Answers, pageAnswers: Answers): Answers {
  const ofPage = new Set(page.fields.map(({ id }) => id));
  return { ...Object.fromEntries(Object.entries(all).filter(([id]) => !ofPage.has(id))), ...pageAnswers };
}

type Reading = { page: Page; posted: PostedForm; faults: Fault[]; typed: Map<string, string> };

function readAnswer(question: Question, path: string, { page, posted, faults, typed }: Reading): string | number | string[] | undefined {
  const { answer, code } = readValue(question.type, path, (name) => posted.get(name) ?? []);
  if (code) {
    faults.push({ path, code, params: {}, pageId: page.id });
    for (const name of controlNames(question.type, path)) typed.set(name, posted.get(name)?.[0] ?? '');
  }
  return answer;
}

function readItems(group: Group, reading: Reading): Answer {
  return Array.from({ length: itemCount(group, reading.posted) }, (_, index) => {
    const item: AnswerItem = {};
    for (const question of group.fields) {
      const answer = readAnswer(question, `${group.id}.${index}.${question.id}`, reading);
      if (answer !== undefined) item[question.id] = answer;
    }
    return item;
  });
}

/** How many items of a group were posted; NaN when the count is no count. */
export function itemCount(group: Group, posted: PostedForm): number {
  const text = posted.get(`${group.id}.count`)?.[0] ?? '0';
  return /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
}

function findRefusal(page: Page, posted: PostedForm, beside: readonly string[]): Refusal | undefined {
  for (const field of page.fields) {
    // NaN is not within the limit either.
    if (field.type === 'group' && !(itemCount(field, posted) <= field.maxItems)) return { refused: 'too-many-items', name: field.id };
  }
  const controls = new Map(page.fields.flatMap((field) => controlsOf(field, posted)).map((control) => [control.name, control]));
  for (const [name, values] of posted) {
    if (beside.includes(name)) continue;
    const control = controls.get(name);
    if (!control) return { refused: 'unknown-field', name: name.slice(0, 100) };
    const refused = refusalOf(control, values);
    if (refused) return { refused, name };
  }
  return undefined;
}

type Control = { name: string; mayRepeat: boolean; mayBreakLines: boolean };

function controlsOf(field: Field, posted: PostedForm): Control[] {
  if (field.type !== 'group') return questionControls(field, field.id);
  const items = Array.from({ length: itemCount(field, posted) }, (_, index) =>
    field.fields.flatMap((question) => questionControls(question, `${field.id}.${index}.${question.id}`)),
  );
  return [{ name: `${field.id}.count`, mayRepeat: false, mayBreakLines: false }, ...items.flat()];
}

function questionControls({ type }: Question, path: string): Control[] {
  return controlNames(type, path).map((name) => ({ name, mayRepeat: type === 'choices', mayBreakLines: type === 'longText' }));
}

function refusalOf({ mayRepeat, mayBreakLines }: Control, values: readonly string[]): Refusal['refused'] | undefined {
  if (values.length > (mayRepeat ? 200 : 1)) return 'several-values';
  if (values.some((value) => value.length > longestText)) return 'too-long-request';
  return values.some((value) => hasBadCharacters(value, mayBreakLines)) ? 'bad-characters' : undefined;
}

/** Control characters (NUL among them) and halves of characters: neither can be kept in the database nor be shown. */
function hasBadCharacters(text: string, mayBreakLines: boolean): boolean {
  return /[\p{Cc}\p{Cs}]/u.test(mayBreakLines ? text.replace(/[\r\n\t]/gu, '') : text.replace(/\t/gu, ''));
}
