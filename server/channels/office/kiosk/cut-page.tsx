import type { ComponentChildren } from 'preact';
import type { Agency } from '#server/agency/loading.ts';
import type { Place } from '#server/agency/network/places/queries.ts';
import type { Visit } from '#server/platform/http/route.ts';
import type { Language } from '#server/platform/language/language.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { choicesAt } from '../tickets/taking.ts';
import { closedTexts, texts } from '../tickets/texts.ts';
import { cutTexts } from './cut-texts.ts';
import { sendAddress, startOf } from './kiosk-frame.tsx';
import { longSeconds, usualSeconds } from './screens.tsx';
import { kioskTexts } from './texts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  place: Place;
  /** The letters of the kiosk's own numbers, and the last of them that is known of this day. */
  series: string;
  day: string;
  lastNo: number;
  publicUrl: string;
  /** When numbers are given, in this week. */
  openings: readonly { from: Date; to: Date }[];
};

/**
 * The kiosk while it is cut off: one page that the browser keeps, with every screen in every language. The script shows one
 * after the other and gives the numbers; nothing is asked of anybody else.
 */
export function CutPage({ visit: { frame, language }, agency, place, series, day, lastNo, publicUrl, openings }: Props) {
  const data = {
    'data-start': startOf(place.id),
    'data-send': sendAddress,
    'data-series': series,
    'data-day': day,
    'data-last-no': lastNo,
    // Where a number is followed, but for its secret.
    'data-ticket': new URL('/ticket/', publicUrl).href,
    'data-time-zone': frame.timeZone,
    'data-openings': JSON.stringify(openings.map(({ from, to }) => [from.getTime(), to.getTime()])),
    'data-seconds': usualSeconds,
    'data-more-seconds': longSeconds,
  };
  return (
    <html lang={language} data-color-scheme="auto">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${kioskTexts(language).chooseLanguage} – ${place.name[language]}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={frame.stylesheet} />
        <link rel="stylesheet" href={frame.themeStylesheet} />
        <script type="module" src={frame.script} />
      </head>
      <body class="kiosk-body">
        <header class="kiosk-head">
          <p>
            <strong>{frame.name[language]}</strong>
          </p>
          <p>{place.name[language]}</p>
        </header>
        <kiosk-cut class="kiosk-cut" {...data}>
          <main class="kiosk-main">
            <LanguageChoice languages={agency.languages} />
          </main>
          <template data-screen="languages">
            <LanguageChoice languages={agency.languages} />
          </template>
          <AllLanguages name="closed" languages={agency.languages} words={(one) => closedTexts(one).closed} />
          <AllLanguages name="failed" languages={agency.languages} words={(one) => cutTexts(one).failed} />
          {agency.languages.map((one) => (
            <ScreensIn key={one} language={one} agency={agency} place={place} />
          ))}
        </kiosk-cut>
      </body>
    </html>
  );
}

function LanguageChoice({ languages }: { languages: readonly Language[] }) {
  return (
    <>
      <h1>
        {languages.map((language, at) => (
          <span key={language} lang={language}>
            {at > 0 && ' · '}
            {kioskTexts(language).chooseLanguage}
          </span>
        ))}
      </h1>
      <ul class="kiosk-choices">
        {languages.map((language) => (
          <li key={language}>
            <button type="button" class="kiosk-choice kiosk-language" lang={language} data-do="speak" data-value={language}>
              {languageName(language, language)}
            </button>
          </li>
        ))}
      </ul>
      <ul class="kiosk-cut-words">
        {languages.map((language) => (
          <li key={language} lang={language}>
            {cutTexts(language).cut}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A screen that nobody has chosen a language for. */
function AllLanguages({ name, languages, words }: { name: string; languages: readonly Language[]; words: (one: Language) => string }) {
  return (
    <template data-screen={name}>
      {languages.map((one, at) => (
        <section key={one} lang={one} class="kiosk-closed">
          {at === 0 ? <h1>{words(one)}</h1> : <h2>{words(one)}</h2>}
        </section>
      ))}
    </template>
  );
}

type InLanguage = { language: Language; agency: Agency; place: Place };

function ScreensIn({ language, agency, place }: InLanguage) {
  const t = kioskTexts(language);
  return (
    <>
      <MatterTemplate name="matter" title={t.chooseMatter} {...{ language, agency, place }} />
      <MatterTemplate name="quick" title={t.quickMatter} {...{ language, agency, place }} />
      <Screen name="confirm" language={language}>
        <h1>{t.confirm}</h1>
        <Facts language={language} />
        <button type="button" class="kiosk-choice kiosk-take" data-do="take">
          {t.take}
        </button>
        <Back language={language} />
      </Screen>
      <TicketTemplate language={language} />
      <Screen name="foot" language={language}>
        <p>{t.goesBack(usualSeconds)}</p>
        <button type="button" class="kiosk-choice" data-do="more">
          {t.moreTime}
        </button>
      </Screen>
    </>
  );
}

function Screen({ name, language, children }: { name: string; language: Language; children: ComponentChildren }) {
  return (
    <template data-screen={name} lang={language}>
      {children}
    </template>
  );
}

function MatterTemplate({ name, title, language, agency, place }: InLanguage & { name: 'matter' | 'quick'; title: string }) {
  const t = kioskTexts(language);
  return (
    <Screen name={name} language={language}>
      <h1>{title}</h1>
      <p>{t.nearest}</p>
      <ul class="kiosk-choices">
        {choicesAt(agency, place).map((group) => (
          <li key={group.id}>
            <button type="button" class="kiosk-choice" data-do="choose" data-value={group.id}>
              {group.name[language]}
            </button>
          </li>
        ))}
        {name === 'matter' && (
          <li>
            <button type="button" class="kiosk-choice kiosk-quiet" data-do="quick">
              {texts(language).quick}
            </button>
          </li>
        )}
      </ul>
      <Back language={language} />
    </Screen>
  );
}

function TicketTemplate({ language }: { language: Language }) {
  const t = kioskTexts(language);
  return (
    <Screen name="ticket" language={language}>
      <h1 class="kiosk-number">
        {t.yourNumber} <strong data-slot="number" />
      </h1>
      <Facts language={language} />
      <p>{cutTexts(language).place}</p>
      <p>{t.watch}</p>
      <div class="kiosk-code" data-label={t.code} hidden>
        <p>{cutTexts(language).follow}</p>
      </div>
      <p class="kiosk-only-print">
        {cutTexts(language).takenAt} <span data-slot="time" />
      </p>
      <div class="no-print kiosk-choices">
        <print-button>
          <button class="kiosk-choice kiosk-quiet" type="button" hidden>
            {t.print}
          </button>
        </print-button>
        <button type="button" class="kiosk-choice" data-do="end">
          {t.done}
        </button>
      </div>
    </Screen>
  );
}

/** What was chosen; that the wait is not known. */
function Facts({ language }: { language: Language }) {
  const t = texts(language);
  return (
    <dl class="kiosk-facts">
      <div>
        <dt>{t.matter}</dt>
        <dd>
          <span data-slot="matter" />
          <span class="kiosk-note" data-slot="quick">
            {t.quick}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t.wait}</dt>
        <dd>{cutTexts(language).wait}</dd>
      </div>
    </dl>
  );
}

function Back({ language }: { language: Language }) {
  return (
    <p>
      <button type="button" class="kiosk-choice kiosk-quiet" data-do="back">
        {kioskTexts(language).back}
      </button>
    </p>
  );
}
