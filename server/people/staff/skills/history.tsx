import { formatDay, formatInstant } from '#server/platform/language/format.ts';
import type { SkillsPageProps } from './pages.tsx';
import { texts } from './texts.ts';
import { changesInWords } from './words.ts';

/** Who changed what, when and from which day on: the newest first. */
export function SkillsHistory({ visit, agency, places, versions, older }: SkillsPageProps) {
  const { language, frame, address } = visit;
  const t = texts(language);
  return (
    <section aria-labelledby="history">
      <h2 class="ds-heading" data-size="md" id="history">
        {t.history}
      </h2>
      {versions.length === 0 && <p class="ds-paragraph">{t.neverChanged}</p>}
      {versions.map(({ no, by, at, from, state, changes }) => {
        const differing = changesInWords(changes, { agency, places, language });
        return (
          <article key={no}>
            <p class="ds-paragraph">
              <strong>{by}</strong>, {formatInstant(at, language, frame.timeZone)} · {t.from.toLowerCase()} {formatDay(from, language)}
              {state === 'coming' && ` (${t.coming})`}
              {state === 'dropped' && ` (${t.dropped})`}
            </p>
            {differing.length === 0 && <p class="ds-paragraph">{t.sameAsBefore}</p>}
            <ul class="ds-list">
              {differing.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </article>
        );
      })}
      {older !== undefined && (
        <p class="ds-paragraph">
          <a class="ds-link" href={`${address}?before=${older}`}>
            {t.older}
          </a>
        </p>
      )}
    </section>
  );
}
