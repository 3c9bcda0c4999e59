import type { PlaceName } from '#server/agency/network/places/queries.ts';
import { DayFields, TimeFields, WeekdayFields } from '#server/people/roster/pages/shift-fields.tsx';
import { shiftFaultTexts } from '#server/people/roster/pages/texts.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Field } from '#server/platform/html/field.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatTime, formatWeekdayAndDay } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { type BlackoutFault, everybody } from './adding.ts';
import type { KeptBlackout, Overlap, Resource } from './blackouts.ts';
import { ownFaultTexts, texts } from './texts.ts';

type Props = {
  visit: Visit;
  place: PlaceName;
  resources: readonly Resource[];
  blackouts: readonly KeptBlackout[];
  form: PostedForm;
  faults: readonly BlackoutFault[];
  overlaps: readonly Overlap[];
  refused: string | undefined;
  done: string | undefined;
};

/** What takes the time of clerks and counters without an appointment: seen, added and given back. */
export function BlackoutsPage(props: Props) {
  const { visit, place, faults, refused, done } = props;
  const { language } = visit;
  const t = texts(language);
  const title = t.title(place.name[language]);
  return (
    <PageFrame visit={visit} title={title} mainForm="blackout-form" faultCount={faults.length}>
      {faults.length > 0 && (
        <FaultSummary heading={t.correct} faults={faults.map((fault) => ({ id: fault.field, text: faultText(fault, language) }))} />
      )}
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {(done ?? refused) !== undefined && (
        <div class="ds-alert" data-color={refused === undefined ? 'success' : 'warning'} role={refused === undefined ? 'status' : 'alert'}>
          <p class="ds-paragraph">{refused ?? done}</p>
        </div>
      )}
      <Overlaps {...props} />
      <p class="ds-paragraph lead">{t.lead}</p>
      <p class="ds-paragraph">
        <a class="ds-link" href={`/roster/${place.id}`}>
          {t.toRoster}
        </a>
      </p>
      <Coming {...props} />
      <AddForm {...props} />
    </PageFrame>
  );
}

function faultText(fault: BlackoutFault, language: Language): string {
  return fault.code === 'resource' || fault.code === 'reason' ? ownFaultTexts(language)[fault.code] : shiftFaultTexts(language)[fault.code];
}

const nameOf = ({ kind, name }: Resource, language: Language) => (kind === 'counter' ? texts(language).counter(name) : name);

function timeOf({ from, to }: { from: Date; to: Date }, { language, frame: { timeZone } }: Visit): string {
  const [begins, ends] = [formatTime(from, language, timeZone), formatTime(to, language, timeZone)];
  return `${formatWeekdayAndDay(dayOf(from, timeZone), language)} ${begins}–${ends}`;
}

const mostOverlaps = 50;

function Overlaps({ visit, overlaps }: Props) {
  const t = texts(visit.language);
  if (overlaps.length === 0) return null;
  return (
    <section class="ds-alert" data-color="warning" role="alert">
      <h2 class="ds-heading" data-size="sm" id="overlaps">
        {t.overlaps}
      </h2>
      <p class="ds-paragraph">{t.overlapsLead}</p>
      <ul class="ds-list">
        {overlaps.slice(0, mostOverlaps).map((one) => (
          <li key={`${one.name} ${one.from.getTime()}`}>
            {one.name}, {timeOf(one, visit)}: {one.reason ?? t.appointment}
          </li>
        ))}
      </ul>
      {overlaps.length > mostOverlaps && <p class="ds-paragraph">{t.more(overlaps.length - mostOverlaps)}</p>}
    </section>
  );
}

function Coming({ visit, place, blackouts }: Props) {
  const { language } = visit;
  const t = texts(language);
  return (
    <section>
      <h2 class="ds-heading" data-size="md" id="coming">
        {t.coming}
      </h2>
      {blackouts.length === 0 && <p class="ds-paragraph">{t.none}</p>}
      {blackouts.length > 0 && (
        <TableScroll labelledBy="coming">
          <table class="ds-table" data-zebra aria-labelledby="coming">
            <thead>
              <tr>
                {[t.time, t.who, t.reason].map((label) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
                <th scope="col">
                  <span class="ds-sr-only">{t.change}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {blackouts.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{timeOf(one, visit)}</th>
                  <td>{nameOf(one.resource, language)}</td>
                  <td>{one.reason}</td>
                  <td>
                    <form method="post" action={`/roster/${place.id}/blackouts/${one.id}/remove`}>
                      <CsrfField visit={visit} />
                      <button class="link-button">{t.giveBack(`${nameOf(one.resource, language)}, ${timeOf(one, visit)}`)}</button>
                    </form>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}

function AddForm({ visit, place, resources, form, faults }: Props) {
  const { language } = visit;
  const t = texts(language);
  const ofShift = faults.flatMap((fault) => (fault.code === 'resource' || fault.code === 'reason' ? [] : [fault]));
  const own = (field: 'resource' | 'reason') =>
    faults.some((fault) => fault.field === field) ? ownFaultTexts(language)[field] : undefined;
  const chosen = singleValue(form, 'resource');
  return (
    <section>
      <h2 class="ds-heading" data-size="md" id="add">
        {t.add}
      </h2>
      <p class="ds-paragraph">{t.addLead}</p>
      <form method="post" action={`/roster/${place.id}/blackouts`} id="blackout-form" class="questions facts-form">
        <CsrfField visit={visit} />
        <Field id="resource" label={t.who} fault={own('resource')}>
          <select class="ds-input" id="resource" name="resource" aria-invalid={own('resource') === undefined ? undefined : 'true'}>
            <option value="">{t.choose}</option>
            <option value={everybody} selected={chosen === everybody}>
              {t.everybody}
            </option>
            {resources.map((resource) => (
              <option key={resource.id} value={resource.id} selected={chosen === resource.id}>
                {nameOf(resource, language)}
              </option>
            ))}
          </select>
        </Field>
        <TextField
          id="reason"
          label={t.reason}
          hint={t.reasonHint}
          value={singleValue(form, 'reason') ?? ''}
          size={30}
          longest={200}
          fault={own('reason')}
        />
        <DayFields form={form} faults={ofShift} language={language} />
        <TimeFields form={form} faults={ofShift} language={language} />
        <WeekdayFields form={form} faults={ofShift} language={language} />
        <div class="buttons">
          <button class="ds-button">{t.save}</button>
        </div>
      </form>
    </section>
  );
}
