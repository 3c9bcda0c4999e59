import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Odotus ja palvelu toimistoittain', sv: 'Väntan och service per byrå', en: 'Waiting and service by office' },
  titleOf: {
    fi: (name: string) => `Odotus ja palvelu: ${name}`,
    sv: (name: string) => `Väntan och service: ${name}`,
    en: (name: string) => `Waiting and service: ${name}`,
  },
  lead: {
    fi: 'Kuinka kauan toimistossa odotettiin ja palveltiin, ja kuinka moni lähti ennen palvelua, saapumistunnin mukaan; kuinka paljon palvelupisteet olivat käytössä.',
    sv: 'Hur länge man väntade och fick service på byrån, och hur många som gick före servicen, enligt den timme då de kom; hur mycket diskarna var i användning.',
    en: 'How long people waited and were served at an office, and how many left before being served, by the hour in which they came; how much the counters were in use.',
  },
  office: { fi: 'Toimisto', sv: 'Byrå', en: 'Office' },
  choose: { fi: 'Valitse toimisto', sv: 'Välj byrå', en: 'Choose an office' },
  show: { fi: 'Näytä', sv: 'Visa', en: 'Show' },
  shown: {
    fi: (from: string, to: string) => (from === to ? `Kuukausi ${from}.` : `Kuukaudet ${from} – ${to}.`),
    sv: (from: string, to: string) => (from === to ? `Månaden ${from}.` : `Månaderna ${from} – ${to}.`),
    en: (from: string, to: string) => (from === to ? `The month ${from}.` : `The months ${from} to ${to}.`),
  },
  wholeMonths: {
    fi: 'Näytetään kokonaiset kuukaudet, joihin jakso osuu.',
    sv: 'De hela månader som perioden berör visas.',
    en: 'Whole months that the period touches are shown.',
  },
  all: { fi: 'Kaikki', sv: 'Alla', en: 'All' },
  longest: { fi: 'yli 240', sv: 'över 240', en: 'over 240' },
  back: { fi: 'Kaikki tilastot', sv: 'All statistik', en: 'All statistics' },
});
