import type { Agency } from '#server/agency/loading.ts';
import type { PlaceName } from '#server/agency/network/places/queries.ts';
import type { Period } from '#server/platform/clock/period.ts';
import { Field } from '#server/platform/html/field.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { type FaultyPeriod, PeriodFaultSummary, PeriodFields } from '#server/platform/html/period-fields.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { RebookedNotice } from './closed-page.tsx';
import type { BookedClerk, UnkeptList } from './outside.ts';
import { texts } from './texts.ts';
import { UnkeptTable } from './unkept-table.tsx';

type FormProps = {
  visit: SignedVisit<Staff>;
  place: PlaceName;
  clerks: readonly BookedClerk[];
  clerkId: string | undefined;
  period: Period;
  fault: FaultyPeriod | undefined;
};

type Props = FormProps & {
  agency: Agency;
  /** Undefined: no clerk was chosen. */
  list: UnkeptList | undefined;
  /** The roster still has the clerk at work then. */
  atWork: boolean;
  counts: { moved?: string | undefined; cancelled?: string | undefined; reassigned?: string | undefined };
};

/** What is booked with a clerk who is away: given to others at the same time, and what is left, moved. */
export function AwayPage(props: Props) {
  const { visit, place, fault, list, counts } = props;
  const { language } = visit;
  const t = texts(language);
  const title = `${t.awayTitle}: ${place.name[language]}`;
  return (
    <PageFrame visit={visit} title={title} faultCount={fault ? 1 : 0}>
      {fault && <PeriodFaultSummary fault={fault} language={language} />}
      <p class="ds-paragraph">
        <a class="ds-link" href={`/appointments/closed/${place.id}`}>
          {t.title}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {counts.reassigned !== undefined && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{t.reassigned(Number(counts.reassigned))}</p>
        </div>
      )}
      <RebookedNotice counts={counts} language={language} />
      {list && <Booked {...props} list={list} />}
      <AwayForm {...props} />
    </PageFrame>
  );
}

function Booked({ visit, agency, place, clerkId, period, list, atWork, counts, clerks }: Props & { list: UnkeptList }) {
  const { language } = visit;
  const t = texts(language);
  const address = `/appointments/closed/${place.id}/away`;
  const who = clerks.find(({ id }) => id === clerkId)?.name;
  const fields = Object.entries({ clerk: clerkId ?? '', ...period });
  // What another clerk takes over changes nothing for the customer: it is tried before anything is moved.
  const [action, label] = counts.reassigned === undefined ? ['reassign', t.reassign] : ['rebook', t.rebook(list.first.length)];
  return (
    <section>
      <h2 class="ds-heading" data-size="sm" id="booked">
        {who === undefined ? t.booked(list.count) : `${who}: ${t.booked(list.count)}`}
      </h2>
      {list.count > 0 && atWork && (
        <div class="ds-alert" data-color="warning">
          <p class="ds-paragraph">{t.stillAtWork}</p>
        </div>
      )}
      {list.count > 0 && !atWork && (
        <>
          <p class="ds-paragraph">{action === 'reassign' ? t.whatReassigning : t.whatHappens}</p>
          <form method="post" action={`${address}/${action}`}>
            <CsrfField visit={visit} />
            {fields.map(([name, value]) => (
              <input type="hidden" name={name} value={value} key={name} />
            ))}
            <button class="ds-button">{label}</button>
          </form>
        </>
      )}
      {list.count > 0 && <UnkeptTable list={list} agency={agency} language={language} labelledBy="booked" />}
    </section>
  );
}

/** Which clerk is away, from which day to which. */
export function AwayForm({ visit: { language }, place, clerks, clerkId, period, fault }: FormProps) {
  const t = texts(language);
  return (
    <section aria-labelledby="away">
      <h2 class="ds-heading" data-size="sm" id="away">
        {t.awayTitle}
      </h2>
      {clerks.length === 0 ? (
        <p class="ds-paragraph">{t.nobodyBooked}</p>
      ) : (
        <form method="get" action={`/appointments/closed/${place.id}/away`}>
          <Field id="clerk" label={t.clerk} fault={undefined}>
            <select class="ds-input" id="clerk" name="clerk">
              {clerks.map(({ id, name }) => (
                <option value={id} selected={id === clerkId} key={id}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
          <PeriodFields language={language} period={period} fault={fault} />
          <button class="ds-button" data-variant="secondary">
            {t.showBooked}
          </button>
        </form>
      )}
    </section>
  );
}
