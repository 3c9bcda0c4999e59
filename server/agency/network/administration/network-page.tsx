import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import { kindName } from '../places/texts.ts';
import type { PlaceLine } from './queries.ts';
import { texts } from './texts.ts';

type Props = { visit: Visit; words: string; places: readonly PlaceLine[]; isFirst: boolean; next: string | undefined };

/** Every place, for those who keep the network. */
export function NetworkPage({ visit, words, places, isFirst, next }: Props) {
  const t = texts(visit.language);
  const address = (after: string | undefined) => `/network?${new URLSearchParams({ words, ...(after && { after }) }).toString()}`;
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg" id="places">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <p class="ds-paragraph">
        <a class="ds-link" href="/network/new">
          {t.toAdd}
        </a>
      </p>
      <p class="ds-paragraph">
        <a class="ds-link" href="/network/import">
          {t.toImport}
        </a>
      </p>
      <search>
        <form method="get" action="/network" class="place-search">
          <TextField id="words" label={t.words} value={words} size={24} longest={60} fault={undefined} />
          <button class="ds-button">{t.search}</button>
        </form>
      </search>
      {places.length === 0 ? <p class="ds-paragraph">{t.none}</p> : <PlaceTable visit={visit} places={places} />}
      <ul class="figure-choices">
        {!isFirst && (
          <li>
            <a class="ds-link" href={address(undefined)}>
              {t.first}
            </a>
          </li>
        )}
        {next !== undefined && (
          <li>
            <a class="ds-link" href={address(next)}>
              {t.next}
            </a>
          </li>
        )}
      </ul>
    </PageFrame>
  );
}

function PlaceTable({ visit: { language }, places }: Pick<Props, 'visit' | 'places'>) {
  const t = texts(language);
  return (
    <TableScroll labelledBy="places">
      <table class="ds-table" data-zebra aria-labelledby="places">
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.kind}</th>
            <th scope="col">{t.municipality}</th>
            <th scope="col">{t.ends}</th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ id, name, kind, municipality, validTo }) => (
            <tr key={id}>
              <th scope="row">
                <a class="ds-link" href={`/network/${id}`}>
                  {name[language]}
                </a>
              </th>
              <td>{kindName(kind, language)}</td>
              <td>{municipality?.[language]}</td>
              <td class="one-line">{validTo !== null && formatShortDay(validTo, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
