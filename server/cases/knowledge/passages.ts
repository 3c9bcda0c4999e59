import { createHash } from 'node:crypto';
import type { Agency, Benefit } from '#server/agency/loading.ts';
import { findCurrentForm } from '#server/agency/lookups.ts';
import type { Field, Form } from '#server/platform/forms/definition.ts';
import type { Text } from '#server/platform/language/language.ts';

export const passageKinds = ['benefit', 'phrase', 'request-text', 'page', 'question', 'attachment'] as const;
export type PassageKind = (typeof passageKinds)[number];

/** A piece of the agency's own texts that can be found by itself. `benefits` are those it is about; empty: any. */
export type Passage = { id: string; kind: PassageKind; title: Text; text: Text; benefits: readonly string[] };

/** Everything that the agency has written and a clerk may look for, as it holds on a day (ISO). */
export function listPassages(agency: Agency, today: string): Passage[] {
  return [
    ...agency.benefits.flatMap((benefit) => [guidanceOf(benefit), ...formPassages(benefit, findCurrentForm(agency, benefit.id, today))]),
    ...agency.phrases.map(({ id, title, text, benefits }) => ({
      id: `phrase.${id}`,
      kind: 'phrase' as const,
      title,
      text,
      benefits: benefits === 'any' ? [] : benefits,
    })),
    ...agency.requests.texts.map(({ id, use, title, text, benefits }) => ({
      id: `request-text.${use}.${id}`,
      kind: 'request-text' as const,
      title,
      text,
      benefits: benefits === 'any' ? [] : benefits,
    })),
  ];
}

export function findPassage(agency: Agency, today: string, id: string): Passage | undefined {
  return listPassages(agency, today).find((passage) => passage.id === id);
}

function guidanceOf({ id, name, description, whoCanApply }: Benefit): Passage {
  return { id: `benefit.${id}`, kind: 'benefit', title: name, text: joined([description, whoCanApply]), benefits: [id] };
}

/** What a form says beside its questions: introductions, advice, help, and what its attachments are. */
function formPassages({ id }: Benefit, form: Form | undefined): Passage[] {
  if (!form) return [];
  const benefits = [id];
  const pages = form.pages.flatMap((page): Passage[] => {
    const said = [...(page.introduction ? [page.introduction] : []), ...(page.advice ?? []).map(({ text }) => text)];
    const own: Passage[] =
      said.length > 0 ? [{ id: `page.${id}.${page.id}`, kind: 'page', title: page.title, text: joined(said), benefits }] : [];
    return [...own, ...page.fields.flatMap((field) => questionPassages(field, `question.${id}`, benefits))];
  });
  const attachments = form.attachments.map((rule): Passage => ({
    id: `attachment.${id}.${rule.id}`,
    kind: 'attachment',
    title: rule.label,
    text: rule.hint ?? rule.label,
    benefits,
  }));
  return [...pages, ...attachments];
}

function questionPassages(field: Field, path: string, benefits: readonly string[]): Passage[] {
  const id = `${path}.${field.id}`;
  const own: Passage[] = field.hint ? [{ id, kind: 'question', title: field.label, text: field.hint, benefits }] : [];
  return field.type === 'group' ? [...own, ...field.fields.flatMap((inner) => questionPassages(inner, id, benefits))] : own;
}

function joined(texts: readonly Text[]): Text {
  const of = (language: keyof Text) => texts.map((text) => text[language]).join('\n\n');
  return { fi: of('fi'), sv: of('sv'), en: of('en') };
}

/** A name for all the passages of a state of the agency: the same texts, the same edition. */
export function editionOf(passages: readonly Passage[]): string {
  return createHash('sha256').update(JSON.stringify(passages)).digest('hex').slice(0, 32);
}
