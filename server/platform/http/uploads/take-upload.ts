import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../errors/refusal.ts';
import type { FileStore } from '../../files/file-store.ts';
import { type ReceivedFile, receiveFile, refusedFile } from '../../files/received-file.ts';
import type { PostedForm } from '../posted-form.ts';
import { linger } from './pace.ts';
import { type Part, partsOf } from './parts.ts';
import type { UploadLimits } from './upload-limits.ts';

export type Upload = { form: PostedForm; files: readonly ReceivedFile[] };

type Receiving = {
  limits: UploadLimits;
  store: FileStore;
  /** Is given the fields that came before the first file, or all when there is none. Throws when nothing may be stored. */
  admit: (form: PostedForm) => void;
};

/**
 * Takes in a request with files: its fields as a form, each file straight into the store, never whole in memory. Throws a
 * Refusal for the request as a whole; a file that is not taken in is named as refused beside the others.
 */
export async function takeUpload(request: IncomingMessage, { limits, store, admit }: Receiving): Promise<Upload> {
  if (Number(request.headers['content-length'] ?? 0) > limits.bytesInAll) throw new Refusal('too-large');
  const form = new Map<string, string[]>();
  const files: ReceivedFile[] = [];
  let isAdmitted = false;
  const admitOnce = () => {
    if (!isAdmitted) admit(form);
    isAdmitted = true;
  };
  for await (const part of partsOf(request, limits)) {
    if (part.kind === 'field') form.set(part.name, [...(form.get(part.name) ?? []), part.value]);
    else {
      admitOnce();
      const file = await takeFile(part, files.length, store, limits);
      if (file) files.push(file);
    }
  }
  admitOnce();
  return { form, files };
}

type FilePart = Extract<Part, { kind: 'file' }>;

async function takeFile(part: FilePart, count: number, store: FileStore, limits: UploadLimits): Promise<ReceivedFile | undefined> {
  const { name: field, fileName: name, declaredType, content } = part;
  // Left open after a refusal, so that what remains of the file can be passed over.
  const bytes: AsyncIterable<Buffer> = content.iterator({ destroyOnReturn: false });
  const file =
    count < limits.files
      ? await receiveFile(store, { field, name, declaredType, content: bytes }, limits.bytesPerFile)
      : refusedFile({ field, name }, 'too-many-files');
  await passOver(content);
  // A field in which no file was chosen is sent without name and content.
  return name === '' && file.result.kind === 'refused' && file.result.fault === 'empty' ? undefined : file;
}

function passOver(content: FilePart['content']): Promise<void> {
  return new Promise((resolve, reject) => {
    if (content.readableEnded) return resolve();
    if (content.errored) return reject(content.errored);
    content.once('end', resolve).once('error', reject);
    content.resume();
  });
}

const lingerSeconds = 10;

/**
 * Reads on when an upload was refused before its end, unless its sender is too slow: a browser that cannot send on never
 * shows the answer. The connection is kept for nothing more.
 */
export async function endUpload(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!isUpload(request) || request.raw.readableEnded) return;
  reply.header('connection', 'close');
  if (!(error instanceof Refusal && error.code === 'too-slow')) await linger(request.raw, lingerSeconds);
}

export function isUpload(request: FastifyRequest): boolean {
  return /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '');
}
