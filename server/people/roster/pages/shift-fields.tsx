import type { Agency } from '#server/agency/loading.ts';
import { CheckField, TextField } from '#server/platform/html/text-field.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import { formatInstant, weekdayName } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import type { Broken } from '../broken.ts';
import type { ShiftFault } from '../form.ts';
import { shiftChannels } from '../shifts.ts';
import { shiftChannelNames, shiftFaultTexts, texts } from './texts.ts';

type Fields = { form: PostedForm; faults: readonly ShiftFault[]; language: Language };

/** Several forms are on one page: their fields have names of their own in front. */
const faultIn = ({ faults, language }: Fields, field: ShiftFault['field']) => {
  const fault = faults.find((one) => one.field === field);
  return fault && shiftFaultTexts(language)[fault.code];
};

/** The first and the last day. */
export function DayFields(props: Fields) {
  const t = texts(props.language);
  return (
    <>
      <TextField
        id="fromDay"
        label={t.fromDay}
        hint={t.dayHint}
        value={singleValue(props.form, 'fromDay') ?? ''}
        size={12}
        fault={faultIn(props, 'fromDay')}
      />
      <TextField
        id="toDay"
        label={t.toDayField}
        hint={t.dayHint}
        value={singleValue(props.form, 'toDay') ?? ''}
        size={12}
        fault={faultIn(props, 'toDay')}
      />
    </>
  );
}

/** From when to when on the clock. */
export function TimeFields(props: Fields) {
  const t = texts(props.language);
  return (
    <>
      <TextField
        id="fromTime"
        label={t.fromTime}
        hint={t.timeHint}
        value={singleValue(props.form, 'fromTime') ?? ''}
        size={6}
        fault={faultIn(props, 'fromTime')}
      />
      <TextField
        id="toTime"
        label={t.toTime}
        hint={t.timeHint}
        value={singleValue(props.form, 'toTime') ?? ''}
        size={6}
        fault={faultIn(props, 'toTime')}
      />
    </>
  );
}

/** 5 January 1970 was a Monday. */
const someMonday = '1970-01-05';

/** The days of the week, from Monday. */
export function WeekdayFields(props: Fields) {
  const fault = faultIn(props, 'weekdays');
  const chosen = props.form.get('weekdays') ?? [];
  return (
    <fieldset class="hours-days" id="weekdays" tabIndex={-1}>
      <legend>{texts(props.language).weekdays}</legend>
      {[1, 2, 3, 4, 5, 6, 7].map((day) => (
        <CheckField
          key={day}
          id={`weekdays.${day}`}
          name="weekdays"
          value={String(day)}
          label={weekdayName(addDays(someMonday, day - 1), props.language)}
          isChecked={chosen.includes(String(day))}
        />
      ))}
      {fault !== undefined && <p class="ds-validation-message">{fault}</p>}
    </fieldset>
  );
}

/** In which ways appointments may be booked in a shift. */
export function ChannelFields({ form, language }: Pick<Fields, 'form' | 'language'>) {
  const chosen = form.get('channels') ?? [];
  return (
    <fieldset class="hours-days" id="channels" tabIndex={-1}>
      <legend>{texts(language).channels}</legend>
      {shiftChannels.map((channel) => (
        <CheckField
          key={channel}
          id={`channels.${channel}`}
          name="channels"
          value={channel}
          label={shiftChannelNames(language)[channel]}
          isChecked={chosen.includes(channel)}
        />
      ))}
    </fieldset>
  );
}

const mostShown = 100;

/** What a change leaves without anybody, before it is made. */
export function BrokenTimes({ broken, agency, language }: { broken: readonly Broken[]; agency: Agency; language: Language }) {
  const t = texts(language);
  const nameOf = (id: string) => agency.groups.find((group) => group.id === id)?.name[language] ?? id;
  return (
    <section class="ds-alert" data-color="warning" role="alert">
      <h2 class="ds-heading" data-size="sm" id="broken-times">
        {t.breaks(broken.length)}
      </h2>
      <p class="ds-paragraph">{t.breaksLead}</p>
      <TableScroll labelledBy="broken-times">
        <table class="ds-table" aria-labelledby="broken-times">
          <thead>
            <tr>
              <th scope="col">{t.time}</th>
              <th scope="col">{t.matter}</th>
              <th scope="col">{t.way}</th>
            </tr>
          </thead>
          <tbody>
            {broken.slice(0, mostShown).map(({ id, from, channel, benefitGroups }) => (
              <tr key={id}>
                <th scope="row" class="one-line">
                  {formatInstant(from, language, agency.timeZone)}
                </th>
                <td>{benefitGroups.map(nameOf).join(', ')}</td>
                <td>{shiftChannelNames(language)[shiftChannels.find((one) => one === channel) ?? 'office']}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {broken.length > mostShown && <p class="ds-paragraph">{t.more(broken.length - mostShown)}</p>}
    </section>
  );
}
