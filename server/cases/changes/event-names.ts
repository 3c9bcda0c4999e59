import { dictionary, type Text } from '#server/platform/language/language.ts';
import type { CaseEventKind } from '#server/cases/applications/case-events.ts';

/** What happened to a case, as the staff read it. */
export const eventNames = dictionary({
  'application-received': { fi: 'Hakemus saapui', sv: 'Ansökan kom in', en: 'The application arrived' },
  'receipt-given': { fi: 'Vastaanottoilmoitus annettiin', sv: 'Mottagningsbekräftelse gavs', en: 'A receipt was given' },
  'case-opened': { fi: 'Asia tuli vireille', sv: 'Ärendet blev anhängigt', en: 'The case was opened' },
  'application-withdrawn': { fi: 'Asiakas perui hakemuksen', sv: 'Kunden återtog ansökan', en: 'The customer withdrew the application' },
  'case-taken': { fi: 'Käsittelijä otti tapauksen', sv: 'Handläggaren tog ärendet', en: 'A clerk took the case' },
  'case-handed-on': { fi: 'Tapaus siirrettiin', sv: 'Ärendet fördes vidare', en: 'The case was handed on' },
  'case-released': { fi: 'Tapaus vapautettiin jonoon', sv: 'Ärendet återfördes till kön', en: 'The case was released to the queue' },
  'note-written': { fi: 'Muistiinpano kirjoitettiin', sv: 'En anteckning skrevs', en: 'A note was written' },
  'decision-proposed': {
    fi: 'Päätös lähetettiin hyväksyttäväksi',
    sv: 'Beslutet sändes för godkännande',
    en: 'The decision was sent for approval',
  },
  'decision-returned': {
    fi: 'Päätös palautettiin korjattavaksi',
    sv: 'Beslutet återsändes för rättelse',
    en: 'The decision was returned for correction',
  },
  'decision-approved': { fi: 'Päätös hyväksyttiin', sv: 'Beslutet godkändes', en: 'The decision was approved' },
  'decision-sent': { fi: 'Päätös annettiin ja lähetettiin', sv: 'Beslutet gavs och sändes', en: 'The decision was made and sent' },
  'attachment-received': { fi: 'Liite saapui', sv: 'Bilaga kom in', en: 'An attachment arrived' },
  'attachment-accepted': { fi: 'Liite hyväksyttiin', sv: 'Bilagan godkändes', en: 'An attachment was accepted' },
  'attachment-illegible': { fi: 'Liitteestä ei saanut selvää', sv: 'Bilagan var oläslig', en: 'An attachment was illegible' },
  'attachment-moved': { fi: 'Liite siirrettiin toiseen kohtaan', sv: 'Bilagan flyttades', en: 'An attachment was moved' },
  'attachment-unneeded': { fi: 'Tiedosto todettiin tarpeettomaksi', sv: 'Filen behövs inte', en: 'A file was found not to be needed' },
  'requirement-restored': {
    fi: 'Liitettä tarvitaan sittenkin',
    sv: 'Bilagan behövs trots allt',
    en: 'An attachment is needed after all',
  },
  'requirement-waived': { fi: 'Liitettä ei enää tarvita', sv: 'Bilagan behövs inte längre', en: 'An attachment is no longer needed' },
  'information-requested': {
    fi: 'Asiakkaalta pyydettiin lisätietoja',
    sv: 'Kunden ombads komplettera',
    en: 'The customer was asked for information',
  },
  'information-reminded': {
    fi: 'Asiakasta muistutettiin lisätiedoista',
    sv: 'Kunden påmindes om kompletteringen',
    en: 'The customer was reminded of the request',
  },
  'information-arrived': { fi: 'Pyydetyt tiedot saapuivat', sv: 'De begärda uppgifterna kom in', en: 'The information asked for arrived' },
  'information-late': {
    fi: 'Tietoja saapui määräajan jälkeen',
    sv: 'Uppgifter kom in efter utsatt tid',
    en: 'Information arrived after the deadline',
  },
  'deadline-passed': {
    fi: 'Lisätietojen määräaika meni umpeen',
    sv: 'Tidsfristen för kompletteringen gick ut',
    en: 'The deadline for the information passed',
  },
  'request-cancelled': {
    fi: 'Lisätietopyyntö peruttiin',
    sv: 'Begäran om komplettering återtogs',
    en: 'The request for information was cancelled',
  },
  'message-sent': {
    fi: 'Asiakkaalle lähetettiin viesti',
    sv: 'Ett meddelande skickades till kunden',
    en: 'A message was sent to the customer',
  },
  'message-received': { fi: 'Asiakas lähetti viestin', sv: 'Kunden skickade ett meddelande', en: 'The customer sent a message' },
  'message-filed': { fi: 'Viesti liitettiin asiaan', sv: 'Meddelandet lades till ärendet', en: 'A message was filed to the case' },
  'letter-made': { fi: 'Kirje tehtiin postitettavaksi', sv: 'Ett brev gjordes för postning', en: 'A letter was made to be posted' },
  'letter-posted': { fi: 'Kirje postitettiin', sv: 'Ett brev postades', en: 'A letter was posted' },
  'paper-registered': {
    fi: 'Paperihakemus kirjattiin saapuneeksi',
    sv: 'Pappersansökan registrerades',
    en: 'A paper application was registered',
  },
  'cosignature-asked': {
    fi: 'Toiselta pyydettiin allekirjoitusta',
    sv: 'En annan person ombads skriva under',
    en: 'Another person was asked to sign',
  },
  'cosignature-cancelled': {
    fi: 'Allekirjoituspyyntö peruttiin',
    sv: 'Begäran om underskrift återtogs',
    en: 'The request to sign was withdrawn',
  },
  'cosignature-given': { fi: 'Toinen allekirjoitti', sv: 'Den andra personen skrev under', en: 'The other person signed' },
  'cosignature-refused': {
    fi: 'Toinen kieltäytyi allekirjoittamasta',
    sv: 'Den andra personen vägrade skriva under',
    en: 'The other person refused to sign',
  },
  'protection-marked': { fi: 'Turvakielto merkittiin', sv: 'Spärrmarkering antecknades', en: 'Marked as protected' },
  'protection-ended': { fi: 'Turvakielto poistettiin', sv: 'Spärrmarkeringen togs bort', en: 'Protection ended' },
  'customers-merged': { fi: 'Asiakkaan tiedot yhdistettiin', sv: 'Kundens uppgifter slogs ihop', en: 'The customer’s records were merged' },
  'customers-unmerged': {
    fi: 'Asiakkaan tietojen yhdistäminen peruttiin',
    sv: 'Sammanslagningen av kundens uppgifter upphävdes',
    en: 'The merging of the customer’s records was undone',
  },
} satisfies Record<CaseEventKind, Text>);
