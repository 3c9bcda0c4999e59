import { dictionary } from '#server/platform/language/language.ts';

/** What a customer reads of the documents that an application needs. */
export const texts = dictionary({
  title: { fi: 'Liitteet', sv: 'Bilagor', en: 'Attachments' },
  reference: { fi: 'Viitenumero', sv: 'Referensnummer', en: 'Reference number' },
  noneNeeded: {
    fi: 'Vastaustesi perusteella emme tarvitse liitteitä. Jos haluat, voit silti lähettää tiedostoja.',
    sv: 'Enligt dina svar behöver vi inga bilagor. Om du vill kan du ändå skicka filer.',
    en: 'By your answers we need no attachments. You can still send files if you wish.',
  },
  nothingMissing: {
    fi: 'Meillä on kaikki liitteet, joita tarvitsemme.',
    sv: 'Vi har alla bilagor som vi behöver.',
    en: 'We have all the attachments that we need.',
  },
  stillMissing: {
    fi: (count: number) => (count === 1 ? 'Yksi liite puuttuu vielä.' : `Vielä puuttuu ${count} liitettä.`),
    sv: (count: number) => (count === 1 ? 'En bilaga saknas ännu.' : `${count} bilagor saknas ännu.`),
    en: (count: number) => (count === 1 ? 'One attachment is still missing.' : `${count} attachments are still missing.`),
  },
  later: {
    fi: 'Voit lähettää hakemuksen ensin ja lisätä liitteet myöhemmin.',
    sv: 'Du kan skicka ansökan först och lägga till bilagorna senare.',
    en: 'You can send the application first and add the attachments later.',
  },
  kinds: {
    fi: 'Voit lähettää valokuvia ja tiedostoja: PDF, JPEG, PNG, TIFF tai HEIC. Yksi tiedosto voi olla enintään 10 Mt.',
    sv: 'Du kan skicka foton och filer: PDF, JPEG, PNG, TIFF eller HEIC. En fil får vara högst 10 MB.',
    en: 'You can send photographs and files: PDF, JPEG, PNG, TIFF or HEIC. One file can be at most 10 MB.',
  },
  illegibleMeans: {
    fi: 'Emme saaneet tiedostosta selvää. Lähetä uusi, tarkempi kuva tai tiedosto.',
    sv: 'Vi kunde inte läsa filen. Skicka en ny, tydligare bild eller fil.',
    en: 'We could not read the file. Send a new, clearer picture or file.',
  },
  waivedMeans: {
    fi: 'Emme tarvitse tätä liitettä.',
    sv: 'Vi behöver inte den här bilagan.',
    en: 'We do not need this attachment.',
  },
  infectedMeans: {
    fi: (name: string) => `Tiedostossa ${name} on haittaohjelma. Emme käytä tiedostoa. Lähetä siitä toinen kopio.`,
    sv: (name: string) => `Filen ${name} innehåller skadlig kod. Vi använder inte filen. Skicka en annan kopia av den.`,
    en: (name: string) => `The file ${name} contains malware. We do not use it. Send another copy of it.`,
  },
  choose: { fi: 'Valitse tiedostot', sv: 'Välj filer', en: 'Choose files' },
  send: { fi: 'Lähetä tiedostot', sv: 'Skicka filerna', en: 'Send the files' },
  photograph: { fi: 'Kuvaa puhelimella', sv: 'Fotografera med telefonen', en: 'Photograph with a phone' },
  others: { fi: 'Muut tiedostot', sv: 'Andra filer', en: 'Other files' },
  othersMean: {
    fi: 'Voit lähettää myös muita tiedostoja, jos ne ovat tarpeen asiasi ratkaisemiseksi.',
    sv: 'Du kan också skicka andra filer, om de behövs för att avgöra ditt ärende.',
    en: 'You can send other files too, if they are needed to decide your case.',
  },
  files: {
    fi: (name: string) => `Lähetetyt tiedostot: ${name}`,
    sv: (name: string) => `Skickade filer: ${name}`,
    en: (name: string) => `Files sent: ${name}`,
  },
  remove: { fi: 'Poista', sv: 'Ta bort', en: 'Remove' },
  sent: {
    fi: (count: number) => (count === 1 ? 'Tiedosto on lähetetty.' : `${count} tiedostoa on lähetetty.`),
    sv: (count: number) => (count === 1 ? 'Filen har skickats.' : `${count} filer har skickats.`),
    en: (count: number) => (count === 1 ? 'The file has been sent.' : `${count} files have been sent.`),
  },
  removed: { fi: 'Tiedosto on poistettu.', sv: 'Filen har tagits bort.', en: 'The file has been removed.' },
  photographed: {
    fi: 'Puhelimella otetut kuvat ovat saapuneet.',
    sv: 'Bilderna från telefonen har kommit fram.',
    en: 'The pictures from the phone have arrived.',
  },
  refusedHeading: {
    fi: 'Näitä tiedostoja emme voineet ottaa vastaan',
    sv: 'De här filerna kunde vi inte ta emot',
    en: 'These files we could not take in',
  },
  othersKept: {
    fi: (count: number) => (count === 1 ? 'Toinen tiedosto on tallessa.' : `Muut ${count} tiedostoa ovat tallessa.`),
    sv: (count: number) => (count === 1 ? 'Den andra filen är sparad.' : `De ${count} andra filerna är sparade.`),
    en: (count: number) => (count === 1 ? 'The other file is kept.' : `The other ${count} files are kept.`),
  },
  chooseFirst: {
    fi: 'Valitse ensin tiedosto, jonka haluat lähettää.',
    sv: 'Välj först den fil som du vill skicka.',
    en: 'First choose the file that you want to send.',
  },
  chooseFirstHeading: { fi: 'Tiedostoa ei ole valittu', sv: 'Ingen fil har valts', en: 'No file was chosen' },
  withdrawn: {
    fi: 'Hakemus on peruttu, joten siihen ei voi lähettää liitteitä.',
    sv: 'Ansökan har återtagits, så det går inte att skicka bilagor till den.',
    en: 'The application has been withdrawn, so attachments cannot be sent to it.',
  },
  decided: {
    fi: 'Hakemus on jo ratkaistu. Voit silti lähettää tiedostoja, mutta ne eivät enää vaikuta tähän päätökseen.',
    sv: 'Ansökan har redan avgjorts. Du kan ändå skicka filer, men de påverkar inte längre det här beslutet.',
    en: 'The application has already been decided. You can still send files, but they no longer affect this decision.',
  },
  toReview: { fi: 'Jatka tarkistukseen', sv: 'Fortsätt till granskningen', en: 'Continue to the review' },
  goOn: { fi: 'Jatka hakemusta', sv: 'Fortsätt med ansökan', en: 'Continue the application' },
  toAttachments: { fi: 'Lähetä liitteitä', sv: 'Skicka bilagor', en: 'Send attachments' },
  look: { fi: 'Katso liitteet', sv: 'Se bilagorna', en: 'See the attachments' },
  back: { fi: 'Takaisin hakemukseen', sv: 'Tillbaka till ansökan', en: 'Back to the application' },
});

/** What the sending says while it goes on, where scripts run. */
export const sendingTexts = dictionary({
  sending: { fi: 'Lähetetään', sv: 'Skickas', en: 'Sending' },
  sentOne: { fi: 'Lähetetty', sv: 'Skickad', en: 'Sent' },
  broken: {
    fi: 'Yhteys katkesi. Yritämme pian uudelleen.',
    sv: 'Förbindelsen bröts. Vi försöker snart igen.',
    en: 'The connection broke. We will soon try again.',
  },
  failed: {
    fi: 'Lähetys ei onnistunut. Tarkista yhteys ja yritä uudelleen.',
    sv: 'Det gick inte att skicka. Kontrollera förbindelsen och försök igen.',
    en: 'Sending did not succeed. Check the connection and try again.',
  },
  again: { fi: 'Yritä uudelleen', sv: 'Försök igen', en: 'Try again' },
  showSent: { fi: 'Näytä lähetetyt tiedostot', sv: 'Visa de skickade filerna', en: 'Show the files that were sent' },
});
