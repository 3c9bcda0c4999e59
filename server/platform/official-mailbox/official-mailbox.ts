import Type, { type Static, type TSchema } from 'typebox';
import { type Answer, post, readJson, refusalOf } from '../delivery/posting.ts';
import type { Settings } from '../settings/settings.ts';
import { openToken } from './token.ts';

export type OfficialMessage = {
  /** The same for each try: the service takes a message with an id that it knows only once. */
  externalId: string;
  /** The receiver's, whole and in upper case. */
  identityCode: string;
  title: string;
  /** Plain text. */
  text: string;
  attachments?: readonly { fileName: string; pdf: Uint8Array<ArrayBuffer> }[];
};

/**
 * The official mailbox of authorities (Suomi.fi Messages, REST API). Every question may throw a DeliveryFailed: for good
 * when the service refuses this message or this receiver, else worth another try. No code of it repeats who or what.
 */
export type OfficialMailbox = {
  /** Whether somebody reads it. The service lets an authority ask only when it has something to send. */
  isInUse(identityCode: string): Promise<boolean>;
  send(message: OfficialMessage): Promise<void>;
};

const answerSeconds = 20;
const Active = Type.Object({ endUsersWithActiveMailbox: Type.Array(Type.Object({ id: Type.String() })) });
const Uploaded = Type.Object({ attachmentId: Type.String({ minLength: 1 }) });

/** Our account at the official mailbox; undefined when the operator named none. */
export function openOfficialMailbox(
  { officialMailbox: account }: Pick<Settings, 'officialMailbox'>,
  seconds = answerSeconds,
): OfficialMailbox | undefined {
  if (account === undefined) return undefined;
  const token = openToken(account, seconds);

  /** Asks with our token; one that the service does not know any more is renewed once. */
  async function ask(path: string, body: FormData | object): Promise<Answer> {
    const isForm = body instanceof FormData;
    const askWith = async (bearer: string) =>
      post(`${account?.url}${path}`, {
        headers: { authorization: `Bearer ${bearer}`, ...(isForm ? {} : { 'content-type': 'application/json' }) },
        body: isForm ? body : JSON.stringify(body),
        seconds,
      });
    const bearer = await token.get();
    const answer = await askWith(bearer);
    return answer.status === 401 ? askWith(await token.renew(bearer)) : answer;
  }

  async function upload(fileName: string, pdf: Uint8Array<ArrayBuffer>): Promise<{ attachmentId: string }> {
    const form = new FormData();
    form.append('file', new Blob([pdf], { type: 'application/pdf' }), fileName);
    return readAnswer(Uploaded, await ask('/v2/attachments', form));
  }

  return {
    async isInUse(identityCode) {
      const { endUsersWithActiveMailbox: active } = readAnswer(
        Active,
        await ask('/v1/mailboxes/active', { endUsers: [{ id: identityCode }] }),
      );
      return active.some(({ id }) => id === identityCode);
    },
    async send({ externalId, identityCode, title, text, attachments = [] }) {
      const uploaded = [];
      for (const { fileName, pdf } of attachments) uploaded.push(await upload(fileName, pdf));
      const { status } = await ask('/v2/messages/electronic', {
        externalId,
        sender: { serviceId: account.serviceId },
        recipient: { id: identityCode },
        electronic: electronicPart(title, text, uploaded),
      });
      // 409: it has a message with this id already, from a try whose answer did not reach us.
      if (status !== 409 && (status < 200 || status > 299)) throw refusalOf(status);
    },
  };
}

/** Nobody else who may open the receiver's mailbox sees it, and the service reminds of one that is not read. */
function electronicPart(title: string, body: string, attachments: readonly { attachmentId: string }[]) {
  return {
    title,
    body,
    bodyFormat: 'Text',
    attachments,
    messageServiceType: 'Normal',
    replyAllowedBy: 'No one',
    visibility: 'Recipient only',
    notifications: {
      senderDetailsInNotifications: 'Organisation and service name',
      unreadMessageNotification: { reminder: 'Default reminder' },
    },
  };
}

function readAnswer<S extends TSchema>(shape: S, { status, text }: Answer): Static<S> {
  if (status < 200 || status > 299) throw refusalOf(status);
  return readJson(shape, text);
}
