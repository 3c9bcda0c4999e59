import type { Agency } from '#server/agency/loading.ts';
import { findForm } from '#server/agency/lookups.ts';
import { benefitName, receivedText } from '#server/cases/applications/application-facts.tsx';
import type { Application } from '#server/cases/applications/queries.ts';
import { texts } from '#server/cases/applications/texts.ts';
import { onBehalfText } from '#server/people/mandates/mandate-facts.tsx';
import { onBehalfTexts } from '#server/people/mandates/texts.ts';
import type { Answer, Field, Form, Page, Question } from '#server/platform/forms/definition.ts';
import { displayAnswer } from '#server/platform/forms/html/display.ts';
import { formTexts } from '#server/platform/forms/html/texts.ts';
import { itemsOf, listShown } from '#server/platform/forms/relevance.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Sheet } from '#server/platform/letters/pdf.ts';

type View = { form: Form; language: Language } & ReturnType<typeof listShown>;

/** An application as it was sent, for a PDF: its reference, when it arrived, and every answer in page order. */
export function copySheet(agency: Agency, application: Application, language: Language): Sheet {
  const t = texts(language);
  return {
    title: `${t.copyOf}: ${benefitName(agency, application.benefit, language)}`,
    agency: agency.name[language],
    reference: application.reference,
    language,
    facts: [
      { name: t.reference, value: application.reference },
      { name: t.received, value: receivedText(application, language, agency.timeZone) },
      ...(application.agentBasis === null
        ? []
        : [
            {
              name: onBehalfTexts(language).onBehalf,
              value: onBehalfText({ name: application.agentName, basis: application.agentBasis }, language),
            },
          ]),
    ],
    sections: answerSections(agency, application, language) ?? [
      { title: t.answers, rows: [{ name: t.answers, value: t.noForm }], groups: [] },
    ],
  };
}

type Answered = Pick<Application, 'benefit' | 'formVersion' | 'answers' | 'receivedOn' | 'unknownAnswers'>;

/** Every answer in page order, as the form's own version asks; undefined when that version is not there any more. */
export function answerSections(agency: Agency, application: Answered, language: Language): Sheet['sections'] | undefined {
  const form = findForm(agency, application.benefit, application.formVersion);
  if (!form) return undefined;
  const moment = { today: application.receivedOn, unknown: application.unknownAnswers };
  const view: View = { form, language, ...listShown(form, application.answers, moment) };
  return form.pages.map((page) => section(page, view)).filter(({ rows, groups }) => rows.length + groups.length > 0);
}

function section(page: Page, view: View): Sheet['sections'][number] {
  const fields = page.fields.filter(({ id }) => view.shown.has(id));
  return {
    title: page.title[view.language],
    rows: rowsOf(
      fields.filter((field): field is Question => field.type !== 'group'),
      '',
      view,
    ),
    groups: fields.flatMap((field) => itemsOfGroup(field, view.shown.get(field.id)?.answer, view)),
  };
}

function itemsOfGroup(field: Field, answer: Answer | undefined, view: View) {
  if (field.type !== 'group') return [];
  return itemsOf(answer).map((_, index) => ({
    title: `${field.item[view.language]} ${index + 1}`,
    rows: rowsOf(field.fields, `${field.id}.${index}.`, view),
  }));
}

function rowsOf(questions: readonly Question[], prefix: string, { form, language, shown, notStated }: View) {
  return questions
    .filter(({ id }) => shown.has(`${prefix}${id}`))
    .map((question) => ({
      name: question.label[language],
      value: notStated.has(`${prefix}${question.id}`)
        ? formTexts(language).notStated
        : displayAnswer(form, question, shown.get(`${prefix}${question.id}`)?.answer, language),
    }));
}
