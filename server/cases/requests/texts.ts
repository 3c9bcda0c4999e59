import { dictionary } from '#server/platform/language/language.ts';

const titles = {
  request: { fi: 'Lisätietopyyntö', sv: 'Begäran om komplettering', en: 'Request for information' },
  attachments: { fi: 'Liitteet', sv: 'Bilagor', en: 'Attachments' },
  answers: { fi: 'Vastaukset', sv: 'Svar', en: 'Answers' },
  explanations: { fi: 'Selvitykset', sv: 'Utredningar', en: 'Explanations' },
  attachment: { fi: 'Liite', sv: 'Bilaga', en: 'Attachment' },
  answer: { fi: 'Vastaus', sv: 'Svar', en: 'Answer' },
  explanation: { fi: 'Selvitys', sv: 'Utredning', en: 'Explanation' },
} as const;

/** What is asked, as the customer reads it. */
export const itemTexts = dictionary({
  sendAgain: {
    fi: (document: string) => `${document}: lähetä uudelleen, aiemmasta ei saanut selvää`,
    sv: (document: string) => `${document}: skicka på nytt, den tidigare gick inte att läsa`,
    en: (document: string) => `${document}: please send again, the earlier one could not be read`,
  },
});

/** Asking: a clerk chooses, reads through, sends. */
export const askingTexts = dictionary({
  ...titles,
  ask: { fi: 'Pyydä lisätietoja asiakkaalta', sv: 'Be kunden om komplettering', en: 'Ask the customer for information' },
  goOnAsking: {
    fi: 'Jatka lisätietopyynnön kirjoittamista',
    sv: 'Fortsätt skriva begäran om komplettering',
    en: 'Continue the request for information',
  },
  backToCase: { fi: 'Takaisin tapaukseen', sv: 'Tillbaka till ärendet', en: 'Back to the case' },
  lead: {
    fi: 'Valitse, mitä tarvitset. Asia odottaa asiakasta määräajan loppuun tai siihen asti, että kaikki on saapunut. Sillä aikaa se ei ole kenenkään käsittelijän hoidettavana.',
    sv: 'Välj vad du behöver. Ärendet väntar på kunden tills tiden har gått ut eller allt har kommit in. Under tiden har ingen handläggare ärendet.',
    en: 'Choose what you need. The case waits for the customer until the time is up or everything has arrived. Meanwhile no clerk has it in hand.',
  },
  inLanguage: {
    fi: (name: string) => `Asiakas saa pyynnön sillä kielellä, jolla hän asioi: ${name}. Kirjoita oma tekstisi samalla kielellä.`,
    sv: (name: string) => `Kunden får begäran på sitt eget språk: ${name}. Skriv din egen text på samma språk.`,
    en: (name: string) => `The customer gets the request in their language: ${name}. Write your own text in it too.`,
  },
  noMissing: { fi: 'Liitteitä ei puutu.', sv: 'Inga bilagor saknas.', en: 'No attachments are missing.' },
  otherDocuments: { fi: 'Muut lomakkeen liitteet', sv: 'Blankettens övriga bilagor', en: 'Other attachments of the form' },
  gaps: {
    fi: 'Näihin kohtiin hakemuksessa ei ole vastausta.',
    sv: 'De här punkterna är obesvarade i ansökan.',
    en: 'The application leaves these open.',
  },
  noGaps: { fi: 'Hakemuksessa ei ole avoimia kohtia.', sv: 'Ansökan har inga öppna punkter.', en: 'The application leaves nothing open.' },
  otherAnswers: {
    fi: 'Kysy uudelleen jotakin lomakkeen kohtaa',
    sv: 'Fråga på nytt om någon punkt i blanketten',
    en: 'Ask again about a point of the form',
  },
  ownExplanation: { fi: 'Muu selvitys, jota pyydät', sv: 'Annan utredning som du ber om', en: 'Another explanation that you ask for' },
  ownExplanationHint: {
    fi: 'Kirjoita kysymys niin, että asiakas tietää, mitä vastata.',
    sv: 'Skriv frågan så att kunden vet vad den ska svara.',
    en: 'Write the question so that the customer knows what to answer.',
  },
  beginning: { fi: 'Pyynnön alku', sv: 'Inledning', en: 'Beginning of the request' },
  ownText: { fi: 'Oma teksti', sv: 'Egen text', en: 'Own text' },
  deadline: { fi: 'Määräaika', sv: 'Tidsfrist', en: 'Deadline' },
  workingDays: { fi: 'Työpäiviä vastaamiseen', sv: 'Arbetsdagar för svar', en: 'Working days to answer' },
  workingDaysHint: {
    fi: (shortest: number, longest: number, before: number) =>
      `${shortest}–${longest} työpäivää. Asiakasta muistutetaan ${before} työpäivää ennen määräaikaa.`,
    sv: (shortest: number, longest: number, before: number) =>
      `${shortest}–${longest} arbetsdagar. Kunden påminns ${before} arbetsdagar före tidsfristen.`,
    en: (shortest: number, longest: number, before: number) =>
      `${shortest} to ${longest} working days. The customer is reminded ${before} working days before.`,
  },
  preview: { fi: 'Esikatsele', sv: 'Förhandsgranska', en: 'Preview' },
  later: { fi: 'Tallenna ja jatka myöhemmin', sv: 'Spara och fortsätt senare', en: 'Save and continue later' },
  faults: { fi: 'Korjaa nämä kohdat', sv: 'Rätta dessa punkter', en: 'Correct these points' },
  'items-nothing': {
    fi: 'Valitse vähintään yksi liite, vastaus tai selvitys.',
    sv: 'Välj minst en bilaga, ett svar eller en utredning.',
    en: 'Choose at least one attachment, answer or explanation.',
  },
  'items-too-many': {
    fi: 'Pyydä enintään 40 asiaa kerralla.',
    sv: 'Be om högst 40 saker på en gång.',
    en: 'Ask for at most 40 things at once.',
  },
  'workingDays-days': {
    fi: 'Anna määräaika kokonaisina työpäivinä sallituissa rajoissa.',
    sv: 'Ange tidsfristen i hela arbetsdagar inom gränserna.',
    en: 'Give the deadline in whole working days within the limits.',
  },
  'too-long': {
    fi: 'Teksti on liian pitkä. Lyhennä sitä.',
    sv: 'Texten är för lång. Förkorta den.',
    en: 'The text is too long. Shorten it.',
  },
  previewHeading: { fi: 'Tarkista lisätietopyyntö', sv: 'Granska begäran', en: 'Check the request' },
  previewLead: {
    fi: 'Asiakas saa pyynnön tällaisena. Lähettämisen jälkeen asia odottaa asiakasta ja poistuu sinulta.',
    sv: 'Så här får kunden begäran. När du har skickat den väntar ärendet på kunden och är inte längre hos dig.',
    en: 'This is how the customer gets the request. Once it is sent, the case waits for the customer and leaves your hands.',
  },
  changed: {
    fi: 'Pyyntö on muuttunut sen jälkeen, kun luit sen. Mitään ei lähetetty. Lue se uudelleen.',
    sv: 'Begäran har ändrats sedan du läste den. Inget skickades. Läs den på nytt.',
    en: 'The request has changed since you read it. Nothing was sent. Read it again.',
  },
  send: { fi: 'Lähetä pyyntö', sv: 'Skicka begäran', en: 'Send the request' },
  edit: { fi: 'Muokkaa', sv: 'Redigera', en: 'Edit' },
});

/** A request as staff follow it. */
export const followingTexts = dictionary({
  ...titles,
  requests: { fi: 'Lisätietopyynnöt', sv: 'Begäran om komplettering', en: 'Requests for information' },
  none: {
    fi: 'Asiakkaalta ei ole pyydetty lisätietoja.',
    sv: 'Kunden har inte ombetts komplettera.',
    en: 'The customer has not been asked for information.',
  },
  open: { fi: 'Odottaa asiakasta', sv: 'Väntar på kunden', en: 'Waits for the customer' },
  answered: { fi: 'Kaikki on saapunut', sv: 'Allt har kommit in', en: 'Everything has arrived' },
  passed: { fi: 'Määräaika päättyi', sv: 'Tiden gick ut', en: 'Deadline passed' },
  cancelled: { fi: 'Peruttu', sv: 'Återtagen', en: 'Cancelled' },
  late: { fi: 'Tietoja saapui myöhässä', sv: 'Uppgifter kom in för sent', en: 'Information came late' },
  sentOn: {
    fi: (when: string, who: string) => `Lähetetty ${when} (${who})`,
    sv: (when: string, who: string) => `Skickad ${when} (${who})`,
    en: (when: string, who: string) => `Sent ${when} (${who})`,
  },
  dueOn: { fi: (day: string) => `määräaika ${day}`, sv: (day: string) => `tidsfrist ${day}`, en: (day: string) => `deadline ${day}` },
  waited: {
    fi: (days: number) => (days === 1 ? 'Asia odotti asiakasta 1 päivän.' : `Asia odotti asiakasta ${days} päivää.`),
    sv: (days: number) => (days === 1 ? 'Ärendet väntade på kunden i 1 dag.' : `Ärendet väntade på kunden i ${days} dagar.`),
    en: (days: number) =>
      days === 1 ? 'The case waited for the customer for 1 day.' : `The case waited for the customer for ${days} days.`,
  },
  dueStays: {
    fi: 'Asiakkaalle luvattu käsittelyaika ei ole siirtynyt.',
    sv: 'Den handläggningstid som kunden har lovats har inte flyttats.',
    en: 'The day that was promised to the customer has not moved.',
  },
  arrived: { fi: (when: string) => `saapui ${when}`, sv: (when: string) => `kom in ${when}`, en: (when: string) => `arrived ${when}` },
  missing: { fi: 'puuttuu', sv: 'saknas', en: 'missing' },
  toApplication: {
    fi: 'Vastaus on viety hakemuksen avoimeen kohtaan.',
    sv: 'Svaret har förts in i ansökans öppna punkt.',
    en: 'The answer was put into the open point of the application.',
  },
  onBehalf: {
    fi: (name: string) => `Asiakkaan puolesta vastasi ${name}.`,
    sv: (name: string) => `${name} svarade för kunden.`,
    en: (name: string) => `${name} answered for the customer.`,
  },
  cancel: { fi: 'Peru pyyntö', sv: 'Återta begäran', en: 'Cancel the request' },
  cancelHint: {
    fi: 'Asia palaa jonoon, eikä asiakkaan vastausta enää odoteta.',
    sv: 'Ärendet återgår till kön, och kundens svar inväntas inte längre.',
    en: 'The case goes back to the queue, and the customer’s answer is no longer waited for.',
  },
  lateHeading: { fi: 'Uutta tietoa päätöksen jälkeen', sv: 'Nya uppgifter efter beslutet', en: 'New information after the decision' },
  lateLead: {
    fi: (when: string) =>
      `Tietoja saapui ${when}, kun päätös oli jo tehty. Harkitse, pitääkö päätös korjata (hallintolaki 434/2003, 50 §).`,
    sv: (when: string) =>
      `Uppgifter kom in ${when}, när beslutet redan var fattat. Bedöm om beslutet ska rättas (förvaltningslagen 434/2003, 50 §).`,
    en: (when: string) =>
      `Information arrived ${when}, after the decision. Consider whether it must be corrected (Administrative Procedure Act 434/2003, section 50).`,
  },
  'decision-stands': { fi: 'Päätös pysyy voimassa', sv: 'Beslutet står fast', en: 'The decision stands' },
  'to-correct': { fi: 'Päätös pitää korjata', sv: 'Beslutet ska rättas', en: 'The decision must be corrected' },
  settled: {
    fi: (who: string, when: string) => `${who}, ${when}`,
    sv: (who: string, when: string) => `${who}, ${when}`,
    en: (who: string, when: string) => `${who}, ${when}`,
  },
  lateList: { fi: 'Uutta tietoa päätöksen jälkeen', sv: 'Nya uppgifter efter beslutet', en: 'New information after the decision' },
  lateListLead: {
    fi: 'Näissä asioissa asiakas on lähettänyt jotakin päätöksen jälkeen. Vanhin on ensin.',
    sv: 'I de här ärendena har kunden skickat något efter beslutet. Det äldsta står först.',
    en: 'In these cases the customer has sent something after the decision. The oldest is first.',
  },
  lateListEmpty: { fi: 'Uutta tietoa ei ole.', sv: 'Det finns inga nya uppgifter.', en: 'There is no new information.' },
  reference: { fi: 'Viitenumero', sv: 'Referensnummer', en: 'Reference' },
  benefit: { fi: 'Etuus', sv: 'Förmån', en: 'Benefit' },
  arrivedAt: { fi: 'Saapui', sv: 'Kom in', en: 'Arrived' },
  following: { fi: 'Seuraavat', sv: 'Följande', en: 'Following' },
});

/** A request as the customer reads and answers it. */
export const customerTexts = dictionary({
  ...titles,
  heading: {
    fi: 'Tarvitsemme sinulta lisätietoja',
    sv: 'Vi behöver kompletterande uppgifter av dig',
    en: 'We need more information from you',
  },
  waiting: { fi: 'Odotamme sinulta tietoja', sv: 'Vi väntar på uppgifter av dig', en: 'We wait for you' },
  answerBy: {
    fi: (day: string) => `Vastaa viimeistään ${day}.`,
    sv: (day: string) => `Svara senast ${day}.`,
    en: (day: string) => `Answer by ${day}.`,
  },
  missingCount: {
    fi: (count: number) => (count === 1 ? 'Puuttuu vielä yksi asia.' : `Puuttuu vielä ${count} asiaa.`),
    sv: (count: number) => (count === 1 ? 'En sak saknas ännu.' : `${count} saker saknas ännu.`),
    en: (count: number) => (count === 1 ? 'One thing is still missing.' : `${count} things are still missing.`),
  },
  see: { fi: 'Katso ja vastaa', sv: 'Se och svara', en: 'See and answer' },
  asked: { fi: 'Mitä pyydämme', sv: 'Vad vi ber om', en: 'What we ask for' },
  arrivedOn: { fi: (when: string) => `Saapui ${when}`, sv: (when: string) => `Kom in ${when}`, en: (when: string) => `Arrived ${when}` },
  notYet: { fi: 'Odotamme', sv: 'Vi väntar', en: 'Still to come' },
  attachmentsLead: {
    fi: 'Lähetä liite tiedostona tai ota siitä kuva puhelimella. Voit lähettää liitteet myös postissa.',
    sv: 'Skicka bilagan som fil eller ta ett foto av den med telefonen. Du kan också skicka bilagorna per post.',
    en: 'Send the attachment as a file, or take a picture of it with your phone. You can also send attachments by post.',
  },
  sendAttachment: { fi: 'Lähetä liite', sv: 'Skicka bilagan', en: 'Send the attachment' },
  sendAttachments: { fi: 'Lähetä liitteet', sv: 'Skicka bilagorna', en: 'Send the attachments' },
  answerLead: {
    fi: 'Voit vastata kaikkeen kerralla tai osissa. Lähettämäsi vastaukset säilyvät, vaikka muut vielä puuttuisivat.',
    sv: 'Du kan svara på allt på en gång eller i delar. De svar du har skickat finns kvar även om andra ännu saknas.',
    en: 'You can answer all at once or in parts. What you have sent is kept even if the rest is still missing.',
  },
  send: { fi: 'Lähetä vastaukset', sv: 'Skicka svaren', en: 'Send the answers' },
  save: { fi: 'Tallenna lähettämättä', sv: 'Spara utan att skicka', en: 'Save without sending' },
  saved: {
    fi: 'Tallensimme, mitä kirjoitit. Emme ole vielä saaneet sitä: lähetä vastaukset, kun olet valmis.',
    sv: 'Vi har sparat det du skrev. Vi har ännu inte fått det: skicka svaren när du är klar.',
    en: 'What you wrote is saved. It has not reached us yet: send the answers when you are ready.',
  },
  sent: {
    fi: 'Kiitos. Vastauksesi saapuivat meille.',
    sv: 'Tack. Dina svar har kommit fram till oss.',
    en: 'Thank you. Your answers have reached us.',
  },
  nothingTyped: {
    fi: 'Vastaa vähintään yhteen kohtaan ennen kuin lähetät.',
    sv: 'Svara på minst en punkt innan du skickar.',
    en: 'Answer at least one point before you send.',
  },
  allArrived: {
    fi: 'Kaikki pyytämämme tiedot ovat saapuneet. Jatkamme asiasi käsittelyä.',
    sv: 'Alla uppgifter vi bad om har kommit in. Vi fortsätter handlägga ditt ärende.',
    en: 'Everything we asked for has arrived. We carry on with your matter.',
  },
  passed: {
    fi: (day: string) =>
      `Määräaika päättyi ${day}. Voit yhä lähettää tiedot, jos asiaa ei ole vielä ratkaistu, mutta emme enää odota niitä.`,
    sv: (day: string) =>
      `Tiden gick ut ${day}. Du kan ännu lämna uppgifterna om ärendet inte är avgjort, men vi väntar inte längre på dem.`,
    en: (day: string) =>
      `The time was up on ${day}. You can still send the information if the matter is not decided, but we no longer wait for it.`,
  },
  cancelled: {
    fi: 'Emme enää tarvitse näitä tietoja.',
    sv: 'Vi behöver inte längre de här uppgifterna.',
    en: 'We no longer need this information.',
  },
  lateTask: {
    fi: 'Päätös on jo tehty. Käsittelijä katsoo, antavatko lähettämäsi tiedot aihetta korjata sitä. Kirjoitamme sinulle, jos päätös muuttuu.',
    sv: 'Beslutet är redan fattat. En handläggare ser om uppgifterna du skickade ger skäl att rätta det. Vi skriver till dig om beslutet ändras.',
    en: 'The decision has already been made. A clerk looks at whether what you sent gives reason to correct it. We write to you if the decision changes.',
  },
  lateFile: {
    fi: 'Päätös on jo tehty. Liitämme lähettämäsi tiedot asiaan, mutta ne eivät muuta päätöstä. Jos olet tyytymätön, voit hakea muutosta.',
    sv: 'Beslutet är redan fattat. Vi lägger uppgifterna du skickade till ärendet, men de ändrar inte beslutet. Om du är missnöjd kan du söka ändring.',
    en: 'The decision has already been made. We add what you sent to the case, but it does not change the decision. If you are not satisfied, you can appeal.',
  },
  yourAnswer: { fi: 'Vastauksesi', sv: 'Ditt svar', en: 'Your answer' },
  explain: { fi: 'Kirjoita vastauksesi', sv: 'Skriv ditt svar', en: 'Write your answer' },
  asLetter: { fi: 'Lataa pyyntö kirjeenä (PDF)', sv: 'Ladda ner begäran som brev (PDF)', en: 'Download the request as a letter (PDF)' },
  back: { fi: 'Takaisin hakemukseen', sv: 'Tillbaka till ansökan', en: 'Back to the application' },
  reference: { fi: 'Viitenumero', sv: 'Referensnummer', en: 'Reference number' },
  earlier: { fi: 'Aiemmat lisätietopyynnöt', sv: 'Tidigare begäran om komplettering', en: 'Earlier requests' },
  open: { fi: 'Odotamme vastaustasi', sv: 'Vi väntar på ditt svar', en: 'We wait for your answer' },
  answered: { fi: 'Kaikki saapui', sv: 'Allt kom in', en: 'Everything arrived' },
  passedShort: { fi: 'Määräaika päättyi.', sv: 'Tiden gick ut.', en: 'The time is up.' },
  cancelledShort: { fi: 'Peruttu', sv: 'Återtagen', en: 'Cancelled' },
  arrivedShort: { fi: 'saapunut', sv: 'inkommen', en: 'arrived' },
  requestOf: {
    fi: (day: string) => `Lisätietopyyntö, määräaika ${day}`,
    sv: (day: string) => `Begäran om komplettering, tidsfrist ${day}`,
    en: (day: string) => `Request for information, deadline ${day}`,
  },
});
