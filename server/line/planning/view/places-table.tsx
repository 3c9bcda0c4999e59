import type { Agency } from '#server/agency/loading.ts';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatNumber, formatShare } from '#server/platform/language/format.ts';
import type { Text } from '#server/platform/language/language.ts';
import type { LoadHour } from '../load.ts';
import { fullnessOf, sumLoad } from './classes.ts';
import { texts } from './texts.ts';

export type PlaceSum = { id: string; name: Text; hours: readonly LoadHour[] };

const mostShown = 50;

/** The places by how full they are, the fullest first. */
export function PlacesTable({
  visit: { language },
  agency: { planning },
  places,
}: {
  visit: Visit;
  agency: Agency;
  places: readonly PlaceSum[];
}) {
  const t = texts(language);
  const sums = places
    .map(({ id, name, hours }) => ({
      id,
      name: name[language],
      sum: sumLoad(hours),
      over: hours.filter((hour) => ['over', 'unstaffed'].includes(fullnessOf(hour, planning.targetUse))).length,
    }))
    .toSorted((one, other) => other.over - one.over || (other.sum.use ?? 0) - (one.sum.use ?? 0));
  if (sums.length === 0) return null;
  return (
    <section>
      <h2 class="ds-heading" data-size="md" id="places">
        {t.places}
      </h2>
      <TableScroll labelledBy="places">
        <table class="ds-table" data-zebra aria-labelledby="places">
          <thead>
            <tr>
              <th scope="col">{t.place}</th>
              {[t.overHours, t.use, t.staff, t.free].map((label) => (
                <th key={label} scope="col" class="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sums.slice(0, mostShown).map(({ id, name, sum, over }) => (
              <tr key={id}>
                <th scope="row">
                  <a class="ds-link" href={`/planner/${id}`}>
                    {name}
                  </a>
                </th>
                <td class="number">{formatNumber(over, language)}</td>
                <td class="number">{sum.use === null ? '–' : formatShare(sum.use, language)}</td>
                <td class="number">{t.hours(formatNumber(sum.staffMinutes / 60, language, 1))}</td>
                <td class="number">{t.hours(formatNumber(sum.freeMinutes / 60, language, 1))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {sums.length > mostShown && <p class="ds-paragraph">{t.more(sums.length - mostShown)}</p>}
    </section>
  );
}
