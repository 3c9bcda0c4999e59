import { describedBy, Field } from '#server/platform/html/field.tsx';
import type { Customer } from '#server/people/customers/queries.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary, ReasonField } from '#server/platform/html/reason-field.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { longestReason, type ProtectionEvent } from './marking.ts';
import { texts } from './texts.ts';

type FindProps = {
  visit: SignedVisit<Staff>;
  typed: { who: string; reason: string };
  faults: readonly ('who' | 'reason')[];
  done?: 'marked' | 'unmarked' | undefined;
};

/** Whom it concerns, and why they are searched for. */
export function FindPage({ visit, typed, faults, done }: FindProps) {
  const t = texts(visit.language);
  const textOf = { who: t.nobodyFound, reason: t.reasonMissing };
  const isUnknown = faults.includes('who');
  return (
    <PageFrame visit={visit} title={t.title} mainForm="find-form" faultCount={faults.length}>
      {faults.length > 0 && <FaultSummary heading={t.correct} faults={faults.map((id) => ({ id, text: textOf[id] }))} />}
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {done && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{done === 'marked' ? t.markedNow : t.unmarkedNow}</p>
        </div>
      )}
      <p class="ds-paragraph lead">{t.lead}</p>
      <form method="post" action="/protection/find" id="find-form">
        <CsrfField visit={visit} />
        <Field id="who" label={t.findWho} hint={t.whoHint} fault={isUnknown ? t.nobodyFound : undefined}>
          <input
            class="ds-input"
            id="who"
            name="who"
            value={typed.who}
            size={20}
            maxLength={60}
            autocomplete="off"
            {...describedBy('who', isUnknown ? t.nobodyFound : undefined)}
          />
        </Field>
        <ReasonField
          id="reason"
          label={t.whyLooked}
          hint={t.whyHint}
          typed={typed.reason}
          longest={longestReason}
          fault={faults.includes('reason') ? t.reasonMissing : undefined}
        />
        <button class="ds-button">{t.find}</button>
      </form>
    </PageFrame>
  );
}

type MarkProps = {
  visit: SignedVisit<Staff>;
  customer: Customer;
  events: readonly ProtectionEvent[];
  /** For which the person was searched. */
  reason: string;
  typed: { because: string; isFaulty: boolean };
};

/** The person who was found, how it stands, and the form to change it. */
export function MarkPage({ visit, customer, events, reason, typed }: MarkProps) {
  const t = texts(visit.language);
  const name = `${customer.givenNames} ${customer.familyName}`;
  return (
    <PageFrame visit={visit} title={`${t.title}, ${name}`} mainForm="mark-form" faultCount={typed.isFaulty ? 1 : 0}>
      {typed.isFaulty && <FaultSummary heading={t.correct} faults={[{ id: 'because', text: t.reasonMissing }]} />}
      <h1 class="ds-heading" data-size="lg">
        {t.title}: {name}
      </h1>
      <p class="ds-paragraph">{customer.isProtected ? t.isProtected : t.isNotProtected}</p>
      <form method="post" action={`/customers/${customer.id}/protection`} id="mark-form">
        <CsrfField visit={visit} />
        <input type="hidden" name="isProtected" value={customer.isProtected ? 'no' : 'yes'} />
        <input type="hidden" name="reason" value={reason} />
        <ReasonField
          id="because"
          label={t.why}
          hint={t.groundsHint}
          typed={typed.because}
          longest={longestReason}
          fault={typed.isFaulty ? t.reasonMissing : undefined}
        />
        <button class="ds-button" data-color={customer.isProtected ? 'danger' : undefined}>
          {customer.isProtected ? t.unmark : t.mark}
        </button>
      </form>
      <p class="ds-paragraph">
        <a class="ds-link" href="/protection">
          {t.another}
        </a>
      </p>
      {events.length > 0 && <History visit={visit} events={events} />}
    </PageFrame>
  );
}

function History({ visit, events }: Pick<MarkProps, 'visit' | 'events'>) {
  const { language, frame } = visit;
  const t = texts(language);
  return (
    <section>
      <h2 class="ds-heading" data-size="sm" id="history">
        {t.history}
      </h2>
      <TableScroll labelledBy="history">
        <table class="ds-table" aria-labelledby="history">
          <thead>
            <tr>
              {[t.when, t.what, t.who, t.why].map((heading) => (
                <th scope="col">{heading}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {events.map(({ at, kind, clerkName, reasonText }) => (
              <tr>
                <td class="one-line">{formatInstant(at, language, frame.timeZone)}</td>
                <td>{kind === 'marked' ? t.marked : t.unmarked}</td>
                <td>{clerkName}</td>
                <td class="typed-text">{reasonText}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
