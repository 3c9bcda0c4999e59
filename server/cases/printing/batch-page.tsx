import type { Batch } from '#server/cases/letters/queries.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { mayOpen, type ShownBatch, type StaffVisit } from './stand.ts';
import { texts } from './texts.ts';

const colours = { making: 'warning', made: 'info', posted: 'success', undone: 'neutral' } as const;

/** Where a batch stands, and that it is of people under protection. */
export function BatchTag({ visit, batch }: { visit: Visit; batch: Batch }) {
  const t = texts(visit.language);
  return (
    <>
      <span class="ds-tag" data-color={colours[batch.state]}>
        {t[batch.state]}
      </span>{' '}
      {batch.isProtected && (
        <span class="ds-tag" data-color="danger">
          {t.isProtected}
        </span>
      )}
    </>
  );
}

type Props = { visit: StaffVisit } & ShownBatch;

/** One print batch: whether it is ready, the file, and what can be done with it. */
export function BatchPage(props: Props) {
  const { visit, batch, cancelledPlaces } = props;
  const { language, frame } = visit;
  const t = texts(language);
  return (
    <PageFrame visit={visit} title={t.batch(batch.batchNo)}>
      <p>
        <a class="ds-link" href="/letters">
          {t.back}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {t.batch(batch.batchNo)}
      </h1>
      <dl class="facts">
        <div>
          <dt>{t.state}</dt>
          <dd>
            <BatchTag visit={visit} batch={batch} />
          </dd>
        </div>
        <div>
          <dt>{t.letters}</dt>
          <dd>{batch.letterCount}</dd>
        </div>
        <div>
          <dt>{t.madeAt}</dt>
          <dd>{formatInstant(batch.madeAt, language, frame.timeZone)}</dd>
        </div>
        <div>
          <dt>{t.madeBy}</dt>
          <dd>{batch.clerkName}</dd>
        </div>
      </dl>
      {batch.state !== 'undone' && cancelledPlaces.length > 0 && (
        <div class="ds-alert" data-color="warning">
          <h2 class="ds-heading" data-size="xs">
            {t.takeOut}
          </h2>
          <p class="ds-paragraph">{t.takeOutLead(cancelledPlaces.join(', '))}</p>
        </div>
      )}
      {mayOpen(batch, visit.person) ? <Standing {...props} /> : <p class="ds-paragraph">{t.protectedClosed}</p>}
    </PageFrame>
  );
}

function Standing({ visit, batch }: Props) {
  const { language, frame } = visit;
  const t = texts(language);
  switch (batch.state) {
    case 'making':
      return (
        <>
          <p class="ds-paragraph lead">{t.makingLead}</p>
          <p>
            <a class="ds-button" href={`/letters/batches/${batch.batchId}`}>
              {t.lookAgain}
            </a>
          </p>
          <Undoing visit={visit} batch={batch} />
        </>
      );
    case 'made':
      return (
        <>
          <p class="ds-paragraph lead">{t.madeLead}</p>
          <Print visit={visit} batch={batch} />
          <form method="post" action={`/letters/batches/${batch.batchId}/posted`}>
            <CsrfField visit={visit} />
            <p class="ds-paragraph" id="posted-hint">
              {t.markPostedHint}
            </p>
            <button class="ds-button" aria-describedby="posted-hint">
              {t.markPosted}
            </button>
          </form>
          <Undoing visit={visit} batch={batch} />
        </>
      );
    case 'posted':
      return (
        <>
          <p class="ds-paragraph lead">{t.postedLead(formatInstant(batch.postedAt ?? batch.madeAt, language, frame.timeZone))}</p>
          {batch.sha256 === null ? <p class="ds-paragraph">{t.forgotten}</p> : <Print visit={visit} batch={batch} />}
        </>
      );
    case 'undone':
      return <p class="ds-paragraph lead">{t.undoneLead}</p>;
  }
}

type Part = { visit: StaffVisit; batch: Batch };

function Print({ visit, batch }: Part) {
  const t = texts(visit.language);
  return (
    <>
      <p class="ds-paragraph">{t.logged}</p>
      <p>
        <a class="ds-button" data-variant="secondary" href={`/letters/batches/${batch.batchId}/letters.pdf`}>
          {t.open}
        </a>
      </p>
    </>
  );
}

function Undoing({ visit, batch }: Part) {
  const t = texts(visit.language);
  return (
    <form method="post" action={`/letters/batches/${batch.batchId}/undo`}>
      <CsrfField visit={visit} />
      <p class="ds-paragraph" id="undo-hint">
        {t.undoHint}
      </p>
      <button class="ds-button" data-variant="tertiary" data-color="danger" aria-describedby="undo-hint">
        {t.undo}
      </button>
    </form>
  );
}
