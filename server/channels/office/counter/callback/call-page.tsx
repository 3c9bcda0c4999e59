import type { Agency } from '#server/agency/loading.ts';
import type { Reach } from '#server/channels/callbacks/calls/reach.ts';
import { windowText } from '#server/channels/callbacks/online/window-text.ts';
import { attemptResults, type Callback } from '#server/channels/callbacks/requests/reading.ts';
import { resultTexts } from '#server/channels/callbacks/texts.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { groupName } from '../../network-names.ts';
import { texts } from './texts.ts';

type Props = { visit: SignedVisit<Staff>; agency: Agency; callback: Callback; reach: Reach | undefined };

/** Whom to call and at which number, what was tried, and what came of it now. */
export function CallPage({ visit, agency, callback, reach }: Props) {
  const { language, frame } = visit;
  const t = texts(language);
  const { contactId, window, attempts, mostAttempts } = callback;
  const facts: (readonly [string, string])[] = [
    ...(reach?.name === undefined ? [] : [[t.name, reach.name] as const]),
    [t.topic, groupName(agency, callback.benefitGroup, language)],
    [t.language, languageName(callback.language, language)],
    ...(window ? [[t.window, windowText(window, visit)] as const] : []),
  ];
  return (
    <PageFrame visit={visit} title={t.title}>
      <p class="ds-paragraph">
        <a class="ds-link" href="/counter">
          {t.back}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">
        {reach ? (
          <>
            {t.number}{' '}
            <a class="ds-link one-line" href={`tel:${reach.number}`}>
              <strong>{reach.number}</strong>
            </a>
          </>
        ) : (
          t.forgotten
        )}
      </p>
      <dl class="facts">
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h2 class="ds-heading" data-size="sm">
        {t.attempts}
      </h2>
      {attempts.length === 0 ? (
        <p class="ds-paragraph">{t.noAttempts}</p>
      ) : (
        <ul class="ds-list">
          {attempts.map(({ at, result }) => (
            <li>
              {formatInstant(at, language, frame.timeZone)}: {resultTexts(language)[result]}
            </li>
          ))}
        </ul>
      )}
      <h2 class="ds-heading" data-size="sm">
        {t.result}
      </h2>
      <p class="ds-paragraph">
        {t.tries(attempts.length + 1, mostAttempts)} {t.told}
      </p>
      <form method="post" action={`/counter/contacts/${contactId}/callback/attempt`} class="buttons">
        <CsrfField visit={visit} />
        {attemptResults.map((result, at) => (
          <button class="ds-button" key={result} name="result" value={result} data-variant={at === 0 ? 'primary' : 'secondary'}>
            {t[result]}
          </button>
        ))}
      </form>
    </PageFrame>
  );
}
