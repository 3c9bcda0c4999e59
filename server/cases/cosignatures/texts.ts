import { dictionary } from '#server/platform/language/language.ts';

/** What applicants and clerks read of the signatures of others. */
export const texts = dictionary({
  title: { fi: 'Toisen henkilön allekirjoitus', sv: 'En annan persons underskrift', en: 'Another person’s signature' },
  lead: {
    fi: 'Jos toisen henkilön, esimerkiksi puolison, on allekirjoitettava hakemuksesi, voit pyytää sitä täällä. Hän näkee, mitä etuutta haet ja milloin hakemus saapui, muttei vastauksiasi.',
    sv: 'Om en annan person, till exempel din make eller maka, ska underteckna din ansökan kan du begära det här. Personen ser vilken förmån du ansöker om och när ansökan kom in, men inte dina svar.',
    en: 'If another person, such as your spouse, must sign your application, you can ask for it here. They see which benefit you apply for and when the application arrived, but not your answers.',
  },
  tellThem: {
    fi: 'Kerro hänelle itse: hän kirjautuu tähän palveluun ja löytää pyynnön Omista asioista.',
    sv: 'Berätta det själv: personen loggar in i den här tjänsten och hittar begäran under Mina ärenden.',
    en: 'Tell them yourself: they sign in to this service and find the request in My matters.',
  },
  asked: { fi: 'Pyydetyt allekirjoitukset', sv: 'Begärda underskrifter', en: 'Signatures asked for' },
  none: { fi: 'Allekirjoituksia ei ole pyydetty.', sv: 'Inga underskrifter har begärts.', en: 'No signatures have been asked for.' },
  who: { fi: 'Kuka', sv: 'Vem', en: 'Who' },
  state: { fi: 'Tila', sv: 'Status', en: 'State' },
  when: { fi: 'Pyydetty', sv: 'Begärd', en: 'Asked' },
  waiting: { fi: 'Odottaa', sv: 'Väntar', en: 'Waiting' },
  signed: { fi: 'Allekirjoittanut', sv: 'Undertecknad', en: 'Signed' },
  refused: { fi: 'Ei allekirjoita', sv: 'Undertecknar inte', en: 'Will not sign' },
  cancelled: { fi: 'Pyyntö peruttu', sv: 'Begäran återtagen', en: 'Request withdrawn' },
  action: { fi: 'Toiminto', sv: 'Åtgärd', en: 'Action' },
  cancel: { fi: 'Peru pyyntö', sv: 'Återta begäran', en: 'Withdraw the request' },
  ask: { fi: 'Pyydä allekirjoitus', sv: 'Begär underskrift', en: 'Ask for a signature' },
  askLink: { fi: 'Pyydä toiselta allekirjoitusta', sv: 'Begär en annan persons underskrift', en: 'Ask another person to sign' },
  see: { fi: 'Näytä allekirjoitukset', sv: 'Visa underskrifterna', en: 'Show the signatures' },
  wasAsked: { fi: 'Allekirjoitusta on pyydetty.', sv: 'Underskriften har begärts.', en: 'The signature has been asked for.' },
  backToApplication: { fi: 'Takaisin hakemukseen', sv: 'Tillbaka till ansökan', en: 'Back to the application' },
  correct: { fi: 'Korjaa tämä', sv: 'Rätta till följande', en: 'Correct this' },
  'own-code': {
    fi: 'Henkilötunnus on hakijan oma. Kirjoita sen henkilötunnus, jonka pitää allekirjoittaa.',
    sv: 'Personbeteckningen är sökandens egen. Skriv personbeteckningen för den som ska underteckna.',
    en: 'The identity code is the applicant’s own. Enter that of the person who is to sign.',
  },
  'too-many': {
    fi: 'Allekirjoitusta voi pyytää enintään kymmeneltä henkilöltä. Peru ensin jokin pyyntö.',
    sv: 'Underskrift kan begäras av högst tio personer. Återta först någon begäran.',
    en: 'At most ten people can be asked to sign. Withdraw a request first.',
  },
});

/** What the one who is asked to sign reads. */
export const signerTexts = dictionary({
  askedToSign: { fi: 'Sinulta on pyydetty allekirjoitusta', sv: 'Du har ombetts underteckna', en: 'You have been asked to sign' },
  of: {
    fi: (benefit: string, name: string) => `${benefit}, hakija ${name}`,
    sv: (benefit: string, name: string) => `${benefit}, sökande ${name}`,
    en: (benefit: string, name: string) => `${benefit}, applicant ${name}`,
  },
  read: { fi: 'Lue ja allekirjoita', sv: 'Läs och underteckna', en: 'Read and sign' },
  title: { fi: 'Allekirjoita toisen hakemus', sv: 'Underteckna en annan persons ansökan', en: 'Sign another person’s application' },
  applicant: { fi: 'Hakija', sv: 'Sökande', en: 'Applicant' },
  benefit: { fi: 'Etuus', sv: 'Förmån', en: 'Benefit' },
  reference: { fi: 'Viitenumero', sv: 'Referensnummer', en: 'Reference number' },
  received: { fi: 'Hakemus saapui', sv: 'Ansökan kom in', en: 'The application arrived' },
  askedAt: { fi: 'Sinulta pyydettiin', sv: 'Du ombads', en: 'You were asked' },
  confirms: { fi: 'Mitä vahvistat', sv: 'Vad du bekräftar', en: 'What you confirm' },
  statement: {
    fi: (name: string) =>
      `Allekirjoittamalla vahvistat, että ${name} on hakenut etuutta tietesi ja että hakemuksessa saa käyttää sinua koskevia tietoja, jotka hän on siinä ilmoittanut.`,
    sv: (name: string) =>
      `Genom att underteckna bekräftar du att du känner till att ${name} har ansökt om förmånen och att de uppgifter om dig som har lämnats i ansökan får användas.`,
    en: (name: string) =>
      `By signing you confirm that you know that ${name} has applied for the benefit, and that the information about you that they gave in the application may be used.`,
  },
  ifNot: {
    fi: 'Jos et tunne hakijaa tai et hyväksy tätä, älä allekirjoita. Hakija ja käsittelijä näkevät, mitä vastasit.',
    sv: 'Om du inte känner sökanden eller inte godkänner detta ska du inte underteckna. Sökanden och handläggaren ser vad du svarade.',
    en: 'If you do not know the applicant or do not agree, do not sign. The applicant and the clerk see what you answered.',
  },
  sign: { fi: 'Allekirjoita', sv: 'Underteckna', en: 'Sign' },
  refuse: { fi: 'En allekirjoita', sv: 'Jag undertecknar inte', en: 'I will not sign' },
  hasSigned: { fi: 'Allekirjoitit hakemuksen.', sv: 'Du har undertecknat ansökan.', en: 'You signed the application.' },
  hasRefused: {
    fi: 'Ilmoitit, ettet allekirjoita hakemusta.',
    sv: 'Du meddelade att du inte undertecknar ansökan.',
    en: 'You said that you will not sign the application.',
  },
  isOver: {
    fi: 'Pyyntö on peruttu tai hakemus on jo käsitelty. Sinun ei tarvitse tehdä mitään.',
    sv: 'Begäran har återtagits eller ansökan har redan behandlats. Du behöver inte göra något.',
    en: 'The request was withdrawn, or the application has been handled already. You need not do anything.',
  },
  toMatters: { fi: 'Omiin asioihin', sv: 'Till mina ärenden', en: 'To my matters' },
});
