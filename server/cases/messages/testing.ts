import { v7 as newId } from 'uuid';
import type { SignedIn } from '#server/people/sign-in/testing.ts';

type About = { applicationId: string } | { benefitGroup: string };
type Written = { subject?: string; text?: string; id?: string };

/** Sends a message of the customer's as a machine of theirs would. Gives its id, which is the thread's too. */
export async function write(
  customer: SignedIn,
  about: About,
  { subject = 'Kysymys', text = 'Milloin saan päätöksen?', id = newId() }: Written = {},
) {
  const sent = await customer.api('POST', '/api/messages', { id, ...about, subject, text });
  if (sent.statusCode !== 201) throw new Error(`writing gave ${sent.statusCode}: ${sent.body}`);
  return id;
}

/** The ids of the messages that wait, as one clerk sees them. */
export async function inboxOf(clerk: SignedIn, show: 'own' | 'all' = 'own'): Promise<string[]> {
  const { messages } = (await clerk.api('GET', `/api/inbox?show=${show}`)).json<{ messages: { messageId: string }[] }>();
  return messages.map(({ messageId }) => messageId);
}

/** The id that a page made for what is written on it. */
export async function messageIdOn(person: SignedIn, address: string): Promise<string> {
  return /name="messageId" value="([^"]+)"/.exec((await person.get(address)).body)?.[1] ?? '';
}
