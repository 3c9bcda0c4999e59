import type { ComponentChildren } from 'preact';
import { formatDay } from '#server/platform/language/format.ts';
import type { Language, Text } from '#server/platform/language/language.ts';
import type { ItemKind } from './queries.ts';
import { customerTexts } from './texts.ts';

/** A thing that is asked for, as it is listed; `hint` says of a document what it must be like. */
export type ListedItem = { kind: ItemKind; text: string; hint?: Text | undefined; state?: ComponentChildren };

type Props = { text: string; dueOn: string; language: Language; headingLevel: 2 | 3; items: readonly ListedItem[]; isOver?: boolean };

/** What the agency writes and asks for: the same words on a clerk's preview, and on the customer's page. */
export function RequestContent({ text, dueOn, language, headingLevel, items, isOver = false }: Props) {
  const t = customerTexts(language);
  const Heading = `h${headingLevel}` as const;
  return (
    <>
      {text !== '' && <p class="ds-paragraph typed-text">{text}</p>}
      {!isOver && (
        <p class="ds-paragraph">
          <strong>{t.answerBy(formatDay(dueOn, language))}</strong>
        </p>
      )}
      <Heading class="ds-heading" data-size="xs">
        {t.asked}
      </Heading>
      <ul class="asked-list">
        {items.map(({ kind, text: asked, hint, state }) => (
          <li>
            <span class="asked-kind">{t[kind]}</span>
            <span class="typed-text">{asked}</span>
            {hint && <span class="asked-hint">{hint[language]}</span>}
            {state}
          </li>
        ))}
      </ul>
    </>
  );
}
