import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Language } from '#server/platform/language/language.ts';
import { texts } from './texts.ts';
import { cellText, type FilledTable } from './table-figure.ts';

type Props = {
  table: FilledTable;
  language: Language;
  /** The address of its file without its ending, and what was asked for. */
  file: { path: string; query: string };
};

/** A table with its definition and its files. */
export function TableSection({ table: { figure, rows }, language, file }: Props) {
  const t = texts(language);
  const name = figure.name[language];
  return (
    <section id={figure.id} aria-labelledby={`${figure.id}-heading`} class="figure">
      <h2 class="ds-heading" data-size="md" id={`${figure.id}-heading`}>
        {name}
      </h2>
      <details class="ds-details">
        <summary>
          {t.definition}
          <span class="ds-sr-only">{t.of(name)}</span>
        </summary>
        <div>
          <p class="ds-paragraph">{figure.definition[language]}</p>
        </div>
      </details>
      {rows.length === 0 ? <p class="ds-paragraph">{t.empty}</p> : <Table table={{ figure, rows }} language={language} />}
      <p class="ds-paragraph no-print">
        {(['csv', 'xlsx'] as const).map((format) => (
          <>
            <a class="ds-link" href={`${file.path}.${format}?${file.query}`} download>
              {t[format]}
              <span class="ds-sr-only">{t.of(name)}</span>
            </a>{' '}
          </>
        ))}
      </p>
    </section>
  );
}

function Table({ table: { figure, rows }, language }: Pick<Props, 'table' | 'language'>) {
  const t = texts(language);
  return (
    <TableScroll labelledBy={`${figure.id}-caption`}>
      <table class={figure.isNarrow ? 'ds-table figure-table is-narrow' : 'ds-table figure-table'}>
        <caption id={`${figure.id}-caption`} class="ds-sr-only">
          {t.table}
          {t.of(figure.name[language])}
        </caption>
        <thead>
          <tr>
            <th scope="col">{figure.rowsName[language]}</th>
            {figure.columns.map((column) => (
              <th scope="col">{column.name[language]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, values }) => (
            <tr>
              <th scope="row">{label}</th>
              {figure.columns.map(({ unit }, at) => (
                <td>{cellText(values[at], unit, language)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
