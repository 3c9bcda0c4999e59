import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { StaffLine } from './queries.ts';
import { roleNames, texts } from './texts.ts';

type Props = {
  visit: SignedVisit<Staff>;
  staff: readonly StaffLine[];
  /** After whom this page begins, and after whom the next one would. */
  after: string | undefined;
  next: string | undefined;
};

/** Everybody who works here or has worked here, with their access. */
export function StaffPage({ visit, staff, after, next }: Props) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg" id="staff">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <p class="ds-paragraph">{t.keysLead}</p>
      <TableScroll labelledBy="staff">
        <table class="ds-table" data-zebra>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.role}</th>
              <th scope="col">{t.signedIn}</th>
              <th scope="col">{t.keys}</th>
              <th scope="col">{t.access}</th>
              <th scope="col">{t.action}</th>
            </tr>
          </thead>
          <tbody>
            {staff.map((line) => (
              <StaffRow visit={visit} line={line} after={after} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <ul class="figure-choices">
        {after !== undefined && (
          <li>
            <a class="ds-link" href="/clerks">
              {t.first}
            </a>
          </li>
        )}
        {next !== undefined && (
          <li>
            <a class="ds-link" href={`/clerks?after=${next}`}>
              {t.more}
            </a>
          </li>
        )}
      </ul>
    </PageFrame>
  );
}

type RowProps = { visit: SignedVisit<Staff>; line: StaffLine; after: string | undefined };

function StaffRow({ visit, line, after }: RowProps) {
  const { language, frame } = visit;
  const t = texts(language);
  return (
    <tr>
      <th scope="row">{line.name}</th>
      <td>{roleNames(language)[line.role]}</td>
      <td class="one-line">{line.signedInAt ? formatInstant(line.signedInAt, language, frame.timeZone) : t.never}</td>
      <td>{line.keys}</td>
      <td>
        <span class="ds-tag" data-color={line.isActive ? 'success' : 'neutral'}>
          {line.isActive ? t.open : t.closed}
        </span>
      </td>
      <td>{line.id === visit.person.id ? t.you : <AccessButton visit={visit} line={line} after={after} />}</td>
    </tr>
  );
}

/** A button whose name tells whose access it is, for those who hear it without the table. */
function AccessButton({ visit, line, after }: RowProps) {
  const t = texts(visit.language);
  return (
    <form method="post" action={`/clerks/${line.id}/${line.isActive ? 'close' : 'open'}`}>
      <CsrfField visit={visit} />
      {after !== undefined && <input type="hidden" name="after" value={after} />}
      <button class="link-button">
        {line.isActive ? t.toClose : t.toOpen}
        <span class="ds-sr-only"> {t.accessOf(line.name)}</span>
      </button>
    </form>
  );
}
