import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { type Delivery, type NoticeState, noticeStates } from './queries.ts';
import { texts } from './texts.ts';
import { waysToTell } from '#server/people/customers/contact-columns.ts';
import type { NoticeKind, Way } from './ways.ts';
import type { Word } from './wording.ts';

/** `word`: what is sent; null for a letter, which has pages of its own. */
export type DeliveryWithWord = Delivery & { word: Word | null };

/** Whether the operator has set up each way out. */
export type OpenWays = { email: boolean; 'text-message': boolean; 'official-mailbox': boolean };

type Choice = { state: NoticeState | undefined; channel: Way | undefined };

type Props = Choice & {
  visit: SignedVisit;
  deliveries: readonly DeliveryWithWord[];
  open: OpenWays;
  /** Where the next, older page begins; undefined on the last one. */
  older: string | undefined;
  isFirstPage: boolean;
};

/** The log of deliveries: each notice, its way, each attempt, the message as it is sent. */
export function DeliveriesPage({ visit, deliveries, state, channel, open, older, isFirstPage }: Props) {
  const t = texts(visit.language);
  const chosen = { state, channel };
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg" id="deliveries">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <Missing visit={visit} open={open} />
      <Choices
        label={t.filter}
        all={t.all}
        list={noticeStates}
        chosen={state}
        words={t}
        addressOf={(one) => addressOf({ ...chosen, state: one })}
      />
      <Choices
        label={t.channel}
        all={t.all}
        list={waysToTell}
        chosen={channel}
        words={t}
        addressOf={(one) => addressOf({ ...chosen, channel: one })}
      />
      {deliveries.length === 0 ? <p class="ds-paragraph">{t.none}</p> : <Deliveries visit={visit} deliveries={deliveries} open={open} />}
      <ul class="figure-choices">
        {!isFirstPage && (
          <li>
            <a class="ds-link" href={addressOf(chosen)}>
              {t.newest}
            </a>
          </li>
        )}
        {older && (
          <li>
            <a class="ds-link" href={addressOf(chosen, older)}>
              {t.older}
            </a>
          </li>
        )}
      </ul>
    </PageFrame>
  );
}

function addressOf({ state, channel }: Choice, before?: string): string {
  const query = new URLSearchParams({ ...(state && { state }), ...(channel && { channel }), ...(before && { before }) }).toString();
  return query === '' ? '/deliveries' : `/deliveries?${query}`;
}

/** What the operator has not set up, and what becomes of notices that would go there. */
function Missing({ visit, open }: { visit: SignedVisit; open: OpenWays }) {
  const t = texts(visit.language);
  const missing = [
    ...(open.email ? [] : [t.noMail]),
    ...(open['text-message'] ? [] : [t.noTextMessages]),
    ...(open['official-mailbox'] ? [] : [t.noMailbox]),
  ];
  if (missing.length === 0) return null;
  return (
    <div class="ds-alert missing-ways" data-color="info">
      {missing.map((line) => (
        <p class="ds-paragraph" key={line}>
          {line}
        </p>
      ))}
    </div>
  );
}

type ChoicesProps<T extends string> = {
  label: string;
  all: string;
  list: readonly T[];
  chosen: T | undefined;
  words: Record<T, string>;
  addressOf: (one: T | undefined) => string;
};

/** One thing by which the list is narrowed. */
function Choices<T extends string>({ label, all, list, chosen, words, addressOf: hrefOf }: ChoicesProps<T>) {
  return (
    <nav aria-label={label} class="delivery-filter">
      <p class="ds-paragraph">{label}</p>
      <ul class="figure-choices">
        {[undefined, ...list].map((one) => (
          <li>
            <a class="ds-link" href={hrefOf(one)} aria-current={one === chosen ? 'page' : undefined}>
              {one ? words[one] : all}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Deliveries({ visit, deliveries, open }: Pick<Props, 'visit' | 'deliveries' | 'open'>) {
  const t = texts(visit.language);
  return (
    <TableScroll labelledBy="deliveries">
      <table class="ds-table" data-zebra>
        <thead>
          <tr>
            <th scope="col">{t.made}</th>
            <th scope="col">{t.kind}</th>
            <th scope="col">{t.channelAndAddress}</th>
            <th scope="col">{t.filter}</th>
            <th scope="col">{t.attempts}</th>
            <th scope="col">{t.action}</th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <DeliveryRow visit={visit} delivery={delivery} open={open} />
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
    'file-problem': t.fileProblem,
    appointment: t.appointment,
    'appointment-reminder': t.appointmentReminder,
  }[kind];
}

function DeliveryRow({ visit, delivery, open }: { visit: SignedVisit; delivery: DeliveryWithWord; open: OpenWays }) {
  const t = texts(visit.language);
  const instant = (at: Date) => formatInstant(at, visit.language, visit.frame.timeZone);
  const { state, way, wished, maskedAddress, attempts } = delivery;
  // A kept one has somewhere to go only since the operator set its way up. No letter is ever kept.
  const mayTry = state === 'failed' || (state === 'kept' && way !== 'letter' && open[way]);
  return (
    <tr>
      <td>{instant(delivery.createdAt)}</td>
      <td>
        {kindText(delivery.kind, visit)}
        <WordView visit={visit} word={delivery.word} />
      </td>
      <td>
        {t[way]} {maskedAddress}
        {wished !== way && (
          <p class="ds-paragraph" data-size="sm">
            {t.wished(t[wished])}
          </p>
        )}
      </td>
      <td>
        <span class="ds-tag" data-color={state === 'failed' ? 'danger' : 'neutral'}>
          {t[state]}
        </span>
      </td>
      <td>
        {attempts.length === 0 ? (
          t.noAttempts
        ) : (
          <ol class="attempts">
            {attempts.map(({ attempt, at, way: tried, result, problem }) => (
              <li>
                {t.attempt(attempt, instant(at), t[tried], t[result])}
                {problem && <Problem visit={visit} problem={problem} />}
              </li>
            ))}
          </ol>
        )}
      </td>
      <td>{mayTry && <TryAgain visit={visit} delivery={delivery} made={instant(delivery.createdAt)} />}</td>
    </tr>
  );
}

/** Codes of our own in words; those of others as they are. */
function Problem({ visit, problem }: { visit: SignedVisit; problem: string }) {
  const t = texts(visit.language);
  const ours: Record<string, string> = { 'no-address': t.noAddress, 'not-in-use': t.notInUse, 'no-account': t.noAccount };
  return ours[problem] ? <> ({ours[problem]})</> : <code> {problem}</code>;
}

function WordView({ visit, word }: { visit: SignedVisit; word: Word | null }) {
  if (!word) return null;
  return (
    <details>
      <summary>{texts(visit.language).message}</summary>
      <div class="letter" lang={word.language}>
        {word.subject !== null && (
          <p>
            <strong>{word.subject}</strong>
          </p>
        )}
        <pre>{word.text}</pre>
      </div>
    </details>
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
