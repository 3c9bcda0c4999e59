import type { Agency } from '#server/agency/loading.ts';
import { findForm } from '#server/agency/lookups.ts';
import type { CaseKey } from '#server/cases/applications/case-events.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { Answers, Form } from '#server/platform/forms/definition.ts';
import { listNeededAttachments } from '#server/platform/forms/relevance.ts';
import type { Text } from '#server/platform/language/language.ts';
import { type AttachmentFile, listFiles } from './files.ts';
import { listRequirements, type RequirementState } from './requirements.ts';

/** A document that is needed, how far it has come, and the files that were sent for it. */
export type ChecklistItem = {
  requirementId: string;
  label: Text;
  hint: Text | undefined;
  state: RequirementState;
  waivedBecause: string | null;
  files: readonly AttachmentFile[];
};

/** `others`: files that nobody asked for, that are for what is no longer asked, or that hold malware. */
export type Checklist = { items: readonly ChecklistItem[]; others: readonly AttachmentFile[] };

/** What a document is called in its form, and the hint beside it. The id itself where the form no longer knows it. */
export function documentOf(form: Form | undefined, requirementId: string): { label: Text; hint: Text | undefined } {
  const rule = form?.attachments.find(({ id }) => id === requirementId);
  return { label: rule?.label ?? { fi: requirementId, sv: requirementId, en: requirementId }, hint: rule?.hint };
}

type FormOf = { benefit: string; formVersion: string };

/** The documents of an application that was sent, in the order of its form. */
export async function readChecklist(database: Database | Transaction, agency: Agency, application: CaseKey & FormOf): Promise<Checklist> {
  const form = findForm(agency, application.benefit, application.formVersion);
  const requirements = await listRequirements(database, application);
  const files = await listFiles(database, application);
  const order = (id: string) => form?.attachments.findIndex((rule) => rule.id === id) ?? 0;
  const items = requirements
    .toSorted((a, b) => order(a.requirementId) - order(b.requirementId))
    .map((one) => ({ ...one, ...documentOf(form, one.requirementId), files: filesFor(files, one.requirementId) }));
  return { items, others: othersOf(files, items) };
}

type DraftToCheck = FormOf & { customerId: string; draftId: string; answers: Answers };

/** The documents that a draft will need by its answers so far. A file that came for one counts as received. */
export async function readDraftChecklist(
  database: Database | Transaction,
  agency: Agency,
  draft: DraftToCheck,
  today: string,
): Promise<Checklist> {
  const form = findForm(agency, draft.benefit, draft.formVersion);
  const files = await listFiles(database, { customerId: draft.customerId, applicationId: draft.draftId });
  const needed = form ? listNeededAttachments(form, draft.answers, { today }) : [];
  const items = needed.map(({ id, label, hint }): ChecklistItem => {
    const own = filesFor(files, id);
    return { requirementId: id, label, hint, state: own.length > 0 ? 'received' : 'required', waivedBecause: null, files: own };
  });
  return { items, others: othersOf(files, items) };
}

function filesFor(files: readonly AttachmentFile[], requirementId: string): AttachmentFile[] {
  return files.filter((file) => file.requirementId === requirementId);
}

function othersOf(files: readonly AttachmentFile[], items: readonly ChecklistItem[]): AttachmentFile[] {
  return files.filter(({ requirementId }) => !items.some((item) => item.requirementId === requirementId));
}
