import type { Agency } from '#server/agency/loading.ts';
import type { Case } from '#server/cases/desk/case-queries.ts';
import type { Content } from '../content.ts';
import { letterLanguage } from '../deciding.ts';
import type { LetterView } from './letter.tsx';
import { contentOf, type Decision, type SentDecision } from '../queries.ts';

function sentOf({ sentAt, deemedServedOn }: Decision): LetterView['sent'] {
  return sentAt && deemedServedOn !== null ? { at: sentAt, deemedServedOn } : undefined;
}

/** The letter of a case on a clerk's page: under the page's own heading, or as the page itself. */
export function caseLetter(agency: Agency, one: Case, content: Content, decision: Decision, headingLevel: 1 | 2): LetterView {
  const { customerName, benefit, reference, receivedOn } = one;
  return {
    agency,
    language: letterLanguage(agency, decision.language),
    customerName,
    benefit,
    reference,
    receivedOn,
    content,
    sent: sentOf(decision),
    headingLevel,
  };
}

/** The letter as the customer's own page. */
export function customerLetter(agency: Agency, { decision, customerName, benefit, reference, receivedOn }: SentDecision): LetterView {
  const language = letterLanguage(agency, decision.language);
  return {
    agency,
    language,
    customerName,
    benefit,
    reference,
    receivedOn,
    content: contentOf(decision),
    sent: sentOf(decision),
    headingLevel: 1,
  };
}
