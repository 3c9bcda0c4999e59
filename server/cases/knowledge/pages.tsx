import type { Agency } from '#server/agency/loading.ts';
import { listParagraphs } from '#server/agency/lookups.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import { describedBy, Field } from '#server/platform/html/field.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatNumber } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Passage } from './passages.ts';
import { type Found, longestQuery, mostFound } from './searching.ts';
import { texts } from './texts.ts';

/** Something found, with what it is and where it leads. */
export type Result = Found & {
  address: string;
  kind: keyof ReturnType<typeof texts> & (Found['source'] | Passage['kind']);
  benefits: readonly string[];
};

type Props = {
  visit: Visit;
  agency: Agency;
  typed: string;
  /** Undefined: nothing has been searched yet. */
  results: readonly Result[] | undefined;
  /** What was typed is about a person, and was not looked for. */
  isAboutPerson?: boolean;
};

/** One search over all that is written for clerks. It is posted: what a clerk types is in no address and no log. */
export function SearchPage({ visit, agency, typed, results, isAboutPerson = false }: Props) {
  const t = texts(visit.language);
  const fault = isAboutPerson ? t.noPeople : undefined;
  return (
    <PageFrame visit={visit} title={t.title} mainForm="search" faultCount={isAboutPerson ? 1 : 0}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <search>
        <form method="post" action="/knowledge" id="search" class="writing-form">
          <CsrfField visit={visit} />
          <Field id="words" label={t.words} hint={t.hint} fault={fault}>
            <input
              class="ds-input"
              type="search"
              id="words"
              name="words"
              maxLength={longestQuery}
              value={typed}
              autocomplete="off"
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is for typing here, and after a fault it is where it lies
              autofocus={results === undefined}
              {...describedBy('words', fault)}
            />
          </Field>
          <div class="buttons">
            <button class="ds-button">{t.search}</button>
          </div>
        </form>
      </search>
      {results && <Results visit={visit} agency={agency} results={results} />}
    </PageFrame>
  );
}

function Results({ visit, agency, results }: { visit: Visit; agency: Agency; results: readonly Result[] }) {
  const { language } = visit;
  const t = texts(language);
  return (
    <section aria-labelledby="found">
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just searched and is to hear first what was found */}
      <h2 class="ds-heading" data-size="sm" id="found" tabIndex={-1} autofocus>
        {t.found}
      </h2>
      {results.length === 0 ? (
        <>
          <p class="ds-paragraph">{t.nothing}</p>
          <p class="ds-paragraph">{t.tryThis}</p>
        </>
      ) : (
        <>
          <p class="ds-paragraph">
            {t.count(formatNumber(results.length, language))} {results.length >= mostFound && t.most}{' '}
            {!results.some(({ hasAllWords }) => hasAllWords) && t.someWords}
          </p>
          <ul class="thread-list">
            {results.map((result) => (
              <li>
                <span class="thread-name">
                  <a class="ds-link" href={result.address}>
                    {result.title}
                  </a>{' '}
                  <span class="ds-tag" data-color="neutral">
                    {t[result.kind]}
                  </span>
                </span>
                <span class="thread-facts">{aboutText(agency, result.benefits, language)}</span>
                <p class="ds-paragraph">{result.excerpt.map(({ text, isFound }) => (isFound ? <mark>{text}</mark> : text))}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function aboutText(agency: Agency, benefits: readonly string[], language: Language): string {
  return benefits.map((id) => benefitName(agency, id, language)).join(', ');
}

/** One of the agency's texts, whole. */
export function PassagePage({ visit, agency, passage }: { visit: Visit; agency: Agency; passage: Passage }) {
  const { language } = visit;
  const t = texts(language);
  return (
    <PageFrame visit={visit} title={passage.title[language]}>
      <p>
        <a class="ds-link" href="/knowledge" {...shortcut(visit, 'back')}>
          {t.title}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {passage.title[language]}
      </h1>
      <p class="thread-facts">
        {t[passage.kind]}. {passage.benefits.length === 0 ? t.anyBenefit : aboutText(agency, passage.benefits, language)}.
      </p>
      {listParagraphs(passage.text[language]).map((paragraph) => (
        <p class="ds-paragraph typed-text">{paragraph}</p>
      ))}
      {passage.benefits.length > 0 && (
        <ul class="ds-list">
          {passage.benefits.map((id) => (
            <li>
              <a class="ds-link" href={`/benefits/${id}`}>
                {t.seeBenefit(benefitName(agency, id, language))}
              </a>
            </li>
          ))}
        </ul>
      )}
    </PageFrame>
  );
}
