import type { Agency } from '#server/agency/loading.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { Shown } from '../proposal/shown.ts';
import type { RecordFault } from '../reading/faults.ts';
import { ChangeSection } from './change-section.tsx';
import { faultTexts } from './fault-texts.ts';
import { texts } from './texts.ts';

const perPage = 25;
const mostFaults = 200;

type Props = {
  visit: Visit;
  agency: Agency;
  importId: string;
  source: string;
  expiresAt: Date;
  shown: Shown;
  skip: number;
  /** The places have changed since it was shown before. */
  isOther: boolean;
};

/** What an import would change, before anything is saved. */
export function ProposalPage({ visit, agency, importId, source, expiresAt, shown, skip, isOther }: Props) {
  const { language } = visit;
  const t = texts(language);
  const { changes, faults, missing, older, unchanged, from } = shown.proposal;
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
  return (
    <PageFrame visit={visit} title={t.proposal}>
      <h1 class="ds-heading" data-size="lg">
        {t.proposal}
      </h1>
      {isOther && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p class="ds-paragraph">{t.other}</p>
        </div>
      )}
      <p class="ds-paragraph lead">{source}</p>
      <p class="ds-paragraph">
        <strong>{changes.length === 0 ? t.nothing : t.counts(count('added'), count('changed'), count('kept'), unchanged)}</strong>
      </p>
      {older.length > 0 && (
        <p class="ds-paragraph">
          {t.older(older.length)} ({older.slice(0, 20).join(', ')})
        </p>
      )}
      <Faults visit={visit} faults={faults} />
      {changes.length + missing.length > 0 && (
        <AcceptForm visit={visit} importId={importId} shown={shown} expiresAt={expiresAt} agency={agency} />
      )}
      {changes.length > 0 && (
        <section>
          <h2 class="ds-heading" data-size="sm">
            {t.changes}
          </h2>
          {changes.slice(skip, skip + perPage).map((change) => (
            <ChangeSection
              key={change.channelId}
              visit={visit}
              agency={agency}
              change={change}
              hours={change.kind === 'changed' ? shown.hours.get(change.place.id) : undefined}
              from={from}
            />
          ))}
          <Paging address={`/network/import/${importId}`} skip={skip} count={changes.length} language={language} />
        </section>
      )}
      <p class="ds-paragraph">
        <a class="ds-link" href="/network/import">
          {t.toImport}
        </a>
      </p>
    </PageFrame>
  );
}

function Paging({ address, skip, count, language }: { address: string; skip: number; count: number; language: Visit['language'] }) {
  const t = texts(language);
  return (
    <ul class="figure-choices">
      {skip > 0 && (
        <li>
          <a class="ds-link" href={address}>
            {t.first}
          </a>
        </li>
      )}
      {skip + perPage < count && (
        <li>
          <a class="ds-link" href={`${address}?skip=${skip + perPage}`}>
            {t.next}
          </a>
        </li>
      )}
    </ul>
  );
}

type FormProps = Pick<Props, 'visit' | 'agency' | 'importId' | 'shown' | 'expiresAt'>;

function AcceptForm({ visit, agency, importId, shown, expiresAt }: FormProps) {
  const { language } = visit;
  const t = texts(language);
  const { missing } = shown.proposal;
  return (
    <form method="post" action={`/network/import/${importId}`} class="questions">
      <CsrfField visit={visit} />
      <input type="hidden" name="digest" value={shown.digest} />
      {missing.length > 0 && (
        <fieldset class="ds-fieldset">
          <legend class="ds-label">{t.missing}</legend>
          <p data-field="description">{t.missingHint}</p>
          {missing.map(({ id, facts: { name } }) => {
            const promised = shown.promisedAtMissing.get(id)?.length ?? 0;
            return (
              <div class="ds-field" key={id}>
                <input class="ds-input" type="checkbox" id={`close-${id}`} name="close" value={id} />
                <label class="ds-label" for={`close-${id}`}>
                  {t.closes}: {name[language]}
                  {promised > 0 && ` (${t.breaks(promised)})`}
                </label>
              </div>
            );
          })}
        </fieldset>
      )}
      <p class="ds-paragraph">{t.expires(formatInstant(expiresAt, language, agency.timeZone))}</p>
      <div class="buttons">
        <button class="ds-button">{t.accept}</button>
      </div>
    </form>
  );
}

function Faults({ visit: { language }, faults }: { visit: Visit; faults: readonly RecordFault[] }) {
  if (faults.length === 0) return null;
  const [t, why] = [texts(language), faultTexts(language)];
  return (
    <div class="ds-alert" data-color="warning">
      <h2 class="ds-heading" data-size="sm">
        {t.faults(faults.length)}
      </h2>
      <p class="ds-paragraph">{t.faultsLead}</p>
      <ul class="ds-list">
        {faults.slice(0, mostFaults).map(({ file, record, place, code }, at) => (
          <li key={at}>
            <strong>{record || t.wholeFile}</strong>: {why[code]} ({[file, place].filter(Boolean).join(', ')})
          </li>
        ))}
      </ul>
      {faults.length > mostFaults && <p class="ds-paragraph">{t.moreFaults(faults.length - mostFaults)}</p>}
    </div>
  );
}
