import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  paper: { fi: 'Hakeminen paperilla', sv: 'Ansökan på papper', en: 'Applying on paper' },
  paperMeans: {
    fi: 'Voit hakea myös paperilomakkeella. Tulosta lomake, täytä ja allekirjoita se ja lähetä se osoitteeseen, joka on lomakkeessa.',
    sv: 'Du kan också ansöka med en pappersblankett. Skriv ut blanketten, fyll i och underteckna den och skicka den till adressen på blanketten.',
    en: 'You can also apply on paper. Print the form, fill it in, sign it, and send it to the address on the form.',
  },
  print: { fi: 'Tulosta lomake', sv: 'Skriv ut blanketten', en: 'Print the form' },
  inLanguage: {
    fi: { fi: 'suomeksi', sv: 'ruotsiksi', en: 'englanniksi' },
    sv: { fi: 'på finska', sv: 'på svenska', en: 'på engelska' },
    en: { fi: 'in Finnish', sv: 'in Swedish', en: 'in English' },
  },
  lead: {
    fi: 'Tulosta lomake asiakkaalle sillä kielellä, jolla hän asioi. Kun täytetty lomake palaa, lue sen koodi: lomake ja sen versio tulevat kirjaukseen valmiiksi.',
    sv: 'Skriv ut blanketten till kunden på kundens språk. När den ifyllda blanketten kommer tillbaka, läs in koden: då är blanketten och dess version redan valda när du registrerar ansökan.',
    en: 'Print the form for the customer in the customer’s language. When it comes back filled in, scan its code: the form and its version are then already chosen when you register it.',
  },
});
