import { v7 as newId } from 'uuid';
import type { Agency } from '#server/agency/loading.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Texts } from '../queries.ts';
import { plainText } from '../written-text.ts';
import { type Content, listFaults } from './content.ts';
import { takeDraft } from './drafts.ts';

type Published = { by: string; at: Date };
/** `fromVersion`: the version that is corrected, 0 for what is new. */
type Publication = Content & { instructionId: string; fromVersion: number };

/**
 * Publishes a draft as it was reviewed. Refuses `instruction-changed` when it was saved, published or discarded meanwhile
 * and `instruction-not-ready` when something is missing in it; then the draft stays.
 */
export async function publishDraft(
  { database, agency }: { database: Database; agency: Agency },
  reviewed: { instructionId: string; saveNo: number },
  published: Published,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const draft = await takeDraft(transaction, reviewed);
    if (!draft) throw new Refusal('instruction-changed');
    await publish(transaction, agency, { ...draft, instructionId: reviewed.instructionId }, published);
  });
}

/**
 * Publishes the next version. Those who have read the one before need not read a small correction.
 * Refuses `instruction-not-ready`; `instruction-changed` when another version came first.
 */
export async function publish(
  transaction: Transaction,
  agency: Agency,
  publication: Publication,
  { by, at }: Published,
): Promise<{ version: number }> {
  const { instructionId, kind, benefitGroups, fromVersion, texts } = publication;
  if (listFaults(agency, publication).length > 0) throw new Refusal('instruction-not-ready');
  const version = fromVersion + 1;
  const isSmall = publication.isSmall && fromVersion > 0;
  const columns = { kind, benefit_groups: benefitGroups, version, published_at: at, ...(isSmall ? {} : { read_from_version: version }) };
  if (fromVersion === 0) {
    await transaction
      .insertInto('instruction')
      .values({ ...columns, instruction_id: instructionId, read_from_version: 1 })
      .execute();
  } else {
    const { numUpdatedRows } = await transaction
      .updateTable('instruction')
      .set(columns)
      .where('instruction_id', '=', instructionId)
      .where('version', '=', fromVersion)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal('instruction-changed');
  }
  await transaction
    .insertInto('instruction_version')
    .values({
      instruction_id: instructionId,
      version,
      benefit_groups: benefitGroups,
      is_small: isSmall,
      published_at: at,
      published_by: by,
    })
    .execute();
  await transaction
    .insertInto('instruction_text')
    .values(rowsOf(texts, { instruction_id: instructionId, version }))
    .execute();
  return { version };
}

function rowsOf(texts: Texts, key: { instruction_id: string; version: number }) {
  return Object.entries(texts).map(([language, { title, text }]) => ({
    ...key,
    language,
    title,
    text: text.trim(),
    plain: plainText(text),
  }));
}

/** Takes an instruction out of use, or back into it. Doing it again changes nothing. Refuses `not-found`. */
export async function setWithdrawn(database: Database, instructionId: string, isWithdrawn: boolean, { by, at }: Published): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const found = await transaction
      .selectFrom('instruction')
      .select('withdrawn_at')
      .where('instruction_id', '=', instructionId)
      .forUpdate()
      .executeTakeFirst();
    if (!found) throw new Refusal('not-found');
    if ((found.withdrawn_at !== null) === isWithdrawn) return;
    await transaction
      .updateTable('instruction')
      .set({ withdrawn_at: isWithdrawn ? at : null })
      .where('instruction_id', '=', instructionId)
      .execute();
    await transaction
      .insertInto('instruction_event')
      .values({ instruction_id: instructionId, event_id: newId(), kind: isWithdrawn ? 'withdrawn' : 'restored', at, clerk_id: by })
      .execute();
  });
}
