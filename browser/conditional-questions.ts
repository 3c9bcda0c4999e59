import { judge, type Surroundings } from '../server/platform/forms/conditions.ts';
import type { AnswerItem, Answers, Condition, DecisionTable } from '../server/platform/forms/definition.ts';
import { notStatedControl, readValue, type Kind } from '../server/platform/forms/posted-value.ts';

/**
 * Shows and hides conditional questions while the answers are typed, by the very rules that the server keeps. What is
 * typed into a question that goes is left for the server to drop. Without this script every such question shows, with
 * its condition in words.
 */
class ConditionalQuestions extends HTMLElement {
  connectedCallback(): void {
    for (const event of ['input', 'change', 'focusout']) this.addEventListener(event, this.refresh);
    // A page that comes back from the browser's memory has its old answers but not what followed from them.
    window.addEventListener('pageshow', this.refresh);
    this.refresh();
  }

  disconnectedCallback(): void {
    window.removeEventListener('pageshow', this.refresh);
  }

  private readonly refresh = (): void => {
    const form = this.closest('form');
    if (!form) return;
    // The server wrote the tables from a definition it has checked.
    const tables = JSON.parse(this.dataset['tables'] ?? '[]') as DecisionTable[];
    // The server wrote the answers of other pages from those it keeps.
    const answers = JSON.parse(this.dataset['answers'] ?? '{}') as Answers;
    const posted = new FormData(form);
    const notStated = new Set(posted.getAll(notStatedControl).map(String));
    const open = new Set((this.dataset['open'] ?? '').split(' '));
    const page: OpenPage = { posted, surroundings: { tables, today: this.dataset['today'] ?? '' }, answers, notStated, open };
    settleQuestions(this, page);
    for (const advice of this.querySelectorAll<HTMLElement>('.advice')) settle(advice, page);
  };
}

type OpenPage = {
  posted: FormData;
  surroundings: Surroundings;
  answers: Answers;
  /** What a clerk says that a paper form does not state, and the fields whose answers nobody knows for that. */
  notStated: ReadonlySet<string>;
  open: Set<string>;
};

/** Goes through the questions in order, as the server does: an answer counts only where its question shows. */
function settleQuestions(container: HTMLElement, page: OpenPage, item?: AnswerItem): void {
  const answers: Answers | AnswerItem = item ?? page.answers;
  for (const question of container.querySelectorAll<HTMLElement>(':scope > [data-question]')) {
    const path = question.dataset['question'] ?? '';
    const id = path.slice(path.lastIndexOf('.') + 1);
    const judged = settle(question, page, item);
    if (judged === false) continue;
    const isAnswered = !page.notStated.has(path) && readAnswer(question, path, page, answers);
    if (!isAnswered && (judged === undefined || page.notStated.has(path))) page.open.add(id);
  }
}

/** Puts what is typed among the answers. False when nothing is. */
function readAnswer(question: HTMLElement, path: string, page: OpenPage, answers: Answers | AnswerItem): boolean {
  if (question.dataset['kind'] === 'group') {
    const items = settleItems(question, page);
    page.answers[path] = items;
    return items.length > 0;
  }
  // The kind is that of the question's definition.
  const { answer } = readValue(question.dataset['kind'] as Kind, path, (name) =>
    page.posted.getAll(name).filter((value) => typeof value === 'string'),
  );
  if (answer !== undefined) answers[path.slice(path.lastIndexOf('.') + 1)] = answer;
  return answer !== undefined;
}

function settleItems(group: HTMLElement, page: OpenPage): AnswerItem[] {
  return [...group.querySelectorAll<HTMLElement>('[data-item]')].map((element) => {
    const item: AnswerItem = {};
    settleQuestions(element, { ...page, open: new Set(page.open) }, item);
    return item;
  });
}

/** Whether the element applies, undefined when nobody knows. One that has the focus is not taken from under the person's hands. */
function settle(element: HTMLElement, { answers, surroundings, open }: OpenPage, item?: AnswerItem): boolean | undefined {
  const condition = element.dataset['when'];
  if (condition === undefined) return true;
  // The server wrote it from a definition it has checked.
  const judged = judge(JSON.parse(condition) as Condition, answers, surroundings, { item, open });
  if (judged !== false) element.removeAttribute('data-hidden-by-condition');
  else if (!element.contains(document.activeElement)) element.setAttribute('data-hidden-by-condition', '');
  return judged;
}

customElements.define('conditional-questions', ConditionalQuestions);
