import { dictionary, type Text } from '#server/platform/language/language.ts';
import type { Rhythm } from './rhythm.ts';

export const texts = dictionary({
  title: { fi: 'Tilastot sähköpostiin', sv: 'Statistik per e-post', en: 'Figures by e-mail' },
  lead: {
    fi: 'Tilaa tunnusluku tiedostona sähköpostiin. Se lähetetään aina, kun päivä, viikko tai kuukausi on päättynyt.',
    sv: 'Beställ ett nyckeltal som fil per e-post. Det skickas alltid när dagen, veckan eller månaden har gått ut.',
    en: 'Order a figure as a file by e-mail. It is sent whenever the day, week or month has ended.',
  },
  back: { fi: 'Takaisin tilastoihin', sv: 'Tillbaka till statistiken', en: 'Back to the statistics' },
  'no-mail-server': {
    fi: 'Sähköpostipalvelinta ei ole otettu käyttöön, joten mitään ei voi lähettää. Tiedostot voi ladata tilastosivulta.',
    sv: 'Ingen e-postserver har tagits i bruk, så inget kan skickas. Filerna kan laddas ner på statistiksidan.',
    en: 'No mail server has been set up, so nothing can be sent. The files can be downloaded from the statistics page.',
  },
  'no-domains': {
    fi: 'Ylläpito ei ole vielä nimennyt sähköpostien verkkotunnuksia, joihin tilastoja saa lähettää. Tiedostot voi ladata tilastosivulta.',
    sv: 'Driften har ännu inte angett till vilka e-postdomäner statistik får skickas. Filerna kan laddas ner på statistiksidan.',
    en: 'The operator has not yet named the mail domains to which figures may be sent. The files can be downloaded from the statistics page.',
  },
  ordered: { fi: 'Tilaus on tallennettu.', sv: 'Beställningen är sparad.', en: 'The order is saved.' },
  ended: { fi: 'Tilaus on lopetettu.', sv: 'Beställningen är avslutad.', en: 'The order has ended.' },
  sending: {
    fi: 'Tiedosto lähetetään hetken kuluttua.',
    sv: 'Filen skickas om en liten stund.',
    en: 'The file will be sent in a moment.',
  },
  orders: { fi: 'Tilaukset', sv: 'Beställningar', en: 'Orders' },
  none: {
    fi: 'Tilauksia ei ole. Voit tehdä uuden alla olevalla lomakkeella.',
    sv: 'Det finns inga beställningar. Du kan göra en ny med blanketten nedan.',
    en: 'There are no orders. You can make one with the form below.',
  },
  noneYet: { fi: 'Tilauksia ei ole.', sv: 'Det finns inga beställningar.', en: 'There are no orders.' },
  figure: { fi: 'Tunnusluku', sv: 'Nyckeltal', en: 'Figure' },
  email: { fi: 'Sähköpostiosoite', sv: 'E-postadress', en: 'E-mail address' },
  emailHint: {
    fi: (domains: string) => `Osoite, jonka verkkotunnus on jokin näistä: ${domains}.`,
    sv: (domains: string) => `En adress i någon av dessa domäner: ${domains}.`,
    en: (domains: string) => `An address in one of these domains: ${domains}.`,
  },
  every: { fi: 'Kuinka usein', sv: 'Hur ofta', en: 'How often' },
  format: { fi: 'Tiedosto', sv: 'Fil', en: 'File' },
  language: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  next: { fi: 'Seuraavan kerran', sv: 'Nästa gång', en: 'Next time' },
  last: { fi: 'Viimeksi lähetetty', sv: 'Senast skickad', en: 'Last sent' },
  notYet: { fi: 'Ei vielä', sv: 'Inte ännu', en: 'Not yet' },
  waiting: { fi: 'Lähetetään', sv: 'Skickas', en: 'Being sent' },
  by: {
    fi: (name: string) => `Tilaaja: ${name}`,
    sv: (name: string) => `Beställd av ${name}`,
    en: (name: string) => `Ordered by ${name}`,
  },
  action: { fi: 'Toiminto', sv: 'Åtgärd', en: 'Action' },
  sendNow: { fi: 'Lähetä nyt', sv: 'Skicka nu', en: 'Send now' },
  end: { fi: 'Lopeta', sv: 'Avsluta', en: 'End' },
  of: {
    fi: (figure: string, email: string) => `: ${figure}, ${email}`,
    sv: (figure: string, email: string) => `: ${figure}, ${email}`,
    en: (figure: string, email: string) => `: ${figure}, ${email}`,
  },
  newOrder: { fi: 'Uusi tilaus', sv: 'Ny beställning', en: 'New order' },
  order: { fi: 'Tilaa', sv: 'Beställ', en: 'Order' },
  faults: { fi: 'Tilausta ei tallennettu', sv: 'Beställningen sparades inte', en: 'The order was not saved' },
  'email-not-an-address': {
    fi: 'Kirjoita yksi sähköpostiosoite, esimerkiksi etunimi.sukunimi@virasto.example.',
    sv: 'Skriv en e-postadress, till exempel fornamn.efternamn@verket.example.',
    en: 'Type one e-mail address, such as first.last@agency.example.',
  },
  'email-domain-not-allowed': {
    fi: 'Tilastoja ei saa lähettää tähän verkkotunnukseen. Anna työsähköpostin osoite.',
    sv: 'Statistik får inte skickas till den här domänen. Ange en e-postadress på arbetet.',
    en: 'Figures may not be sent to this domain. Give an e-mail address at work.',
  },
});

/** What went wrong with a sending. Anything else is the mail server's own code. */
const problemTexts = dictionary({
  'no-mail-server': { fi: 'Sähköpostipalvelinta ei ole.', sv: 'Det finns ingen e-postserver.', en: 'There is no mail server.' },
  'email-domain-not-allowed': {
    fi: 'Tilastoja ei saa enää lähettää tähän verkkotunnukseen.',
    sv: 'Statistik får inte längre skickas till den här domänen.',
    en: 'Figures may no longer be sent to this domain.',
  },
  'no-figure': {
    fi: 'Tunnuslukua ei enää julkaista.',
    sv: 'Nyckeltalet publiceras inte längre.',
    en: 'The figure is no longer published.',
  },
  mail: {
    fi: (code: string) => `Sähköpostin lähetys ei onnistunut (${code}).`,
    sv: (code: string) => `E-postmeddelandet kunde inte skickas (${code}).`,
    en: (code: string) => `The e-mail could not be sent (${code}).`,
  },
});

export function problemText(code: string, language: Parameters<typeof problemTexts>[0]): string {
  const t = problemTexts(language);
  return code === 'no-mail-server' || code === 'email-domain-not-allowed' || code === 'no-figure' ? t[code] : t.mail(code);
}

export const rhythmTexts = dictionary({
  day: { fi: 'Joka päivä, edellisen päivän luvut', sv: 'Varje dag, siffrorna för dagen före', en: 'Every day, the day before' },
  week: {
    fi: 'Joka maanantai, edellisen viikon luvut',
    sv: 'Varje måndag, siffrorna för veckan före',
    en: 'Every Monday, the week before',
  },
  month: {
    fi: 'Kuukauden ensimmäisenä päivänä, edellisen kuukauden luvut',
    sv: 'Den första i varje månad, siffrorna för månaden före',
    en: 'On the first of every month, the month before',
  },
} satisfies Record<Rhythm, Text>);

/** The same in a word, for the list. */
export const oftenTexts = dictionary({
  day: { fi: 'Päivittäin', sv: 'Dagligen', en: 'Daily' },
  week: { fi: 'Viikoittain', sv: 'Veckovis', en: 'Weekly' },
  month: { fi: 'Kuukausittain', sv: 'Månadsvis', en: 'Monthly' },
} satisfies Record<Rhythm, Text>);

export const letterTexts = dictionary({
  attached: {
    fi: (name: string, days: string) => `Liitteenä on tunnusluku ”${name}” ajalta ${days}. Rinnalla on sama jakso vuotta aiemmin.`,
    sv: (name: string, days: string) => `Bifogat finns nyckeltalet ”${name}” för tiden ${days}, bredvid samma period ett år tidigare.`,
    en: (name: string, days: string) => `Attached is the figure “${name}” for ${days}, beside the same period a year before.`,
  },
  stop: {
    fi: (address: string) => `Tämä on tilattu tilastosivulta. Tilauksen voi lopettaa osoitteessa ${address}`,
    sv: (address: string) => `Detta har beställts på statistiksidan. Beställningen kan avslutas på ${address}`,
    en: (address: string) => `This was ordered on the statistics page. The order can be ended at ${address}`,
  },
});
