import { Choice } from '../counter/choice.tsx';
import type { NearChannel } from '../near/asking.ts';
import { ReachField } from '../near/near-page.tsx';
import { nearTexts } from '../near/texts.ts';
import { ClosedWords } from '../tickets/closed-words.tsx';
import type { Giving } from '../tickets/giving.ts';
import { positionTexts } from '../tickets/position-texts.ts';
import { closedTexts, texts } from '../tickets/texts.ts';
import { type Wait, waitText } from '../tickets/waits.ts';
import type { Agency } from '#server/agency/loading.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import type { Language } from '#server/platform/language/language.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { joinTexts } from './texts.ts';

/** What has been chosen so far. `secret`: the same number is given however often the form is sent. */
export type Joining = { secret: string; matter: string | undefined; isQuick: boolean; language: string; reach: string };

type Props = {
  visit: Visit;
  agency: Agency;
  giving: Giving;
  publicUrl: string;
  joining: Joining;
  /** Each matter that is served there, and how long it takes now. */
  matters: readonly { id: string; name: string; wait: Wait }[];
  mostCalls: number;
  remoteMinutes: number;
  /** In which ways word can leave the house that a turn is near. */
  ways: readonly NearChannel[];
  fault: 'choose' | 'tooMany' | 'reach' | undefined;
};

/** A number from afar: everything on one page, for a phone. */
export function JoinPage({ visit, agency, giving, publicUrl, joining, matters, mostCalls, remoteMinutes, ways, fault }: Props) {
  const { language } = visit;
  const { place, standing } = giving;
  const t = joinTexts(language);
  const title = t.title(place.name[language]);
  const faults = fault === undefined ? [] : [faultOf(fault, matters[0]?.id, language)];
  return (
    <PageFrame visit={visit} title={title} {...(standing.isGiving && { mainForm: 'join-form' })} faultCount={faults.length}>
      {faults.length > 0 && <FaultSummary heading={t.correct} faults={faults} />}
      <p class="ds-paragraph">
        <a class="ds-link" href={`/places/${place.id}`}>
          {t.back}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {standing.isGiving ? (
        <JoinForm {...{ visit, giving, joining, matters, mostCalls, remoteMinutes, ways, fault }} />
      ) : (
        <>
          <p class="ds-paragraph lead">{closedTexts(language)[standing.reason]}</p>
          <ClosedWords agency={agency} giving={giving} language={language} now={visit.now} publicUrl={publicUrl} />
        </>
      )}
    </PageFrame>
  );
}

function faultOf(fault: NonNullable<Props['fault']>, firstMatter: string | undefined, language: Language) {
  if (fault === 'reach') return { id: 'reach', text: nearTexts(language).wrong };
  return { id: firstMatter === undefined ? 'join-form' : `matter-${firstMatter}`, text: joinTexts(language)[fault] };
}

function JoinForm({ visit, giving, joining, matters, mostCalls, remoteMinutes, ways, fault }: Omit<Props, 'agency' | 'publicUrl'>) {
  const { language } = visit;
  const { place } = giving;
  const t = joinTexts(language);
  return (
    <>
      <p class="ds-paragraph lead">{t.lead}</p>
      <form method="post" action={`/join/${place.id}`} id="join-form" class="return-form">
        <CsrfField visit={visit} />
        <input type="hidden" name="secret" value={joining.secret} />
        <fieldset class="ds-fieldset">
          <legend class="ds-label">{t.matter}</legend>
          {matters.map(({ id, name, wait }) => (
            <div class="ds-field" key={id}>
              <input
                class="ds-input"
                type="radio"
                id={`matter-${id}`}
                name="matter"
                value={id}
                checked={joining.matter === id}
                aria-describedby={`wait-${id}`}
              />
              <label class="ds-label" data-weight="regular" for={`matter-${id}`}>
                {name}
              </label>
              <div data-field="description" id={`wait-${id}`}>
                {waitText(wait, language)}
              </div>
            </div>
          ))}
        </fieldset>
        <div class="ds-field">
          <input class="ds-input" type="checkbox" id="quick" name="quick" value="yes" checked={joining.isQuick} />
          <label class="ds-label" data-weight="regular" for="quick">
            {texts(language).quick}
          </label>
        </div>
        <Choice
          id="spoken"
          label={t.language}
          chosen={joining.language}
          options={place.languages.map((one) => [one, languageName(one, language)] as const)}
        />
        {ways.length > 0 && <ReachField language={language} ways={ways} typed={joining.reach} isWrong={fault === 'reach'} isOptional />}
        <p class="ds-paragraph">{positionTexts(language).onTheWay(remoteMinutes)}</p>
        <p class="ds-paragraph">{positionTexts(language).rule(mostCalls)}</p>
        <button class="ds-button">{t.take}</button>
      </form>
    </>
  );
}
