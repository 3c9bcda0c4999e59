import { CsrfField } from '#server/platform/html/page-frame.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import type { Message } from '../queries.ts';
import { inboxTexts } from '../texts.ts';
import type { ThreadStand } from './stand.ts';

type Props = { visit: SignedVisit<Staff>; stand: ThreadStand; benefitOf: (benefit: string) => string };

export const isWaiting = ({ state, direction, answeredAt, filedAt }: Message) =>
  state === 'sent' && direction === 'from-customer' && answeredAt === null && filedAt === null;

/** What else can be done with what waits: given to another clerk, or put to the case without an answer. */
export function HandlingPanel(props: Props) {
  const { visit, stand } = props;
  if (!stand.thread.some(isWaiting)) return null;
  return (
    <section aria-labelledby="handling" class="message-handling">
      <h2 class="ds-heading" data-size="sm" id="handling">
        {inboxTexts(visit.language).handling}
      </h2>
      <Assigning {...props} />
      <Filing {...props} />
    </section>
  );
}

function Assigning({ visit, stand: { messageId, thread, others } }: Props) {
  const t = inboxTexts(visit.language);
  const assigned = thread.findLast(isWaiting)?.assignedTo ?? '';
  const choices = [{ id: '', name: t.anybody }, { id: visit.person.id, name: t.you }, ...others];
  return (
    <form method="post" action={`/messages/${messageId}/assign`} class="hand-on">
      <CsrfField visit={visit} />
      <div class="ds-field">
        <label class="ds-label" for="to">
          {t.assign}
        </label>
        <select class="ds-input" id="to" name="to">
          {choices.map(({ id, name }) => (
            <option value={id} selected={id === assigned}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button class="ds-button" data-variant="secondary">
        {t.assignButton}
      </button>
    </form>
  );
}

function Filing({ visit, stand: { messageId, key, cases }, benefitOf }: Props) {
  const t = inboxTexts(visit.language);
  const isGeneral = key.applicationId === null;
  if (isGeneral && cases.length === 0) return null;
  return (
    <form method="post" action={`/messages/${messageId}/file`} class="hand-on">
      <CsrfField visit={visit} />
      {isGeneral && (
        <div class="ds-field">
          <label class="ds-label" for="applicationId">
            {t.fileTo}
          </label>
          <select class="ds-input" id="applicationId" name="applicationId">
            {cases.map(({ applicationId, reference, benefit }) => (
              <option value={applicationId}>
                {reference}, {benefitOf(benefit)}
              </option>
            ))}
          </select>
        </div>
      )}
      <button class="ds-button" data-variant="secondary" aria-describedby="file-hint">
        {t.file}
      </button>
      <p class="ds-paragraph" data-size="sm" id="file-hint">
        {t.fileHint}
      </p>
    </form>
  );
}
