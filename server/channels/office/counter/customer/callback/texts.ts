import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: {
    fi: (name: string) => `Soittopyyntö: ${name}`,
    sv: (name: string) => `Begäran om samtal: ${name}`,
    en: (name: string) => `A call to ${name}`,
  },
  back: { fi: 'Takaisin asiakkaan tietoihin', sv: 'Tillbaka till kundens uppgifter', en: 'Back to the customer' },
  lead: {
    fi: 'Sovi asiakkaan kanssa, mistä ja milloin soitetaan. Asiakas näkee soittopyynnön verkkopalvelussa ja voi perua sen.',
    sv: 'Kom överens med kunden om vad samtalet gäller och när ni ringer. Kunden ser begäran i e-tjänsten och kan återta den.',
    en: 'Agree with the customer what the call is about and when. The customer sees the request in the online service and can cancel it.',
  },
  topic: { fi: 'Mitä asia koskee?', sv: 'Vad gäller ärendet?', en: 'What is the matter about?' },
  promise: {
    fi: (times: number) => `Jos asiakas ei vastaa, soitetaan uudelleen, enintään ${times} kertaa. Kerro tämä asiakkaalle.`,
    sv: (times: number) => `Om kunden inte svarar ringer vi på nytt, högst ${times} gånger. Berätta det för kunden.`,
    en: (times: number) => `If the customer does not answer, we call again, at most ${times} times. Tell the customer so.`,
  },
  press: { fi: 'Tallenna soittopyyntö', sv: 'Spara begäran om samtal', en: 'Save the request' },
});
