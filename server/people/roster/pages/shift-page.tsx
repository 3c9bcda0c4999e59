import type { Agency } from '#server/agency/loading.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatTime, formatWeekdayAndDay } from '#server/platform/language/format.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Broken } from '../broken.ts';
import type { ShiftFault } from '../form.ts';
import { BrokenTimes, ChannelFields, TimeFields } from './shift-fields.tsx';
import type { Shift } from '../shifts.ts';
import { shiftFaultTexts, texts } from './texts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  shift: Shift;
  /** Where its roster is. */
  roster: string;
  form: PostedForm;
  faults: readonly ShiftFault[];
  refused: string | undefined;
  broken: readonly Broken[];
  /** Which button was pressed when something would break. */
  wish: 'change' | 'end' | undefined;
};

/** One shift: its hours and channels are changed here, or it is taken away. */
export function ShiftPage({ visit, agency, shift, roster, form, faults, refused, broken, wish }: Props) {
  const { language, now, frame } = visit;
  const t = texts(language);
  const title = `${t.shift}: ${shift.name}`;
  const address = `${roster}/shifts/${shift.shiftId}`;
  const day = dayOf(shift.from, frame.timeZone);
  const time = (at: Date) => formatTime(at, language, frame.timeZone);
  return (
    <PageFrame visit={visit} title={title} faultCount={faults.length}>
      {faults.length > 0 && (
        <FaultSummary
          heading={t.correct}
          faults={faults.map(({ field, code }) => ({ id: field, text: shiftFaultTexts(language)[code] }))}
        />
      )}
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {refused !== undefined && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p class="ds-paragraph">{refused}</p>
        </div>
      )}
      {broken.length > 0 && <BrokenTimes broken={broken} agency={agency} language={language} />}
      <p class="ds-paragraph">
        {formatWeekdayAndDay(day, language)} {time(shift.from)}–{time(shift.to)}
      </p>
      <p class="ds-paragraph">
        <a class="ds-link" href={`${roster}?week=${day}`}>
          {t.rosters}
        </a>
      </p>
      {shift.to <= now ? (
        <p class="ds-paragraph">{t.isOver}</p>
      ) : (
        <>
          <form method="post" action={address} class="questions facts-form">
            <CsrfField visit={visit} />
            <input type="hidden" name="broken" value={wish === 'change' ? broken.length : 0} />
            <TimeFields form={form} faults={faults} language={language} />
            <ChannelFields form={form} language={language} />
            <div class="buttons">
              <button class="ds-button">{wish === 'change' && broken.length > 0 ? t.changeAnyway : t.change}</button>
            </div>
          </form>
          <form method="post" action={`${address}/end`}>
            <CsrfField visit={visit} />
            <input type="hidden" name="broken" value={wish === 'end' ? broken.length : 0} />
            <button class="ds-button" data-variant="secondary">
              {wish === 'end' && broken.length > 0 ? t.endAnyway : t.endOne}
            </button>
          </form>
        </>
      )}
    </PageFrame>
  );
}
