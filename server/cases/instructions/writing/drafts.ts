import { v7 as newId } from 'uuid';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { getTexts, type Kind, type Texts } from '../queries.ts';
import type { Content } from './content.ts';

/** `fromVersion` is the version that is being corrected; 0 for what is new. `saveNo` rises with each save. */
export type Draft = Content & { instructionId: string; fromVersion: number; saveNo: number; savedAt: Date; savedBy: string };
type Saved = { by: string; at: Date };

const mostDrafts = 100;

/** What is being written, the latest first. */
export async function listDrafts(database: Database): Promise<Draft[]> {
  const rows = await select(database).orderBy('d.saved_at', 'desc').limit(mostDrafts).execute();
  return rows.map(draftOf);
}

/** @throws Refusal `not-found` */
export async function getDraft(database: Database, instructionId: string): Promise<Draft> {
  const row = await select(database).where('d.instruction_id', '=', instructionId).executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return draftOf(row);
}

function select(database: Database) {
  return database
    .selectFrom('instruction_draft as d')
    .innerJoin('clerk as c', 'c.clerk_id', 'd.saved_by')
    .select([
      'd.instruction_id as instructionId',
      'd.kind',
      'd.benefit_groups as benefitGroups',
      'd.is_small as isSmall',
      'd.texts',
      'd.from_version as fromVersion',
      'd.save_no as saveNo',
      'd.saved_at as savedAt',
      'c.name as savedBy',
    ]);
}

type Row = Omit<Draft, 'kind' | 'texts'> & { kind: string; texts: unknown };
function draftOf(row: Row): Draft {
  // The constraint keeps to the kinds, and only this file writes the texts.
  return { ...row, kind: row.kind as Kind, texts: row.texts as Texts };
}

/** Begins something new. Returns its id, which it keeps when it is published. */
export async function addDraft(database: Database, content: Content, { by, at }: Saved): Promise<string> {
  const instructionId = newId();
  await database
    .insertInto('instruction_draft')
    .values({ instruction_id: instructionId, ...columnsOf(content), from_version: 0, save_no: 1, saved_at: at, saved_by: by })
    .execute();
  return instructionId;
}

/** Begins to correct what is published, with its words. One that is being written already goes on. Refuses `not-found`. */
export async function beginCorrection(database: Database, instructionId: string, { by, at }: Saved): Promise<void> {
  const found = await database
    .selectFrom('instruction')
    .select(['kind', 'benefit_groups', 'version'])
    .where('instruction_id', '=', instructionId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  const texts = await getTexts(database, instructionId, found.version);
  await database
    .insertInto('instruction_draft')
    .values({
      instruction_id: instructionId,
      kind: found.kind,
      benefit_groups: found.benefit_groups,
      texts: JSON.stringify(texts),
      is_small: false,
      from_version: found.version,
      save_no: 1,
      saved_at: at,
      saved_by: by,
    })
    .onConflict((conflict) => conflict.constraint('one_draft_per_instruction').doNothing())
    .execute();
}

function columnsOf({ kind, benefitGroups, texts, isSmall }: Content) {
  return { kind, benefit_groups: benefitGroups, texts: JSON.stringify(texts), is_small: isSmall };
}

/** Saves what was typed over save `saveNo`. Returns the new number; undefined, and nothing saved, when somebody else saved after that one. */
export async function saveDraft(
  database: Database,
  { instructionId, saveNo }: { instructionId: string; saveNo: number },
  content: Content,
  { by, at }: Saved,
): Promise<number | undefined> {
  const saved = await database
    .updateTable('instruction_draft')
    .set({ ...columnsOf(content), save_no: saveNo + 1, saved_at: at, saved_by: by })
    .where('instruction_id', '=', instructionId)
    .where('save_no', '=', saveNo)
    .returning('save_no')
    .executeTakeFirst();
  return saved?.save_no;
}

export async function discardDraft(database: Database, instructionId: string): Promise<void> {
  await database.deleteFrom('instruction_draft').where('instruction_id', '=', instructionId).execute();
}

/** Takes the draft away as it was saved, to publish it. Undefined when it was saved again, published or discarded meanwhile. */
export async function takeDraft(
  transaction: Transaction,
  { instructionId, saveNo }: { instructionId: string; saveNo: number },
): Promise<(Content & { fromVersion: number }) | undefined> {
  const row = await transaction
    .deleteFrom('instruction_draft')
    .where('instruction_id', '=', instructionId)
    .where('save_no', '=', saveNo)
    .returning(['kind', 'benefit_groups', 'is_small', 'texts', 'from_version'])
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    // The constraint keeps to the kinds.
    kind: row.kind as Kind,
    benefitGroups: row.benefit_groups,
    isSmall: row.is_small,
    // Only this file writes the texts.
    texts: row.texts as unknown as Texts,
    fromVersion: row.from_version,
  };
}
