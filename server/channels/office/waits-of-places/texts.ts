import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  waiting: {
    fi: (count: string) => `Jonossa nyt ${count}`,
    sv: (count: string) => `I kö nu: ${count}`,
    en: (count: string) => `Waiting now: ${count}`,
  },
  noLine: { fi: 'Ei jonoa juuri nyt.', sv: 'Ingen kö just nu.', en: 'No line right now.' },
  soon: { fi: 'pääset palveluun pian', sv: 'du får snart betjäning', en: 'you would be served soon' },
  minutes: {
    fi: (low: string, high: string) => `odotus noin ${low}–${high} min`,
    sv: (low: string, high: string) => `väntetid cirka ${low}–${high} min`,
    en: (low: string, high: string) => `wait about ${low}–${high} min`,
  },
});
