import { type ActingAgent, changeStage, recordCaseEvent, type CaseKey } from '#server/cases/applications/case-events.ts';
import { deleteUnsentDecision } from '#server/cases/decisions/queries.ts';
import { endHolding } from '#server/cases/desk/holding.ts';
import { cancelLetters } from '#server/cases/letters/adding.ts';
import { endRequests } from '#server/cases/requests/sending.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { addTally } from '#server/platform/figures/tally.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';

type Withdrawal = CaseKey & { benefit: string; at: Date; day: string; agent?: ActingAgent | undefined };

/**
 * The customer takes an application back: nothing more is done with it, nobody has it in hand, and a decision that was not
 * sent is gone. What has been done stays on its timeline.
 * Refuses `application-already-decided` and `application-withdrawn`; of two at once, one happens.
 */
export async function withdrawApplication(
  database: Database,
  { customerId, applicationId, benefit, at, day, agent }: Withdrawal,
): Promise<void> {
  const key = { customerId, applicationId };
  await database.transaction().execute(async (transaction) => {
    await changeStage(transaction, key, 'withdrawn', at);
    await endHolding(transaction, key);
    await endRequests(transaction, key, at);
    await deleteUnsentDecision(transaction, key);
    await cancelLetters(transaction, { ...key, kinds: ['receipt', 'request', 'reminder', 'decision'] });
    await recordCaseEvent(transaction, { ...key, kind: 'application-withdrawn', at, by: { actor: 'customer', agent } });
    await addTally(transaction, { day, measure: 'applications-withdrawn', channel: 'online', benefit, counted: 1, total: 0 });
    await addToOutbox(transaction, 'case-changed', key, at);
  });
}
