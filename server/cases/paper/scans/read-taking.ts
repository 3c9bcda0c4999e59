import { validate as isId } from 'uuid';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { checkAnswers } from '#server/platform/forms/check.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import { isRefusal } from '#server/platform/forms/fault.ts';
import { parsePage } from '#server/platform/forms/parse.ts';
import { dropIrrelevant } from '#server/platform/forms/relevance.ts';
import type { StaffRole } from '#server/platform/http/person.ts';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import { type PaperChannel, paperChannels } from '../queries.ts';
import type { PaperDays } from '../received-day.ts';
import { scansForm } from './form.ts';
import type { Filled } from './pages/scans-page.tsx';

/** The answers that the form of this role asks for. */
export function ofForm(role: StaffRole, answers: Answers): Answers {
  const asked = new Set(scansForm(role).page.fields.map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id)));
}

/** What was said of papers that were scanned together, and what is wrong with it. */
export function readTaking(
  posted: PostedForm,
  role: StaffRole,
  today: string,
  fileCount: number,
): Filled & PaperDays & { channel: PaperChannel } {
  const { form, page } = scansForm(role);
  const importId = singleValue(posted, 'importId') ?? '';
  if (!isId(importId)) throw new Refusal('bad-request', [{ place: '/importId', reason: 'no id' }]);
  const parsed = parsePage(page, posted, ['action', 'importId']);
  if (isRefusal(parsed)) throw new Refusal('bad-request', [{ place: parsed.name, reason: parsed.refused }]);
  const answers = dropIrrelevant(form, parsed.answers, { today });
  const day = (id: string) => (typeof answers[id] === 'string' ? answers[id] : undefined);
  const [receivedOn, pointReceivedOn] = [day('receivedOn') ?? today, day('pointReceivedOn') ?? null];
  return {
    importId,
    answers: parsed.answers,
    typed: parsed.typed,
    faults: checkAnswers(form, answers, { today, unread: parsed.faults }),
    problems: [
      ...(pointReceivedOn !== null && pointReceivedOn > receivedOn ? ['badPointDay' as const] : []),
      ...(fileCount === 0 ? ['noFile' as const] : []),
    ],
    receivedOn,
    pointReceivedOn,
    channel: paperChannels.find((one) => one === answers['channel']) ?? 'joint-service-point',
  };
}
