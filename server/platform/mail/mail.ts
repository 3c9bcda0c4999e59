import { createTransport } from 'nodemailer';
import type { Settings } from '../settings/settings.ts';

export type Letter = { to: string; subject: string; text: string };

/** An e-mail that did not go out. `problem` is a code without personal data; the server's own words can repeat an address. */
export class MailFailed extends Error {
  override name = 'MailFailed';
  readonly code: string;
  /** The receiving side refused this address or this letter: trying again would change nothing. */
  readonly isPermanent: boolean;

  constructor(code: string, isPermanent: boolean) {
    super(code);
    this.code = code;
    this.isPermanent = isPermanent;
  }
}

export type Mail = { send(letter: Letter): Promise<void> };

/** The way e-mail leaves the house; undefined when the operator named no mail server. Throws MailFailed from `send`. */
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
    async send({ to, subject, text }) {
      try {
        // As an object, the address is one address: a comma in it makes no second recipient.
        await transport.sendMail({
          from: mailFrom,
          to: { name: '', address: to },
          subject,
          text,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

function failureOf(error: unknown): MailFailed {
  const { code, responseCode } = detailsOf(error);
  const isPermanent = (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode === undefined || responseCode >= 500);
  return new MailFailed(responseCode === undefined ? code : `${code} ${responseCode}`, isPermanent);
}

function detailsOf(error: unknown): { code: string; responseCode: number | undefined } {
  if (!(error instanceof Error)) return { code: 'unknown', responseCode: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const responseCode = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined;
  return { code, responseCode };
}
