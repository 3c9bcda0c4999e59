import { dictionary } from '#server/platform/language/language.ts';

/** What the customer reads of an application that has been sent. */
export const texts = dictionary({
  matters: { fi: 'Omat asiat', sv: 'Mina ärenden', en: 'My matters' },
  mattersOf: {
    fi: (name: string) => `Asiat: ${name}`,
    sv: (name: string) => `Ärenden: ${name}`,
    en: (name: string) => `Matters of ${name}`,
  },
  nothingOf: {
    fi: 'Hänellä ei ole vielä hakemuksia, joita valtuutesi koskee. Voit hakea hänelle näitä etuuksia:',
    sv: 'Personen har inga ansökningar som din fullmakt gäller. Du kan ansöka om följande förmåner för personen:',
    en: 'They have no applications that your mandate covers. You can apply for these benefits for them:',
  },
  drafts: { fi: 'Keskeneräiset hakemukset', sv: 'Påbörjade ansökningar', en: 'Applications you have begun' },
  sent: { fi: 'Lähetetyt hakemukset', sv: 'Inskickade ansökningar', en: 'Applications you have sent' },
  nothing: {
    fi: 'Sinulla ei ole vielä hakemuksia. Voit hakea näitä etuuksia:',
    sv: 'Du har inga ansökningar ännu. Du kan ansöka om följande förmåner:',
    en: 'You have no applications yet. You can apply for these benefits:',
  },
  applyForMore: { fi: 'Hae etuutta', sv: 'Ansök om en förmån', en: 'Apply for a benefit' },
  goOn: { fi: 'Jatka hakemusta', sv: 'Fortsätt med ansökan', en: 'Continue the application' },
  savedAt: { fi: 'Tallennettu', sv: 'Sparad', en: 'Saved' },
  keptUntil: { fi: 'Jatka viimeistään', sv: 'Fortsätt senast', en: 'Continue by' },
  discard: { fi: 'Poista keskeneräinen hakemus', sv: 'Ta bort den påbörjade ansökan', en: 'Delete the unfinished application' },
  reference: { fi: 'Viitenumero', sv: 'Referensnummer', en: 'Reference number' },
  benefit: { fi: 'Etuus', sv: 'Förmån', en: 'Benefit' },
  received: { fi: 'Saapunut', sv: 'Inkommen', en: 'Received' },
  sentBy: { fi: 'Saapumistapa', sv: 'Inkommen via', en: 'Received by' },
  stage: { fi: 'Vaihe', sv: 'Skede', en: 'Stage' },
  expected: { fi: 'Arvioitu päätös', sv: 'Beräknat beslut', en: 'Expected decision' },
  expectedBy: {
    fi: (day: string) => `viimeistään ${day}`,
    sv: (day: string) => `senast ${day}`,
    en: (day: string) => `by ${day}`,
  },
  overdue: {
    fi: (day: string) =>
      `Arvioimme tekevämme päätöksen viimeistään ${day}. Käsittely on kestänyt pidempään kuin arvioimme. Olemme pahoillamme.`,
    sv: (day: string) => `Vi beräknade att fatta beslutet senast ${day}. Handläggningen har tagit längre tid än vi beräknade. Vi beklagar.`,
    en: (day: string) => `We expected to decide by ${day}. It has taken longer than we expected. We are sorry.`,
  },
  expectedIs: {
    fi: 'Aika on tavoite, ei lupaus. Jos tarvitsemme lisää tietoja, käsittely voi kestää pidempään.',
    sv: 'Tiden är ett mål, inte ett löfte. Om vi behöver mer uppgifter kan handläggningen ta längre tid.',
    en: 'The time is a target, not a promise. If we need more information, it can take longer.',
  },
  pending: { fi: 'Vireillä', sv: 'Anhängig', en: 'Pending' },
  'in-process': { fi: 'Käsittelyssä', sv: 'Under behandling', en: 'In process' },
  decided: { fi: 'Ratkaistu', sv: 'Avgjord', en: 'Decided' },
  withdrawn: { fi: 'Peruttu', sv: 'Återtagen', en: 'Withdrawn' },
  pendingMeans: {
    fi: 'Hakemuksesi on meillä ja odottaa käsittelyä.',
    sv: 'Din ansökan finns hos oss och väntar på handläggning.',
    en: 'We have your application, and it waits to be handled.',
  },
  'in-processMeans': {
    fi: 'Käsittelijä on ottanut hakemuksesi.',
    sv: 'En handläggare har tagit din ansökan.',
    en: 'A clerk has taken your application.',
  },
  decidedMeans: { fi: 'Olemme tehneet päätöksen.', sv: 'Vi har fattat ett beslut.', en: 'We have made a decision.' },
  withdrawnMeans: {
    fi: 'Peruit hakemuksen, joten emme käsittele sitä.',
    sv: 'Du återtog ansökan, så vi handlägger den inte.',
    en: 'You withdrew the application, so we will not handle it.',
  },
  attachmentsMissing: {
    fi: (count: number) => (count === 1 ? 'Lähetä puuttuva liite' : `Lähetä ${count} puuttuvaa liitettä`),
    sv: (count: number) => (count === 1 ? 'Skicka bilagan som saknas' : `Skicka ${count} bilagor som saknas`),
    en: (count: number) => (count === 1 ? 'Send the missing attachment' : `Send ${count} missing attachments`),
  },
  readDecision: { fi: 'Lue päätös', sv: 'Läs beslutet', en: 'Read the decision' },
  timeline: { fi: 'Mitä on tapahtunut', sv: 'Vad som har hänt', en: 'What has happened' },
  answers: { fi: 'Mitä lähetit', sv: 'Vad du skickade', en: 'What you sent' },
  showAnswers: { fi: 'Näytä vastauksesi', sv: 'Visa dina svar', en: 'Show your answers' },
  noForm: {
    fi: 'Tätä lomakkeen versiota ei voi enää näyttää tässä. Kysy vastauksistasi meiltä.',
    sv: 'Den här versionen av blanketten kan inte längre visas här. Fråga oss om dina svar.',
    en: 'This version of the form can no longer be shown here. Ask us about your answers.',
  },
  copy: { fi: 'Tulostettava jäljennös', sv: 'Kopia för utskrift', en: 'Copy to print' },
  copyPdf: { fi: 'Lataa jäljennös (PDF)', sv: 'Ladda ner en kopia (PDF)', en: 'Download a copy (PDF)' },
  receiptPdf: {
    fi: 'Lataa vastaanottoilmoitus (PDF)',
    sv: 'Ladda ner mottagningsbekräftelsen (PDF)',
    en: 'Download the receipt as a letter (PDF)',
  },
  copyOf: { fi: 'Jäljennös hakemuksesta', sv: 'Kopia av ansökan', en: 'Copy of the application' },
  printHint: {
    fi: 'Tulosta sivu tai tallenna se PDF-tiedostona selaimen tulostustoiminnolla.',
    sv: 'Skriv ut sidan eller spara den som PDF-fil med webbläsarens utskriftsfunktion.',
    en: 'Print the page, or save it as a PDF file, with your browser’s print function.',
  },
  applicant: { fi: 'Hakija', sv: 'Sökande', en: 'Applicant' },
  back: { fi: 'Takaisin hakemukseen', sv: 'Tillbaka till ansökan', en: 'Back to the application' },
  backToMatters: { fi: 'Omiin asioihin', sv: 'Till mina ärenden', en: 'To my matters' },
  withdraw: { fi: 'Peru hakemus', sv: 'Återta ansökan', en: 'Withdraw the application' },
});

/** The receipt: the acknowledgement that the Act on Electronic Services and Communication (13/2003 §12) asks for. */
export const receiptTexts = dictionary({
  heading: { fi: 'Hakemuksesi on saapunut', sv: 'Din ansökan har kommit fram', en: 'Your application has arrived' },
  acknowledged: {
    fi: (agency: string) =>
      `Tämä on kuittaus siitä, että ${agency} on vastaanottanut hakemuksesi. Hakemus on saapunut, kun se on tullut järjestelmäämme niin, että voimme käsitellä sitä.`,
    sv: (agency: string) =>
      `Det här är en bekräftelse på att din ansökan har tagits emot: ${agency}. Ansökan har kommit in när den finns i vårt system så att vi kan behandla den.`,
    en: (agency: string) =>
      `This is to acknowledge that ${agency} has received your application. It has arrived when it is in our system so that we can handle it.`,
  },
  law: {
    fi: 'Laki sähköisestä asioinnista viranomaistoiminnassa (13/2003), 10 § ja 12 §.',
    sv: 'Lagen om elektronisk kommunikation i myndigheternas verksamhet (13/2003), 10 § och 12 §.',
    en: 'Act on Electronic Services and Communication in the Public Sector (13/2003), sections 10 and 12.',
  },
  keep: {
    fi: 'Kerro viitenumero, jos otat meihin yhteyttä. Löydät sen aina myös omista asioistasi.',
    sv: 'Uppge referensnumret om du kontaktar oss. Du hittar det alltid också bland dina ärenden.',
    en: 'Tell us the reference number if you contact us. You always find it in your matters too.',
  },
  next: { fi: 'Mitä seuraavaksi tapahtuu', sv: 'Vad som händer nu', en: 'What happens next' },
  nextHandled: {
    fi: (day: string) => `Käsittelemme hakemuksesi. Arvioimme, että päätös on valmis viimeistään ${day}.`,
    sv: (day: string) => `Vi handlägger din ansökan. Vi beräknar att beslutet är klart senast ${day}.`,
    en: (day: string) => `We handle your application. We expect the decision to be ready by ${day}.`,
  },
  nextAsked: {
    fi: 'Jos tarvitsemme lisää tietoja, otamme sinuun yhteyttä.',
    sv: 'Om vi behöver mer uppgifter kontaktar vi dig.',
    en: 'If we need more information, we contact you.',
  },
  nextRead: {
    fi: 'Luet päätöksen täällä omissa asioissasi. Jos meillä on sähköpostiosoitteesi, ilmoitamme, kun päätös on valmis.',
    sv: 'Du läser beslutet här bland dina ärenden. Om vi har din e-postadress meddelar vi när beslutet är klart.',
    en: 'You read the decision here among your matters. If we have your e-mail address, we tell you when it is ready.',
  },
  sendAttachments: { fi: 'Lähetä liitteet', sv: 'Skicka bilagorna', en: 'Send the attachments' },
  attachments: { fi: 'Lähetä vielä nämä liitteet', sv: 'Skicka ännu dessa bilagor', en: 'Please still send these attachments' },
  follow: { fi: 'Seuraa hakemusta', sv: 'Följ ansökan', en: 'Follow the application' },
});

/** The timeline in the customer's words. What is only between clerks is not told here. */
export const timelineTexts = dictionary({
  'application-received': { fi: 'Hakemuksesi saapui meille.', sv: 'Din ansökan kom fram till oss.', en: 'Your application reached us.' },
  'receipt-given': { fi: 'Annoimme sinulle kuittauksen.', sv: 'Vi gav dig en bekräftelse.', en: 'We gave you a receipt.' },
  'case-opened': { fi: 'Asiasi tuli vireille.', sv: 'Ditt ärende blev anhängigt.', en: 'Your case was opened.' },
  'application-withdrawn': { fi: 'Peruit hakemuksen.', sv: 'Du återtog ansökan.', en: 'You withdrew the application.' },
  'case-taken': { fi: 'Käsittelijä otti hakemuksesi.', sv: 'En handläggare tog din ansökan.', en: 'A clerk took your application.' },
  'decision-sent': {
    fi: 'Päätös on valmis ja lähetetty sinulle.',
    sv: 'Beslutet är klart och har skickats till dig.',
    en: 'The decision is ready and has been sent to you.',
  },
  'attachment-received': { fi: 'Liite saapui meille.', sv: 'Din bilaga kom fram till oss.', en: 'Your attachment reached us.' },
  'attachment-accepted': { fi: 'Hyväksyimme liitteen.', sv: 'Vi godkände bilagan.', en: 'We accepted the attachment.' },
  'attachment-illegible': {
    fi: 'Emme saaneet liitteestä selvää.',
    sv: 'Vi kunde inte läsa bilagan.',
    en: 'We could not read the attachment.',
  },
  'requirement-waived': {
    fi: 'Emme enää tarvitse liitettä.',
    sv: 'Vi behöver inte längre bilagan.',
    en: 'We no longer need an attachment.',
  },
  'information-requested': {
    fi: 'Pyysimme sinulta lisätietoja.',
    sv: 'Vi bad dig komplettera ansökan.',
    en: 'We asked you for more information.',
  },
  'information-reminded': {
    fi: 'Muistutimme sinua lisätiedoista.',
    sv: 'Vi påminde dig om kompletteringen.',
    en: 'We reminded you of the information.',
  },
  'information-arrived': {
    fi: 'Pyytämämme tiedot saapuivat. Jatkamme käsittelyä.',
    sv: 'Uppgifterna vi bad om kom in. Vi fortsätter handläggningen.',
    en: 'The information we asked for arrived. We carry on.',
  },
  'information-late': {
    fi: 'Lähetit tietoja määräajan jälkeen.',
    sv: 'Du skickade uppgifter efter utsatt tid.',
    en: 'You sent information after the deadline.',
  },
  'deadline-passed': {
    fi: 'Lisätietojen määräaika päättyi.',
    sv: 'Tidsfristen för kompletteringen gick ut.',
    en: 'The deadline for the information passed.',
  },
  'request-cancelled': {
    fi: 'Emme enää tarvitse pyytämiämme tietoja.',
    sv: 'Vi behöver inte längre uppgifterna vi bad om.',
    en: 'We no longer need the information we asked for.',
  },
  'message-sent': { fi: 'Lähetimme sinulle viestin.', sv: 'Vi skickade dig ett meddelande.', en: 'We sent you a message.' },
  'message-received': { fi: 'Lähetit meille viestin.', sv: 'Du skickade oss ett meddelande.', en: 'You sent us a message.' },
  'letter-made': {
    fi: 'Teimme sinulle kirjeen. Se lähtee postissa.',
    sv: 'Vi skrev ett brev till dig. Det skickas per post.',
    en: 'We wrote you a letter. It will come by post.',
  },
  'letter-posted': { fi: 'Lähetimme sinulle kirjeen.', sv: 'Vi skickade dig ett brev.', en: 'We posted you a letter.' },
  'cosignature-asked': {
    fi: 'Toiselta henkilöltä pyydettiin allekirjoitusta.',
    sv: 'En annan person ombads skriva under.',
    en: 'Another person was asked to sign.',
  },
  'cosignature-cancelled': {
    fi: 'Allekirjoituspyyntö peruttiin.',
    sv: 'Begäran om underskrift återtogs.',
    en: 'The request to sign was withdrawn.',
  },
  'cosignature-given': { fi: 'Toinen henkilö allekirjoitti.', sv: 'Den andra personen skrev under.', en: 'The other person signed.' },
  'cosignature-refused': {
    fi: 'Toinen henkilö ei allekirjoittanut.',
    sv: 'Den andra personen skrev inte under.',
    en: 'The other person did not sign.',
  },
  'customers-merged': {
    fi: 'Tietosi olivat meillä kahdessa paikassa. Yhdistimme ne.',
    sv: 'Dina uppgifter fanns på två ställen hos oss. Vi slog ihop dem.',
    en: 'We had your data in two records. We merged them.',
  },
  'customers-unmerged': {
    fi: 'Peruimme tietojen yhdistämisen.',
    sv: 'Vi upphävde sammanslagningen av uppgifterna.',
    en: 'We undid the merging of the records.',
  },
});
