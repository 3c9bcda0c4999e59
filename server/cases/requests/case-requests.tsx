import { dayOf, daysBetween } from '#server/platform/clock/clock.ts';
import type { Form } from '#server/platform/forms/definition.ts';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant, formatShortDay } from '#server/platform/language/format.ts';
import { displayItem } from './item-answer.ts';
import { type LateInformation, lateOutcomes } from './late/queries.ts';
import type { AwaitedRequest, InformationRequest, RequestItem } from './queries.ts';
import { customerTexts, followingTexts } from './texts.ts';

type Props = {
  visit: Visit;
  applicationId: string;
  requests: readonly InformationRequest[];
  /** Names of the clerks who asked, by id. */
  clerks: ReadonlyMap<string, string>;
  form: Form | undefined;
  late: readonly LateInformation[];
  timeZone: string;
  /** Of the link to ask; undefined when this clerk cannot ask now. */
  askLabel: string | undefined;
};

/** The requests of a case as staff follow them: what is waited for, what has come, what came late. */
export function CaseRequests(props: Props) {
  const { visit, applicationId, requests, late, askLabel } = props;
  const t = followingTexts(visit.language);
  return (
    <section aria-labelledby="requests">
      <h2 class="ds-heading" data-size="sm" id="requests">
        {t.requests}
      </h2>
      {late.map((one) => (
        <LateNote key={one.lateId} {...props} one={one} />
      ))}
      {requests.length === 0 && <p class="ds-paragraph">{t.none}</p>}
      {askLabel && (
        <p>
          <a class="ds-button" data-variant="secondary" href={`/cases/${applicationId}/requests/new`} {...shortcut(visit, 'request')}>
            {askLabel}
          </a>
        </p>
      )}
      {requests.map((request) => (
        <Followed key={request.requestId} {...props} request={request} />
      ))}
    </section>
  );
}

const colours = { open: 'warning', answered: 'success', passed: 'danger', cancelled: 'neutral' } as const;

function Followed(props: Props & { request: InformationRequest }) {
  const { visit, request, clerks, timeZone } = props;
  const { language } = visit;
  const t = followingTexts(language);
  const waited = request.settledAt ? daysBetween(dayOf(request.sentAt, timeZone), dayOf(request.settledAt, timeZone)) : undefined;
  return (
    <article class="ds-card followed-request">
      <h3 class="ds-heading" data-size="2xs">
        {t.sentOn(formatInstant(request.sentAt, language, timeZone), clerks.get(request.clerkId) ?? '')},{' '}
        {t.dueOn(formatShortDay(request.dueOn, language))}
      </h3>
      <p>
        <span class="ds-tag" data-color={colours[request.state]}>
          {t[request.state]}
        </span>{' '}
        {request.lateAt && (
          <span class="ds-tag" data-color="warning">
            {t.late}
          </span>
        )}
      </p>
      {waited !== undefined && (
        <p class="ds-paragraph">
          {t.waited(waited)} {t.dueStays}
        </p>
      )}
      {request.text !== '' && (
        <details class="ds-details">
          <summary>{t.request}</summary>
          <div class="typed-text" lang={request.language}>
            {request.text}
          </div>
        </details>
      )}
      <ul class="asked-list">
        {request.items.map((item) => (
          <FollowedItem key={item.itemNo} {...props} item={item} />
        ))}
      </ul>
      {request.state === 'open' && <Cancelling {...props} />}
    </article>
  );
}

function FollowedItem({ visit, request, form, timeZone, item }: Props & { request: InformationRequest; item: RequestItem }) {
  const { language } = visit;
  const t = followingTexts(language);
  const answer = displayItem(form, item, language);
  return (
    <li>
      <span class="asked-kind">{t[item.kind]}</span>
      <span class="typed-text" lang={request.language}>
        {item.text}
      </span>
      <span class="ds-tag" data-color={item.doneAt ? 'success' : 'warning'}>
        {item.doneAt ? t.arrived(formatInstant(item.doneAt, language, timeZone)) : t.missing}
      </span>
      {answer !== undefined && <blockquote class="typed-text">{answer}</blockquote>}
      {item.agentName && <span>{t.onBehalf(item.agentName)}</span>}
      {item.wasUnknown && item.doneAt && <span class="asked-hint">{t.toApplication}</span>}
    </li>
  );
}

function Cancelling({ visit, applicationId, request }: Props & { request: InformationRequest }) {
  const t = followingTexts(visit.language);
  return (
    <form method="post" action={`/cases/${applicationId}/requests/${request.requestId}/cancel`}>
      <CsrfField visit={visit} />
      <button class="ds-button" data-variant="tertiary" aria-describedby="cancel-hint">
        {t.cancel}
      </button>
      <p class="ds-paragraph" data-size="sm" id="cancel-hint">
        {t.cancelHint}
      </p>
    </form>
  );
}

/** Something that came after the decision: to be judged, or how it was judged. */
function LateNote({ visit, applicationId, timeZone, one }: Props & { one: LateInformation }) {
  const { language } = visit;
  const t = followingTexts(language);
  const instant = (at: Date) => formatInstant(at, language, timeZone);
  return (
    <div class="ds-alert" data-color={one.settledAt ? 'info' : 'warning'}>
      <h3 class="ds-heading" data-size="2xs">
        {t.lateHeading}
      </h3>
      {one.settledAt && one.outcome ? (
        <p class="ds-paragraph">
          {t[one.outcome]} ({t.settled(one.clerkName ?? '', instant(one.settledAt))})
        </p>
      ) : (
        <>
          <p class="ds-paragraph">{t.lateLead(instant(one.arrivedAt))}</p>
          <form method="post" action={`/cases/${applicationId}/late-information/${one.lateId}`} class="buttons">
            <CsrfField visit={visit} />
            {lateOutcomes.map((outcome) => (
              <button class="ds-button" data-variant="secondary" name="outcome" value={outcome}>
                {t[outcome]}
              </button>
            ))}
          </form>
        </>
      )}
    </div>
  );
}

/** In the facts of the customer's page for clerks: which cases wait for the customer, and for what. */
export function WaitingFor({ visit, requests }: { visit: Visit; requests: readonly AwaitedRequest[] }) {
  const t = followingTexts(visit.language);
  const open = requests.filter(({ state }) => state === 'open');
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="waiting-for">
      <h2 class="ds-heading" data-size="sm" id="waiting-for">
        {t.open}
      </h2>
      <ul class="ds-list">
        {open.map(({ requestId, reference, dueOn, items }) => (
          <li key={requestId}>
            {reference}, {t.dueOn(formatShortDay(dueOn, visit.language))}:{' '}
            {items.map(({ text, doneAt }) => `${text} (${doneAt ? customerTexts(visit.language).arrivedShort : t.missing})`).join('; ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
