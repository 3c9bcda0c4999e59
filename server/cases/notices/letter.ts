import { formatDay } from '#server/platform/language/format.ts';
import { isLanguage, type Language, type Text } from '#server/platform/language/language.ts';
import { letterTexts } from './texts.ts';

export const noticeKinds = ['receipt', 'decision', 'draft-link', 'request', 'reminder', 'message', 'cosignature'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export type LetterParts = {
  kind: NoticeKind;
  /** The language tag kept with the notice; one that the program does not speak gives the agency's first. */
  language: string;
  /** The draft that a link leads to. */
  draftId: string | null;
  draftExpiresOn: string | null;
};

type Sender = { name: Text; languages: readonly Language[]; publicUrl: string };

/** The e-mail of a notice: that something waits, and where to sign in. Never a name, a benefit or a decision. */
export function writeLetter(parts: LetterParts, sender: Sender): { language: Language; subject: string; text: string } {
  const language = isLanguage(parts.language) ? parts.language : (sender.languages[0] ?? 'en');
  const t = letterTexts(language);
  const { subject, lines, path } = bodyOf(parts, language);
  const paragraphs = [t.greeting, ...lines, `${sender.publicUrl.replace(/\/$/, '')}${path}`, t.noReply, sender.name[language]];
  return { language, subject, text: `${paragraphs.join('\n\n')}\n` };
}

function bodyOf(parts: LetterParts, language: Language): { subject: string; lines: string[]; path: string } {
  const t = letterTexts(language);
  switch (parts.kind) {
    case 'receipt':
      return { subject: t.receiptSubject, lines: [t.receipt], path: '/matters' };
    case 'decision':
      return { subject: t.decisionSubject, lines: [t.decision], path: '/matters' };
    case 'request':
      return { subject: t.requestSubject, lines: [t.request], path: '/matters' };
    case 'reminder':
      return { subject: t.reminderSubject, lines: [t.reminder], path: '/matters' };
    case 'message':
      return { subject: t.messageSubject, lines: [t.message], path: '/matters/messages' };
    case 'cosignature':
      return { subject: t.cosignatureSubject, lines: [t.cosignature], path: '/matters' };
    case 'draft-link': {
      const until = parts.draftExpiresOn === null ? [] : [t.draftUntil(formatDay(parts.draftExpiresOn, language))];
      return {
        subject: t.draftSubject,
        lines: [t.draft, ...until],
        path: parts.draftId === null ? '/matters' : `/drafts/${parts.draftId}`,
      };
    }
  }
}
