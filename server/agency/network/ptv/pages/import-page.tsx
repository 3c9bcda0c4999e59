import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { describedBy, Field } from '#server/platform/html/field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { ImportLine } from '../proposal/queries.ts';
import { texts } from './texts.ts';

type Props = { visit: Visit; imports: readonly ImportLine[]; isDone: boolean; hasNoFiles: boolean };

/** Where files of the catalogue are sent, and what was imported lately. */
export function ImportPage({ visit, imports, isDone, hasNoFiles }: Props) {
  const t = texts(visit.language);
  const fault = hasNoFiles ? t.noFiles : undefined;
  return (
    <PageFrame visit={visit} title={t.title} faultCount={hasNoFiles ? 1 : 0}>
      {fault !== undefined && (
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just posted the page and is to hear first what is wrong
        <section class="ds-error-summary" tabIndex={-1} autofocus aria-labelledby="faults">
          <h2 class="ds-heading" data-size="xs" id="faults">
            {t.correct}
          </h2>
          <ul class="ds-list">
            <li>
              <a class="ds-link" href="#files">
                {fault}
              </a>
            </li>
          </ul>
        </section>
      )}
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {isDone && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{t.done}</p>
        </div>
      )}
      <p class="ds-paragraph lead">{t.lead}</p>
      <form method="post" action="/network/import" encType="multipart/form-data" class="questions" noValidate>
        <CsrfField visit={visit} />
        <Field id="files" label={t.files} hint={t.filesHint} fault={fault}>
          <input
            class="ds-input"
            type="file"
            id="files"
            name="files"
            multiple
            accept=".json,application/json"
            {...describedBy('files', fault)}
          />
        </Field>
        <div class="buttons">
          <button class="ds-button">{t.read}</button>
          <a class="ds-link" href="/network">
            {t.toNetwork}
          </a>
        </div>
      </form>
      <section>
        <h2 class="ds-heading" data-size="sm" id="earlier">
          {t.earlier}
        </h2>
        {imports.length === 0 ? <p class="ds-paragraph">{t.noEarlier}</p> : <ImportTable visit={visit} imports={imports} />}
      </section>
    </PageFrame>
  );
}

function ImportTable({ visit: { language, frame }, imports }: Pick<Props, 'visit' | 'imports'>) {
  const t = texts(language);
  return (
    <TableScroll labelledBy="earlier">
      <table class="ds-table" aria-labelledby="earlier">
        <thead>
          <tr>
            <th scope="col">{t.madeAt}</th>
            <th scope="col">{t.source}</th>
            <th scope="col">{t.by}</th>
            <th scope="col">{t.state}</th>
          </tr>
        </thead>
        <tbody>
          {imports.map(({ id, source, madeAt, clerk, acceptedAt, acceptedBy }) => {
            const time = formatInstant(madeAt, language, frame.timeZone);
            return (
              <tr key={id}>
                <th scope="row">
                  {acceptedAt === null ? (
                    <a class="ds-link" href={`/network/import/${id}`}>
                      {time}
                    </a>
                  ) : (
                    time
                  )}
                </th>
                <td>{source}</td>
                <td>{clerk ?? t.byCommand}</td>
                <td>{acceptedAt === null ? t.waits : t.accepted(acceptedBy ?? '', formatInstant(acceptedAt, language, frame.timeZone))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableScroll>
  );
}
