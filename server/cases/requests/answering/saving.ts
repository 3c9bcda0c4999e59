import { findForm } from '#server/agency/lookups.ts';
import type { CaseKey } from '#server/cases/applications/case-events.ts';
import { getOwnApplication } from '#server/cases/applications/queries.ts';
import { fillUnknownAnswers } from '#server/cases/applications/answers/unknown-answers.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Fault } from '#server/platform/forms/fault.ts';
import type { Answer, Form } from '#server/platform/forms/definition.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { sealCodes } from '#server/platform/secrets/sealed-codes.ts';
import { lockArriving, settleArrivals } from '../arrivals.ts';
import { getRequest, type InformationRequest, isAnswerable } from '../queries.ts';
import { type Given, type RequestForm, requestForm } from './request-form.ts';

type Answering = {
  customer: Customer;
  applicationId: string;
  requestId: string;
  /** What was given, read against what is asked now. */
  read(asked: RequestForm, today: string): Given;
  /** Only keeps what was typed: nothing reaches the agency. */
  onlyKeeps: boolean;
  now: Date;
};

/** `sent`: how many answers reached the agency now. `isRepeat`: nothing new was given, it had come already. */
export type Answered = { request: InformationRequest; sent: number; faults: readonly Fault[]; isRepeat: boolean };

/**
 * Takes in what a customer answers to a request. Each answer without a fault has arrived, also when others are missing
 * still; what is at fault waits on the page as it was typed. A gap of the application is filled with its answer.
 * @throws Refusal `not-found`, `application-withdrawn`, `request-not-open`
 */
export async function answerRequest(house: House, answering: Answering): Promise<Answered> {
  const { customer, applicationId, requestId, now } = answering;
  const key = { customerId: customer.id, applicationId };
  return house.database.transaction().execute(async (transaction) => {
    const application = await getOwnApplication(transaction, customer, applicationId);
    const locked = await lockArriving(transaction, key);
    if (locked?.stage === 'withdrawn') throw new Refusal('application-withdrawn');
    const request = await getRequest(transaction, house.secrets, { ...key, requestId });
    if (request.state === 'answered') return { request, sent: 0, faults: [], isRepeat: true };
    if (!isAnswerable(request)) throw new Refusal('request-not-open');
    const form = findForm(house.agency, application.benefit, application.formVersion);
    const given = answering.read(requestForm(form, request), dayOf(now, house.agency.timeZone));
    const sent = answering.onlyKeeps ? new Map<number, Answer>() : given.answers;
    await writeItems(transaction, house, request, { given, sent, agentId: customer.agent?.id ?? null });
    if (sent.size > 0) {
      if (form) await fillGaps(transaction, house, { form, key, request, sent });
      await settleArrivals(transaction, key, now);
    }
    const settled = await getRequest(transaction, house.secrets, { ...key, requestId });
    return { request: settled, sent: sent.size, faults: given.faults, isRepeat: sent.size === 0 && given.isRepeat };
  });
}

type Written = { given: Given; sent: ReadonlyMap<number, Answer>; agentId: string | null };

async function writeItems(
  transaction: Transaction,
  { secrets }: House,
  { customerId, requestId, items }: InformationRequest,
  { given, sent, agentId }: Written,
): Promise<void> {
  for (const { itemNo } of items.filter(({ kind, doneAt }) => kind !== 'attachment' && doneAt === null)) {
    const answer = sent.get(itemNo);
    const typed = given.typed.get(itemNo);
    await transaction
      .updateTable('information_request_item')
      .set(
        answer === undefined
          ? { typed: typed ? sealCodes(secrets, typed) : null }
          : { answer: sealCodes(secrets, answer), typed: null, agent_id: agentId },
      )
      .where('customer_id', '=', customerId)
      .where('request_id', '=', requestId)
      .where('item_no', '=', itemNo)
      .execute();
  }
}

type Filling = { form: Form; key: CaseKey; request: InformationRequest; sent: ReadonlyMap<number, Answer> };

async function fillGaps(transaction: Transaction, { secrets }: House, { form, key, request, sent }: Filling): Promise<void> {
  const gaps = request.items.flatMap(({ itemNo, about, wasUnknown }): [string, Answer][] => {
    const answer = sent.get(itemNo);
    return wasUnknown && about !== null && answer !== undefined ? [[about, answer]] : [];
  });
  await fillUnknownAnswers(transaction, secrets, form, key, new Map(gaps));
}
