import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { StaffLine } from './queries.ts';
import { roleNames, texts } from './texts.ts';

export type StaffPlace = { words?: string | undefined; after?: string | undefined };

/** Where a page of the list is. */
export function addressOfList({ words = '', after }: StaffPlace): string {
  const query = new URLSearchParams({ ...(words !== '' && { words }), ...(after !== undefined && { after }) }).toString();
  return query === '' ? '/clerks' : `/clerks?${query}`;
}

type Props = {
  visit: SignedVisit<Staff>;
  staff: readonly StaffLine[];
  /** What was searched, after whom this page begins, and after whom the next one would. */
  place: StaffPlace;
  next: string | undefined;
};

/** Everybody who works here or has worked here, with their access. */
export function StaffPage({ visit, staff, place, next }: Props) {
  const { words = '', after } = place;
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg" id="staff">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <p class="ds-paragraph">{t.keysLead}</p>
      <search>
        <form method="get" action="/clerks" class="place-search">
          <TextField id="words" label={t.words} value={words} size={24} longest={60} fault={undefined} />
          <button class="ds-button">{t.search}</button>
        </form>
      </search>
      {staff.length === 0 && <p class="ds-paragraph">{t.nobody}</p>}
      <TableScroll labelledBy="staff">
        <table class="ds-table" data-zebra>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.role}</th>
              <th scope="col">{t.homePlace}</th>
              <th scope="col">{t.signedIn}</th>
              <th scope="col">{t.keys}</th>
              <th scope="col">{t.access}</th>
              <th scope="col">{t.action}</th>
            </tr>
          </thead>
          <tbody>
            {staff.map((line) => (
              <StaffRow key={line.id} visit={visit} line={line} place={place} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <ul class="figure-choices">
        {after !== undefined && (
          <li>
            <a class="ds-link" href={addressOfList({ words })}>
              {t.first}
            </a>
          </li>
        )}
        {next !== undefined && (
          <li>
            <a class="ds-link" href={addressOfList({ words, after: next })}>
              {t.more}
            </a>
          </li>
        )}
      </ul>
    </PageFrame>
  );
}

type RowProps = { visit: SignedVisit<Staff>; line: StaffLine; place: StaffPlace };

function StaffRow({ visit, line, place }: RowProps) {
  const { language, frame } = visit;
  const t = texts(language);
  return (
    <tr>
      <th scope="row">
        <a class="ds-link" href={`/clerks/${line.id}`}>
          {line.name}
        </a>
      </th>
      <td>{roleNames(language)[line.role]}</td>
      <td>{line.homePlace?.[language]}</td>
      <td class="one-line">{line.signedInAt ? formatInstant(line.signedInAt, language, frame.timeZone) : t.never}</td>
      <td>{line.keys}</td>
      <td>
        <span class="ds-tag" data-color={line.isActive ? 'success' : 'neutral'}>
          {line.isActive ? t.open : t.closed}
        </span>
      </td>
      <td>{line.id === visit.person.id ? t.you : <AccessButton visit={visit} line={line} place={place} />}</td>
    </tr>
  );
}

/** A button whose name tells whose access it is, for those who hear it without the table. */
function AccessButton({ visit, line, place: { words, after } }: RowProps) {
  const t = texts(visit.language);
  return (
    <form method="post" action={`/clerks/${line.id}/${line.isActive ? 'close' : 'open'}`}>
      <CsrfField visit={visit} />
      {after !== undefined && <input type="hidden" name="after" value={after} />}
      {words !== undefined && <input type="hidden" name="words" value={words} />}
      <button class="link-button">
        {line.isActive ? t.toClose : t.toOpen}
        <span class="ds-sr-only"> {t.accessOf(line.name)}</span>
      </button>
    </form>
  );
}
