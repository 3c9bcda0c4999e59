import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Asiakkaat kunnittain', sv: 'Kunder per kommun', en: 'Customers by municipality' },
  lead: {
    fi: 'Kuinka monta eri ihmistä toimistoissa palveltiin vuoden aikana.',
    sv: 'Hur många olika personer som fick service på byråerna under året.',
    en: 'How many different people were served at offices in a year.',
  },
  year: { fi: 'Vuosi', sv: 'År', en: 'Year' },
  show: { fi: 'Näytä', sv: 'Visa', en: 'Show' },
  countedOn: {
    fi: (year: number, day: string) => `Vuosi ${year}, laskettu ${day}.`,
    sv: (year: number, day: string) => `År ${year}, räknat ${day}.`,
    en: (year: number, day: string) => `The year ${year}, counted on ${day}.`,
  },
  notCounted: {
    fi: (year: number) => `Vuotta ${year} ei ole laskettu.`,
    sv: (year: number) => `År ${year} har inte räknats.`,
    en: (year: number) => `The year ${year} has not been counted.`,
  },
  wholeCountry: { fi: 'Koko maa', sv: 'Hela landet', en: 'The whole country' },
  tooFew: { fi: 'alle 5', sv: 'under 5', en: 'fewer than 5' },
  back: { fi: 'Kaikki tilastot', sv: 'All statistik', en: 'All statistics' },
});
