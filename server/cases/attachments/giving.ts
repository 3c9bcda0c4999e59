import { type AttachmentFile, isOpen } from '#server/cases/checklist/files.ts';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Reply, StreamReply } from '#server/platform/http/route.ts';

/** What of a file must be known to give it: of an attachment, or of a scan that waits to be sorted. */
type Given = Pick<AttachmentFile, 'sha256' | 'mediaType' | 'fileName' | 'scan'>;

/**
 * A file as an answer: to be saved, with the type that its content has. Whoever calls has seen that the person may have it.
 * @throws Refusal `file-not-open` while it is being looked through for malware, and for good when there is some in it.
 */
export async function giveFile({ files }: Pick<House, 'files'>, file: Given): Promise<Reply> {
  return givenAs(files, file, { mediaType: file.mediaType });
}

/** The same for a picture that every browser draws itself: to be shown in a page of ours. Refuses all other files as `not-found`. */
export async function givePicture({ files }: Pick<House, 'files'>, file: Given): Promise<Reply> {
  const { mediaType } = file;
  if (mediaType !== 'image/jpeg' && mediaType !== 'image/png') throw new Refusal('not-found');
  return givenAs(files, file, { mediaType, isShown: true });
}

type Dress = { mediaType: StreamReply['mediaType'] } | { mediaType: 'image/jpeg' | 'image/png'; isShown: true };

async function givenAs(files: House['files'], file: Given, dress: Dress): Promise<Reply> {
  if (!isOpen(file)) throw new Refusal('file-not-open');
  const { byteCount, content } = await files.open(file.sha256);
  return { kind: 'stream', content, byteCount, fileName: file.fileName, ...dress };
}
