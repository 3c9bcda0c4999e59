import { dictionary, isLanguage, type Language, type Text } from '#server/platform/language/language.ts';
import { codeMinutes, type ContactNoticeKind } from './notice.ts';

const texts = dictionary({
  codeSubject: { fi: 'Vahvistuskoodisi', sv: 'Din bekräftelsekod', en: 'Your confirmation code' },
  code: {
    fi: (code: string) => `Vahvistuskoodisi on ${code}. Kirjoita se palvelun sivulle, jolla pyysit koodin.`,
    sv: (code: string) => `Din bekräftelsekod är ${code}. Skriv in den på sidan där du bad om koden.`,
    en: (code: string) => `Your confirmation code is ${code}. Enter it on the page where you asked for it.`,
  },
  codeOver: {
    fi: 'Tässä oli vahvistuskoodi. Se ei ole enää voimassa.',
    sv: 'Här stod en bekräftelsekod. Den gäller inte längre.',
    en: 'A confirmation code stood here. It is no longer valid.',
  },
  codeCare: {
    fi: `Koodi on voimassa ${codeMinutes} minuuttia. Älä anna sitä kenellekään. Jos et pyytänyt koodia, voit jättää tämän viestin huomiotta.`,
    sv: `Koden gäller i ${codeMinutes} minuter. Ge den inte till någon. Om du inte bad om en kod kan du bortse från det här meddelandet.`,
    en: `The code is valid for ${codeMinutes} minutes. Give it to nobody. If you did not ask for a code, you can ignore this message.`,
  },
  changedSubject: { fi: 'Yhteystietojasi on muutettu', sv: 'Dina kontaktuppgifter har ändrats', en: 'Your contact details were changed' },
  'email-changed': {
    fi: 'Sähköpostiosoitteesi palvelussamme on muutettu tai poistettu.',
    sv: 'Din e-postadress i vår tjänst har ändrats eller tagits bort.',
    en: 'Your e-mail address in our service was changed or removed.',
  },
  'phone-changed': {
    fi: 'Puhelinnumerosi palvelussamme on muutettu tai poistettu.',
    sv: 'Ditt telefonnummer i vår tjänst har ändrats eller tagits bort.',
    en: 'Your phone number in our service was changed or removed.',
  },
  'address-changed': {
    fi: 'Postiosoitteesi palvelussamme on muutettu.',
    sv: 'Din postadress i vår tjänst har ändrats.',
    en: 'Your postal address in our service was changed.',
  },
  changedCare: {
    fi: 'Jos et muuttanut tietoa itse etkä pyytänyt muutosta, ota heti yhteyttä meihin.',
    sv: 'Om du inte själv har ändrat uppgiften eller bett om ändringen, kontakta oss genast.',
    en: 'If you neither changed it yourself nor asked for the change, contact us at once.',
  },
  greeting: { fi: 'Hei,', sv: 'Hej,', en: 'Hello,' },
  noReply: {
    fi: 'Tämä viesti on lähetetty automaattisesti, eikä siihen voi vastata.',
    sv: 'Det här meddelandet har skickats automatiskt och kan inte besvaras.',
    en: 'This message was sent automatically and cannot be answered.',
  },
});

/** `code` is undefined when it is over: it is worth nothing then, and is not shown. */
export type ContactLetterParts = { kind: ContactNoticeKind; language: string; code: string | undefined };

export type ContactLetter = { language: Language; subject: string; lines: readonly string[] };

/** The words of a notice: never a name, nor what the details were or are. Lines are paragraphs of an e-mail, sentences of a text message. */
export function writeContactLetter({ kind, language: tag, code }: ContactLetterParts, languages: readonly Language[]): ContactLetter {
  const language = isLanguage(tag) ? tag : (languages[0] ?? 'en');
  const t = texts(language);
  if (kind !== 'code') return { language, subject: t.changedSubject, lines: [t[kind], t.changedCare] };
  return { language, subject: t.codeSubject, lines: code === undefined ? [t.codeOver] : [t.code(code), t.codeCare] };
}

/** The text of an e-mail. */
export function emailText({ language, lines }: ContactLetter, agency: Text): string {
  const t = texts(language);
  return `${[t.greeting, ...lines, t.noReply, agency[language]].join('\n\n')}\n`;
}

/** The text of a text message: the sender first, since a number says nothing of who it is. */
export function shortText({ language, lines }: ContactLetter, agency: Text): string {
  return `${agency[language]}: ${lines.join(' ')}`;
}
