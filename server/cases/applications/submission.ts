import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { getBenefit } from '#server/agency/lookups.ts';
import { targetDay } from '#server/agency/target-day.ts';
import type { House } from '#server/house.ts';
import type { Channel } from '#server/platform/channels/channel.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { checkAnswers } from '#server/platform/forms/check.ts';
import type { Answers, Form } from '#server/platform/forms/definition.ts';
import { listNeededAttachments } from '#server/platform/forms/relevance.ts';
import { isLanguage, type Language } from '#server/platform/language/language.ts';
import { sealCodes } from '#server/platform/secrets/sealed-codes.ts';

export type Submission = {
  customerId: string;
  /** Made before the first attempt: the draft's id, or a machine's own. Sending it again gives the same receipt. */
  applicationId: string;
  benefit: string;
  form: Form;
  answers: Answers;
  channel: Channel;
  /** The language of the page; the case is handled in the one that the application asks for, if it asks. */
  language: Language;
  now: Date;
  /** When the draft that was reviewed had been saved: one saved since is not sent. */
  draftSavedAt?: Date;
  /** Who acts for the customer, and on what basis. */
  agent?: { id: string; basis: string } | undefined;
  /** How it came on paper or by word of mouth. Received: the day that counts, also when it is keyed later. */
  paper?: { clerkId: string; receivedOn: string; pointReceivedOn: string | null; unknown: readonly string[] };
};

/** `isRepeat`: it had been sent before. `isSame`: with these very answers. */
export type Receipt = {
  applicationId: string;
  reference: string;
  receivedAt: Date;
  expectedOn: string;
  isRepeat: boolean;
  isSame: boolean;
};

/**
 * Takes an application in: checks the answers, then writes application, events and tally in one statement, so that
 * it arrives whole, once, and at one time (Act on Electronic Services and Communication 13/2003 §10).
 * Refuses `application-has-faults`, `application-withdrawn` when it was sent and withdrawn, `another-persons-draft`, and
 * `draft-changed-since` when the draft was saved again after it was reviewed.
 */
export async function submitApplication(
  { database, agency, secrets }: Pick<House, 'database' | 'agency' | 'secrets'>,
  submission: Submission,
): Promise<Receipt> {
  const { customerId, applicationId, form, answers, now, agent, paper } = submission;
  const benefit = getBenefit(agency, submission.benefit);
  const receivedOn = paper?.receivedOn ?? dayOf(now, agency.timeZone);
  const unknown = paper?.unknown ?? [];
  const moment = { today: receivedOn, unknown };
  const faults = checkAnswers(form, answers, moment);
  if (faults.length > 0)
    throw new Refusal(
      'application-has-faults',
      faults.map(({ path, code }) => ({ place: path, reason: code })),
    );
  const contact = contactIn(form, answers);
  const language = isLanguage(contact.language) ? contact.language : submission.language;
  const requirements = listNeededAttachments(form, answers, moment).map(({ id }) => id);
  const result = await sql<Omit<Receipt, 'applicationId'> & { stage: string; isStale: boolean }>`
    select reference, received_at as "receivedAt", due_on as "expectedOn", is_repeat as "isRepeat", is_same as "isSame", stage,
      is_stale as "isStale" from submit_application(
      ${customerId}, ${applicationId}, ${benefit.id}, ${benefit.group}, ${form.version}, ${language}, ${submission.channel},
      ${sealCodes(secrets, answers)}, ${now}, ${receivedOn}, ${targetDay(agency, benefit.processingTime, receivedOn)},
      ${[newId(), newId(), newId()]}, ${contact.email}, ${contact.phone}, ${submission.draftSavedAt ?? null}, ${requirements},
      ${[...unknown]}, ${agent?.id ?? null}, ${agent?.basis ?? null}, ${paper?.clerkId ?? null}, ${paper?.pointReceivedOn ?? null})`.execute(
    database,
  );
  const [row] = result.rows;
  if (!row) throw new Error('submit_application gave no row');
  const { stage, isStale, ...receipt } = row;
  if (isStale) throw new Refusal('draft-changed-since');
  if (stage === 'withdrawn') throw new Refusal('application-withdrawn');
  return { applicationId, ...receipt };
}

type Contact = { email: string | null; phone: string | null; language: string | null };

/** The contact details among the answers: those whose questions are filled in from the customer's own. */
function contactIn(form: Form, answers: Answers): Contact {
  const contact: Contact = { email: null, phone: null, language: null };
  for (const field of form.pages.flatMap((page) => page.fields)) {
    const answer = answers[field.id];
    if (field.type === 'group' || typeof answer !== 'string') continue;
    if (field.prefill === 'email' || field.prefill === 'phone' || field.prefill === 'language') contact[field.prefill] = answer;
  }
  return contact;
}
