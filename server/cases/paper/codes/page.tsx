import { describedBy, Field } from '#server/platform/html/field.tsx';
import type { CodeFault } from '#server/platform/codes/code.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { dictionary, type Text } from '#server/platform/language/language.ts';
import { PaperNavigation } from '../navigation.tsx';
import { texts as paperTexts } from '../texts.ts';

export type CodeProblem = CodeFault | 'form-unknown' | 'case-unknown' | 'case-elsewhere' | 'paper-unknown';

export const codeProblems = dictionary({
  empty: { fi: 'Lue tai kirjoita koodi.', sv: 'Läs in eller skriv en kod.', en: 'Scan or type a code.' },
  'not-a-code': {
    fi: 'Tämä ei ole meidän koodimme. Koodi alkaa L1, P tai on viitenumero.',
    sv: 'Det här är inte en av våra koder. En kod börjar med L1 eller P, eller är ett referensnummer.',
    en: 'This is not one of our codes. A code begins with L1 or P, or is a reference number.',
  },
  'wrong-check': {
    fi: 'Koodissa on virhe: jokin merkki on väärä tai kaksi merkkiä on vaihtanut paikkaa. Tarkista koodi.',
    sv: 'Det är fel i koden: något tecken är fel eller två tecken har bytt plats. Kontrollera koden.',
    en: 'There is a mistake in the code: a character is wrong, or two have changed places. Check the code.',
  },
  'form-unknown': {
    fi: 'Koodi on lomakkeen, jota meillä ei ole käytössä. Kirjaa hakemus valitsemalla lomake luettelosta.',
    sv: 'Koden hör till en blankett som vi inte använder. Registrera ansökan genom att välja blankett i listan.',
    en: 'The code is of a form that we do not use. Register the application by choosing the form from the list.',
  },
  'case-unknown': {
    fi: 'Tällä viitenumerolla ei löytynyt tapausta, jota voit käsitellä.',
    sv: 'Med det här referensnumret hittades inget ärende som du kan handlägga.',
    en: 'No case that you can handle was found with this reference number.',
  },
  'case-elsewhere': {
    fi: 'Koodi on vireillä olevan tapauksen. Skannaa paperi: koodi vie sen oikeaan paikkaan.',
    sv: 'Koden hör till ett anhängigt ärende. Skanna pappret: koden för det till rätt plats.',
    en: 'The code is of a pending case. Scan the paper: the code takes it to the right place.',
  },
  'paper-unknown': {
    fi: 'Tällä saapumiskoodilla ei löytynyt hakemusta, jonka voit syöttää.',
    sv: 'Med den här ankomstkoden hittades ingen ansökan som du kan mata in.',
    en: 'No application that you can key was found with this arrival code.',
  },
} satisfies Record<CodeProblem, Text>);

const texts = dictionary({
  label: { fi: 'Lue tai kirjoita koodi', sv: 'Läs in eller skriv koden', en: 'Scan or type a code' },
  hint: {
    fi: 'Lomakkeen tai kirjeen koodi, saapumiskoodi tai viitenumero. Käsilukija painaa Enterin puolestasi.',
    sv: 'Koden på en blankett eller ett brev, en ankomstkod eller ett referensnummer. En handskanner trycker på Enter åt dig.',
    en: 'The code on a form or a letter, an arrival code or a reference number. A hand scanner presses Enter for you.',
  },
  find: { fi: 'Siirry', sv: 'Gå vidare', en: 'Go' },
});

type Props = { visit: SignedVisit<Staff>; typed: string; problem?: CodeProblem };

export function CodesPage({ visit, typed, problem }: Props) {
  const t = texts(visit.language);
  const title = paperTexts(visit.language).codes;
  const fault = problem && codeProblems(visit.language)[problem];
  return (
    <PageFrame visit={visit} title={title} mainForm="find-code" faultCount={problem ? 1 : 0}>
      <PaperNavigation visit={visit} />
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <form method="post" action="/codes" id="find-code" class="return-form">
        <CsrfField visit={visit} />
        <Field id="code" label={t.label} hint={t.hint} fault={fault}>
          <input
            class="ds-input"
            id="code"
            name="code"
            value={typed}
            size={20}
            autocomplete="off"
            spellcheck={false}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is this field: a hand scanner types into what has the focus
            autofocus
            {...describedBy('code', fault)}
          />
        </Field>
        <button class="ds-button">{t.find}</button>
      </form>
    </PageFrame>
  );
}
