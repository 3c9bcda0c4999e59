import type { Agency } from '#server/agency/loading.ts';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import type { Language } from '#server/platform/language/language.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import type { Giving } from '../tickets/giving.ts';
import { KioskFrame, startOf } from './kiosk-frame.tsx';
import { choicesAt } from '../tickets/taking.ts';
import { ClosedWords } from '../tickets/closed-words.tsx';
import { closedTexts, texts } from '../tickets/texts.ts';
import { hereTexts, kioskTexts } from './texts.ts';
import { type Wait, waitText } from '../tickets/waits.ts';

/** What has been chosen so far: it stands in the address, so that the next person finds nothing of it. */
export type Chosen = { in: Language; matter?: string | undefined; isQuick: boolean; hasMoreTime: boolean };
type Props = { visit: Visit; agency: Agency; giving: Giving };
type ChosenProps = Props & { chosen: Chosen };

export const usualSeconds = 45;
export const longSeconds = 300;

export const addressOf = (placeId: string, chosen: Chosen): string => startOf(placeId) + queryOf(chosen);

export function queryOf({ in: language, matter, isQuick, hasMoreTime }: Chosen): string {
  const query = new URLSearchParams({ in: language });
  if (isQuick) query.set('quick', 'yes');
  if (matter !== undefined) query.set('matter', matter);
  if (hasMoreTime) query.set('time', 'more');
  return `?${query.toString()}`;
}

/** How long a screen waits for somebody before it is the next person's. */
export const leavesAfter = (hasMoreTime: boolean, more: string) => ({ seconds: hasMoreTime ? longSeconds : usualSeconds, more });

/** The first screen: each language in its own words. */
export function LanguageScreen({ visit, agency, giving: { place } }: Props) {
  return (
    <KioskFrame visit={visit} place={place} title={kioskTexts(visit.language).chooseLanguage}>
      <h1>
        {agency.languages.map((language, at) => (
          <span key={language} lang={language}>
            {at > 0 && ' · '}
            {kioskTexts(language).chooseLanguage}
          </span>
        ))}
      </h1>
      <ul class="kiosk-choices">
        {agency.languages.map((language) => (
          <li key={language}>
            <a
              class="kiosk-choice kiosk-language"
              lang={language}
              hreflang={language}
              href={addressOf(place.id, { in: language, isQuick: false, hasMoreTime: false })}
            >
              {languageName(language, language)}
            </a>
          </li>
        ))}
      </ul>
    </KioskFrame>
  );
}

export function MatterScreen({ visit, agency, giving: { place }, chosen }: ChosenProps) {
  const { language } = visit;
  const t = kioskTexts(language);
  const title = chosen.isQuick ? t.quickMatter : t.chooseMatter;
  const more = addressOf(place.id, { ...chosen, hasMoreTime: true });
  return (
    <KioskFrame visit={visit} place={place} title={title} leaves={leavesAfter(chosen.hasMoreTime, more)}>
      <h1>{title}</h1>
      <p>{t.nearest}</p>
      <ul class="kiosk-choices">
        {choicesAt(agency, place).map(({ id, name }) => (
          <li key={id}>
            <a class="kiosk-choice" href={addressOf(place.id, { ...chosen, matter: id, hasMoreTime: false })}>
              {name[language]}
            </a>
          </li>
        ))}
        {!chosen.isQuick && (
          <li>
            <a class="kiosk-choice kiosk-quiet" href={addressOf(place.id, { ...chosen, isQuick: true, hasMoreTime: false })}>
              {texts(language).quick}
            </a>
          </li>
        )}
      </ul>
      {!chosen.isQuick && (
        <p>
          <a class="kiosk-choice kiosk-quiet" href={`${startOf(place.id)}/appointment?in=${language}`}>
            {hereTexts(language).haveTime}
          </a>
        </p>
      )}
      {!chosen.isQuick && (
        <p>
          <a class="kiosk-choice kiosk-quiet" href={`${startOf(place.id)}/here?in=${language}`}>
            {hereTexts(language).have}
          </a>
        </p>
      )}
      <Back
        language={language}
        address={chosen.isQuick ? addressOf(place.id, { ...chosen, isQuick: false, hasMoreTime: false }) : startOf(place.id)}
      />
    </KioskFrame>
  );
}

/** How long it will take, before anybody takes a number; then the number. */
export function ConfirmScreen({
  visit,
  giving: { place },
  chosen,
  matterName,
  wait,
  secret,
}: ChosenProps & { matterName: string; wait: Wait; secret: string }) {
  const { language } = visit;
  const t = kioskTexts(language);
  const more = addressOf(place.id, { ...chosen, hasMoreTime: true });
  return (
    <KioskFrame visit={visit} place={place} title={t.confirm} leaves={leavesAfter(chosen.hasMoreTime, more)}>
      <h1>{t.confirm}</h1>
      <WaitFacts language={language} matterName={matterName} isQuick={chosen.isQuick} wait={wait} />
      <form method="post" action={`${startOf(place.id)}/tickets`}>
        <CsrfField visit={visit} />
        <input type="hidden" name="secret" value={secret} />
        <input type="hidden" name="in" value={chosen.in} />
        <input type="hidden" name="matter" value={chosen.matter} />
        {chosen.isQuick && <input type="hidden" name="quick" value="yes" />}
        <button class="kiosk-choice kiosk-take">{t.take}</button>
      </form>
      <Back language={language} address={addressOf(place.id, { ...chosen, matter: undefined, hasMoreTime: false })} />
    </KioskFrame>
  );
}

export function WaitFacts({
  language,
  matterName,
  isQuick,
  wait,
}: {
  language: Language;
  matterName: string;
  isQuick: boolean;
  wait: Wait;
}) {
  const t = texts(language);
  return (
    <>
      <dl class="kiosk-facts">
        <div>
          <dt>{t.matter}</dt>
          <dd>
            {matterName}
            {isQuick && <span class="kiosk-note">{t.quick}</span>}
          </dd>
        </div>
        <div>
          <dt>{t.wait}</dt>
          <dd>{waitText(wait, language)}</dd>
        </div>
      </dl>
      <p>{t.before(wait.before)}</p>
    </>
  );
}

function Back({ language, address }: { language: Language; address: string }) {
  return (
    <p>
      <a class="kiosk-choice kiosk-quiet" href={address}>
        {kioskTexts(language).back}
      </a>
    </p>
  );
}

/** No numbers now: why, from when there are some, and what else can be done. In every language, since nobody chose one. */
export function ClosedScreen({ visit, agency, giving, publicUrl }: Props & { publicUrl: string }) {
  const { frame, language } = visit;
  const { place, standing } = giving;
  const reason = standing.isGiving ? 'closed' : standing.reason;
  const order = [language, ...frame.languages.filter((one) => one !== language)];
  return (
    <KioskFrame visit={visit} place={place} title={closedTexts(language)[reason]} looksAgain={usualSeconds}>
      {order.map((one, at) => (
        <section key={one} lang={one} class="kiosk-closed">
          {at === 0 ? <h1>{closedTexts(one)[reason]}</h1> : <h2>{closedTexts(one)[reason]}</h2>}
          <ClosedWords agency={agency} giving={giving} language={one} now={visit.now} publicUrl={publicUrl} />
          <p>
            <a class="kiosk-choice kiosk-quiet" href={`${startOf(place.id)}/appointment?in=${one}`}>
              {hereTexts(one).haveTime}
            </a>
          </p>
        </section>
      ))}
    </KioskFrame>
  );
}

/** Somebody takes one number after the other. */
export function BusyScreen({ visit, giving: { place }, chosen }: ChosenProps) {
  const { language } = visit;
  const t = kioskTexts(language);
  return (
    <KioskFrame visit={visit} place={place} title={t.busy} leaves={leavesAfter(false, addressOf(place.id, chosen))}>
      <h1>{t.busy}</h1>
      <Back language={language} address={startOf(place.id)} />
    </KioskFrame>
  );
}
