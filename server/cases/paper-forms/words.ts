import { dictionary } from '#server/platform/language/language.ts';

/** The words that every form on paper has, whatever it asks. */
export const words = dictionary({
  page: { fi: 'Sivu', sv: 'Sida', en: 'Page' },
  version: {
    fi: (code: string, day: string) => `Lomake ${code}, versio ${day}`,
    sv: (code: string, day: string) => `Blankett ${code}, version ${day}`,
    en: (code: string, day: string) => `Form ${code}, version ${day}`,
  },
  codeLabel: {
    fi: (code: string) => `Lomakkeen tunnus ${code} QR-koodina`,
    sv: (code: string) => `Blankettens kod ${code} som QR-kod`,
    en: (code: string) => `Code of the form ${code} as a QR code`,
  },
  arrived: { fi: 'Saapunut (täytämme)', sv: 'Inkommen (ifylls av oss)', en: 'Received (filled in by us)' },
  applicant: { fi: 'Hakijan nimi', sv: 'Sökandens namn', en: 'Name of the applicant' },
  note: { fi: 'Huomaa:', sv: 'Observera:', en: 'Please note:' },
  questionName: {
    fi: (number: string) => number,
    sv: (number: string) => `fråga\u00a0${number}`,
    en: (number: string) => `question\u00a0${number}`,
  },
  answerIf: {
    fi: (clause: string) => `Vastaa vain, jos ${clause}.`,
    sv: (clause: string) => `Svara bara om ${clause}.`,
    en: (clause: string) => `Answer only if ${clause}.`,
  },
  answerIfItConcerns: {
    fi: 'Vastaa, jos kysymys koskee sinua aiempien vastaustesi perusteella.',
    sv: 'Svara om frågan gäller dig utifrån dina tidigare svar.',
    en: 'Answer if the question concerns you, given your earlier answers.',
  },
  fillInIf: {
    fi: (clause: string) => `Täytä tämä osa vain, jos ${clause}.`,
    sv: (clause: string) => `Fyll i den här delen bara om ${clause}.`,
    en: (clause: string) => `Fill in this part only if ${clause}.`,
  },
  fillInIfItConcerns: {
    fi: 'Täytä tämä osa, jos se koskee sinua aiempien vastaustesi perusteella.',
    sv: 'Fyll i den här delen om den gäller dig utifrån dina tidigare svar.',
    en: 'Fill in this part if it concerns you, given your earlier answers.',
  },
  concernsIf: {
    fi: (clause: string) => `Tämä koskee sinua, jos ${clause}.`,
    sv: (clause: string) => `Det här gäller dig om ${clause}.`,
    en: (clause: string) => `This concerns you if ${clause}.`,
  },
  encloseIf: {
    fi: (clause: string) => `Liitä mukaan, jos ${clause}.`,
    sv: (clause: string) => `Bifoga om ${clause}.`,
    en: (clause: string) => `Enclose it if ${clause}.`,
  },
  encloseIfItConcerns: {
    fi: 'Liitä mukaan, jos se koskee sinua vastaustesi perusteella.',
    sv: 'Bifoga om det gäller dig utifrån dina svar.',
    en: 'Enclose it if it concerns you, given your answers.',
  },
  encloseAlways: { fi: 'Liitä aina mukaan.', sv: 'Bifoga alltid.', en: 'Always enclose it.' },
  more: {
    fi: 'Jos osat eivät riitä, jatka erillisellä paperilla.',
    sv: 'Om delarna inte räcker till, fortsätt på ett separat papper.',
    en: 'If there are not enough parts, continue on a separate sheet.',
  },
  chooseOne: { fi: 'Valitse yksi.', sv: 'Välj ett alternativ.', en: 'Choose one.' },
  chooseSeveral: { fi: 'Voit valita useita.', sv: 'Du kan välja flera.', en: 'You may choose several.' },
  dayMark: { fi: 'pp', sv: 'dd', en: 'dd' },
  monthMark: { fi: 'kk', sv: 'mm', en: 'mm' },
  yearMark: { fi: 'vvvv', sv: 'åååå', en: 'yyyy' },
  longAccount: {
    fi: 'Jos tilinumero ei mahdu ruutuihin, jatka sitä ruutujen alle.',
    sv: 'Om kontonumret inte ryms i rutorna, fortsätt under dem.',
    en: 'If the account number does not fit in the boxes, continue below them.',
  },
  enclosures: { fi: 'Liitteet', sv: 'Bilagor', en: 'Enclosures' },
  enclosuresMean: {
    fi: 'Merkitse rastilla liitteet, jotka lähetät lomakkeen mukana. Voit lähettää puuttuvan liitteen myöhemminkin.',
    sv: 'Kryssa för de bilagor som du skickar med blanketten. Du kan skicka en bilaga som saknas också senare.',
    en: 'Tick what you enclose with the form. You can also send something that is missing later.',
  },
  signing: { fi: 'Allekirjoitus', sv: 'Underskrift', en: 'Signature' },
  signedOn: { fi: 'Päiväys', sv: 'Datum', en: 'Date' },
  signature: { fi: 'Hakijan allekirjoitus', sv: 'Sökandens underskrift', en: 'Signature of the applicant' },
  clarification: { fi: 'Nimenselvennys', sv: 'Namnförtydligande', en: 'Name in capital letters' },
  sending: { fi: 'Lomakkeen palautus', sv: 'Så här lämnar du in blanketten', en: 'Where to send the form' },
});
