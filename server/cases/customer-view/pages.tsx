import type { ComponentChildren } from 'preact';
import type { Agency } from '#server/agency/loading.ts';
import { benefitName, isOpen, StageTag } from '#server/cases/applications/application-facts.tsx';
import { texts as applicationTexts } from '#server/cases/applications/texts.ts';
import { letterTexts } from '#server/cases/decisions/letter/texts.ts';
import type { TimelineEvent } from '#server/cases/desk/case-queries.ts';
import { wordFor } from '#server/cases/desk/case-words.ts';
import { DeadlineText } from '#server/cases/desk/deadline.tsx';
import { Timeline } from '#server/cases/desk/timeline.tsx';
import { texts as noticeTexts } from '#server/cases/notices/texts.ts';
import { WaitingFor } from '#server/cases/requests/case-requests.tsx';
import type { AwaitedRequest } from '#server/cases/requests/queries.ts';
import type { Customer } from '#server/people/customers/queries.ts';
import type { NamedMandate } from '#server/people/mandates/queries.ts';
import { WhoMayAct } from '#server/people/mandates/who-may-act.tsx';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant, formatMoney, formatShortDay } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { CustomerCase, CustomerNotice } from './queries.ts';
import { texts } from './texts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  customer: Customer;
  cases: readonly CustomerCase[];
  awaited: readonly AwaitedRequest[];
  mandates: readonly NamedMandate[];
  notices: readonly CustomerNotice[];
  events: readonly TimelineEvent[];
  today: string;
};

/** All of a customer on one page: how to reach them, their cases, decisions and notices, what has happened. */
export function CustomerViewPage(props: Props) {
  const { visit, customer, cases, events } = props;
  const t = texts(visit.language);
  const known = new Map(cases.map((one) => [one.applicationId, one]));
  const caseLink = (applicationId: string) => {
    const one = known.get(applicationId);
    return one && { label: one.reference, address: one.isVisible ? `/cases/${applicationId}` : undefined };
  };
  return (
    <PageFrame visit={visit} title={`${customer.givenNames} ${customer.familyName}`}>
      <h1 class="ds-heading" data-size="lg">
        {customer.givenNames} {customer.familyName}
      </h1>
      <p class="ds-paragraph">{t.reason}</p>
      <p class="ds-paragraph">
        <a class="ds-link" href={`/appointments/desk/new?customer=${customer.id}`}>
          {t.appointments}
        </a>
      </p>
      <Contact {...props} />
      <WaitingFor visit={visit} requests={props.awaited} />
      <Cases {...props} />
      <WhoMayAct visit={visit} agency={props.agency} customerId={customer.id} mandates={props.mandates} />
      <Decisions {...props} />
      <Notices {...props} />
      <Timeline events={events} visit={visit} caseLink={caseLink} />
    </PageFrame>
  );
}

function Contact({ visit, customer }: Props) {
  const t = texts(visit.language);
  return (
    <section aria-labelledby="contact">
      <h2 class="ds-heading" data-size="sm" id="contact">
        {t.contact}
      </h2>
      <dl class="facts">
        <div>
          <dt>{t.email}</dt>
          <dd>{customer.email ?? t.unknown}</dd>
        </div>
        <div>
          <dt>{t.phone}</dt>
          <dd>{customer.phone ?? t.unknown}</dd>
        </div>
        <div>
          <dt>{t.language}</dt>
          <dd>{wordFor(customer.language, visit.language)}</dd>
        </div>
      </dl>
      <p class="ds-paragraph">
        <a class="ds-link" href={`/customers/${customer.id}/contact`}>
          {t.correctContact}
        </a>
      </p>
    </section>
  );
}

type TableProps = { id: string; heading: string; columns: readonly string[]; emptyText?: string; children: ComponentChildren[] };

function TableSection({ id, heading, columns, emptyText, children }: TableProps) {
  return (
    <section>
      <h2 class="ds-heading" data-size="sm" id={id}>
        {heading}
      </h2>
      {children.length === 0 ? (
        <p class="ds-paragraph">{emptyText}</p>
      ) : (
        <div class="table-scroll" tabIndex={0} role="region" aria-labelledby={id}>
          <table class="ds-table">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col">{column}</th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Reference({ one }: { one: CustomerCase }) {
  return (
    <th scope="row">
      {one.isVisible ? (
        <a class="ds-link" href={`/cases/${one.applicationId}`}>
          {one.reference}
        </a>
      ) : (
        one.reference
      )}
    </th>
  );
}

function Cases({ visit, agency, cases, today }: Props) {
  const { language } = visit;
  const t = texts(language);
  const a = applicationTexts(language);
  return (
    <TableSection id="cases" heading={t.cases} columns={[a.reference, a.benefit, a.stage, a.received, t.deadline, t.clerk]}>
      {cases.map((one) => (
        <tr>
          <Reference one={one} />
          <td>{benefitName(agency, one.benefit, language)}</td>
          <td>
            <StageTag stage={one.stage} language={language} />
          </td>
          <td>{formatShortDay(one.receivedOn, language)}</td>
          <td>{isOpen(one) && <DeadlineText calendar={agency} dueOn={one.dueOn} today={today} language={language} />}</td>
          <td>{isOpen(one) && one.holderName}</td>
        </tr>
      ))}
    </TableSection>
  );
}

function Decisions({ visit, agency, cases }: Props) {
  const { language, frame } = visit;
  const t = texts(language);
  const a = applicationTexts(language);
  const decided = cases.filter(({ sentAt }) => sentAt !== null);
  return (
    <TableSection
      id="decisions"
      heading={t.decisions}
      emptyText={t.noDecisions}
      columns={[a.reference, a.benefit, t.outcome, t.amount, t.period, t.sent]}
    >
      {decided.map((one) => (
        <tr>
          <Reference one={one} />
          <td>{benefitName(agency, one.benefit, language)}</td>
          <td>{one.outcome && wordFor(one.outcome, language)}</td>
          <td class="number">{one.amountCents !== null && formatMoney(one.amountCents, language)}</td>
          <td>{one.periodFromOn !== null && letterTexts(language).period(one.periodFromOn, one.periodToOn)}</td>
          <td>{one.sentAt && formatInstant(one.sentAt, language, frame.timeZone)}</td>
        </tr>
      ))}
    </TableSection>
  );
}

function Notices({ visit, notices }: Props) {
  const { language, frame } = visit;
  const t = texts(language);
  return (
    <TableSection id="notices" heading={t.notices} emptyText={t.noNotices} columns={[t.made, t.notice, t.state]}>
      {notices.map(({ kind, state, createdAt }) => (
        <tr>
          <th scope="row">{formatInstant(createdAt, language, frame.timeZone)}</th>
          <td>{noticeWord(kind, language)}</td>
          <td>{noticeWord(state, language)}</td>
        </tr>
      ))}
    </TableSection>
  );
}

/** The word for a kind or a state of a notice; one that this version does not know is shown as it is. */
function noticeWord(value: string, language: Language): string {
  const n = noticeTexts(language);
  const words: ReadonlyMap<string, string> = new Map([
    ['receipt', n.receipt],
    ['decision', n.decision],
    ['draft-link', n.draftLink],
    ['request', n.request],
    ['reminder', n.reminder],
    ['message', n.newMessage],
    ['waiting', n.waiting],
    ['sent', n.sent],
    ['failed', n.failed],
    ['kept', n.kept],
  ]);
  return words.get(value) ?? value;
}
