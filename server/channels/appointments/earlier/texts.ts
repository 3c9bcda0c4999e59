import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Aikaisempi aika', sv: 'En tidigare tid', en: 'An earlier time' },
  wait: { fi: 'Toive ja tarjous', sv: 'Önskemål och erbjudande', en: 'What you asked for and what is offered' },
  correct: { fi: 'Korjaa tämä', sv: 'Rätta det här', en: 'Correct this' },
  yours: {
    fi: (when: string, where: string) => `Varattu aikasi on ${when}, ${where}.`,
    sv: (when: string, where: string) => `Din bokade tid är ${when}, ${where}.`,
    en: (when: string, where: string) => `Your appointment is on ${when}, ${where}.`,
  },
  lead: {
    fi: 'Jos aikaisempi aika vapautuu, tarjoamme sitä siinä järjestyksessä, jossa sitä on toivottu. Nykyinen aikasi pysyy sinulla, kunnes hyväksyt uuden.',
    sv: 'Om en tidigare tid blir ledig erbjuder vi den i den ordning som den har önskats. Du behåller din nuvarande tid tills du godkänner en ny.',
    en: 'If an earlier time comes free, we offer it in the order in which people have asked. You keep the time you have until you accept another.',
  },
  notBefore: { fi: 'Aikaisintaan (valinnainen)', sv: 'Tidigast (frivilligt)', en: 'Not before (optional)' },
  notBeforeHint: {
    fi: 'Päivä, esimerkiksi 3.3.2015. Tyhjä: mikä tahansa aika käy.',
    sv: 'En dag, till exempel 3.3.2015. Tomt: vilken tid som helst passar.',
    en: 'A day, for example 3.3.2015. Empty: any time will do.',
  },
  wrongDay: {
    fi: 'Kirjoita päivä, joka on ennen varattua aikaasi, esimerkiksi 3.3.2015.',
    sv: 'Skriv en dag som är före din bokade tid, till exempel 3.3.2015.',
    en: 'Write a day before your appointment, for example 3.3.2015.',
  },
  where: { fi: 'Missä aika voi olla', sv: 'Var tiden kan vara', en: 'Where it may be' },
  samePlace: { fi: 'Vain samassa paikassa', sv: 'Bara på samma ställe', en: 'Only at the same place' },
  nearToo: { fi: 'Myös lähellä olevissa paikoissa', sv: 'Också på ställen i närheten', en: 'Also at places near it' },
  ask: { fi: 'Toivon aikaisempaa aikaa', sv: 'Jag önskar en tidigare tid', en: 'Ask for an earlier time' },
  change: { fi: 'Muuta toivetta', sv: 'Ändra önskemålet', en: 'Change what I asked for' },
  waiting: {
    fi: 'Olet toivonut aikaisempaa aikaa. Kun sellainen vapautuu, näet sen tällä sivulla.',
    sv: 'Du har önskat en tidigare tid. När en sådan blir ledig ser du den på den här sidan.',
    en: 'You have asked for an earlier time. When one comes free, you see it on this page.',
  },
  stop: { fi: 'En toivo enää aikaisempaa aikaa', sv: 'Jag önskar inte längre en tidigare tid', en: 'Stop asking for an earlier time' },
  offered: {
    fi: (when: string, where: string) => `Sinulle on tarjolla aikaisempi aika: ${when}, ${where}.`,
    sv: (when: string, where: string) => `Du erbjuds en tidigare tid: ${when}, ${where}.`,
    en: (when: string, where: string) => `An earlier time is offered to you: ${when}, ${where}.`,
  },
  keptUntil: {
    fi: (until: string) => `Pidämme sen sinulle varattuna ${until} asti. Jos et vastaa, nykyinen aikasi on voimassa.`,
    sv: (until: string) => `Vi håller den åt dig till ${until}. Om du inte svarar gäller din nuvarande tid.`,
    en: (until: string) => `We keep it for you until ${until}. If you do not answer, the time you have stands.`,
  },
  accept: { fi: 'Vaihda tähän aikaan', sv: 'Byt till den här tiden', en: 'Change to this time' },
  decline: { fi: 'Pidän nykyisen aikani', sv: 'Jag behåller min nuvarande tid', en: 'Keep the time I have' },
  over: {
    fi: 'Aikaisempaa aikaa voi toivoa vain tulevalle varaukselle.',
    sv: 'En tidigare tid kan önskas bara för en kommande bokning.',
    en: 'An earlier time can only be asked for while an appointment is ahead.',
  },
});
