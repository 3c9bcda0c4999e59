import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  raise: { fi: 'Kutsu apua', sv: 'Kalla på hjälp', en: 'Call for help' },
  heading: {
    fi: (where: string) => `Apua tarvitaan heti: ${where}`,
    sv: (where: string) => `Hjälp behövs genast: ${where}`,
    en: (where: string) => `Help is needed at once: ${where}`,
  },
  headingComing: {
    fi: (where: string) => `Apua on tulossa: ${where}`,
    sv: (where: string) => `Hjälpen är på väg: ${where}`,
    en: (where: string) => `Help is on the way: ${where}`,
  },
  own: {
    fi: 'Olet kutsunut apua. Kutsu näkyy muille tässä paikassa.',
    sv: 'Du har kallat på hjälp. Kallelsen syns för de andra på det här stället.',
    en: 'You have called for help. The others at this place see it.',
  },
  counter: { fi: (name: string) => `piste ${name}`, sv: (name: string) => `disk ${name}`, en: (name: string) => `counter ${name}` },
  calledBy: {
    fi: (who: string, time: string) => `${who} kutsui apua kello ${time}.`,
    sv: (who: string, time: string) => `${who} kallade på hjälp klockan ${time}.`,
    en: (who: string, time: string) => `${who} called for help at ${time}.`,
  },
  comes: {
    fi: (who: string, time: string) => `${who} on tulossa auttamaan (kello ${time}).`,
    sv: (who: string, time: string) => `${who} är på väg för att hjälpa (klockan ${time}).`,
    en: (who: string, time: string) => `${who} is coming to help (at ${time}).`,
  },
  come: { fi: 'Menen auttamaan', sv: 'Jag går och hjälper', en: 'I am coming' },
  takeBack: { fi: 'Peru kutsu', sv: 'Återta kallelsen', en: 'Take the call back' },
});
