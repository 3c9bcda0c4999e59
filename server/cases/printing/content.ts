import { findForm, listParagraphs } from '#server/agency/lookups.ts';
import { letterSender } from '#server/agency/letters.ts';
import { benefitName, receivedText } from '#server/cases/applications/application-facts.tsx';
import { type Application, findApplication } from '#server/cases/applications/queries.ts';
import { documentOf } from '#server/cases/checklist/checklist.ts';
import { isMissing, listRequirements } from '#server/cases/checklist/requirements.ts';
import { letterLanguage } from '#server/cases/decisions/deciding.ts';
import { decisionLetter } from '#server/cases/decisions/letter/decision-letter.ts';
import { customerLetter } from '#server/cases/decisions/letter/view.ts';
import { findSentDecision } from '#server/cases/decisions/queries.ts';
import type { QueuedLetter } from '#server/cases/letters/queries.ts';
import { findMessageToCustomer } from '#server/cases/messages/queries.ts';
import { getRequest } from '#server/cases/requests/queries.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Letter, LetterKind, MessageLetter, ReceiptLetter, RequestLetter } from '#server/platform/letters/letter.ts';
import { contentTexts } from './texts.ts';

/** What a letter is read from: the caller may see this customer's data. `recipient`: the lines of the envelope's window. */
export type Source = {
  house: Pick<House, 'agency' | 'secrets' | 'settings'>;
  database: Database | Transaction;
  recipient: readonly string[];
};

export type WhichLetter = Pick<QueuedLetter, 'customerId' | 'kind' | 'applicationId' | 'aboutId' | 'language'>;

/** What a letter says, in its own language; undefined when what it was about is not there any more. */
export async function readLetter(source: Source, which: WhichLetter): Promise<Letter | undefined> {
  const { database } = source;
  const { customerId, applicationId, aboutId } = which;
  const language = letterLanguage(source.house.agency, which.language);
  if (which.kind === 'message') return aboutId === null ? undefined : readMessage(source, language, { customerId, messageId: aboutId });
  if (applicationId === null) return undefined;
  if (which.kind === 'decision') {
    const sent = await findSentDecision(database, { customerId, applicationId });
    return sent && decisionLetter(customerLetter(source.house.agency, sent), { recipient: source.recipient });
  }
  const application = await findApplication(database, customerId, applicationId);
  if (!application) return undefined;
  if (which.kind === 'receipt') return readReceipt(source, language, application);
  return aboutId === null ? undefined : readRequest(source, language, application, aboutId, which.kind === 'reminder');
}

function envelope({ house: { agency }, recipient }: Source, kind: LetterKind, language: Language, reference: string | null, at: Date) {
  return { language, sender: letterSender(agency, kind, language), recipient, reference, day: dayOf(at, agency.timeZone) };
}

/** Where a customer answers online: an address that can be typed. */
function online({ house: { settings } }: Source): string {
  return `${settings.publicUrl.replace(/\/$/, '')}/matters`;
}

async function readReceipt(source: Source, language: Language, application: Application): Promise<ReceiptLetter> {
  const { agency } = source.house;
  const form = findForm(agency, application.benefit, application.formVersion);
  const missing = (await listRequirements(source.database, application)).filter(isMissing);
  return {
    ...envelope(source, 'receipt', language, application.reference, application.receivedAt),
    kind: 'receipt',
    subject: benefitName(agency, application.benefit, language),
    received: receivedText(application, language, agency.timeZone),
    expectedOn: application.dueOn,
    missing: missing.map(({ requirementId }) => {
      const { label, hint } = documentOf(form, requirementId);
      return { name: label[language], detail: hint?.[language] };
    }),
  };
}

async function readRequest(
  source: Source,
  language: Language,
  application: Application,
  requestId: string,
  isReminder: boolean,
): Promise<RequestLetter | undefined> {
  const { agency, secrets } = source.house;
  const request = await getRequest(source.database, secrets, { ...application, requestId }).catch(orNothing);
  if (!request) return undefined;
  const form = findForm(agency, application.benefit, application.formVersion);
  const asked = isReminder ? request.items.filter(({ doneAt }) => doneAt === null) : request.items;
  return {
    ...envelope(source, 'request', language, application.reference, isReminder ? (request.remindedAt ?? request.sentAt) : request.sentAt),
    kind: 'request',
    isReminder,
    subject: benefitName(agency, application.benefit, language),
    text: listParagraphs(request.text),
    items: asked.map(({ kind, about, text }) => ({
      name: text,
      detail: kind === 'attachment' && about !== null ? documentOf(form, about).hint?.[language] : undefined,
    })),
    answerBy: request.dueOn,
    otherwise: contentTexts(language).otherwise,
    online: online(source),
  };
}

async function readMessage(
  source: Source,
  language: Language,
  key: { customerId: string; messageId: string },
): Promise<MessageLetter | undefined> {
  const message = await findMessageToCustomer(source.database, key);
  if (!message) return undefined;
  const { applicationId, subject, text, files, savedAt, sentAt } = message;
  const application = applicationId === null ? undefined : await findApplication(source.database, key.customerId, applicationId);
  const t = contentTexts(language);
  const withFiles = files.length === 0 ? [] : [`${t.files} ${files.map(({ fileName }) => fileName).join(', ')}`];
  return {
    ...envelope(source, 'message', language, application?.reference ?? null, sentAt ?? savedAt),
    kind: 'message',
    subject: subject.trim() === '' ? t.noSubject : subject,
    text: [...listParagraphs(text), ...withFiles],
    online: online(source),
  };
}

function orNothing(error: unknown): undefined {
  if (error instanceof Refusal && error.code === 'not-found') return undefined;
  throw error;
}
