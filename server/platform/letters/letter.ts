import { writeCode } from '../codes/code.ts';
import { qrSvg } from '../codes/qr.ts';
import { formatDay } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { letterTexts } from './texts.ts';
import { typeset } from './typesetting.ts';

/**
 * A letter: data alone, every text of it plain text. Paragraphs are items of a list, days ISO days. Whatever a
 * customer or a clerk has written is set as it stands; nothing in it is read as markup.
 */
export type Letter = DecisionLetter | ReceiptLetter | RequestLetter | MessageLetter;
export type LetterKind = Letter['kind'];

/** Who sends, and the agency's standing texts for this kind of letter: `letterSender` in `server/agency/letters.ts`. */
export type Sender = {
  name: string;
  /** Lines, the name first: an answer is sent there, and so is a letter that could not be delivered. */
  returnAddress: readonly string[];
  /** One line at the foot of every page: where to find the agency. */
  foot: string;
  /** Paragraphs before and after what the letter itself says. */
  opening: readonly string[];
  closing: readonly string[];
};

/** What the window of an envelope shows. */
const mostRecipientLines = 6;

type Envelope = {
  language: Language;
  sender: Sender;
  /** What shows in the window: name, street, postal code and place, country. At most six lines. */
  recipient: readonly string[];
  /** The reference number of the case, which the code on the letter leads to; null for a letter about no case. */
  reference: string | null;
  /** The day of the letter. */
  day: string;
};

export type LetterRow = { name: string; value: string };
export type LetterSection = { heading: string; paragraphs: readonly string[] };

export type DecisionLetter = Envelope & {
  kind: 'decision';
  /** The benefit: it stands in the title. */
  subject: string;
  /** What was decided, in one sentence. */
  outcome: string;
  /** Amount, period and what else is known in a word: name and value side by side. */
  facts: readonly LetterRow[];
  /** Reasons, when it is taken as served, how to appeal, who decided: in this order on the letter. */
  sections: readonly LetterSection[];
};

export type ReceiptLetter = Envelope & {
  kind: 'receipt';
  /** What arrived: the benefit or the name of the form. */
  subject: string;
  /** When it arrived, as it is to be read: a day, or day and time. */
  received: string;
  /** The day by which a decision is expected; null when none is promised. */
  expectedOn: string | null;
  /** Attachments that are still needed; `detail` says which, or by when. */
  missing: readonly RequestedItem[];
};

/** Something that is asked for. */
export type RequestedItem = { name: string; detail?: string | undefined };

export type RequestLetter = Envelope & {
  kind: 'request';
  /** Sent before, and said again shortly before the last day. */
  isReminder?: boolean;
  subject: string;
  /** What the clerk wrote; there may be none. */
  text: readonly string[];
  items: readonly RequestedItem[];
  /** The last day for the answer. */
  answerBy: string;
  /** What happens if no answer comes, in the agency's words; null when nothing is said. */
  otherwise: string | null;
  /** The address of the online service where it can be answered; null where it cannot. */
  online: string | null;
};

export type MessageLetter = Envelope & {
  kind: 'message';
  subject: string;
  text: readonly string[];
  /** The address of the online service where it can be answered; null where it cannot. */
  online: string | null;
};

/**
 * A letter as a tagged PDF (PDF/UA-1) on A4, for a window envelope (C5 or DL, window on the left), with a code that
 * leads an answer back to the case. `at` is the moment it says it was made; the same letter and moment give the same bytes.
 * @throws ThreadFault
 */
export function makeLetter(letter: Letter, at: Date): Promise<Buffer> {
  return typeset('letter', { letter: letterData(letter) }, at);
}

/** A letter with the words of its template, as `templates/letter.typ` reads it. */
export function letterData(letter: Letter): object {
  const t = letterTexts(letter.language);
  const code = letter.reference === null ? null : writeCode({ kind: 'case', reference: letter.reference });
  return {
    ...letter,
    title: oneLine(titleOf(letter)),
    recipient: letter.recipient.slice(0, mostRecipientLines).map(oneLine),
    day: formatDay(letter.day, letter.language),
    code: code === null ? null : { text: code, svg: qrSvg(code), label: t.codeLabel(code) },
    ...bodyOf(letter),
    words: { day: t.day, reference: t.reference, page: t.page, code: t.code },
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

function titleOf(letter: Letter): string {
  return letter.kind === 'message' ? letter.subject : `${kindName(letter, letter.language)}: ${letter.subject}`;
}

/** What a letter is called, in the language of whoever is told. */
export function kindName(letter: Letter, language: Language): string {
  const t = letterTexts(language);
  return letter.kind === 'request' && letter.isReminder ? t.reminder : t[letter.kind];
}

type Body = {
  /** The sentence that matters most. */
  lead: string | null;
  facts: readonly LetterRow[];
  text: readonly string[];
  list: { heading: string; items: readonly RequestedItem[] } | null;
  sections: readonly LetterSection[];
};

function bodyOf(letter: Letter): Body {
  switch (letter.kind) {
    case 'decision':
      return { lead: letter.outcome, facts: letter.facts, text: [], list: null, sections: letter.sections };
    case 'receipt':
      return receiptBody(letter);
    case 'request':
      return requestBody(letter);
    case 'message':
      return { lead: null, facts: [], text: letter.text, list: null, sections: answerSections(letter, letter.online) };
  }
}

function receiptBody(letter: ReceiptLetter): Body {
  const t = letterTexts(letter.language);
  const expected = letter.expectedOn === null ? [] : [{ name: t.expected, value: formatDay(letter.expectedOn, letter.language) }];
  const missing = letter.missing.length === 0 ? null : { heading: t.stillNeeded, items: letter.missing };
  return {
    lead: null,
    facts: [{ name: t.received, value: letter.received }, ...expected],
    text: [],
    list: missing,
    sections: missing ? [{ heading: t.whereToSend, paragraphs: [t.byPost] }] : [],
  };
}

function requestBody(letter: RequestLetter): Body {
  const t = letterTexts(letter.language);
  const otherwise = letter.otherwise === null ? [] : [{ heading: t.otherwise, paragraphs: [letter.otherwise] }];
  return {
    lead: t.answerBy(formatDay(letter.answerBy, letter.language)),
    facts: [],
    text: letter.text,
    list: { heading: t.weNeed, items: letter.items },
    sections: [...answerSections(letter, letter.online), ...otherwise],
  };
}

/** How to answer: online where that can be done, and by post. */
function answerSections({ language, reference }: Envelope, online: string | null): LetterSection[] {
  const t = letterTexts(language);
  return [
    { heading: t.whereToSend, paragraphs: [...(online === null ? [] : [t.online(online)]), reference === null ? t.byPostAlone : t.byPost] },
  ];
}
