import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Hae tietoa', sv: 'Sök information', en: 'Look something up' },
  lead: {
    fi: 'Haku käy läpi työohjeet, tiedotteet, vakiotekstit, etuuksien kuvaukset ja lomakkeiden ohjeet.',
    sv: 'Sökningen går igenom arbetsanvisningar, nyheter, standardtexter, förmånernas beskrivningar och blanketternas hjälptexter.',
    en: 'The search covers work instructions, news, standard texts, descriptions of benefits and the help on forms.',
  },
  words: { fi: 'Mitä etsit?', sv: 'Vad söker du?', en: 'What are you looking for?' },
  hint: {
    fi: 'Kirjoita muutama sana, esimerkiksi ”vuokra liite”. Älä kirjoita asiakkaan nimeä tai henkilötunnusta.',
    sv: 'Skriv några ord, till exempel ”hyra bilaga”. Skriv inte en kunds namn eller personbeteckning.',
    en: 'Write a few words, for example “rent attachment”. Do not write a customer’s name or personal identity code.',
  },
  search: { fi: 'Hae', sv: 'Sök', en: 'Search' },
  found: { fi: 'Tulokset', sv: 'Träffar', en: 'Results' },
  count: {
    fi: (count: string) => `Tuloksia: ${count}.`,
    sv: (count: string) => `Träffar: ${count}.`,
    en: (count: string) => `Results: ${count}.`,
  },
  most: {
    fi: 'Tässä ovat parhaiten sopivat. Lisää sana, niin tuloksia on vähemmän.',
    sv: 'Här är de som passar bäst. Lägg till ett ord så blir träffarna färre.',
    en: 'These fit best. Add a word to get fewer results.',
  },
  someWords: {
    fi: 'Mistään ei löytynyt kaikkia sanoja. Näissä on osa niistä.',
    sv: 'Inget innehåller alla ord. De här innehåller några av dem.',
    en: 'Nothing has all the words. These have some of them.',
  },
  nothing: { fi: 'Mitään ei löytynyt.', sv: 'Inget hittades.', en: 'Nothing was found.' },
  tryThis: {
    fi: 'Kokeile vähemmän sanoja, sanan alkua tai toista sanaa samasta asiasta. Haku etsii sillä kielellä, jolla käytät palvelua.',
    sv: 'Pröva färre ord, början av ett ord eller ett annat ord för samma sak. Sökningen görs på det språk som du använder tjänsten på.',
    en: 'Try fewer words, the beginning of a word or another word for the same thing. The search is in the language in which you use the service.',
  },
  noPeople: {
    fi: 'Tässä haussa ei etsitä ihmisiä, joten hakua ei tehty. Poista henkilötunnus ja hae uudelleen.',
    sv: 'Här söks inte personer, så sökningen gjordes inte. Ta bort personbeteckningen och sök på nytt.',
    en: 'People are not searched for here, so nothing was searched. Remove the personal identity code and search again.',
  },
  news: { fi: 'Tiedote', sv: 'Nyhet', en: 'News' },
  instruction: { fi: 'Työohje', sv: 'Arbetsanvisning', en: 'Work instruction' },
  benefit: { fi: 'Etuuden kuvaus', sv: 'Förmånens beskrivning', en: 'About a benefit' },
  phrase: { fi: 'Päätöksen vakioteksti', sv: 'Standardtext för beslut', en: 'Standard text of a decision' },
  'request-text': {
    fi: 'Pyynnön tai viestin vakioteksti',
    sv: 'Standardtext för begäran eller meddelande',
    en: 'Standard text of a request or message',
  },
  page: { fi: 'Lomakkeen sivu', sv: 'Sida i blanketten', en: 'Page of a form' },
  question: { fi: 'Kysymyksen ohje', sv: 'Hjälp till en fråga', en: 'Help on a question' },
  attachment: { fi: 'Liite', sv: 'Bilaga', en: 'Attachment' },
  anyBenefit: { fi: 'Kaikki etuudet', sv: 'Alla förmåner', en: 'All benefits' },
  seeBenefit: {
    fi: (name: string) => `Katso etuus: ${name}`,
    sv: (name: string) => `Se förmånen: ${name}`,
    en: (name: string) => `See the benefit: ${name}`,
  },
});
