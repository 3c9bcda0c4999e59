import type { ComponentChildren } from 'preact';
import { dictionary, type Language } from '../language/language.ts';
import type { Person } from '../http/person.ts';
import type { Visit } from '../http/route.ts';
import { ActingBanner } from './acting-banner.tsx';
import { SessionEnd } from './session-end.tsx';
import { Menu } from './menu.tsx';
import { DeskShortcuts } from './shortcuts/desk-shortcuts.tsx';
import { shortcut, shortcutTexts, shortcutUse } from './shortcuts/shortcuts.ts';

const texts = dictionary({
  skip: { fi: 'Siirry sisältöön', sv: 'Gå till innehållet', en: 'Skip to content' },
  languages: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  signIn: { fi: 'Kirjaudu sisään', sv: 'Logga in', en: 'Sign in' },
  signOut: { fi: 'Kirjaudu ulos', sv: 'Logga ut', en: 'Sign out' },
  signedIn: { fi: 'Kirjautuneena:', sv: 'Inloggad:', en: 'Signed in:' },
  actFor: { fi: 'Asioi toisen puolesta', sv: 'Uträtta ärenden för någon annan', en: 'Act for another' },
  own: { fi: 'Omat kirjautumiset', sv: 'Egna inloggningar', en: 'My sign-ins' },
  accessibility: { fi: 'Saavutettavuusseloste', sv: 'Tillgänglighetsutlåtande', en: 'Accessibility statement' },
  privacy: { fi: 'Tietosuoja', sv: 'Dataskydd', en: 'Data protection' },
  machines: { fi: 'Rajapinta', sv: 'Gränssnitt', en: 'Interface for machines' },
  staff: { fi: 'Virkailijan kirjautuminen', sv: 'Inloggning för personal', en: 'Staff sign-in' },
});

const endonyms: Record<Language, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

type Props = {
  visit: Visit;
  title: string;
  children: ComponentChildren;
  /** The id of the form whose typed text must survive a change of language: its buttons then post that form. */
  mainForm?: string;
  /** The page shows faults: its title says so first, as a screen reader reads it first. */
  faultCount?: number;
  /** What else the page says of itself in its head. */
  head?: ComponentChildren;
};

const faultWords = dictionary({ fault: { fi: 'Virhe: ', sv: 'Fel: ', en: 'Error: ' } });

/** The whole page: head, header with languages and navigation, the content, the footer. */
export function PageFrame({ visit, title, children, mainForm, faultCount = 0, head }: Props) {
  const { frame, language } = visit;
  const t = texts(language);
  return (
    <html lang={language} data-color-scheme="auto">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${faultCount > 0 ? faultWords(language).fault : ''}${title} – ${frame.name[language]}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={frame.stylesheet} />
        <link rel="stylesheet" href={frame.themeStylesheet} />
        <script type="module" src={frame.script} />
        {head}
      </head>
      <body data-shows-shortcuts={shortcutUse(visit.session?.person).areShown ? 'yes' : undefined}>
        <a class="ds-skip-link" href="#main">
          {t.skip}
        </a>
        <Header visit={visit} mainForm={mainForm} />
        <ActingBanner visit={visit} />
        <main id="main" class="page-main" tabIndex={-1}>
          {children}
        </main>
        <Footer visit={visit} />
        <DeskShortcuts visit={visit} />
      </body>
    </html>
  );
}

function Header({ visit, mainForm }: { visit: Visit; mainForm: string | undefined }) {
  const person = visit.session?.person;
  return (
    <header class="page-header">
      <div class="page-header-row">
        <a class="page-name" href="/">
          {visit.frame.name[visit.language]}
        </a>
        <Languages visit={visit} mainForm={mainForm} />
      </div>
      <div class="page-header-row">
        <Menu visit={visit} />
        {person ? (
          <SignedIn visit={visit} person={person} />
        ) : (
          <a class="ds-link" href="/sign-in">
            {texts(visit.language).signIn}
          </a>
        )}
      </div>
    </header>
  );
}

/** Links where nothing is typed; buttons of the main form where something may be, so that the typed text comes along. */
function Languages({ visit, mainForm }: { visit: Visit; mainForm: string | undefined }) {
  return (
    <nav aria-label={texts(visit.language).languages}>
      {/* Enter in a field presses the form's first button on the page: without this one it would change the language. */}
      {mainForm && (
        <button class="first-button" form={mainForm} tabIndex={-1} aria-hidden="true">
          ↵
        </button>
      )}
      <ul class="page-languages">
        {visit.frame.languages.map((language) => (
          <li lang={language}>
            {language === visit.language ? (
              <span aria-current="true">{endonyms[language]}</span>
            ) : mainForm ? (
              <button class="link-button" form={mainForm} name="_language" value={language} formNoValidate>
                {endonyms[language]}
              </button>
            ) : (
              <a class="ds-link" href={addressIn(language, visit.address)} hreflang={language}>
                {endonyms[language]}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function addressIn(language: Language, address: string): string {
  const url = new URL(address, 'http://page');
  url.searchParams.set('language', language);
  return `${url.pathname}${url.search}`;
}

function SignedIn({ visit, person }: { visit: Visit; person: Person }) {
  const t = texts(visit.language);
  const isCustomer = person.role === 'customer';
  // Whoever signed in, also while they act for another: the banner says for whom.
  const name = isCustomer ? (person.agent?.name ?? person.name) : person.name;
  return (
    <div class="page-menu page-person">
      <details class="page-menu-group" name="menu">
        <summary>
          <span>
            <span class="ds-sr-only">{t.signedIn} </span>
            {name}
          </span>
        </summary>
        <ul>
          {isCustomer && (
            <li>
              <a class="ds-link" href="/acting">
                {t.actFor}
              </a>
            </li>
          )}
          <li>
            <a class="ds-link" href="/sign-ins">
              {t.own}
            </a>
          </li>
          <li>
            <form method="post" action="/sign-out">
              <CsrfField visit={visit} />
              <button class="link-button">{t.signOut}</button>
            </form>
          </li>
        </ul>
      </details>
    </div>
  );
}

function Footer({ visit }: { visit: Visit }) {
  const t = texts(visit.language);
  return (
    <footer class="page-footer">
      {visit.session?.kind === 'browser' && <SessionEnd visit={visit} />}
      <ul class="page-navigation">
        <li>
          <a class="ds-link" href="/accessibility">
            {t.accessibility}
          </a>
        </li>
        <li>
          <a class="ds-link" href="/privacy">
            {t.privacy}
          </a>
        </li>
        <li>
          <a class="ds-link" href="/api/docs">
            {t.machines}
          </a>
        </li>
        {visit.session && visit.session.person.role !== 'customer' && (
          <li>
            <a class="ds-link" href="/shortcuts" {...shortcut(visit, 'help')}>
              {shortcutTexts(visit.language).title}
            </a>
          </li>
        )}
        {!visit.session && (
          <li>
            <a class="ds-link" href="/staff">
              {t.staff}
            </a>
          </li>
        )}
      </ul>
      <p>{visit.frame.footer[visit.language]}</p>
    </footer>
  );
}

/** The hidden field that proves that a form came from this session's page. Every posting form has it. */
export function CsrfField({ visit }: { visit: Visit }) {
  return <input type="hidden" name="_csrf" value={visit.csrfToken} />;
}
