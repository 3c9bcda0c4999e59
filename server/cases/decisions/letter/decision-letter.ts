import { letterSender } from '#server/agency/letters.ts';
import { listParagraphs } from '#server/agency/lookups.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import { dayOf } from '#server/platform/clock/clock.ts';
import { formatDay, formatMoney } from '#server/platform/language/format.ts';
import { type LetterRow, makeLetter } from '#server/platform/letters/letter.ts';
import type { LetterView } from './letter.tsx';
import { letterTexts } from './texts.ts';

/** A decision that was sent, as the letter that would come by post: a tagged PDF with the words of the page. */
export function decisionLetter({ agency, language, customerName, benefit, reference, content, sent }: LetterView): Promise<Buffer> {
  if (!sent) throw new Error('a decision that was not sent has no letter');
  const t = letterTexts(language);
  const day = dayOf(sent.at, agency.timeZone);
  const facts: LetterRow[] = [];
  if (content.amountCents !== null) facts.push({ name: t.amount, value: formatMoney(content.amountCents, language) });
  if (content.periodFromOn !== null) facts.push({ name: t.periodLabel, value: t.period(content.periodFromOn, content.periodToOn) });
  return makeLetter(
    {
      kind: 'decision',
      language,
      sender: letterSender(agency, 'decision', language),
      recipient: [customerName],
      reference,
      day,
      subject: benefitName(agency, benefit, language),
      outcome: t[content.outcome],
      facts,
      sections: [
        { heading: t.reasons, paragraphs: listParagraphs(content.reasons) },
        { heading: t.served, paragraphs: [t.servedOn(formatDay(day, language), formatDay(sent.deemedServedOn, language)), t.law] },
        { heading: t.appeal, paragraphs: listParagraphs(agency.texts.appeal[language]) },
        { heading: t.decidedBy, paragraphs: [t.clerk(agency.name[language])] },
      ],
    },
    sent.at,
  );
}
