import { recordCaseEvent } from '#server/cases/applications/case-events.ts';
import { refuseAccountChange } from '#server/cases/applications/account-change.ts';
import { submitApplication } from '#server/cases/applications/submission.ts';
import type { House } from '#server/house.ts';
import { findMandateFor } from '#server/people/mandates/queries.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { type Paper, settlePaper } from '../queries.ts';
import { readStand, type Stand } from './stand.ts';

/**
 * Makes an application of what was keyed: from now on it has a reference and is a case like any other, with the day on
 * which the paper arrived as its day of receipt. The caller holds the paper application.
 * @throws Refusal `application-has-faults`, `account-change-needs-mandate`
 */
export async function finishPaper(
  transaction: Transaction,
  house: House,
  paper: Paper,
  { clerkId, at }: { clerkId: string; at: Date },
): Promise<void> {
  const { customerId, applicationId, benefit, channel, language, agent } = paper;
  const stand = readStand(house.agency, paper);
  const { form, answers, unknown, moment, mistakes } = stand;
  if (mistakes.length > 0) throw new Refusal('application-has-faults');
  await refuseAgentsAccount(transaction, house, paper, stand);
  await submitApplication(
    { ...house, database: transaction },
    {
      customerId,
      applicationId,
      benefit,
      form,
      answers,
      channel,
      language,
      now: at,
      agent,
      paper: { clerkId, receivedOn: moment.today, pointReceivedOn: paper.pointReceivedOn, unknown },
    },
  );
  await settlePaper(transaction, paper, { state: 'keyed', clerkId, at });
  await recordCaseEvent(transaction, {
    customerId,
    applicationId,
    kind: 'paper-registered',
    at: paper.registeredAt,
    by: { actor: 'clerk', clerkId: paper.registeredBy },
    details: { channel, receivedOn: paper.receivedOn, pointReceivedOn: paper.pointReceivedOn },
  });
}

/** An account number that an agent's paper brings counts only when the mandate allows it: as online. */
async function refuseAgentsAccount(
  transaction: Transaction,
  { agency }: House,
  paper: Paper,
  { form, answers, moment }: Stand,
): Promise<void> {
  const { customerId, agent, channel, benefit } = paper;
  if (!agent) return;
  const use = { principalId: customerId, agentId: agent.id, day: moment.today, channel, benefit } as const;
  if (await mayChangeAccount(transaction, use)) return;
  const acting = { id: agent.id, name: '', mandateId: '', basis: agent.basis, actions: [], benefits: [] };
  await refuseAccountChange(
    { database: transaction, agency },
    { role: 'customer', id: customerId, name: '', agent: acting },
    form,
    answers,
  );
}

type Use = Omit<Parameters<typeof findMandateFor>[1], 'action'>;

async function mayChangeAccount(transaction: Transaction, use: Use): Promise<boolean> {
  try {
    await findMandateFor(transaction, { ...use, action: 'change-account' });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
