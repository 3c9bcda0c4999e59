import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../errors/refusal.ts';
import type { FileStore } from '../../files/file-store.ts';
import { cleanFileName } from '../../files/file-names.ts';
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
  return takeParts(request, { limits, admit, take: (part, count) => takeFile(part, count, store, limits) });
}

/** A file that is read at once and kept nowhere, or why it was not read. */
export type SentText = { fileName: string } & ({ bytes: Buffer } | { fault: 'too-large' | 'too-many-files' });

/** Takes in a request whose files are read and not kept, as `takeUpload` does with those that are. They are whole in memory: the limits are to be small. */
export async function takeTexts(
  request: IncomingMessage,
  { limits, admit }: Omit<Receiving, 'store'>,
): Promise<{ form: PostedForm; files: readonly SentText[] }> {
  return takeParts(request, { limits, admit, take: (part, count) => takeText(part, count, limits) });
}

type Taking<F> = Omit<Receiving, 'store'> & { take: (part: FilePart, count: number) => Promise<F | undefined> };

async function takeParts<F>(
  request: IncomingMessage,
  { limits, admit, take }: Taking<F>,
): Promise<{ form: PostedForm; files: readonly F[] }> {
  if (Number(request.headers['content-length'] ?? 0) > limits.bytesInAll) throw new Refusal('too-large');
  const form = new Map<string, string[]>();
  const files: F[] = [];
  let isAdmitted = false;
  const admitOnce = () => {
    if (!isAdmitted) admit(form);
    isAdmitted = true;
  };
  for await (const part of partsOf(request, limits)) {
    if (part.kind === 'field') form.set(part.name, [...(form.get(part.name) ?? []), part.value]);
    else {
      admitOnce();
      const file = await take(part, files.length);
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

async function takeText({ fileName: name, content }: FilePart, count: number, limits: UploadLimits): Promise<SentText | undefined> {
  const fileName = cleanFileName(name);
  const chunks: Buffer[] = [];
  let length = 0;
  const arriving: AsyncIterable<Buffer> = content.iterator({ destroyOnReturn: false });
  if (count < limits.files)
    for await (const chunk of arriving) {
      length += chunk.length;
      if (length > limits.bytesPerFile) break;
      chunks.push(chunk);
    }
  await passOver(content);
  if (count >= limits.files) return { fileName, fault: 'too-many-files' };
  if (length > limits.bytesPerFile) return { fileName, fault: 'too-large' };
  return name === '' && length === 0 ? undefined : { fileName, bytes: Buffer.concat(chunks) };
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
