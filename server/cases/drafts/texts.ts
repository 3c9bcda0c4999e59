import { dictionary } from '#server/platform/language/language.ts';

/** The words around the questions of an application that is being filled in. */
export const texts = dictionary({
  /** Without a count while answers to come may add to it. */
  step: {
    fi: (number: number, count?: number) => (count === undefined ? `Vaihe ${number}` : `Vaihe ${number}/${count}`),
    sv: (number: number, count?: number) => (count === undefined ? `Steg ${number}` : `Steg ${number} av ${count}`),
    en: (number: number, count?: number) => (count === undefined ? `Step ${number}` : `Step ${number} of ${count}`),
  },
  steps: { fi: 'Hakemuksen vaiheet', sv: 'Ansökans steg', en: 'Steps of the application' },
  done: { fi: 'valmis', sv: 'klart', en: 'done' },
  next: { fi: 'Tallenna ja jatka', sv: 'Spara och fortsätt', en: 'Save and continue' },
  toReview: { fi: 'Tallenna ja palaa tarkistukseen', sv: 'Spara och gå till granskningen', en: 'Save and return to the review' },
  previous: { fi: 'Edellinen', sv: 'Föregående', en: 'Previous' },
  saveForLater: { fi: 'Tallenna ja jatka myöhemmin', sv: 'Spara och fortsätt senare', en: 'Save and continue later' },
  keptUntil: {
    fi: (day: string) => `Vastauksesi tallentuvat, kun siirryt sivulta toiselle. Keskeneräinen hakemus säilyy ${day} asti.`,
    sv: (day: string) => `Dina svar sparas när du går från sida till sida. Den påbörjade ansökan sparas till och med ${day}.`,
    en: (day: string) => `Your answers are saved when you move from page to page. The unfinished application is kept until ${day}.`,
  },
  requiredHint: {
    fi: 'Vastaa kaikkiin kysymyksiin, joiden kohdalla ei lue, että vastaus ei ole pakollinen.',
    sv: 'Svara på alla frågor som inte är markerade som frivilliga.',
    en: 'Answer every question that is not marked as optional.',
  },
  savedHeading: { fi: 'Hakemus on tallennettu', sv: 'Ansökan är sparad', en: 'The application is saved' },
  savedMeans: {
    fi: (day: string) =>
      `Voit jatkaa ${day} asti millä tahansa laitteella: kirjaudu sisään ja valitse Omat asiat. Sen jälkeen vastaukset poistetaan. Hakemusta ei ole vielä lähetetty.`,
    sv: (day: string) =>
      `Du kan fortsätta till och med ${day} på vilken enhet som helst: logga in och välj Mina ärenden. Därefter raderas svaren. Ansökan har ännu inte skickats.`,
    en: (day: string) =>
      `You can continue until ${day} on any device: sign in and choose My matters. After that the answers are deleted. The application has not been sent yet.`,
  },
  goOn: { fi: 'Jatka hakemusta nyt', sv: 'Fortsätt med ansökan nu', en: 'Continue the application now' },
  toMatters: { fi: 'Omiin asioihin', sv: 'Till mina ärenden', en: 'To my matters' },
  linkHeading: { fi: 'Linkki sähköpostiin', sv: 'Länk per e-post', en: 'Link by e-mail' },
  linkMeans: {
    fi: 'Voimme lähettää sinulle linkin, josta pääset jatkamaan. Viestissä ei ole vastauksiasi. Linkki aukeaa, kun kirjaudut sisään.',
    sv: 'Vi kan skicka dig en länk där du kan fortsätta. Meddelandet innehåller inte dina svar. Länken öppnas när du loggar in.',
    en: 'We can send you a link where you can continue. The message does not hold your answers. The link opens when you sign in.',
  },
  officialMailbox: { fi: 'Suomi.fi-viestit', sv: 'Suomi.fi-meddelanden', en: 'Suomi.fi Messages' },
  sendLink: { fi: 'Lähetä linkki minulle', sv: 'Skicka länken till mig', en: 'Send me the link' },
  linkSent: { fi: 'Lähetimme linkin sinulle.', sv: 'Vi har skickat länken till dig.', en: 'We have sent you the link.' },
  nowhere: {
    fi: 'Meillä ei ole sähköpostiosoitettasi eikä tarkistettua puhelinnumeroasi, joten emme voi lähettää linkkiä. Löydät hakemuksen omista asioistasi.',
    sv: 'Vi har varken din e-postadress eller ett kontrollerat telefonnummer, så vi kan inte skicka någon länk. Du hittar ansökan bland dina ärenden.',
    en: 'We have neither your e-mail address nor a checked phone number, so we cannot send a link. You find the application among your matters.',
  },
  droppingHeading: { fi: 'Joitakin vastauksia poistetaan', sv: 'Några svar tas bort', en: 'Some answers will be removed' },
  droppingMeans: {
    fi: 'Muutit vastausta, joten näitä tietoja ei enää kysytä. Jos jatkat, poistamme nämä vastaukset:',
    sv: 'Du ändrade ett svar, så de här uppgifterna behövs inte längre. Om du fortsätter tar vi bort följande svar:',
    en: 'You changed an answer, so these are no longer asked. If you go on, we remove these answers:',
  },
  changeAnyway: { fi: 'Muuta silti', sv: 'Ändra ändå', en: 'Change anyway' },
  keepAsWas: { fi: 'Pidä ennallaan', sv: 'Behåll som det var', en: 'Keep as it was' },
  review: { fi: 'Tarkista ja lähetä', sv: 'Granska och skicka', en: 'Review and send' },
  reviewMeans: {
    fi: 'Tarkista vastauksesi. Voit vielä muuttaa niitä. Hakemus lähtee vasta, kun painat Lähetä hakemus.',
    sv: 'Granska dina svar. Du kan ännu ändra dem. Ansökan skickas först när du trycker på Skicka ansökan.',
    en: 'Check your answers. You can still change them. The application is sent only when you press Send the application.',
  },
  incomplete: {
    fi: 'Hakemusta ei voi vielä lähettää. Korjaa ensin nämä kohdat.',
    sv: 'Ansökan kan ännu inte skickas. Rätta först de här punkterna.',
    en: 'The application cannot be sent yet. Correct these points first.',
  },
  attachmentsStep: { fi: 'Liitteet', sv: 'Bilagor', en: 'Attachments' },
  attachments: { fi: 'Liitteet, joita tarvitsemme', sv: 'Bilagor som vi behöver', en: 'Attachments that we need' },
  attachmentsMean: {
    fi: 'Voit lähettää hakemuksen heti ja liitteet sen jälkeen.',
    sv: 'Du kan skicka ansökan genast och bilagorna efter det.',
    en: 'You can send the application now and the attachments after it.',
  },
  addAttachments: { fi: 'Lähetä liitteitä', sv: 'Skicka bilagor', en: 'Send attachments' },
  declaration: { fi: 'Vakuutus', sv: 'Försäkran', en: 'Declaration' },
  declare: { fi: 'Vakuutan näin', sv: 'Jag försäkrar detta', en: 'I declare this' },
  declareFirst: {
    fi: 'Lue vakuutus ja merkitse ruutuun, että vakuutat näin.',
    sv: 'Läs försäkran och kryssa för rutan om du försäkrar detta.',
    en: 'Read the declaration and tick the box to declare it.',
  },
  changedSince: {
    fi: 'Vastauksesi ovat muuttuneet sen jälkeen, kun avasit tämän sivun, ehkä toisessa ikkunassa. Tarkista ne uudelleen ja lähetä sitten.',
    sv: 'Dina svar har ändrats sedan du öppnade den här sidan, kanske i ett annat fönster. Granska dem på nytt och skicka sedan.',
    en: 'Your answers have changed since you opened this page, perhaps in another window. Check them again and then send.',
  },
  send: { fi: 'Lähetä hakemus', sv: 'Skicka ansökan', en: 'Send the application' },
  faultsHeading: { fi: 'Korjaa ensin tämä', sv: 'Rätta först detta', en: 'Please correct this first' },
  discardHeading: {
    fi: 'Haluatko poistaa keskeneräisen hakemuksen?',
    sv: 'Vill du ta bort den påbörjade ansökan?',
    en: 'Do you want to delete the unfinished application?',
  },
  discardMeans: {
    fi: 'Vastauksesi poistetaan, eikä niitä saa takaisin. Hakemusta ei ole lähetetty.',
    sv: 'Dina svar raderas och kan inte återställas. Ansökan har inte skickats.',
    en: 'Your answers are deleted and cannot be brought back. The application has not been sent.',
  },
  discardYes: { fi: 'Kyllä, poista', sv: 'Ja, ta bort', en: 'Yes, delete' },
  discardNo: { fi: 'Ei, säilytä', sv: 'Nej, behåll', en: 'No, keep it' },
  versionGone: {
    fi: 'Lomake on muuttunut niin, ettei tätä hakemusta voi enää jatkaa. Poista se ja aloita uusi. Täytämme valmiiksi ne tiedot, jotka meillä jo on.',
    sv: 'Blanketten har ändrats så att den här ansökan inte kan fortsättas. Ta bort den och börja en ny. Vi fyller i de uppgifter som vi redan har.',
    en: 'The form has changed so that this application cannot be continued. Delete it and start a new one. We fill in what we already know.',
  },
});
