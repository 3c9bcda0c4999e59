import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Palveluverkko lukuina', sv: 'Servicenätet i siffror', en: 'The network in figures' },
  lead: {
    fi: 'Missä palveltiin valittuna päivänä, ja kuinka kauan viikossa sinne sai tulla ilman ajanvarausta.',
    sv: 'Var det fanns service den valda dagen, och hur länge i veckan man fick komma utan tidsbokning.',
    en: 'Where people were served on the chosen day, and for how long a week anybody could come without an appointment.',
  },
  day: { fi: 'Päivä', sv: 'Dag', en: 'Day' },
  hint: { fi: 'Esimerkiksi 1.3.2015', sv: 'Till exempel 1.3.2015', en: 'For example 1.3.2015 or 2015-03-01' },
  faultHeading: { fi: 'Tarkista päivä', sv: 'Kontrollera dagen', en: 'Check the day' },
  fault: {
    fi: 'Kirjoita päivä muodossa 1.3.2015.',
    sv: 'Skriv dagen i formen 1.3.2015.',
    en: 'Write the day as 1.3.2015 or 2015-03-01.',
  },
  show: { fi: 'Näytä', sv: 'Visa', en: 'Show' },
  shown: {
    fi: (day: string, from: string, to: string) => `Päivä ${day}, viikko ${from}–${to}.`,
    sv: (day: string, from: string, to: string) => `Dagen ${day}, veckan ${from}–${to}.`,
    en: (day: string, from: string, to: string) => `The day ${day}, the week ${from}–${to}.`,
  },
  back: { fi: 'Kaikki tilastot', sv: 'All statistik', en: 'All statistics' },
  longer: { fi: 'Avoinna pidempään', sv: 'Öppet längre', en: 'Open for longer' },
  'as-long': { fi: 'Avoinna yhtä kauan', sv: 'Öppet lika länge', en: 'Open for as long' },
  shorter: { fi: 'Avoinna lyhyemmän ajan', sv: 'Öppet kortare tid', en: 'Open for less long' },
  'no-office': {
    fi: 'Maakunnassa ei ole toimistoa',
    sv: 'Det finns ingen byrå i landskapet',
    en: 'There is no office in the region',
  },
  wholeCountry: { fi: 'Koko maa', sv: 'Hela landet', en: 'The whole country' },
});
