import type { Language } from '../../language/language.ts';
import type { AnswerItem, Answers, Field, Form, Group, Page, Question } from '../definition.ts';
import { itemsOf, listShown, type Moment } from '../relevance.ts';
import { displayAnswer } from './display.ts';
import { formTexts } from './texts.ts';

type Props = Moment & {
  form: Form;
  answers: Answers;
  language: Language;
  /** Where a page's answers can be changed; without it nothing can be changed any more. */
  changeAddress?: ((pageId: string) => string) | undefined;
  headingLevel?: 2 | 3 | undefined;
  /** Questions whose answers the reader may not see; the answers themselves were left out before. */
  isHidden?: ((question: Question) => boolean) | undefined;
};

type View = Props & ReturnType<typeof listShown>;

/** All answers that apply, page by page as they were asked, and which of them a paper form (`unknown`) does not state. */
export function AnswerList(props: Props) {
  const view: View = { ...props, ...listShown(props.form, props.answers, props) };
  return (
    <div class="answer-list">
      {props.form.pages.map((page) => (
        <PageAnswers key={page.id} page={page} view={view} />
      ))}
    </div>
  );
}

function PageAnswers({ page, view }: { page: Page; view: View }) {
  const { language, changeAddress, headingLevel = 2 } = view;
  const fields = page.fields.filter(({ id }) => view.shown.has(id));
  if (fields.length === 0) return null;
  const Heading = `h${headingLevel}` as const;
  const title = page.title[language];
  return (
    <section class="answer-page">
      <div class="answer-page-head">
        <Heading class="ds-heading" data-size="xs">
          {title}
        </Heading>
        {changeAddress && (
          <a class="ds-link" href={changeAddress(page.id)}>
            {formTexts(language).change}
            <span class="ds-sr-only">: {title}</span>
          </a>
        )}
      </div>
      {runsOf(fields).map((run) =>
        run.type === 'group' ? (
          <GroupAnswers key={run.id} group={run} view={view} />
        ) : (
          <Answered key={run[0]?.id} questions={run} prefix="" view={view} />
        ),
      )}
    </section>
  );
}

/** Questions that follow each other make one list; a group stands between them. */
function runsOf(fields: readonly Field[]): ((Question[] & { type?: never }) | Group)[] {
  const runs: ((Question[] & { type?: never }) | Group)[] = [];
  for (const field of fields) {
    const last = runs.at(-1);
    if (field.type === 'group') runs.push(field);
    else if (last && last.type !== 'group') last.push(field);
    else runs.push([field]);
  }
  return runs;
}

function Answered({ questions, prefix, view }: { questions: readonly Question[]; prefix: string; view: View }) {
  const { language } = view;
  return (
    <dl class="facts">
      {questions.map((question) => (
        <div key={question.id}>
          <dt>{question.label[language]}</dt>
          <dd class={question.type === 'longText' ? 'answer-lines' : undefined}>{answerText(question, `${prefix}${question.id}`, view)}</dd>
        </div>
      ))}
    </dl>
  );
}

function answerText(question: Question, path: string, { form, language, isHidden, notStated, shown }: View): string {
  if (isHidden?.(question)) return formTexts(language).hidden;
  if (notStated.has(path)) return formTexts(language).notStated;
  return displayAnswer(form, question, shown.get(path)?.answer, language);
}

function GroupAnswers({ group, view }: { group: Group; view: View }) {
  const { language, headingLevel = 2 } = view;
  const items: AnswerItem[] = itemsOf(view.shown.get(group.id)?.answer);
  const Heading = `h${headingLevel === 2 ? 3 : 4}` as const;
  return (
    <div class="answer-group">
      <Heading class="ds-heading" data-size="2xs">
        {group.label[language]}
      </Heading>
      {items.length === 0 && (
        <p class="ds-paragraph">{view.notStated.has(group.id) ? formTexts(language).notStated : formTexts(language).none}</p>
      )}
      <ol class="answer-items">
        {items.map((_, index) => {
          const prefix = `${group.id}.${index}.`;
          return (
            <li key={index}>
              <p class="answer-item-name">{`${group.item[language]} ${index + 1}`}</p>
              <Answered questions={group.fields.filter(({ id }) => view.shown.has(`${prefix}${id}`))} prefix={prefix} view={view} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}
