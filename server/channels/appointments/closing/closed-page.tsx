import type { Agency } from '#server/agency/loading.ts';
import type { PlaceName } from '#server/agency/network/places/queries.ts';
import type { Period } from '#server/platform/clock/period.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatDay } from '#server/platform/language/format.ts';
import { AwayForm } from './away-page.tsx';
import type { BookedClerk, UnkeptList } from './outside.ts';
import { mostAtOnce } from './rebooking.ts';
import { texts } from './texts.ts';
import { UnkeptTable } from './unkept-table.tsx';

type Props = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  place: PlaceName;
  /** ISO day; undefined: every day ahead. */
  day: string | undefined;
  outside: UnkeptList;
  clerks: readonly BookedClerk[];
  period: Period;
  counts: { moved?: string | undefined; cancelled?: string | undefined };
};

/** What is booked outside the hours of a place, and one button that moves it. */
export function ClosedPage({ visit, agency, place, day, outside, clerks, period, counts }: Props) {
  const { language } = visit;
  const t = texts(language);
  const title = `${t.title}: ${place.name[language]}`;
  return (
    <PageFrame visit={visit} title={title}>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="ds-paragraph lead">{day === undefined ? t.lead : t.leadOfDay(formatDay(day, language))}</p>
      <RebookedNotice counts={counts} language={language} />
      <section>
        <h2 class="ds-heading" data-size="sm" id="outside">
          {t.outside(outside.count)}
        </h2>
        {outside.count > 0 && (
          <>
            <p class="ds-paragraph">{t.whatHappens}</p>
            <form method="post" action={`/appointments/closed/${place.id}/rebook`}>
              <CsrfField visit={visit} />
              <input type="hidden" name="day" value={day ?? ''} />
              <button class="ds-button">{t.rebook(Math.min(outside.count, mostAtOnce))}</button>
            </form>
            <UnkeptTable list={outside} agency={agency} language={language} labelledBy="outside" />
          </>
        )}
      </section>
      <AwayForm {...{ visit, place, clerks, period }} clerkId={undefined} fault={undefined} />
    </PageFrame>
  );
}

/** What the press of the button did. */
export function RebookedNotice({ counts, language }: Pick<Props, 'counts'> & { language: Props['visit']['language'] }) {
  if (counts.moved === undefined) return null;
  const t = texts(language);
  return (
    <div class="ds-alert" data-color="success" role="status">
      <p class="ds-paragraph">{t.done(Number(counts.moved), Number(counts.cancelled ?? 0))}</p>
    </div>
  );
}
