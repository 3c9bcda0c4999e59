import type { CaseSection } from '#server/cases/desk/opening.ts';
import { listLettersOfCase } from '#server/cases/letters/queries.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { caseTexts, texts } from '../texts.ts';

const colours = { waiting: 'warning', 'in-batch': 'info', posted: 'success', cancelled: 'neutral' } as const;

/** On a case's page: the letters about it, and how far each has come. Nothing when there are none. */
export const lettersOfCase: CaseSection = async (transaction, { visit, one }) => {
  const letters = await listLettersOfCase(transaction, one);
  if (letters.length === 0) return undefined;
  const { language, frame } = visit;
  const c = caseTexts(language);
  const t = texts(language);
  const content = (
    <section aria-labelledby="letters">
      <h2 class="ds-heading" data-size="sm" id="letters">
        {c.letters}
      </h2>
      <ul class="ds-list">
        {letters.map(({ letterId, kind, state, madeAt, postedAt }) => (
          <li key={letterId}>
            {t[kind]}, {formatInstant(postedAt ?? madeAt, language, frame.timeZone)}{' '}
            <span class="ds-tag" data-color={colours[state]}>
              {c[state]}
            </span>{' '}
            <a class="ds-link" href={`/cases/${one.applicationId}/letters/${letterId}/letter.pdf`}>
              {c.pdf}
              <span class="ds-sr-only">: {t[kind]}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
  return { id: 'letters', label: c.letters, content };
};
