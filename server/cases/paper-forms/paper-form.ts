import type { Agency } from '#server/agency/loading.ts';
import { letterSender } from '#server/agency/letters.ts';
import { listParagraphs } from '#server/agency/lookups.ts';
import { paperFormCode, writeCode } from '#server/platform/codes/code.ts';
import type { Form } from '#server/platform/forms/definition.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { PaperForm, PaperQuestion, PaperSection } from '#server/platform/letters/paper-form.ts';
import { numberQuestions } from './numbering.ts';
import { paragraphsOnPaper } from './paragraphs.ts';
import { dayPen } from './pens.ts';
import { layOutAttachments, layOutPages, type View } from './questions.ts';
import { words } from './words.ts';

/** The form of a benefit as it is printed: the same definition as on the screen, laid out for a pen. */
export function layOutForm(agency: Pick<Agency, 'name' | 'letters'>, form: Form, language: Language): PaperForm {
  const t = words(language);
  const sender = letterSender(agency, 'paperForm', language);
  const code = { kind: 'form', formCode: paperFormCode(form.code), version: form.version, language } as const;
  const view: View = { form, language, numbers: numberQuestions(form) };
  const sections = layOutPages(view);
  const attachments = layOutAttachments(view);
  const lastNumber = sections.length + (attachments.length > 0 ? 1 : 0);
  const top = (number: number, title: string) => ({ number: String(number), title, condition: null, introduction: [] });
  return {
    language,
    agency: sender.name,
    title: form.title[language],
    version: t.version(form.code, formatShortDay(form.version, language)),
    code,
    codeLabel: t.codeLabel(writeCode(code)),
    introduction: [...paragraphsOnPaper(form, language), ...sender.opening],
    sections,
    enclosed: attachments.length > 0 ? { ...top(lastNumber, t.enclosures), introduction: [t.enclosuresMean], attachments } : null,
    signing: layOutSigning(form, language, lastNumber + 1),
    sending: { ...top(lastNumber + 2, t.sending), address: sender.returnAddress, paragraphs: sender.closing },
    words: { page: t.page, note: t.note, applicant: t.applicant, arrived: t.arrived },
  };
}

function layOutSigning(form: Form, language: Language, number: number): PaperSection {
  const t = words(language);
  const none = { hint: null, condition: null, optional: null, isWide: false };
  const line = { kind: 'lines', count: 1, note: null } as const;
  const items: PaperQuestion[] = [
    { ...none, number: `${number}.1`, label: t.signedOn, pen: dayPen(language) },
    { ...none, number: `${number}.2`, label: t.signature, pen: { kind: 'space', note: null } },
    { ...none, number: `${number}.3`, label: t.clarification, pen: line },
  ];
  return {
    number: String(number),
    title: t.signing,
    condition: null,
    introduction: listParagraphs(form.declaration[language]),
    items,
    notes: [],
  };
}
