import { dictionary } from '#server/platform/language/language.ts';

/** Why a customer's record was looked up. The customer reads it. */
export const reasonTexts = dictionary({
  tried: {
    fi: 'Paperihakemuksen kirjaaminen: nimi ja henkilötunnus eivät vastanneet toisiaan',
    sv: 'Registrering av en pappersansökan: namnet och personbeteckningen stämde inte överens',
    en: 'Registering a paper application: the name and the identity code did not match',
  },
});

export const problemTexts = dictionary({
  'another-name': {
    fi: 'Henkilötunnus kuuluu henkilölle, jonka sukunimi on toinen. Tarkista henkilötunnus ja nimi lomakkeesta.',
    sv: 'Personbeteckningen hör till en person med ett annat efternamn. Kontrollera personbeteckningen och namnet på blanketten.',
    en: 'The identity code belongs to a person with another family name. Check the code and the name on the form.',
  },
  'agent-unknown': {
    fi: 'Asioijaa ei ole kirjattu. Kirjaa ensin valtuutus, tai vastaa, ettei kukaan muu ole tehnyt hakemusta.',
    sv: 'Ombudet är inte antecknat. Anteckna först fullmakten, eller svara att ingen annan har gjort ansökan.',
    en: 'The agent is not on record. Record the mandate first, or answer that nobody else made the application.',
  },
  'own-agent': {
    fi: 'Asioijan henkilötunnus on hakijan oma.',
    sv: 'Ombudets personbeteckning är sökandens egen.',
    en: 'The agent’s identity code is the applicant’s own.',
  },
  'mandate-not-valid': {
    fi: 'Asioijalla ei ole valtuutusta, joka olisi voimassa saapumispäivänä ja kelpaisi tähän saapumistapaan. Suomi.fi-valtuus kelpaa vain verkossa.',
    sv: 'Ombudet har ingen fullmakt som gällde den dag ansökan kom in och som duger på det här sättet. En Suomi.fi-fullmakt gäller bara på nätet.',
    en: 'The agent has no mandate that held on the day of arrival and serves in this way. A Suomi.fi mandate serves online only.',
  },
  'mandate-lacks-action': {
    fi: 'Asioijan valtuutus ei kata tämän etuuden hakemista.',
    sv: 'Ombudets fullmakt omfattar inte ansökan om den här förmånen.',
    en: 'The agent’s mandate does not cover applying for this benefit.',
  },
  'point-after-agency': {
    fi: 'Hakemus ei voi saapua meille ennen kuin se on jätetty yhteispalvelupisteeseen.',
    sv: 'Ansökan kan inte komma in till oss innan den har lämnats vid samservicepunkten.',
    en: 'The application cannot reach us before it was left at the joint service point.',
  },
});

export const texts = dictionary({
  lead: {
    fi: 'Kirjaa postissa, toimistossa tai yhteispalvelupisteessä saapunut tai suullisesti tehty hakemus heti. Sen vastaukset syötetään sen jälkeen.',
    sv: 'Registrera genast en ansökan som har kommit per post, till en byrå eller samservicepunkt, eller som har gjorts muntligen. Svaren matas in efteråt.',
    en: 'Register at once an application that came by post, to an office or a joint service point, or was made by word of mouth. Its answers are keyed afterwards.',
  },
  files: { fi: 'Skannattu hakemus ja liitteet', sv: 'Skannad ansökan och bilagor', en: 'Scanned application and attachments' },
  filesHint: {
    fi: 'PDF, JPEG, PNG tai TIFF, enintään 10 Mt tiedostoa kohti. Suullisessa hakemuksessa tiedostoja ei tarvita.',
    sv: 'PDF, JPEG, PNG eller TIFF, högst 10 MB per fil. Vid en muntlig ansökan behövs inga filer.',
    en: 'PDF, JPEG, PNG or TIFF, at most 10 MB each. A spoken application needs no files.',
  },
  kept: { fi: 'Tallessa jo', sv: 'Redan sparade', en: 'Kept already' },
  save: { fi: 'Kirjaa saapuneeksi', sv: 'Registrera som inkommen', en: 'Register the arrival' },
  registered: { fi: 'Hakemus on kirjattu saapuneeksi', sv: 'Ansökan är registrerad', en: 'The application is registered' },
  giveReceipt: {
    fi: 'Tulosta vastaanottoilmoitus ja anna se asiakkaalle, tai kerro hänelle saapumiskoodi.',
    sv: 'Skriv ut mottagningsbekräftelsen och ge den till kunden, eller berätta ankomstkoden.',
    en: 'Print the receipt and give it to the customer, or tell them the arrival code.',
  },
  print: {
    fi: 'Tulosta selaimen tulostustoiminnolla (Ctrl + P).',
    sv: 'Skriv ut med webbläsarens utskriftsfunktion (Ctrl + P).',
    en: 'Print with your browser’s print function (Ctrl + P).',
  },
  keyNow: { fi: 'Syötä vastaukset', sv: 'Mata in svaren', en: 'Key the answers' },
  another: { fi: 'Kirjaa toinen hakemus', sv: 'Registrera en ansökan till', en: 'Register another application' },
  receipt: { fi: 'Vastaanottoilmoitus', sv: 'Mottagningsbekräftelse', en: 'Receipt' },
  acknowledged: {
    fi: (agency: string, day: string) => `${agency} on vastaanottanut hakemuksesi ${day}.`,
    sv: (agency: string, day: string) => `${agency} har tagit emot din ansökan ${day}.`,
    en: (agency: string, day: string) => `${agency} received your application on ${day}.`,
  },
  keepReceipt: {
    fi: 'Säilytä tämä ilmoitus. Saapumiskoodilla hakemuksesi löytyy, kunnes se on saanut viitenumeron.',
    sv: 'Spara den här bekräftelsen. Med ankomstkoden hittas din ansökan tills den har fått ett referensnummer.',
    en: 'Keep this receipt. Your application is found by the arrival code until it has a reference number.',
  },
});
