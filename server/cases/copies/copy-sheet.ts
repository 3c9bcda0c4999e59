import type { Agency } from '#server/agency/loading.ts';
import { findForm } from '#server/agency/lookups.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import type { Application } from '#server/cases/applications/queries.ts';
import { texts } from '#server/cases/applications/texts.ts';
import { onBehalfText } from '#server/people/mandates/mandate-facts.tsx';
import { onBehalfTexts } from '#server/people/mandates/texts.ts';
import type { Answer, Field, Form, Page, Question } from '#server/platform/forms/definition.ts';
import { displayAnswer } from '#server/platform/forms/html/display.ts';
import { type Asked, itemsOf, walk } from '#server/platform/forms/relevance.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Sheet } from '#server/platform/letters/pdf.ts';

type View = { form: Form; language: Language; asked: ReadonlyMap<string, Asked> };

/** An application as it was sent, for a PDF: its reference, when it arrived, and every answer in page order. */
export function copySheet(agency: Agency, application: Application, language: Language): Sheet {
  const t = texts(language);
  const form = findForm(agency, application.benefit, application.formVersion);
  return {
    title: `${t.copyOf}: ${benefitName(agency, application.benefit, language)}`,
    agency: agency.name[language],
    reference: application.reference,
    language,
    facts: [
      { name: t.reference, value: application.reference },
      { name: t.received, value: formatInstant(application.receivedAt, language, agency.timeZone) },
      ...(application.agentBasis === null
        ? []
        : [
            {
              name: onBehalfTexts(language).onBehalf,
              value: onBehalfText({ name: application.agentName, basis: application.agentBasis }, language),
            },
          ]),
    ],
    sections: form
      ? sections(form, application, language)
      : [{ title: t.answers, rows: [{ name: t.answers, value: t.noForm }], groups: [] }],
  };
}

function sections(form: Form, application: Application, language: Language): Sheet['sections'] {
  const { asked } = walk(form, application.answers, { today: application.receivedOn });
  const view: View = { form, language, asked: new Map(asked.filter(({ applies }) => applies).map((one) => [one.path, one])) };
  return form.pages.map((page) => section(page, view)).filter(({ rows, groups }) => rows.length + groups.length > 0);
}

function section(page: Page, view: View): Sheet['sections'][number] {
  const fields = page.fields.filter(({ id }) => view.asked.has(id));
  return {
    title: page.title[view.language],
    rows: rowsOf(
      fields.filter((field): field is Question => field.type !== 'group'),
      '',
      view,
    ),
    groups: fields.flatMap((field) => itemsOfGroup(field, view.asked.get(field.id)?.answer, view)),
  };
}

function itemsOfGroup(field: Field, answer: Answer | undefined, view: View) {
  if (field.type !== 'group') return [];
  return itemsOf(answer).map((_, index) => ({
    title: `${field.item[view.language]} ${index + 1}`,
    rows: rowsOf(field.fields, `${field.id}.${index}.`, view),
  }));
}

function rowsOf(questions: readonly Question[], prefix: string, { form, language, asked }: View) {
  return questions
    .filter(({ id }) => asked.has(`${prefix}${id}`))
    .map((question) => ({
      name: question.label[language],
      value: displayAnswer(form, question, asked.get(`${prefix}${question.id}`)?.answer, language),
    }));
}
