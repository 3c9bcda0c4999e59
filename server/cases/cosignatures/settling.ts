import { recordCaseEvent } from '#server/cases/applications/case-events.ts';
import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import { lockOpen } from './asking.ts';
import { findAskedOf } from './queries.ts';

type Settling = { signer: { id: string; name: string }; cosignatureId: string; answer: 'signed' | 'refused'; now: Date };

/**
 * Signs an application of another's, or refuses to. The name that the signer's sign-in proved takes the place of the one
 * that the applicant wrote. Of two answers at once, the first counts.
 * @throws Refusal `not-found` when it is asked of somebody else, `cosignature-already-settled`, or that the application is closed
 */
export async function settleCosignature(
  { database }: Pick<House, 'database'>,
  { signer, cosignatureId, answer, now }: Settling,
): Promise<void> {
  // A signature lies with the applicant, not with the signer.
  await asActor({ kind: 'system' }, () =>
    database.transaction().execute(async (transaction) => {
      const asked = await findAskedOf(transaction, signer.id, cosignatureId);
      if (!asked) throw new Refusal('not-found');
      await lockOpen(transaction, asked);
      const settled = await transaction
        .updateTable('cosignature')
        .set({ state: answer, settled_at: now, signer_id: signer.id, name: signer.name })
        .where('customer_id', '=', asked.customerId)
        .where('cosignature_id', '=', cosignatureId)
        .where('state', '=', 'asked')
        .executeTakeFirst();
      if (settled.numUpdatedRows !== 1n) throw new Refusal('cosignature-already-settled');
      const key = { customerId: asked.customerId, applicationId: asked.applicationId };
      const kind = answer === 'signed' ? 'cosignature-given' : 'cosignature-refused';
      await recordCaseEvent(transaction, { ...key, kind, at: now, by: { actor: 'customer' }, details: { signerId: signer.id } });
      await addToOutbox(transaction, 'case-changed', key, now);
    }),
  );
}
