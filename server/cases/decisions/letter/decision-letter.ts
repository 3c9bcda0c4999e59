import { letterSender } from '#server/agency/letters.ts';
import { listParagraphs } from '#server/agency/lookups.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import { dayOf } from '#server/platform/clock/clock.ts';
import { formatDay, formatMoney } from '#server/platform/language/format.ts';
import { type DecisionLetter, type LetterRow, makeLetter } from '#server/platform/letters/letter.ts';
import type { LetterView } from './letter.tsx';
import { letterTexts } from './texts.ts';

/** How a decision on paper reaches the customer: the lines of the envelope's window. */
export type Posting = { recipient: readonly string[] };

/** A decision that was sent, as a tagged PDF with the words of the page. */
export function decisionPdf(view: LetterView): Promise<Buffer> {
  return makeLetter(decisionLetter(view), sentOf(view).at);
}

/**
 * A decision that was sent, as a letter. One that goes by post is taken to have been served on the seventh day after it was
 * posted (Administrative Procedure Act 434/2003 §59), one read online on the third (Act 13/2003 §19).
 */
export function decisionLetter(view: LetterView, posting?: Posting): DecisionLetter {
  const { agency, language, customerName, benefit, reference, content } = view;
  const sent = sentOf(view);
  const t = letterTexts(language);
  const day = dayOf(sent.at, agency.timeZone);
  const facts: LetterRow[] = [];
  if (content.amountCents !== null) facts.push({ name: t.amount, value: formatMoney(content.amountCents, language) });
  if (content.periodFromOn !== null) facts.push({ name: t.periodLabel, value: t.period(content.periodFromOn, content.periodToOn) });
  const served = posting
    ? [t.servedByPost, t.lawOfPost]
    : [t.servedOn(formatDay(day, language), formatDay(sent.deemedServedOn, language)), t.law];
  return {
    kind: 'decision',
    language,
    sender: letterSender(agency, 'decision', language),
    recipient: posting?.recipient ?? [customerName],
    reference,
    day,
    subject: benefitName(agency, benefit, language),
    outcome: t[content.outcome],
    facts,
    sections: [
      { heading: t.reasons, paragraphs: listParagraphs(content.reasons) },
      { heading: t.served, paragraphs: served },
      { heading: t.appeal, paragraphs: listParagraphs(agency.texts.appeal[language]) },
      { heading: t.decidedBy, paragraphs: [t.clerk(agency.name[language])] },
    ],
  };
}

function sentOf({ sent }: LetterView): NonNullable<LetterView['sent']> {
  if (!sent) throw new Error('a decision that was not sent has no letter');
  return sent;
}
