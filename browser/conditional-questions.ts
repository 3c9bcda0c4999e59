import { holds, type Surroundings } from '../server/platform/forms/conditions.ts';
import type { AnswerItem, Answers, Condition, DecisionTable } from '../server/platform/forms/definition.ts';
import { readValue, type Kind } from '../server/platform/forms/posted-value.ts';

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
    const page: OpenPage = { posted: new FormData(form), surroundings: { tables, today: this.dataset['today'] ?? '' }, answers };
    settleQuestions(this, page);
    for (const advice of this.querySelectorAll<HTMLElement>('.advice')) settle(advice, page);
  };
}

type OpenPage = { posted: FormData; surroundings: Surroundings; answers: Answers };

/** Goes through the questions in order, as the server does: an answer counts only where its question shows. */
function settleQuestions(container: HTMLElement, page: OpenPage, item?: AnswerItem): void {
  const answers: Answers | AnswerItem = item ?? page.answers;
  for (const question of container.querySelectorAll<HTMLElement>(':scope > [data-question]')) {
    const path = question.dataset['question'] ?? '';
    const id = path.slice(path.lastIndexOf('.') + 1);
    if (!settle(question, page, item)) continue;
    if (question.dataset['kind'] === 'group') {
      page.answers[id] = settleItems(question, page);
    } else {
      // The kind is that of the question's definition.
      const { answer } = readValue(question.dataset['kind'] as Kind, path, (name) =>
        page.posted.getAll(name).filter((value) => typeof value === 'string'),
      );
      if (answer !== undefined) answers[id] = answer;
    }
  }
}

function settleItems(group: HTMLElement, page: OpenPage): AnswerItem[] {
  return [...group.querySelectorAll<HTMLElement>('[data-item]')].map((element) => {
    const item: AnswerItem = {};
    settleQuestions(element, page, item);
    return item;
  });
}

/** Whether the element applies. One that has the focus is not taken from under the person's hands. */
function settle(element: HTMLElement, { answers, surroundings }: OpenPage, item?: AnswerItem): boolean {
  const condition = element.dataset['when'];
  // The server wrote it from a definition it has checked.
  if (condition === undefined || holds(JSON.parse(condition) as Condition, answers, surroundings, item)) {
    if (condition !== undefined) element.removeAttribute('data-hidden-by-condition');
    return true;
  }
  if (!element.contains(document.activeElement)) element.setAttribute('data-hidden-by-condition', '');
  return false;
}

customElements.define('conditional-questions', ConditionalQuestions);
