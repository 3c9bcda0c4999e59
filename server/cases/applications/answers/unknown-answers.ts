import { sql } from 'kysely';
import type { Transaction } from '#server/platform/database/connection.ts';
import { checkAnswers } from '#server/platform/forms/check.ts';
import type { Answer, AnswerItem, Answers, Form } from '#server/platform/forms/definition.ts';
import { itemsOf, walk } from '#server/platform/forms/relevance.ts';
import { sealCodes } from '#server/platform/secrets/sealed-codes.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';
import type { CaseKey } from '../case-events.ts';

/**
 * Puts answers where an application left them open, by their paths (`rent`, `incomes.0.incomeType`). What is no gap of it is
 * passed over: an application stands as it was sent. What hangs on the new answers and is not answered becomes a gap,
 * what no longer applies is none. The caller holds the lock of the case and has checked the answers.
 */
export async function fillUnknownAnswers(
  transaction: Transaction,
  secrets: Secrets,
  form: Form,
  key: CaseKey,
  filled: ReadonlyMap<string, Answer>,
): Promise<void> {
  const found = await transaction
    .selectFrom('application')
    .select(['answers', 'unknown_answers as unknown', 'received_on as receivedOn'])
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .executeTakeFirstOrThrow();
  const gaps = [...filled].filter(([path]) => found.unknown.includes(path));
  if (gaps.length === 0) return;
  // Only checked answers are written.
  const answers = gaps.reduce(withAnswer, found.answers as Answers);
  await transaction
    .updateTable('application')
    .set({ answers: sql`${sealCodes(secrets, answers)}::jsonb`, unknown_answers: gapsIn(form, answers, found.unknown, found.receivedOn) })
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .execute();
}

function withAnswer(answers: Answers, [path, answer]: [string, Answer]): Answers {
  const [id = '', index, inner] = path.split('.');
  if (index === undefined || inner === undefined) return { ...answers, [id]: answer };
  const items = itemsOf(answers[id]).map((item, at): AnswerItem => {
    // A question within an item is never a group: its answer is no list of items.
    return String(at) === index ? { ...item, [inner]: answer as AnswerItem[string] } : item;
  });
  return { ...answers, [id]: items };
}

function gapsIn(form: Form, answers: Answers, unknown: readonly string[], today: string): string[] {
  const left = walk(form, answers, { today, unknown }).unknown;
  const missing = checkAnswers(form, answers, { today, unknown: left })
    .filter(({ code }) => code === 'required' || code === 'too-few-items')
    .map(({ path }) => path);
  return [...new Set([...left, ...missing])];
}
