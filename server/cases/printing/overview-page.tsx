import { wordFor } from '#server/cases/desk/case-words.ts';
import { mostInBatch } from '#server/cases/letters/batches.ts';
import { mostWithoutAddress } from '#server/cases/letters/queries.ts';
import { keysetOf } from '#server/platform/database/keyset.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { formatInstant } from '#server/platform/language/format.ts';
import { BatchTag } from './batch-page.tsx';
import type { Overview, StaffVisit } from './stand.ts';
import { texts } from './texts.ts';

type Props = { visit: StaffVisit; overview: Overview; newBatchId: string; isFirstPage: boolean };

/** What waits to be posted, what cannot be, and the print batches. */
export function OverviewPage(props: Props) {
  const { visit, isFirstPage } = props;
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      {isFirstPage && <Waiting {...props} />}
      {isFirstPage && <WithoutAddress {...props} />}
      <Batches {...props} />
    </PageFrame>
  );
}

function Waiting(props: Props) {
  const { visit, overview } = props;
  const { language, frame } = visit;
  const t = texts(language);
  return (
    <section>
      <h2 class="ds-heading" data-size="sm" id="waiting">
        {t.waiting}
      </h2>
      {overview.waiting.length === 0 ? (
        <p class="ds-paragraph">{t.nothingWaits}</p>
      ) : (
        <TableScroll labelledBy="waiting">
          <table class="ds-table" aria-labelledby="waiting">
            <thead>
              <tr>
                {[t.kind, t.language, t.count, t.oldest, t.note].map((heading) => (
                  <th scope="col" key={heading}>
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {overview.waiting.map((one) => (
                <tr key={`${one.kind} ${one.language} ${one.isProtected} ${one.hasAddress}`}>
                  <th scope="row">{t[one.kind]}</th>
                  <td>{wordFor(one.language, language)}</td>
                  <td>{one.count}</td>
                  <td class="one-line">{formatInstant(one.oldestAt, language, frame.timeZone)}</td>
                  <td>
                    {one.isProtected && (
                      <span class="ds-tag" data-color="danger">
                        {t.isProtected}
                      </span>
                    )}{' '}
                    {!one.hasAddress && (
                      <span class="ds-tag" data-color="warning">
                        {t.noAddress}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <Making {...props} />
    </section>
  );
}

/** The buttons for which there is something to print. */
function Making({ visit, overview, newBatchId }: Props) {
  const t = texts(visit.language);
  const hasOrdinary = overview.waiting.some(({ isProtected, hasAddress }) => hasAddress && !isProtected);
  const hasProtected = overview.waiting.some(({ isProtected, hasAddress }) => hasAddress && isProtected);
  const canMakeProtected = hasProtected && visit.person.seesProtected;
  return (
    <>
      {(hasOrdinary || canMakeProtected) && (
        <form method="post" action="/letters/batches">
          <CsrfField visit={visit} />
          <input type="hidden" name="batchId" value={newBatchId} />
          <p class="ds-paragraph">{t.makeHint(mostInBatch)}</p>
          <div class="buttons">
            {hasOrdinary && (
              <button class="ds-button" name="of" value="ordinary">
                {t.make}
              </button>
            )}
            {canMakeProtected && (
              <button class="ds-button" data-variant="secondary" name="of" value="protected">
                {t.makeProtected}
              </button>
            )}
          </div>
        </form>
      )}
      {hasProtected && !visit.person.seesProtected && <p class="ds-paragraph">{t.protectedHint}</p>}
    </>
  );
}

function WithoutAddress({ visit, overview: { withoutAddress } }: Props) {
  const { language, frame } = visit;
  const t = texts(language);
  if (withoutAddress.length === 0) return null;
  return (
    <section>
      <h2 class="ds-heading" data-size="sm" id="without-address">
        {t.withoutAddress}
      </h2>
      <p class="ds-paragraph">
        {t.withoutAddressLead} {withoutAddress.length === mostWithoutAddress && t.mostWithoutAddress(mostWithoutAddress)}
      </p>
      <TableScroll labelledBy="without-address">
        <table class="ds-table" aria-labelledby="without-address">
          <thead>
            <tr>
              {[t.reference, t.kind, t.since, t.noAddress].map((heading) => (
                <th scope="col" key={heading}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {withoutAddress.map(({ letterId, customerId, kind, reference, madeAt }) => (
              <tr key={letterId}>
                <th scope="row" class="one-line">
                  {reference ?? t.noReference}
                </th>
                <td>{t[kind]}</td>
                <td class="one-line">{formatInstant(madeAt, language, frame.timeZone)}</td>
                <td>
                  <a class="ds-link" href={`/customers/${customerId}/contact`}>
                    {t.addAddress}
                    <span class="ds-sr-only">: {reference ?? t.noReference}</span>
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

function Batches({ visit, overview: { batches, last }, isFirstPage }: Props) {
  const { language, frame } = visit;
  const t = texts(language);
  return (
    <section>
      <h2 class="ds-heading" data-size="sm" id="batches">
        {t.batches}
      </h2>
      {batches.length === 0 ? (
        <p class="ds-paragraph">{t.noBatches}</p>
      ) : (
        <TableScroll labelledBy="batches">
          <table class="ds-table" aria-labelledby="batches">
            <thead>
              <tr>
                {[t.batchName, t.state, t.letters, t.madeAt, t.madeBy].map((heading) => (
                  <th scope="col" key={heading}>
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {batches.map((batch) => (
                <tr key={batch.batchId}>
                  <th scope="row" class="one-line">
                    <a class="ds-link" href={`/letters/batches/${batch.batchId}`}>
                      {t.batch(batch.batchNo)}
                    </a>
                  </th>
                  <td>
                    <BatchTag visit={visit} batch={batch} />
                  </td>
                  <td>{batch.letterCount}</td>
                  <td class="one-line">{formatInstant(batch.madeAt, language, frame.timeZone)}</td>
                  <td>{batch.clerkName}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {(last || !isFirstPage) && (
        <nav class="buttons" aria-label={t.batches}>
          {!isFirstPage && (
            <a class="ds-link" href="/letters">
              {t.newest}
            </a>
          )}
          {last && (
            <a class="ds-link" rel="next" href={`/letters?before=${keysetOf(last.madeAt, last.batchId)}`}>
              {t.older}
            </a>
          )}
        </nav>
      )}
    </section>
  );
}
