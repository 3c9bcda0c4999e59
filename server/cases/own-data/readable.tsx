import { renderToString } from 'preact-render-to-string';
import { answerSections } from '#server/cases/copies/copy-sheet.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { type Label, labels } from './labels.ts';
import type { HeldRow, OwnData } from './reading.ts';
import { reportTexts } from './texts.ts';
import { type Speaking, valueText } from './words.ts';

/** `applications`: what an application is called, by its id. */
type Reading = Speaking & { applications: ReadonlyMap<string, string>; madeAt: Date };

const style = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 0.25rem 1rem; margin: 0 0 1rem; padding: 0.75rem; border: 1px solid #999; }
dt { font-weight: bold; } dd { margin: 0; white-space: pre-wrap; } dd dl { border: 0; padding: 0; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.5rem; } }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } dl { break-inside: auto; } h2, h3 { break-after: avoid; } a { color: inherit; } }
`;

/**
 * The report as one page that needs nothing else: to be read, printed and heard, in the person's language. Everything on
 * it is text: what people wrote is escaped.
 */
export function readable(data: OwnData, speaking: Speaking & { madeAt: Date }): string {
  const applications = new Map(
    data.sections
      .filter(({ held }) => held.id === 'application')
      .flatMap(({ rows }) => rows.map((row): [string, string] => [String(row['application_id']), nameOf(row, speaking)])),
  );
  return `<!doctype html>${renderToString(<Report data={data} reading={{ ...speaking, applications }} />)}`;
}

function nameOf(application: HeldRow, speaking: Speaking): string {
  return `${String(application['reference'])}, ${valueText('benefit', application['benefit'], speaking)}`;
}

function Report({ data, reading }: { data: OwnData; reading: Reading }) {
  const { agency, language, madeAt } = reading;
  const t = reportTexts(language);
  const title = t.title(agency.name[language]);
  const filled = data.sections.filter(({ rows }) => rows.length > 0);
  const empty = data.sections.filter(({ rows }) => rows.length === 0);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{title}</title>
        <style>{style}</style>
      </head>
      <body>
        <h1>{title}</h1>
        <p>{t.madeAt(formatInstant(madeAt, language, agency.timeZone))}</p>
        <p>{t.machine}</p>
        <nav aria-labelledby="contents">
          <h2 id="contents">{t.contents}</h2>
          <ul>
            {filled.map(({ held, rows }) => (
              <li>
                <a href={`#${held.id}`}>{held.title[language]}</a> ({rows.length})
              </li>
            ))}
          </ul>
        </nav>
        {filled.map(({ held, rows }) => (
          <section aria-labelledby={held.id}>
            <h2 id={held.id}>{held.title[language]}</h2>
            {held.id === 'case_note' && <p>{t.notes}</p>}
            {rows.map((row) => (
              <Row row={row} reading={reading} />
            ))}
          </section>
        ))}
        {empty.length > 0 && (
          <section aria-labelledby="empty">
            <h2 id="empty">{t.empty}</h2>
            <p>{empty.map(({ held }) => held.title[language]).join(', ')}</p>
          </section>
        )}
      </body>
    </html>
  );
}

function Row({ row, reading }: { row: HeldRow; reading: Reading }) {
  const names: Readonly<Record<string, string>> = labels(reading.language);
  const given = Object.entries(row).filter(([column, value]) => isLabel(column, names) && hasContent(value));
  return (
    <dl>
      {given.map(([column, value]) => (
        <>
          <dt>{names[column]}</dt>
          <dd>{column === 'answers' ? <AnswerList row={row} reading={reading} /> : textOf(column, value, reading)}</dd>
        </>
      ))}
    </dl>
  );
}

function isLabel(column: string, names: Readonly<Record<string, string>>): column is Label {
  return Object.hasOwn(names, column);
}

function hasContent(value: unknown): boolean {
  return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function textOf(column: string, value: unknown, reading: Reading) {
  if (column === 'in_archive') return <a href={encodeURI(String(value))}>{String(value)}</a>;
  // A case that was taken in only as paper, or is a draft yet, has no reference.
  if (column === 'application_id') return reading.applications.get(String(value)) ?? '–';
  return valueText(column, value, reading);
}

/** The answers to a form, in its own questions' words; as they lie in the database when that form is not there any more. */
function AnswerList({ row, reading }: { row: HeldRow; reading: Reading }) {
  const { agency, language, madeAt } = reading;
  const unknown = row['unknown_answers'];
  const sections = answerSections(
    agency,
    {
      benefit: String(row['benefit']),
      formVersion: String(row['form_version']),
      // What was checked by the form before it was kept.
      answers: row['answers'] as Answers,
      receivedOn: typeof row['received_on'] === 'string' ? row['received_on'] : dayOf(madeAt, agency.timeZone),
      unknownAnswers: Array.isArray(unknown) ? unknown.map(String) : [],
    },
    language,
  );
  if (!sections) return <>{JSON.stringify(row['answers'], undefined, 2)}</>;
  const rows = sections.flatMap((section) => [
    ...section.rows,
    ...section.groups.flatMap((group) => group.rows.map(({ name, value }) => ({ name: `${group.title}: ${name}`, value }))),
  ]);
  return (
    <dl>
      {rows.map(({ name, value }) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}
