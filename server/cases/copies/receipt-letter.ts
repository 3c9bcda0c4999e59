import { letterSender } from '#server/agency/letters.ts';
import type { Agency } from '#server/agency/loading.ts';
import { benefitName, isOpen, receivedText } from '#server/cases/applications/application-facts.tsx';
import type { Application } from '#server/cases/applications/queries.ts';
import { readChecklist } from '#server/cases/checklist/checklist.ts';
import { isMissing } from '#server/cases/checklist/requirements.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { ReceiptLetter } from '#server/platform/letters/letter.ts';

type Received = Pick<
  Application,
  | 'customerId'
  | 'applicationId'
  | 'reference'
  | 'benefit'
  | 'formVersion'
  | 'intakeChannel'
  | 'receivedAt'
  | 'receivedOn'
  | 'dueOn'
  | 'stage'
>;

/**
 * That an application has arrived and when (Act 13/2003 §12), as a letter: with what is still needed now, and the day by
 * which a decision is expected as long as none was made.
 */
export async function receiptLetter(
  agency: Agency,
  database: Database | Transaction,
  application: Received,
  { customerName, language, now }: { customerName: string; language: Language; now: Date },
): Promise<ReceiptLetter> {
  const { items } = await readChecklist(database, agency, application);
  const isUndecided = isOpen(application);
  return {
    kind: 'receipt',
    language,
    sender: letterSender(agency, 'receipt', language),
    recipient: [customerName],
    reference: application.reference,
    day: dayOf(now, agency.timeZone),
    subject: benefitName(agency, application.benefit, language),
    received: receivedText(application, language, agency.timeZone),
    expectedOn: isUndecided ? application.dueOn : null,
    missing: isUndecided ? items.filter(isMissing).map(({ label, hint }) => ({ name: label[language], detail: hint?.[language] })) : [],
  };
}
