import { formatDay } from '#server/platform/language/format.ts';
import { isLanguage, type Language, type Text } from '#server/platform/language/language.ts';
import { countGsmPlaces, gsmPlaces } from '#server/platform/text-messages/gsm.ts';
import { wordTexts } from './texts.ts';
import type { NoticeKind, Way } from './ways.ts';

export type WordParts = {
  kind: NoticeKind;
  /** The language tag kept with the notice; one that the program does not speak gives the agency's first. */
  language: string;
  /** The draft that a link leads to. */
  draftId: string | null;
  draftExpiresOn: string | null;
};

/** `publicUrl` without a slash at the end. */
export type Sender = { name: Text; shortName: Text; languages: readonly Language[]; publicUrl: string };

/** `subject` is null where there is none: in a text message. */
export type Word = { language: Language; subject: string | null; text: string };

/** What a notice says by a way: that something waits, and where to sign in. Never a name, a benefit or a decision. A letter has pages of its own. */
export function wordFor(way: Way, parts: WordParts, sender: Sender): Word | null {
  if (way === 'letter') return null;
  return way === 'text-message' ? { ...writeShort(parts, sender), subject: null } : writeLong(parts, sender);
}

/** An e-mail, or a message of the official mailbox. */
export function writeLong(parts: WordParts, sender: Sender): { language: Language; subject: string; text: string } {
  const language = languageOf(parts, sender);
  const t = wordTexts(language);
  const { subject, lines } = bodyOf(parts, language);
  const paragraphs = [t.greeting, ...lines, linkOf(parts, sender), t.noReply, sender.name[language]];
  return { language, subject, text: `${paragraphs.join('\n\n')}\n` };
}

/**
 * A text message: who, what, where. It takes one message of a phone network (160 places); the sender's name is left out
 * when an address of many letters leaves no room for it, or the network has no such letters.
 */
export function writeShort(parts: WordParts, sender: Sender): { language: Language; text: string } {
  const language = languageOf(parts, sender);
  const t = wordTexts(language);
  const text = `${bodyOf(parts, language).subject}. ${t.signIn}: ${linkOf(parts, sender)}`;
  const signed = `${sender.shortName[language]}: ${text}`;
  return { language, text: (countGsmPlaces(signed) ?? Infinity) <= gsmPlaces ? signed : text };
}

function languageOf({ language }: WordParts, { languages }: Sender): Language {
  return isLanguage(language) ? language : (languages[0] ?? 'en');
}

/** The customer's own page; the link to a draft leads to the draft. */
function linkOf({ kind, draftId }: WordParts, { publicUrl }: Sender): string {
  if (kind === 'draft-link' && draftId !== null) return `${publicUrl}/drafts/${draftId}`;
  return `${publicUrl}${kind === 'message' ? '/matters/messages' : '/matters'}`;
}

function bodyOf({ kind, draftExpiresOn }: WordParts, language: Language): { subject: string; lines: string[] } {
  const t = wordTexts(language);
  switch (kind) {
    case 'receipt':
      return { subject: t.receiptSubject, lines: [t.receipt] };
    case 'decision':
      return { subject: t.decisionSubject, lines: [t.decision] };
    case 'request':
      return { subject: t.requestSubject, lines: [t.request] };
    case 'reminder':
      return { subject: t.reminderSubject, lines: [t.reminder] };
    case 'message':
      return { subject: t.messageSubject, lines: [t.message] };
    case 'cosignature':
      return { subject: t.cosignatureSubject, lines: [t.cosignature] };
    case 'file-problem':
      return { subject: t.fileProblemSubject, lines: [t.fileProblem] };
    case 'appointment':
      return { subject: t.appointmentSubject, lines: [t.appointment] };
    case 'appointment-reminder':
      return { subject: t.appointmentReminderSubject, lines: [t.appointment] };
    case 'draft-link':
      return {
        subject: t.draftSubject,
        lines: [t.draft, ...(draftExpiresOn === null ? [] : [t.draftUntil(formatDay(draftExpiresOn, language))])],
      };
  }
}
