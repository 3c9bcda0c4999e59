import type { Agency } from '#server/agency/loading.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { roleNames } from '../texts.ts';
import type { HomePlace, PlaceClerk } from './queries.ts';
import { factNames, texts } from './texts.ts';
import { inWords } from './words.ts';

type Props = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  /** Undefined: the manager has no home place. */
  place: HomePlace | undefined;
  clerks: readonly PlaceClerk[];
  /** After whom the list goes on. */
  next: string | undefined;
};

const facts = ['benefitGroups', 'languages', 'channels'] as const;

/** Those who serve customers and have the manager's own home place, with what they serve. */
export function PlaceStaffPage({ visit, agency, place, clerks, next }: Props) {
  const { language } = visit;
  const t = texts(language);
  const title = place ? `${t.placeStaff}: ${place.name[language]}` : t.placeStaff;
  return (
    <PageFrame visit={visit} title={title}>
      <h1 class="ds-heading" data-size="lg" id="place-staff">
        {title}
      </h1>
      <p class="ds-paragraph lead">{place ? t.placeStaffLead : t.noPlace}</p>
      {place && clerks.length === 0 && <p class="ds-paragraph">{t.nobodyHere}</p>}
      {clerks.length > 0 && (
        <TableScroll labelledBy="place-staff">
          <table class="ds-table" data-zebra>
            <thead>
              <tr>
                <th scope="col">{t.name}</th>
                <th scope="col">{t.role}</th>
                {facts.map((fact) => (
                  <th key={fact} scope="col">
                    {factNames(language)[fact]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {clerks.map((clerk) => (
                <tr key={clerk.id}>
                  <th scope="row">
                    <a class="ds-link" href={`/clerks/${clerk.id}`}>
                      {clerk.name}
                    </a>
                  </th>
                  <td>{roleNames(language)[clerk.role]}</td>
                  {facts.map((fact) => (
                    <td key={fact}>
                      {inWords(fact, clerk[fact], { agency, places: [], language })}
                      {fact === 'channels' && clerk.isQuick && ` (${factNames(language).isQuick.toLowerCase()})`}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {next !== undefined && (
        <p class="ds-paragraph">
          <a class="ds-link" href={`/duties?after=${next}`}>
            {t.more}
          </a>
        </p>
      )}
    </PageFrame>
  );
}
