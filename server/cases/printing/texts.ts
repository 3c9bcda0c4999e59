import { dictionary } from '#server/platform/language/language.ts';

/** What a letter says beside its template and the words of what it is about. */
export const contentTexts = dictionary({
  otherwise: {
    fi: 'Jos emme saa vastaustasi määräaikaan mennessä, ratkaisemme asiasi niillä tiedoilla, jotka meillä on.',
    sv: 'Om vi inte får ditt svar inom utsatt tid avgör vi ditt ärende med de uppgifter som vi har.',
    en: 'If we do not get your answer in time, we decide your matter with the information that we have.',
  },
  files: {
    fi: 'Viestissä on liitteitä, jotka voit avata verkkopalvelussa:',
    sv: 'Meddelandet har bilagor som du kan öppna i e-tjänsten:',
    en: 'The message has attachments that you can open in the online service:',
  },
  noSubject: { fi: 'Viesti sinulle', sv: 'Meddelande till dig', en: 'A message to you' },
});

/** Why staff looked at a letter about no case: the customer reads it in the log of views. */
export const viewTexts = dictionary({
  printed: {
    fi: 'Kirjeen tulostaminen postitettavaksi',
    sv: 'Utskrift av ett brev för postning',
    en: 'Printing a letter to be posted',
  },
});

/** The queue of letters, as those who print them see it. */
export const texts = dictionary({
  title: { fi: 'Postitettavat kirjeet', sv: 'Brev att posta', en: 'Letters to post' },
  lead: {
    fi: 'Tässä ovat kirjeet, jotka lähtevät asiakkaille paperilla. Tee niistä tulostuserä, tulosta se ja merkitse postitetuksi.',
    sv: 'Här är breven som skickas till kunderna på papper. Gör en utskriftsomgång av dem, skriv ut den och markera den som postad.',
    en: 'These are the letters that go to customers on paper. Make a print batch of them, print it and mark it as posted.',
  },
  waiting: { fi: 'Odottavat kirjeet', sv: 'Väntande brev', en: 'Waiting letters' },
  nothingWaits: { fi: 'Yhtään kirjettä ei odota postitusta.', sv: 'Inga brev väntar på postning.', en: 'No letters wait to be posted.' },
  kind: { fi: 'Kirje', sv: 'Brev', en: 'Letter' },
  language: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  count: { fi: 'Määrä', sv: 'Antal', en: 'Number' },
  oldest: { fi: 'Vanhin on odottanut', sv: 'Det äldsta sedan', en: 'The oldest since' },
  note: { fi: 'Huomattavaa', sv: 'Att beakta', en: 'To note' },
  noAddress: { fi: 'Osoite puuttuu', sv: 'Adress saknas', en: 'Address missing' },
  decision: { fi: 'Päätös', sv: 'Beslut', en: 'Decision' },
  request: { fi: 'Lisätietopyyntö', sv: 'Begäran om uppgifter', en: 'Request for information' },
  reminder: { fi: 'Muistutus', sv: 'Påminnelse', en: 'Reminder' },
  receipt: { fi: 'Vastaanottoilmoitus', sv: 'Mottagningsbekräftelse', en: 'Receipt' },
  message: { fi: 'Viesti', sv: 'Meddelande', en: 'Message' },
  make: { fi: 'Tee tulostuserä', sv: 'Gör en utskriftsomgång', en: 'Make a print batch' },
  makeProtected: {
    fi: 'Tee tulostuserä turvakiellon alaisista',
    sv: 'Gör en utskriftsomgång för kunder med spärrmarkering',
    en: 'Make a print batch for customers under protection',
  },
  makeHint: {
    fi: (most: number) => `Erään tulee enintään ${most} kauimmin odottanutta kirjettä. Loput jäävät odottamaan.`,
    sv: (most: number) => `En omgång har högst ${most} brev, de som har väntat längst. Resten väntar vidare.`,
    en: (most: number) => `A batch takes at most ${most} letters, those that have waited longest. The rest go on waiting.`,
  },
  protectedHint: {
    fi: 'Turvakiellon alaisten kirjeet tulostaa erikseen käsittelijä, jolla on siihen oikeus.',
    sv: 'Breven till kunder med spärrmarkering skrivs ut för sig av en handläggare som har rätt till det.',
    en: 'Letters to customers under protection are printed apart, by a clerk who has the right to it.',
  },
  withoutAddress: { fi: 'Kirjeet, joilta puuttuu osoite', sv: 'Brev utan adress', en: 'Letters without an address' },
  withoutAddressLead: {
    fi: 'Näitä kirjeitä ei voi postittaa. Kun lisäät asiakkaan osoitteen, kirje tulee mukaan seuraavaan erään.',
    sv: 'De här breven kan inte postas. När du lägger till kundens adress kommer brevet med i nästa omgång.',
    en: 'These letters cannot be posted. Once you add the customer’s address, the letter goes into the next batch.',
  },
  mostWithoutAddress: {
    fi: (most: number) => `Luettelossa on ${most} kauimmin odottanutta.`,
    sv: (most: number) => `Listan visar de ${most} som har väntat längst.`,
    en: (most: number) => `The list shows the ${most} that have waited longest.`,
  },
  addAddress: { fi: 'Lisää osoite', sv: 'Lägg till en adress', en: 'Add the address' },
  reference: { fi: 'Viitenumero', sv: 'Referensnummer', en: 'Reference' },
  noReference: { fi: 'Ei viitenumeroa', sv: 'Inget referensnummer', en: 'No reference' },
  since: { fi: 'Odottanut', sv: 'Väntat sedan', en: 'Waiting since' },
  batches: { fi: 'Tulostuserät', sv: 'Utskriftsomgångar', en: 'Print batches' },
  noBatches: {
    fi: 'Tulostuseriä ei ole vielä tehty.',
    sv: 'Inga utskriftsomgångar har gjorts ännu.',
    en: 'No print batches have been made yet.',
  },
  batch: {
    fi: (number: number) => `Tulostuserä ${number}`,
    sv: (number: number) => `Utskriftsomgång ${number}`,
    en: (number: number) => `Print batch ${number}`,
  },
  batchName: { fi: 'Erä', sv: 'Omgång', en: 'Batch' },
  madeAt: { fi: 'Tehty', sv: 'Gjord', en: 'Made' },
  madeBy: { fi: 'Tekijä', sv: 'Gjord av', en: 'Made by' },
  letters: { fi: 'Kirjeitä', sv: 'Brev', en: 'Letters' },
  state: { fi: 'Tila', sv: 'Läge', en: 'State' },
  making: { fi: 'Tekeillä', sv: 'Görs', en: 'Being made' },
  made: { fi: 'Valmis tulostettavaksi', sv: 'Klar att skriva ut', en: 'Ready to print' },
  posted: { fi: 'Postitettu', sv: 'Postad', en: 'Posted' },
  undone: { fi: 'Purettu', sv: 'Upplöst', en: 'Undone' },
  isProtected: { fi: 'Turvakielto', sv: 'Spärrmarkering', en: 'Under protection' },
  newest: { fi: 'Uusimmat', sv: 'Nyaste', en: 'Newest' },
  older: { fi: 'Vanhemmat', sv: 'Äldre', en: 'Older' },
  back: { fi: 'Takaisin kirjeisiin', sv: 'Tillbaka till breven', en: 'Back to the letters' },
  makingLead: {
    fi: 'Teemme tulostettavaa tiedostoa. Siihen menee tavallisesti alle minuutti. Jos se ei valmistu, pura erä ja tee se uudelleen.',
    sv: 'Filen för utskrift görs. Det tar vanligen mindre än en minut. Om den inte blir klar, lös upp omgången och gör en ny.',
    en: 'The file to print is being made. It usually takes less than a minute. If it does not get ready, undo the batch and make it again.',
  },
  lookAgain: { fi: 'Katso, onko erä valmis', sv: 'Se om omgången är klar', en: 'See whether it is ready' },
  madeLead: {
    fi: 'Tulosta tiedosto kaksipuolisena. Ensimmäisenä on luettelo, josta näet, että kaikki kirjeet ovat mukana. Jokainen kirje alkaa uudelta arkilta.',
    sv: 'Skriv ut filen dubbelsidigt. Först kommer en lista där du ser att alla brev är med. Varje brev börjar på ett nytt ark.',
    en: 'Print the file on both sides. It begins with a list that shows that all letters are there. Each letter begins on a new sheet.',
  },
  logged: {
    fi: 'Jokainen erän asiakas näkee omista tiedoistaan, että kirje avattiin tulostamista varten.',
    sv: 'Varje kund i omgången ser bland sina uppgifter att brevet öppnades för utskrift.',
    en: 'Each customer in the batch sees in their own data that the letter was opened to be printed.',
  },
  open: { fi: 'Lataa kirjeet (PDF)', sv: 'Ladda ner breven (PDF)', en: 'Download the letters (PDF)' },
  markPosted: { fi: 'Merkitse postitetuksi', sv: 'Markera som postad', en: 'Mark as posted' },
  markPostedHint: {
    fi: 'Merkitse erä postitetuksi, kun kirjeet ovat lähteneet. Merkintää ei voi perua.',
    sv: 'Markera omgången som postad när breven har skickats. Det går inte att ångra.',
    en: 'Mark the batch as posted when the letters have left. This cannot be undone.',
  },
  undo: { fi: 'Pura erä', sv: 'Lös upp omgången', en: 'Undo the batch' },
  undoHint: {
    fi: 'Kirjeet palaavat odottamaan ja tulevat mukaan seuraavaan erään. Hävitä tulosteet, jos tulostit jo.',
    sv: 'Breven väntar igen och kommer med i nästa omgång. Förstör utskrifterna om du redan har skrivit ut.',
    en: 'The letters wait again and go into the next batch. Destroy the prints if you have printed already.',
  },
  postedLead: {
    fi: (when: string) => `Kirjeet postitettiin ${when}.`,
    sv: (when: string) => `Breven postades ${when}.`,
    en: (when: string) => `The letters were posted on ${when}.`,
  },
  undoneLead: {
    fi: 'Erä on purettu. Sen kirjeet odottavat uutta erää, elleivät ne ole käyneet tarpeettomiksi.',
    sv: 'Omgången är upplöst. Breven väntar på en ny omgång, om de inte har blivit onödiga.',
    en: 'The batch was undone. Its letters wait for a new one, unless they are no longer needed.',
  },
  forgotten: {
    fi: 'Tulostettua tiedostoa ei enää säilytetä. Yksittäisen kirjeen voi avata asian sivulta.',
    sv: 'Den utskrivna filen finns inte längre. Ett enskilt brev kan öppnas på ärendets sida.',
    en: 'The printed file is no longer kept. A single letter can be opened on its case’s page.',
  },
  takeOut: { fi: 'Ota nämä pois pinosta', sv: 'Ta bort dessa ur högen', en: 'Take these out of the pile' },
  takeOutLead: {
    fi: (places: string) => `Näitä kirjeitä ei enää tarvita. Numero luettelossa: ${places}.`,
    sv: (places: string) => `De här breven behövs inte längre. Nummer på listan: ${places}.`,
    en: (places: string) => `These letters are no longer needed. Number on the list: ${places}.`,
  },
  protectedClosed: {
    fi: 'Tämän erän voi avata, postittaa ja purkaa vain käsittelijä, jolla on oikeus käsitellä turvakiellon alaisten asioita.',
    sv: 'Den här omgången kan bara öppnas, postas och lösas upp av en handläggare som har rätt att handlägga ärenden för kunder med spärrmarkering.',
    en: 'Only a clerk who may handle the matters of people under protection can open, post or undo this batch.',
  },
});

/** The letters of one case, on its page. */
export const caseTexts = dictionary({
  letters: { fi: 'Kirjeet', sv: 'Brev', en: 'Letters' },
  waiting: { fi: 'Odottaa tulostusta', sv: 'Väntar på utskrift', en: 'Waits to be printed' },
  'in-batch': { fi: 'Tulostuserässä', sv: 'I en utskriftsomgång', en: 'In a print batch' },
  posted: { fi: 'Postitettu', sv: 'Postat', en: 'Posted' },
  cancelled: { fi: 'Peruttu', sv: 'Återtaget', en: 'Cancelled' },
  pdf: { fi: 'Avaa PDF', sv: 'Öppna PDF', en: 'Open the PDF' },
});
