import type { Agency } from '#server/agency/loading.ts';
import { findGroup } from '#server/agency/lookups.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import type { Callback } from '../requests/reading.ts';
import { resultTexts, stateTexts, texts } from '../texts.ts';
import { windowText } from './window-text.ts';

type Props = { visit: Visit; agency: Agency; callbacks: readonly Callback[] };

/** The calls that a customer asked for, and what became of each. */
export function CallbacksPage({ visit, agency, callbacks }: Props) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p>
        <a class="ds-button" href="/callbacks/new">
          {t.ask}
        </a>
      </p>
      {callbacks.length === 0 && <p class="ds-paragraph">{t.none}</p>}
      {callbacks.map((callback) => (
        <OneCallback
          key={callback.contactId}
          visit={visit}
          agency={agency}
          callback={callback}
          cancel={`/callbacks/${callback.contactId}/cancel`}
        />
      ))}
    </PageFrame>
  );
}

type OneProps = Pick<Props, 'visit' | 'agency'> & { callback: Callback; cancel: string };

/** One request and how it stands. `cancel`: where its cancelling is posted. */
export function OneCallback({ visit, agency, callback, cancel }: OneProps) {
  const { language, frame } = visit;
  const t = texts(language);
  const { contactId, benefitGroup, window, state, attempts } = callback;
  const topic = findGroup(agency, benefitGroup)?.name[language] ?? benefitGroup;
  return (
    <section aria-labelledby={`callback-${contactId}`}>
      <h2 class="ds-heading" data-size="sm" id={`callback-${contactId}`}>
        {topic}
      </h2>
      <p class="ds-paragraph">
        <span class="ds-tag">{stateTexts(language)[state]}</span>{' '}
        {[window && windowText(window, visit), languageName(callback.language, language)].filter(Boolean).join(' · ')}
      </p>
      {attempts.length > 0 && (
        <ul class="ds-list">
          {attempts.map(({ at, result }) => (
            <li>
              {t.tried} {formatInstant(at, language, frame.timeZone)}: {resultTexts(language)[result]}
            </li>
          ))}
        </ul>
      )}
      {state === 'open' && (
        <form method="post" action={cancel}>
          <CsrfField visit={visit} />
          <button class="ds-button" data-variant="secondary" aria-label={t.cancelOf(topic)}>
            {t.cancel}
          </button>
        </form>
      )}
    </section>
  );
}
