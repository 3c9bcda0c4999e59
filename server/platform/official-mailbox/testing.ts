import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import Type, { type Static } from 'typebox';
import { Check } from 'typebox/value';
import type { OfficialMailboxAccount } from '../settings/ways-out.ts';

/** What the service does with a message: takes it, takes it and loses the answer, is busy or out of order for now, refuses it for good, or never answers. */
export type MailboxManner = 'takes' | 'takes-unheard' | 'is-busy' | 'is-broken' | 'refuses' | 'is-silent';

const text = Type.String({ minLength: 1 });
const closed = { additionalProperties: false } as const;
/** An electronic message as the service describes it. What it does not know, it refuses. */
const Message = Type.Object(
  {
    externalId: text,
    sender: Type.Object({ serviceId: text }, closed),
    recipient: Type.Object({ id: text }, closed),
    electronic: Type.Object(
      {
        title: text,
        body: text,
        bodyFormat: Type.Enum(['Text', 'Markdown']),
        attachments: Type.Array(Type.Object({ attachmentId: text }, closed)),
        messageServiceType: Type.Enum(['Normal', 'Verifiable']),
        replyAllowedBy: Type.Enum(['Anyone', 'No one']),
        visibility: Type.Enum(['Normal', 'Recipient only']),
        notifications: Type.Object(
          {
            senderDetailsInNotifications: Type.Enum(['Organisation and service name', 'None']),
            unreadMessageNotification: Type.Object({ reminder: Type.Enum(['Default reminder', 'No reminders']) }, closed),
          },
          closed,
        ),
      },
      closed,
    ),
  },
  closed,
);
const Login = Type.Object({ username: text, password: text }, closed);
const Asked = Type.Object({ endUsers: Type.Array(Type.Object({ id: text }, closed), { minItems: 1 }) }, closed);

export type TestMailbox = {
  account: OfficialMailboxAccount;
  /** Identity codes of those who have the mailbox in use. */
  holders: Set<string>;
  /** Messages taken, each external id once. */
  messages: Static<typeof Message>[];
  /** Attachments by id. */
  files: Map<string, { name: string; type: string; bytes: Buffer }>;
  /** Tokens that the service knows; cleared, it forgets those that it gave. */
  tokens: Set<string>;
  tokensGiven: number;
  manner: MailboxManner;
  close(): Promise<void>;
};

/** The official mailbox inside the test. Its manner can be changed at any time. */
export async function openTestMailbox(): Promise<TestMailbox> {
  const server = createServer((request, response) => void answer(opened, request, response));
  await new Promise<void>((begun) => void server.listen(0, '127.0.0.1', begun));
  // A server that listens at a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const opened: TestMailbox = {
    account: { url: `http://127.0.0.1:${port}`, user: 'luukku', password: 'a password of the mailbox', serviceId: 'kela' },
    holders: new Set(),
    messages: [],
    files: new Map(),
    tokens: new Set(),
    tokensGiven: 0,
    manner: 'takes',
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return opened;
}

async function answer(mailbox: TestMailbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const say = (status: number, data: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(data));
  const body = await buffer(request);
  const { url = '', headers } = request;
  if (url === '/v1/token') return void say(...giveToken(mailbox, JSON.parse(body.toString('utf8'))));
  const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  if (bearer === undefined || !mailbox.tokens.has(bearer)) return void say(401, { reason: 'token' });
  if (url === '/v2/attachments') return void say(201, await keepFile(mailbox, headers['content-type'] ?? '', body));
  const data: unknown = JSON.parse(body.toString('utf8'));
  if (url === '/v1/mailboxes/active') {
    if (!Check(Asked, data)) return void say(400, { reason: 'shape' });
    return void say(200, { endUsersWithActiveMailbox: data.endUsers.filter(({ id }) => mailbox.holders.has(id)) });
  }
  if (url !== '/v2/messages/electronic') return void say(404, { reason: 'path' });
  takeMessage(mailbox, data, response, say);
}

function giveToken(mailbox: TestMailbox, data: unknown): [number, unknown] {
  const { user, password } = mailbox.account;
  if (!Check(Login, data) || data.username !== user || data.password !== password) return [400, { reason: 'credentials' }];
  mailbox.tokensGiven += 1;
  const token = `token ${mailbox.tokensGiven}`;
  mailbox.tokens.add(token);
  return [200, { access_token: token, token_type: 'bearer', expires_in: 3600 }];
}

async function keepFile(mailbox: TestMailbox, type: string, body: Buffer): Promise<{ attachmentId: string }> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const file = form.get('file');
  if (!(file instanceof File)) throw new Error('an upload without a file');
  const attachmentId = `attachment-${mailbox.files.size + 1}`;
  mailbox.files.set(attachmentId, { name: file.name, type: file.type, bytes: Buffer.from(await file.arrayBuffer()) });
  return { attachmentId };
}

function takeMessage(mailbox: TestMailbox, data: unknown, response: ServerResponse, say: (status: number, data: unknown) => unknown): void {
  const { manner, holders, messages, files } = mailbox;
  if (manner === 'is-silent') return;
  if (manner === 'is-busy') return void say(429, data);
  if (manner === 'is-broken') return void say(500, data);
  if (manner === 'refuses' || !Check(Message, data)) return void say(400, data);
  if (messages.some(({ externalId }) => externalId === data.externalId)) return void say(409, data);
  if (!holders.has(data.recipient.id) || data.electronic.attachments.some(({ attachmentId }) => !files.has(attachmentId)))
    return void say(404, data);
  messages.push(data);
  if (manner === 'takes-unheard') return void response.destroy();
  say(200, { messageId: messages.length });
}
