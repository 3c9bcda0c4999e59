import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Syötä hakemus', sv: 'Mata in ansökan', en: 'Key the application' },
  pages: { fi: 'Lomakkeen sivut', sv: 'Blankettens sidor', en: 'Pages of the form' },
  open: {
    fi: (count: number) => (count === 0 ? 'valmis' : `${count} auki`),
    sv: (count: number) => (count === 0 ? 'klar' : `${count} öppna`),
    en: (count: number) => (count === 0 ? 'done' : `${count} open`),
  },
  review: { fi: 'Tarkista ja ota käsittelyyn', sv: 'Granska och anhängiggör', en: 'Review and open the case' },
  next: { fi: 'Tallenna ja jatka', sv: 'Spara och fortsätt', en: 'Save and continue' },
  previous: { fi: 'Edellinen', sv: 'Föregående', en: 'Previous' },
  later: { fi: 'Tallenna ja jatka myöhemmin', sv: 'Spara och fortsätt senare', en: 'Save and continue later' },
  means: {
    fi: 'Syötä se, mitä lomakkeella lukee. Jos kohtaan ei ole vastattu tai siitä ei saa selvää, merkitse se.',
    sv: 'Mata in det som står på blanketten. Om en punkt inte har besvarats eller är oläslig, markera det.',
    en: 'Key what the form says. Where a question was not answered or cannot be read, mark that.',
  },
  conflict: {
    fi: 'Toinen käsittelijä on tallentanut tämän sivun sen jälkeen, kun avasit sen. Mitään ei tallennettu.',
    sv: 'En annan handläggare har sparat den här sidan efter att du öppnade den. Inget sparades.',
    en: 'Another clerk has saved this page since you opened it. Nothing was saved.',
  },
  conflictMeans: {
    fi: 'Sivulla näkyvät sinun vastauksesi. Vertaa niitä tallennettuihin ja tallenna uudelleen, kun vastaukset ovat oikein.',
    sv: 'På sidan visas dina svar. Jämför dem med de sparade och spara på nytt när svaren är rätt.',
    en: 'The page shows your answers. Compare them with those that were saved, and save again when they are right.',
  },
  savedAnswers: { fi: 'Tallennetut vastaukset', sv: 'Sparade svar', en: 'Saved answers' },
  documents: { fi: 'Skannattu paperi', sv: 'Skannat papper', en: 'The scanned paper' },
  noDocuments: {
    fi: 'Hakemukseen ei ole liitetty tiedostoja.',
    sv: 'Inga filer har lagts till ansökan.',
    en: 'No files have been added to the application.',
  },
  addFiles: { fi: 'Lisää tiedostoja', sv: 'Lägg till filer', en: 'Add files' },
  add: { fi: 'Lisää', sv: 'Lägg till', en: 'Add' },
  showFile: { fi: 'Näytä', sv: 'Visa', en: 'Show' },
  gaps: {
    fi: (count: number) => `Vastaamatta: ${count}`,
    sv: (count: number) => `Obesvarade: ${count}`,
    en: (count: number) => `Without an answer: ${count}`,
  },
  gapsMean: {
    fi: 'Syötä vastaus, tai merkitse, ettei lomakkeella ole sitä. Sen voi sitten pyytää asiakkaalta.',
    sv: 'Mata in svaret, eller markera att blanketten inte har det. Sedan kan det begäras av kunden.',
    en: 'Key the answer, or mark that the form does not have it. It can then be asked of the customer.',
  },
  markRest: {
    fi: 'Merkitse kaikki puuttuvat: ei ilmoitettu lomakkeella',
    sv: 'Markera alla som saknas: inte uppgivet på blanketten',
    en: 'Mark all that are missing: not stated on the form',
  },
  leftOver: { fi: 'Ei tule mukaan', sv: 'Kommer inte med', en: 'Not included' },
  leftOverMeans: {
    fi: 'Näihin kohtiin on syötetty vastaus, vaikka lomake ei kysy niitä muiden vastausten perusteella.',
    sv: 'De här punkterna har ett svar, fast blanketten inte frågar efter dem utifrån de andra svaren.',
    en: 'These have an answer although the form does not ask them, given the other answers.',
  },
  reviewMeans: {
    fi: 'Vertaa vastauksia paperiin. Kun otat hakemuksen käsittelyyn, se saa viitenumeron ja määräaika lasketaan saapumispäivästä.',
    sv: 'Jämför svaren med pappret. När du anhängiggör ansökan får den ett referensnummer, och tidsfristen räknas från ankomstdagen.',
    en: 'Compare the answers with the paper. When you open the case, it gets a reference number, and its deadline counts from the day of arrival.',
  },
  finish: { fi: 'Ota käsittelyyn', sv: 'Anhängiggör', en: 'Open the case' },
  changedSince: {
    fi: 'Toinen käsittelijä muutti vastauksia sen jälkeen, kun luit ne. Lue ne uudelleen.',
    sv: 'En annan handläggare ändrade svaren efter att du läste dem. Läs dem på nytt.',
    en: 'Another clerk changed the answers after you read them. Read them again.',
  },
  accountChange: {
    fi: 'Asioijan valtuutus ei kata tilinumeron muuttamista. Merkitse tilinumero: ei ilmoitettu lomakkeella, ja pyydä se hakijalta.',
    sv: 'Ombudets fullmakt omfattar inte ändring av kontonummer. Markera kontonumret: inte uppgivet på blanketten, och begär det av sökanden.',
    en: 'The agent’s mandate does not cover a change of account number. Mark the account as not stated on the form, and ask the applicant for it.',
  },
  cancel: { fi: 'Peru kirjaus', sv: 'Makulera registreringen', en: 'Cancel the registration' },
  cancelMeans: {
    fi: 'Peru, jos hakemus kirjattiin väärälle henkilölle tai väärällä lomakkeella. Skannaukset palaavat lajiteltaviin, ja niistä voi kirjata hakemuksen uudelleen.',
    sv: 'Makulera om ansökan registrerades på fel person eller fel blankett. Skanningarna återgår till sorteringen, och ansökan kan registreras på nytt av dem.',
    en: 'Cancel if the application was registered for the wrong person or with the wrong form. The scans go back to be sorted, and the application can be registered from them anew.',
  },
  cancelled: { fi: 'Kirjaus on peruttu', sv: 'Registreringen är makulerad', en: 'The registration is cancelled' },
  back: { fi: 'Palaa hakemukseen', sv: 'Tillbaka till ansökan', en: 'Back to the application' },
  toList: { fi: 'Palaa syötettäviin', sv: 'Tillbaka till listan', en: 'Back to the list' },
  keyed: { fi: 'Hakemus on otettu käsittelyyn', sv: 'Ansökan är anhängig', en: 'The case is open' },
  reference: { fi: 'Viitenumero', sv: 'Referensnummer', en: 'Reference number' },
  notStated: {
    fi: (count: number) => `Lomakkeelta puuttuu ${count === 1 ? 'yksi vastaus' : `${count} vastausta`}.`,
    sv: (count: number) => `Blanketten saknade ${count} svar.`,
    en: (count: number) => `The form left ${count === 1 ? 'one answer' : `${count} answers`} open.`,
  },
  ask: { fi: 'Pyydä puuttuvat asiakkaalta', sv: 'Begär uppgifterna av kunden', en: 'Ask the customer for these' },
  toCase: { fi: 'Avaa tapaus', sv: 'Öppna ärendet', en: 'Open the case page' },
});

export const listTexts = dictionary({
  title: { fi: 'Syötettävät hakemukset', sv: 'Ansökningar att mata in', en: 'Applications to be keyed' },
  lead: {
    fi: 'Vanhin ensin. Hakemus on saapunut silloin, kun paperi saapui: määräaika kuluu jo.',
    sv: 'Den äldsta först. Ansökan har kommit in när pappret kom in: tidsfristen löper redan.',
    en: 'The oldest first. An application arrived when the paper did: its deadline is running.',
  },
  empty: { fi: 'Syötettäviä hakemuksia ei ole.', sv: 'Det finns inga ansökningar att mata in.', en: 'There are no applications to key.' },
  all: { fi: 'Kaikki', sv: 'Alla', en: 'All' },
  narrow: { fi: 'Rajaa etuuden mukaan', sv: 'Avgränsa efter förmån', en: 'Narrow by benefit' },
  following: { fi: 'Seuraavat', sv: 'Följande', en: 'Following' },
  fromTheTop: { fi: 'Alkuun', sv: 'Till början', en: 'From the top' },
  begun: { fi: 'Aloitettu', sv: 'Påbörjad', en: 'Begun' },
  untouched: { fi: 'Aloittamatta', sv: 'Inte påbörjad', en: 'Not begun' },
  state: { fi: 'Tila', sv: 'Läge', en: 'State' },
});
