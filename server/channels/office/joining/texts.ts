import { dictionary } from '#server/platform/language/language.ts';

export const joinTexts = dictionary({
  title: {
    fi: (place: string) => `Ota vuoronumero: ${place}`,
    sv: (place: string) => `Ta ett könummer: ${place}`,
    en: (place: string) => `Take a queue number: ${place}`,
  },
  lead: {
    fi: 'Voit ottaa numeron jo matkalla ja seurata paikkaasi jonossa puhelimella.',
    sv: 'Du kan ta ett nummer redan på vägen och följa din plats i kön i telefonen.',
    en: 'You can take a number on your way and follow your place in line on your phone.',
  },
  matter: { fi: 'Mitä asiasi koskee?', sv: 'Vad gäller ditt ärende?', en: 'What is your matter about?' },
  take: { fi: 'Ota vuoronumero', sv: 'Ta ett könummer', en: 'Take a number' },
  language: { fi: 'Palvelukieli', sv: 'Språk för betjäningen', en: 'Language of service' },
  choose: { fi: 'Valitse, mitä asiasi koskee.', sv: 'Välj vad ditt ärende gäller.', en: 'Choose what your matter is about.' },
  correct: { fi: 'Korjaa ensin tämä', sv: 'Rätta detta först', en: 'Correct this first' },
  back: { fi: 'Takaisin paikan tietoihin', sv: 'Tillbaka till ställets uppgifter', en: 'Back to the place' },
  tooMany: {
    fi: 'Tästä verkosta on otettu tänään niin monta numeroa, ettei enempää anneta. Ota numero paikan päällä.',
    sv: 'Så många nummer har tagits från det här nätet i dag att fler inte ges. Ta ett nummer på plats.',
    en: 'So many numbers have been taken from this network today that no more are given. Take a number at the office.',
  },
});
