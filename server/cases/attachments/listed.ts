import Type from 'typebox';
import type { Checklist } from '#server/cases/checklist/checklist.ts';
import { attachmentStates } from '#server/cases/checklist/files.ts';
import { requirementStates } from '#server/cases/checklist/requirements.ts';
import { mediaTypes } from '#server/platform/files/types/media-types.ts';
import type { Language } from '#server/platform/language/language.ts';

/** A file as machines read it. */
export const Listed = Type.Object({
  id: Type.String(),
  requirementId: Type.Union([Type.String(), Type.Null()]),
  fileName: Type.String(),
  mediaType: Type.Enum(Object.keys(mediaTypes)),
  byteCount: Type.Integer(),
  receivedAt: Type.String({ format: 'date-time' }),
  receivedOn: Type.String({ format: 'date' }),
  channel: Type.String(),
  state: Type.Enum([...attachmentStates]),
  scan: Type.Enum(['waiting', 'clean', 'infected', 'not-scanned']),
});

/** A document that is needed, as machines read it. */
export const Needed = Type.Object({ id: Type.String(), name: Type.String(), state: Type.Enum([...requirementStates]) });

export function listedOf({ items, others }: Checklist, language: Language) {
  return {
    needed: items.map(({ requirementId, label, state }) => ({ id: requirementId, name: label[language], state })),
    files: [...items.flatMap(({ files }) => files), ...others].map((file) => ({
      id: file.attachmentId,
      requirementId: file.requirementId,
      fileName: file.fileName,
      mediaType: file.mediaType,
      byteCount: file.byteCount,
      receivedAt: file.receivedAt.toISOString(),
      receivedOn: file.receivedOn,
      channel: file.channel,
      state: file.state,
      scan: file.scan,
    })),
  };
}
