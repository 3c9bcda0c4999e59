import { kindName } from '#server/agency/network/places/texts.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatNumber } from '#server/platform/language/format.ts';
import type { RosterPlace } from '../week.ts';
import { texts } from './texts.ts';

/** Every place with a roster: those where somebody is at work first. */
export function RosterPlacesPage({ visit, places }: { visit: Visit; places: readonly RosterPlace[] }) {
  const { language } = visit;
  const t = texts(language);
  const sorted = places.toSorted(
    (one, other) => Number(other.shifts > 0) - Number(one.shifts > 0) || one.name[language].localeCompare(other.name[language], language),
  );
  return (
    <PageFrame visit={visit} title={t.rosters}>
      <h1 class="ds-heading" data-size="lg" id="rosters">
        {t.rosters}
      </h1>
      <p class="ds-paragraph">{t.rostersLead}</p>
      <p class="ds-paragraph">
        <a class="ds-link" href="/interpreters">
          {t.toInterpreters}
        </a>
      </p>
      <TableScroll labelledBy="rosters">
        <table class="ds-table" aria-labelledby="rosters">
          <thead>
            <tr>
              <th scope="col">{t.places}</th>
              <th scope="col" class="number">
                {t.shiftsOfWeek}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ id, name, kind, shifts }) => (
              <tr key={id}>
                <th scope="row">
                  <a class="ds-link" href={`/roster/${id}`}>
                    {name[language]}
                  </a>
                  {kind !== 'office' && `, ${kindName(kind, language)}`}
                </th>
                <td class="number">{formatNumber(shifts, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </PageFrame>
  );
}
