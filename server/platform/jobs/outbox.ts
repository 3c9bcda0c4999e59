import type { Database, Transaction } from '../database/connection.ts';
import { noteWord } from './waking.ts';

/**
 * What can follow a change. A job does work of its own and is tried until it succeeds; word is only spread to the
 * nodes, for pages that are open. Nodes leave a topic that they do not know to a newer one that does.
 */
export const topics = {
  'application-received': 'job',
  notice: 'job',
  'contact-notice': 'job',
  'scan-file': 'job',
  'file-problem': 'job',
  alarm: 'job',
  'read-scan': 'job',
  'print-letters': 'job',
  'send-export': 'job',
  'near-word': 'job',
  'callback-word': 'job',
  'appointment-code': 'job',
  'appointment-word': 'job',
  'callback-code': 'job',
  'case-changed': 'word',
  'line-changed': 'word',
} as const satisfies Record<string, 'job' | 'word'>;
export type Topic = keyof typeof topics;
export type JobTopic = { [K in Topic]: (typeof topics)[K] extends 'job' ? K : never }[Topic];

/** Ids only: whoever reads a payload looks the rest up, with the rights that this takes. */
export type Payload = Readonly<Record<string, string>>;

/** Leaves word of a change in the change's own transaction: either both happen or neither. */
export async function addToOutbox(transaction: Transaction | Database, topic: Topic, payload: Payload, at: Date): Promise<void> {
  await transaction
    .insertInto('outbox')
    .values({ topic, payload: JSON.stringify(payload), at })
    .execute();
  noteWord();
}
