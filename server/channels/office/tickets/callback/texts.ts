import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Soittakaa minulle', sv: 'Ring mig i stället', en: 'Call me instead' },
  lead: {
    fi: 'Sinun ei tarvitse odottaa toimistossa: soitamme, kun vuorosi tulee. Paikkasi jonossa säilyy.',
    sv: 'Du behöver inte vänta på byrån: vi ringer när det är din tur. Du behåller din plats i kön.',
    en: 'You need not wait at the office: we call you when it is your turn. You keep your place in line.',
  },
  gone: {
    fi: 'Sen jälkeen numeroasi ei enää kutsuta näyttötaululla.',
    sv: 'Efter det kallas ditt nummer inte längre på skärmen.',
    en: 'After that your number is no longer called on the board.',
  },
  hours: {
    fi: 'Nyt ei ole soittoaika. Odota vuoroasi toimistossa.',
    sv: 'Det är inte tid för samtal nu. Vänta på din tur på byrån.',
    en: 'These are not hours for calling. Wait for your turn at the office.',
  },
  language: {
    fi: 'Emme soita valitsemallasi kielellä. Odota vuoroasi toimistossa.',
    sv: 'Vi ringer inte på det språk som du har valt. Vänta på din tur på byrån.',
    en: 'We do not call in the language you chose. Wait for your turn at the office.',
  },
  asked: {
    fi: 'Tähän numeroon on jo pyydetty soittoa samasta asiasta.',
    sv: 'Ett samtal i samma ärende har redan begärts till det här numret.',
    en: 'A call about the same has already been asked for at this number.',
  },
  back: { fi: 'Takaisin numeroon', sv: 'Tillbaka till numret', en: 'Back to the number' },
});
