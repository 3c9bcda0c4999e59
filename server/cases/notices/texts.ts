import { dictionary } from '#server/platform/language/language.ts';

/**
 * Words of the notices. None of them tells what a case is about: they are read by more eyes than the customer's. A subject
 * is the whole of a text message: characters of the GSM alphabet only, and at most 50 of them.
 */
export const wordTexts = dictionary({
  receiptSubject: { fi: 'Olemme saaneet asiasi', sv: 'Vi har tagit emot ditt ärende', en: 'We have received your matter' },
  receipt: {
    fi: 'Olemme vastaanottaneet asian, jonka lähetit meille. Kun kirjaudut sisään, näet vastaanottoilmoituksen ja sen, missä vaiheessa asiasi on.',
    sv: 'Vi har tagit emot det ärende som du skickade till oss. När du loggar in ser du mottagningsbekräftelsen och hur långt ärendet har kommit.',
    en: 'We have received the matter you sent us. When you sign in, you see the receipt and how far your matter has come.',
  },
  decisionSubject: { fi: 'Sinulle on uusi päätös', sv: 'Du har fått ett nytt beslut', en: 'You have a new decision' },
  decision: {
    fi: 'Sinulle on uusi päätös. Kirjaudu sisään, niin voit lukea sen.',
    sv: 'Du har fått ett nytt beslut. Logga in för att läsa det.',
    en: 'You have a new decision. Sign in to read it.',
  },
  requestSubject: {
    fi: 'Pyydämme sinulta lisätietoja',
    sv: 'Vi ber dig om kompletterande uppgifter',
    en: 'We ask you for more information',
  },
  request: {
    fi: 'Tarvitsemme sinulta lisätietoja, ennen kuin voimme jatkaa asiasi käsittelyä. Kun kirjaudut sisään, näet, mitä pyydämme ja mihin mennessä.',
    sv: 'Vi behöver kompletterande uppgifter av dig innan vi kan fortsätta handlägga ditt ärende. När du loggar in ser du vad vi ber om och till vilken dag.',
    en: 'We need more information from you before we can go on with your matter. When you sign in, you see what we ask for and by when.',
  },
  reminderSubject: {
    fi: 'Muistutus: odotamme lisätietoja',
    sv: 'Påminnelse: vi väntar på kompletterande uppgifter',
    en: 'Reminder: we wait for more information',
  },
  reminder: {
    fi: 'Pyysimme sinulta lisätietoja, emmekä ole vielä saaneet niitä kaikkia. Määräaika päättyy pian. Kirjaudu sisään, niin näet, mitä puuttuu.',
    sv: 'Vi bad dig om kompletterande uppgifter och har ännu inte fått dem alla. Tidsfristen går snart ut. Logga in för att se vad som fattas.',
    en: 'We asked you for more information and have not received all of it. The time to answer is soon up. Sign in to see what is missing.',
  },
  cosignatureSubject: { fi: 'Sinulta on pyydetty allekirjoitusta', sv: 'Du har ombetts skriva under', en: 'You have been asked to sign' },
  cosignature: {
    fi: 'Sinulta on pyydetty allekirjoitusta. Kirjaudu palveluun, niin näet, mistä on kyse. Jos et odota pyyntöä, voit jättää sen allekirjoittamatta.',
    sv: 'Du har ombetts skriva under. Logga in i tjänsten för att se vad det gäller. Om du inte väntar dig någon begäran behöver du inte skriva under.',
    en: 'You have been asked to sign. Sign in to see what it is about. If you do not expect such a request, you need not sign.',
  },
  messageSubject: { fi: 'Sinulle on uusi viesti', sv: 'Du har fått ett nytt meddelande', en: 'You have a new message' },
  message: {
    fi: 'Olemme lähettäneet sinulle viestin. Kirjaudu sisään, niin voit lukea sen ja vastata.',
    sv: 'Vi har skickat ett meddelande till dig. Logga in för att läsa det och svara.',
    en: 'We have sent you a message. Sign in to read it and answer.',
  },
  fileProblemSubject: { fi: 'Lähetä tiedosto uudelleen', sv: 'Skicka en fil på nytt', en: 'Please send a file again' },
  fileProblem: {
    fi: 'Emme voi käyttää yhtä lähettämääsi tiedostoa. Kirjaudu sisään, niin näet syyn. Lähetä tiedosto sitten uudelleen.',
    sv: 'Vi kan inte använda en av de filer som du har skickat. Logga in för att se orsaken och skicka sedan filen på nytt.',
    en: 'We cannot use one of the files you sent. Sign in to see why, and then send the file again.',
  },
  appointmentSubject: {
    fi: 'Ajanvarauksestasi on uutta tietoa',
    sv: 'Det finns nytt om din tidsbokning',
    en: 'There is news of your appointment',
  },
  appointmentReminderSubject: {
    fi: 'Muistutus ajanvarauksestasi',
    sv: 'Påminnelse om din tidsbokning',
    en: 'Reminder of your appointment',
  },
  appointment: {
    fi: 'Kun kirjaudut sisään, näet varaamasi ajan tiedot. Siellä voit myös siirtää ajan tai perua sen.',
    sv: 'När du loggar in ser du uppgifterna om din bokade tid. Där kan du också flytta eller avboka tiden.',
    en: 'When you sign in, you see the details of your appointment. You can also move or cancel it there.',
  },
  draftSubject: {
    fi: 'Linkki keskeneräiseen hakemukseesi',
    sv: 'Länk till din påbörjade ansökan',
    en: 'Link to the application you have begun',
  },
  draft: {
    fi: 'Pyysit linkin hakemukseen, jonka olet aloittanut. Voit jatkaa sitä millä tahansa laitteella, kun kirjaudut sisään.',
    sv: 'Du bad om en länk till en ansökan som du har påbörjat. Du kan fortsätta med den på vilken enhet som helst när du loggar in.',
    en: 'You asked for a link to an application you have begun. You can continue it on any device when you sign in.',
  },
  draftUntil: {
    fi: (day: string) => `Säilytämme keskeneräisen hakemuksesi ${day} saakka.`,
    sv: (day: string) => `Vi sparar din påbörjade ansökan till och med ${day}.`,
    en: (day: string) => `We keep what you have begun until ${day}.`,
  },
  greeting: { fi: 'Hei,', sv: 'Hej,', en: 'Hello,' },
  signIn: { fi: 'Kirjaudu sisään', sv: 'Logga in', en: 'Sign in' },
  noReply: {
    fi: 'Tämä viesti on lähetetty automaattisesti, eikä siihen voi vastata. Emme koskaan pyydä pankkitunnuksia tai henkilötietoja sähköpostilla tai tekstiviestillä.',
    sv: 'Det här meddelandet har skickats automatiskt och kan inte besvaras. Vi ber aldrig om bankkoder eller personuppgifter per e-post eller textmeddelande.',
    en: 'This message was sent automatically and cannot be answered. We never ask for bank codes or personal data by e-mail or text message.',
  },
});

export const texts = dictionary({
  cosignature: { fi: 'Allekirjoituspyyntö', sv: 'Begäran om underskrift', en: 'Request to sign' },
  title: { fi: 'Lähetykset', sv: 'Utskick', en: 'Deliveries' },
  lead: {
    fi: 'Asiakkaille lähetetyt ilmoitukset siitä, että heitä odottaa jotakin. Ilmoituksissa ei ole asian sisältöä.',
    sv: 'Meddelanden till kunder om att något väntar på dem. Meddelandena säger inget om ärendets innehåll.',
    en: 'Notices to customers that something waits for them. They say nothing of what the case is about.',
  },
  noMail: {
    fi: 'Sähköpostipalvelinta ei ole määritetty (SMTP_URL). Sähköposteja ei lähetetä, vaan ne säilytetään ja näkyvät tässä.',
    sv: 'Ingen e-postserver har angetts (SMTP_URL). E-posten skickas inte, utan den sparas och visas här.',
    en: 'No mail server is configured (SMTP_URL). E-mails are not sent but kept, and shown here.',
  },
  noTextMessages: {
    fi: 'Tekstiviestien välittäjää ei ole määritetty (TEXT_MESSAGE_URL). Tekstiviestejä ei lähetetä, vaan ne säilytetään ja näkyvät tässä.',
    sv: 'Ingen förmedlare av textmeddelanden har angetts (TEXT_MESSAGE_URL). Textmeddelandena skickas inte, utan de sparas och visas här.',
    en: 'No gateway for text messages is configured (TEXT_MESSAGE_URL). Text messages are not sent but kept, and shown here.',
  },
  noMailbox: {
    fi: 'Suomi.fi-viestejä ei ole otettu käyttöön (OFFICIAL_MAILBOX_URL). Ne asiakkaat, jotka ovat valinneet Suomi.fi-viestit, saavat kirjeen.',
    sv: 'Suomi.fi-meddelanden har inte tagits i bruk (OFFICIAL_MAILBOX_URL). De kunder som har valt Suomi.fi-meddelanden får brev.',
    en: 'Suomi.fi Messages are not configured (OFFICIAL_MAILBOX_URL). Customers who have chosen them get letters.',
  },
  channel: { fi: 'Kanava', sv: 'Kanal', en: 'Channel' },
  email: { fi: 'Sähköposti', sv: 'E-post', en: 'E-mail' },
  'text-message': { fi: 'Tekstiviesti', sv: 'Textmeddelande', en: 'Text message' },
  'official-mailbox': { fi: 'Suomi.fi-viesti', sv: 'Suomi.fi-meddelande', en: 'Suomi.fi message' },
  letter: { fi: 'Kirje', sv: 'Brev', en: 'Letter' },
  wished: {
    fi: (way: string) => `Asiakkaan valinta: ${way}`,
    sv: (way: string) => `Kundens val: ${way}`,
    en: (way: string) => `The customer’s choice: ${way}`,
  },
  filter: { fi: 'Tila', sv: 'Status', en: 'State' },
  all: { fi: 'Kaikki', sv: 'Alla', en: 'All' },
  waiting: { fi: 'Odottaa lähetystä', sv: 'Väntar på att skickas', en: 'Waiting to be sent' },
  sent: { fi: 'Lähetetty', sv: 'Skickat', en: 'Sent' },
  'on-paper': { fi: 'Siirretty kirjeisiin', sv: 'Överförd till breven', en: 'Passed to letters' },
  failed: { fi: 'Epäonnistui', sv: 'Misslyckades', en: 'Failed' },
  kept: { fi: 'Säilytetty, ei lähetetty', sv: 'Sparat, inte skickat', en: 'Kept, not sent' },
  receipt: { fi: 'Vastaanottoilmoitus', sv: 'Mottagningsbekräftelse', en: 'Receipt' },
  decision: { fi: 'Uusi päätös', sv: 'Nytt beslut', en: 'New decision' },
  draftLink: { fi: 'Linkki keskeneräiseen', sv: 'Länk till påbörjad', en: 'Link to a draft' },
  request: { fi: 'Lisätietopyyntö', sv: 'Begäran om komplettering', en: 'Request for information' },
  reminder: { fi: 'Muistutus lisätiedoista', sv: 'Påminnelse om komplettering', en: 'Reminder of a request' },
  newMessage: { fi: 'Uusi viesti', sv: 'Nytt meddelande', en: 'New message' },
  appointment: { fi: 'Ajanvaraus', sv: 'Tidsbokning', en: 'Appointment' },
  appointmentReminder: { fi: 'Muistutus ajanvarauksesta', sv: 'Påminnelse om tidsbokning', en: 'Reminder of an appointment' },
  fileProblem: { fi: 'Tiedosto lähetettävä uudelleen', sv: 'Filen måste skickas på nytt', en: 'A file must be sent again' },
  made: { fi: 'Tehty', sv: 'Skapat', en: 'Made' },
  kind: { fi: 'Ilmoitus', sv: 'Meddelande', en: 'Notice' },
  channelAndAddress: { fi: 'Kanava ja osoite (peitetty)', sv: 'Kanal och adress (dold)', en: 'Channel and address (hidden)' },
  attempts: { fi: 'Lähetysyritykset', sv: 'Försök', en: 'Attempts' },
  attempt: {
    fi: (number: number, at: string, way: string, result: string) => `${number}. yritys ${at}, ${way}: ${result}`,
    sv: (number: number, at: string, way: string, result: string) => `Försök ${number}, ${at}, ${way}: ${result}`,
    en: (number: number, at: string, way: string, result: string) => `Attempt ${number}, ${at}, ${way}: ${result}`,
  },
  noAddress: { fi: 'osoitetta ei ole enää', sv: 'adressen finns inte längre', en: 'the address is gone' },
  notInUse: { fi: 'ei ole asiakkaalla käytössä', sv: 'används inte av kunden', en: 'not in use by the customer' },
  noAccount: { fi: 'ei ole otettu käyttöön täällä', sv: 'har inte tagits i bruk här', en: 'not configured here' },
  noAttempts: { fi: 'Ei vielä yrityksiä', sv: 'Inga försök ännu', en: 'No attempts yet' },
  message: { fi: 'Näytä viesti', sv: 'Visa meddelandet', en: 'Show the message' },
  action: { fi: 'Toiminto', sv: 'Åtgärd', en: 'Action' },
  tryAgain: { fi: 'Yritä uudelleen', sv: 'Försök igen', en: 'Try again' },
  tryAgainWhich: {
    fi: (made: string) => `ilmoitusta, joka tehtiin ${made}`,
    sv: (made: string) => `med meddelandet från ${made}`,
    en: (made: string) => `the notice made ${made}`,
  },
  none: { fi: 'Ei ilmoituksia.', sv: 'Inga meddelanden.', en: 'No notices.' },
  older: { fi: 'Vanhemmat', sv: 'Äldre', en: 'Older' },
  newest: { fi: 'Uusimmat', sv: 'Nyaste', en: 'Newest' },
});
