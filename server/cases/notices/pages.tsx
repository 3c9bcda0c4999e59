import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { NoticeKind } from './letter.ts';
import { type Delivery, type NoticeState, noticeStates } from './queries.ts';
import { texts } from './texts.ts';

export type DeliveryWithLetter = Delivery & { letter: { language: string; subject: string; text: string } };

type Props = {
  visit: SignedVisit;
  deliveries: readonly DeliveryWithLetter[];
  state: NoticeState | undefined;
  hasMail: boolean;
  /** Where the next, older page begins; undefined on the last one. */
  older: string | undefined;
  isFirstPage: boolean;
};

/** The log of deliveries: each notice, each attempt, the message as it is sent. */
export function DeliveriesPage({ visit, deliveries, state, hasMail, older, isFirstPage }: Props) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg" id="deliveries">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      {!hasMail && (
        <div class="ds-alert" data-color="info">
          <p class="ds-paragraph">{t.noMail}</p>
        </div>
      )}
      <nav aria-label={t.filter}>
        <ul class="figure-choices">
          {[undefined, ...noticeStates].map((one) => (
            <li>
              <a class="ds-link" href={one ? `/deliveries?state=${one}` : '/deliveries'} aria-current={one === state ? 'page' : undefined}>
                {one ? t[one] : t.all}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {deliveries.length === 0 ? (
        <p class="ds-paragraph">{t.none}</p>
      ) : (
        <Deliveries visit={visit} deliveries={deliveries} hasMail={hasMail} />
      )}
      <ul class="figure-choices">
        {!isFirstPage && (
          <li>
            <a class="ds-link" href={state ? `/deliveries?state=${state}` : '/deliveries'}>
              {t.newest}
            </a>
          </li>
        )}
        {older && (
          <li>
            <a class="ds-link" href={`/deliveries?${state ? `state=${state}&` : ''}before=${older}`}>
              {t.older}
            </a>
          </li>
        )}
      </ul>
    </PageFrame>
  );
}

function Deliveries({ visit, deliveries, hasMail }: Pick<Props, 'visit' | 'deliveries' | 'hasMail'>) {
  const t = texts(visit.language);
  return (
    <TableScroll labelledBy="deliveries">
      <table class="ds-table" data-zebra>
        <thead>
          <tr>
            <th scope="col">{t.made}</th>
            <th scope="col">{t.kind}</th>
            <th scope="col">{t.address}</th>
            <th scope="col">{t.filter}</th>
            <th scope="col">{t.attempts}</th>
            <th scope="col">{t.action}</th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <DeliveryRow visit={visit} delivery={delivery} hasMail={hasMail} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function kindText(kind: NoticeKind, visit: SignedVisit): string {
  const t = texts(visit.language);
  return {
    receipt: t.receipt,
    decision: t.decision,
    'draft-link': t.draftLink,
    cosignature: t.cosignature,
    request: t.request,
    reminder: t.reminder,
    message: t.newMessage,
  }[kind];
}

function DeliveryRow({ visit, delivery, hasMail }: { visit: SignedVisit; delivery: DeliveryWithLetter; hasMail: boolean }) {
  const t = texts(visit.language);
  const instant = (at: Date) => formatInstant(at, visit.language, visit.frame.timeZone);
  const mayTry = delivery.state === 'failed' || (delivery.state === 'kept' && hasMail);
  return (
    <tr>
      <td class="one-line">{instant(delivery.createdAt)}</td>
      <td>
        {kindText(delivery.kind, visit)}
        <details>
          <summary>{t.message}</summary>
          <div class="letter" lang={delivery.letter.language}>
            <p>
              <strong>{delivery.letter.subject}</strong>
            </p>
            <pre>{delivery.letter.text}</pre>
          </div>
        </details>
      </td>
      <td>{delivery.maskedAddress}</td>
      <td>
        <span class="ds-tag" data-color={delivery.state === 'failed' ? 'danger' : 'neutral'}>
          {t[delivery.state]}
        </span>
      </td>
      <td>
        {delivery.attempts.length === 0 ? (
          t.noAttempts
        ) : (
          <ol class="attempts">
            {delivery.attempts.map(({ attempt, at, result, problem }) => (
              <li>
                {t.attempt(attempt, instant(at), t[result])}
                {problem && (
                  <>
                    {' '}
                    <code>{problem}</code>
                  </>
                )}
              </li>
            ))}
          </ol>
        )}
      </td>
      <td>{mayTry && <TryAgain visit={visit} delivery={delivery} made={instant(delivery.createdAt)} />}</td>
    </tr>
  );
}

function TryAgain({ visit, delivery, made }: { visit: SignedVisit; delivery: Delivery; made: string }) {
  const t = texts(visit.language);
  return (
    <form method="post" action="/deliveries/try-again">
      <CsrfField visit={visit} />
      <input type="hidden" name="customerId" value={delivery.customerId} />
      <input type="hidden" name="noticeId" value={delivery.noticeId} />
      <button class="ds-button" data-variant="secondary" data-size="sm">
        {t.tryAgain}
        <span class="ds-sr-only"> {t.tryAgainWhich(made)}</span>
      </button>
    </form>
  );
}
