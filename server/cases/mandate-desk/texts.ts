import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Asiakkaan valtuutukset', sv: 'Kundens fullmakter', en: 'The customer’s mandates' },
  onlineOnly: {
    fi: 'Suomi.fi-valtuus kelpaa vain verkkopalvelussa. Puhelimessa ja palvelupisteessä tarvitaan valtakirja.',
    sv: 'En Suomi.fi-fullmakt gäller endast i e-tjänsten. Per telefon och på ett serviceställe behövs en skriftlig fullmakt.',
    en: 'A Suomi.fi mandate holds online only. By phone and at a service location a power of attorney is needed.',
  },
  recordedBy: { fi: 'Kirjasi', sv: 'Antecknad av', en: 'Recorded by' },
  end: { fi: 'Kirjaa päättyneeksi', sv: 'Anteckna som avslutad', en: 'Record as ended' },
  endWhen: {
    fi: 'Kirjaa päättyneeksi, kun asiakas peruu valtuutuksen tai rekisterissä ei enää ole sitä. Asiointi sillä loppuu heti.',
    sv: 'Anteckna som avslutad när kunden återkallar fullmakten eller den inte längre finns i registret. Den upphör genast att gälla.',
    en: 'Record it as ended when the customer revokes it or the register no longer has it. Nobody can act by it from then on.',
  },
  past: { fi: 'Päättyneet', sv: 'Avslutade', en: 'Ended' },
  record: { fi: 'Kirjaa valtuutus', sv: 'Anteckna en fullmakt', en: 'Record a mandate' },
  recorded: { fi: 'Valtuutus kirjattiin.', sv: 'Fullmakten antecknades.', en: 'The mandate was recorded.' },
  hasEnded: {
    fi: 'Valtuutus kirjattiin päättyneeksi.',
    sv: 'Fullmakten antecknades som avslutad.',
    en: 'The mandate was recorded as ended.',
  },
  correct: { fi: 'Korjaa nämä', sv: 'Rätta till följande', en: 'Correct these' },
  toCustomer: { fi: 'Asiakkaan kaikki tiedot', sv: 'Alla kundens uppgifter', en: 'Everything about the customer' },
  whyTitle: {
    fi: 'Miksi avaat asiakkaan valtuutukset?',
    sv: 'Varför öppnar du kundens fullmakter?',
    en: 'Why do you open the customer’s mandates?',
  },
  whyLead: {
    fi: 'Sinulla ei ole tämän asiakkaan tapausta. Syy kirjataan, ja asiakas näkee sen.',
    sv: 'Du har inget ärende som gäller kunden. Orsaken antecknas och kunden ser den.',
    en: 'You have no case of this customer. The reason is logged, and the customer sees it.',
  },
  open: { fi: 'Avaa valtuutukset', sv: 'Öppna fullmakterna', en: 'Open the mandates' },
});

/** Why mandates were opened, as the log of views says it to the customer. */
export const reasonTexts = dictionary({
  call: {
    fi: 'Puhelu, jossa joku asioi asiakkaan puolesta',
    sv: 'Ett samtal där någon uträttar ärenden för kunden',
    en: 'A call in which somebody acts for the customer',
  },
  visit: {
    fi: 'Käynti, jossa joku asioi asiakkaan puolesta',
    sv: 'Ett besök där någon uträttar ärenden för kunden',
    en: 'A visit in which somebody acts for the customer',
  },
  letter: {
    fi: 'Postitse saapunut valtakirja tai sen peruutus',
    sv: 'En fullmakt eller återkallelse som kommit per post',
    en: 'A power of attorney, or its end, that came by post',
  },
});

export const problemTexts = dictionary({
  'not-checked': {
    fi: 'Tarkista ensin henkilöllisyydet ja valtuutus. Vasta sitten sen voi kirjata.',
    sv: 'Kontrollera först identiteterna och fullmakten. Först därefter kan den antecknas.',
    en: 'Check the identities and the mandate first. Only then can it be recorded.',
  },
  'agent-under-age': {
    fi: 'Valtuutetun on oltava 18 vuotta täyttänyt.',
    sv: 'Ombudet ska ha fyllt 18 år.',
    en: 'The agent must be 18 or older.',
  },
  'ends-before-begins': {
    fi: 'Valtuutus päättyisi ennen kuin se alkaa. Tarkista päivät.',
    sv: 'Fullmakten skulle upphöra innan den börjar. Kontrollera dagarna.',
    en: 'The mandate would end before it begins. Check the days.',
  },
  'not-a-child': {
    fi: 'Asiakas on täyttänyt 18 vuotta: hänellä ei ole huoltajaa.',
    sv: 'Kunden har fyllt 18 år och har ingen vårdnadshavare.',
    en: 'The customer is 18 or older and has no guardian of a child.',
  },
  'own-agent': {
    fi: 'Henkilötunnus on asiakkaan oma. Kirjoita asioijan henkilötunnus.',
    sv: 'Personbeteckningen är kundens egen. Skriv ombudets personbeteckning.',
    en: 'The identity code is the customer’s own. Enter that of the agent.',
  },
  'another-name': {
    fi: 'Henkilötunnus kuuluu henkilölle, jolla on toinen sukunimi. Tarkista henkilötunnus ja nimi.',
    sv: 'Personbeteckningen tillhör någon med ett annat efternamn. Kontrollera personbeteckningen och namnet.',
    en: 'The identity code belongs to somebody with another family name. Check the code and the name.',
  },
});
