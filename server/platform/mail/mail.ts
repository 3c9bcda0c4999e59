import { createTransport } from 'nodemailer';
import { DeliveryFailed } from '../delivery/delivery-failed.ts';
import type { Settings } from '../settings/settings.ts';

export type Letter = {
  to: string;
  subject: string;
  text: string;
  /** A file that goes with it. */
  file?: { fileName: string; contentType: string; content: Buffer };
};

export type Mail = { send(letter: Letter): Promise<void> };

/** The way e-mail leaves the house; undefined when the operator named no mail server. Throws DeliveryFailed from `send`. */
export function openMail({ smtpUrl, mailFrom }: Pick<Settings, 'smtpUrl' | 'mailFrom'>, patienceSeconds = 20): Mail | undefined {
  if (smtpUrl === undefined) return undefined;
  const milliseconds = patienceSeconds * 1000;
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
    // A letter is what it says: no part of it may name a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, file }) {
      try {
        // As an object, the address is one address: a comma in it makes no second recipient.
        await transport.sendMail({
          from: mailFrom,
          to: { name: '', address: to },
          subject,
          text,
          ...(file && { attachments: [{ filename: file.fileName, contentType: file.contentType, content: file.content }] }),
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

function failureOf(error: unknown): DeliveryFailed {
  const { code, responseCode } = detailsOf(error);
  const isPermanent = (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode === undefined || responseCode >= 500);
  return new DeliveryFailed(responseCode === undefined ? code : `${code} ${responseCode}`, isPermanent);
}

function detailsOf(error: unknown): { code: string; responseCode: number | undefined } {
  if (!(error instanceof Error)) return { code: 'unknown', responseCode: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const responseCode = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined;
  return { code, responseCode };
}
