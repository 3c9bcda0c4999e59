import type { Outcome } from '#server/line/contact-words.ts';
import { dictionary, type Text } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: {
    fi: (ticket: string) => `Miksi juuri tämä: ${ticket}`,
    sv: (ticket: string) => `Varför just den här: ${ticket}`,
    en: (ticket: string) => `Why this one: ${ticket}`,
  },
  toCounter: { fi: 'Palvelupisteeseen', sv: 'Till disken', en: 'To the counter' },
  neverCalled: {
    fi: 'Asiakasta ei ole kutsuttu, joten kutsulle ei ole perustetta.',
    sv: 'Kunden har inte kallats, så det finns inget att förklara.',
    en: 'The customer has not been called, so there is no call to explain.',
  },
  calledAt: {
    fi: (time: string) => `Kutsuttiin kello ${time}.`,
    sv: (time: string) => `Kallades klockan ${time}.`,
    en: (time: string) => `Called at ${time}.`,
  },
  callUndone: { fi: 'Kutsu peruttiin.', sv: 'Kallelsen ångrades.', en: 'The call was undone.' },
  byPromise: {
    fi: (time: string) => `Asiakkaalle oli luvattu aika kello ${time}, ja se oli jo tullut. Luvatut ajat tulevat ensin.`,
    sv: (time: string) => `Kunden hade utlovats en tid klockan ${time}, och den hade redan kommit. Utlovade tider går först.`,
    en: (time: string) => `The customer was promised a time at ${time} that was due. Promised times come first.`,
  },
  byPriority: {
    fi: (reason: string) => `Asiakkaalla oli etusija: ${reason}`,
    sv: (reason: string) => `Kunden hade förtur: ${reason}`,
    en: (reason: string) => `The customer had priority: ${reason}`,
  },
  byArrival: {
    fi: 'Asiakas oli odottanut pisimpään niistä, joita virkailija palvelee.',
    sv: 'Kunden hade väntat längst av dem som handläggaren betjänar.',
    en: 'The customer had waited longest of those whom the clerk serves.',
  },
  byEarly: {
    fi: (time: string) => `Kukaan muu ei odottanut, joten asiakas kutsuttiin ennen luvattua aikaa ${time}.`,
    sv: (time: string) => `Ingen annan väntade, så kunden kallades före den utlovade tiden ${time}.`,
    en: (time: string) => `Nobody else waited, so the customer was called before the promised time, ${time}.`,
  },
  byChoice: {
    fi: 'Virkailija valitsi asiakkaan ohi vuoron.',
    sv: 'Handläggaren valde kunden utom tur.',
    en: 'The clerk chose the customer out of turn.',
  },
  clerkServed: { fi: 'Virkailija palveli silloin', sv: 'Handläggaren betjänade då', en: 'The clerk then served' },
  candidates: {
    fi: 'Ketkä silloin odottivat virkailijaa',
    sv: 'Vilka som då väntade på handläggaren',
    en: 'Who then waited for the clerk',
  },
  order: {
    fi: 'Järjestys on jonon järjestys sillä hetkellä: ensin luvatut ajat, sitten etusija, sitten saapuminen.',
    sv: 'Ordningen är köns ordning just då: först utlovade tider, sedan förtur, sedan ankomst.',
    en: 'The order is that of the line at that moment: promised times first, then priority, then arrival.',
  },
  more: { fi: 'Näiden jälkeen odotti vielä muita.', sv: 'Efter dem väntade ännu fler.', en: 'More people waited after these.' },
  notAmong: {
    fi: 'Kutsuttu ei ollut niiden joukossa, joita virkailija palvelee vuorollaan.',
    sv: 'Den som kallades hörde inte till dem som handläggaren betjänar i turordning.',
    en: 'The one who was called was not among those whom the clerk serves in turn.',
  },
  this: { fi: 'tämä kutsuttiin', sv: 'den här kallades', en: 'this one was called' },
  beingCalled: {
    fi: 'toinen virkailija oli juuri kutsumassa',
    sv: 'en annan handläggare höll just på att kalla',
    en: 'another clerk was calling at that very moment',
  },
  number: { fi: 'Numero', sv: 'Nummer', en: 'Number' },
  came: { fi: 'Odottanut alkaen', sv: 'Har väntat sedan', en: 'Has waited since' },
  promise: { fi: 'Luvattu aika', sv: 'Utlovad tid', en: 'Promised time' },
  priority: { fi: 'Etusija', sv: 'Förtur', en: 'Priority' },
  matter: { fi: 'Asia', sv: 'Ärende', en: 'Matter' },
  language: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  history: { fi: 'Asioinnin vaiheet', sv: 'Besökets skeden', en: 'History of the contact' },
  state: { fi: 'Vaihe', sv: 'Skede', en: 'State' },
  from: { fi: 'Alkoi', sv: 'Började', en: 'From' },
  to: { fi: 'Päättyi', sv: 'Slutade', en: 'To' },
  place: { fi: 'Paikka', sv: 'Ställe', en: 'Place' },
  anyPlace: { fi: 'mikä tahansa', sv: 'vilket som helst', en: 'any' },
  counter: { fi: 'Piste', sv: 'Disk', en: 'Counter' },
  by: { fi: 'Kuka', sv: 'Av vem', en: 'By' },
  undone: { fi: 'peruttu', sv: 'ångrad', en: 'undone' },
  why: { fi: 'Miksi?', sv: 'Varför?', en: 'Why?' },
  whyCallAt: {
    fi: (time: string) => `Miksi? Kutsu ${time}`,
    sv: (time: string) => `Varför? Kallelsen ${time}`,
    en: (time: string) => `Why? The call at ${time}`,
  },
  ended: { fi: 'Asiointi on päättynyt', sv: 'Besöket är avslutat', en: 'The contact has ended' },
  goesOn: { fi: 'Asiointi on kesken.', sv: 'Besöket pågår.', en: 'The contact is still open.' },
});

/** Why a period began, beside what a clerk did. */
export const causeTexts = dictionary({
  arrived: { fi: 'saapunut', sv: 'kom', en: 'arrived' },
  undo: { fi: 'edellinen peruttiin', sv: 'det föregående ångrades', en: 'the step before was undone' },
});

export const outcomeTexts = dictionary({
  served: { fi: 'palveltu', sv: 'betjänad', en: 'served' },
  'no-show': { fi: 'ei saapunut kutsuttaessa', sv: 'kom inte när kunden kallades', en: 'did not come when called' },
  left: { fi: 'lähti ennen palvelua', sv: 'gick före betjäningen', en: 'left without being served' },
  cleared: { fi: 'jono tyhjennettiin yöllä', sv: 'kön tömdes på natten', en: 'the line was emptied at night' },
} satisfies Record<Outcome, Text>);
