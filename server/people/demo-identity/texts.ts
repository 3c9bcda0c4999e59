import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Kenenä kirjaudut?', sv: 'Vem loggar du in som?', en: 'Who do you sign in as?' },
  demonstration: { fi: 'Tämä on kokeilupalvelu', sv: 'Det här är en testtjänst', en: 'This is a demonstration' },
  demonstrationText: {
    fi: 'Kaikki henkilöt ovat keksittyjä, ja kuka tahansa voi valita kenet tahansa. Älä kirjoita palveluun oikeita henkilötietoja.',
    sv: 'Alla personer är påhittade, och vem som helst kan välja vem som helst. Skriv inga riktiga personuppgifter i tjänsten.',
    en: 'All the people are invented, and anybody may choose any of them. Do not enter real personal data.',
  },
  customer: { fi: 'Asiakkaat', sv: 'Kunder', en: 'Customers' },
  clerk: { fi: 'Käsittelijät', sv: 'Handläggare', en: 'Clerks' },
  'joint-service-clerk': { fi: 'Yhteispalvelun palveluneuvojat', sv: 'Servicerådgivare i samservice', en: 'Joint service clerks' },
  manager: { fi: 'Esihenkilöt', sv: 'Chefer', en: 'Managers' },
  administrator: { fi: 'Pääkäyttäjät', sv: 'Administratörer', en: 'Administrators' },
  auditor: { fi: 'Tarkastajat', sv: 'Granskare', en: 'Auditors' },
  bornWithCode: {
    fi: (code: string) => `henkilötunnus ${code}`,
    sv: (code: string) => `personbeteckning ${code}`,
    en: (code: string) => `identity code ${code}`,
  },
  skills: {
    fi: (list: string) => `etuudet: ${list}`,
    sv: (list: string) => `förmåner: ${list}`,
    en: (list: string) => `benefits: ${list}`,
  },
  languages: {
    fi: (list: string) => `kielet: ${list}`,
    sv: (list: string) => `språk: ${list}`,
    en: (list: string) => `languages: ${list}`,
  },
  failed: { fi: 'Kirjautuminen keskeytyi', sv: 'Inloggningen avbröts', en: 'Signing in was interrupted' },
  failedText: {
    fi: 'Kirjautumiseen kului liian kauan, tai se oli jo tehty toisella välilehdellä. Aloita kirjautuminen alusta.',
    sv: 'Inloggningen tog för lång tid eller så hade den redan gjorts på en annan flik. Börja om från början.',
    en: 'Signing in took too long, or it was already done in another tab. Start again.',
  },
  customersAgain: { fi: 'Kirjaudu asiakkaana', sv: 'Logga in som kund', en: 'Sign in as a customer' },
  staffAgain: { fi: 'Kirjaudu virkailijana', sv: 'Logga in som personal', en: 'Sign in as staff' },
});
