import { v4 as randomId } from 'uuid';
import type { Agency } from '#server/agency/loading.ts';
import { findForm } from '#server/agency/lookups.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import type { ChecklistItem } from '#server/cases/checklist/checklist.ts';
import { isMissing } from '#server/cases/checklist/requirements.ts';
import { RequirementTag } from '#server/cases/checklist/tags.tsx';
import { StepBar } from '#server/cases/drafts/question-page.tsx';
import { attachmentsAddress, countSteps, listSteps } from '#server/cases/drafts/steps.ts';
import { texts as draftTexts } from '#server/cases/drafts/texts.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { fileFaultTexts } from '#server/platform/files/texts.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { FileList } from './file-list.tsx';
import type { Place } from './places.ts';
import type { Sent } from './sending.ts';
import { texts } from './texts.ts';
import { UploadForm, uploadId } from './upload-form.tsx';

type Props = {
  visit: Visit;
  agency: Agency;
  place: Place;
  /** What was just done: so many files came, one was removed, or pictures came from a phone. */
  done?: { sent: number } | 'removed' | 'photographed' | undefined;
  /** What became of what was just sent, when some of it was refused, and which document it was for. */
  refusal?: { sent: Sent; requirementId: string | undefined };
};

/** The documents that an application needs, how far each has come, and where to send them. */
export function AttachmentsPage(props: Props) {
  const { visit, agency, place, refusal } = props;
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={`${t.title} – ${benefitName(agency, place.benefit, visit.language)}`} faultCount={refusal ? 1 : 0}>
      {refusal && <RefusedFiles visit={visit} {...refusal} />}
      <Heading {...props} />
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <Done {...props} />
      <Standing {...props} />
      {place.checklist.items.map((item) => (
        <Needed key={item.requirementId} {...props} item={item} />
      ))}
      <Others {...props} />
      <Onwards {...props} />
    </PageFrame>
  );
}

/** Which application it is; while it is begun, which step of it. */
function Heading({ visit, agency, place: { benefit, formVersion, sent, draft } }: Props) {
  const { language } = visit;
  const form = draft && findForm(agency, benefit, formVersion);
  if (form) {
    const today = dayOf(visit.now, agency.timeZone);
    const steps = listSteps(form, draft, today);
    const step = steps.find(({ kind }) => kind === 'attachments');
    return (
      <>
        <StepBar steps={steps} current={attachmentsAddress(draft.draftId)} language={language} />
        <p class="step-number">
          {form.title[language]}
          {step && ` · ${draftTexts(language).step(step.number, countSteps(form, draft, today))}`}
        </p>
      </>
    );
  }
  return (
    <p class="step-number">
      {benefitName(agency, benefit, language)}
      {sent && (
        <>
          {' '}
          · {texts(language).reference} <span class="reference">{sent.reference}</span>
        </>
      )}
    </p>
  );
}

function Onwards({ visit, agency, place }: Props) {
  const t = texts(visit.language);
  const { draft } = place;
  const form = draft && findForm(agency, place.benefit, place.formVersion);
  const isThrough = form && listSteps(form, draft, dayOf(visit.now, agency.timeZone)).at(-1)?.isOpen;
  return (
    <div class="buttons">
      {draft ? (
        <a class="ds-button" href={place.address}>
          {isThrough ? t.toReview : t.goOn}
        </a>
      ) : (
        <a class="ds-button" data-variant="secondary" href={place.address}>
          {t.back}
        </a>
      )}
    </div>
  );
}

/** What happened to the files that were not taken in, and why. The others are kept. */
function RefusedFiles({ visit, sent: { taken, refused }, requirementId }: { visit: Visit } & NonNullable<Props['refusal']>) {
  const t = texts(visit.language);
  return (
    <div class="ds-error-summary" tabIndex={-1} role="alert">
      <h2 class="ds-heading" data-size="xs">
        {refused.length > 0 ? t.refusedHeading : t.chooseFirstHeading}
      </h2>
      <ul class="ds-list">
        {refused.map(({ fileName, fault }) => (
          <li>
            <a class="ds-link" href={`#${uploadId(requirementId)}`}>
              {fileName}: {fileFaultTexts(visit.language)[fault]}
            </a>
          </li>
        ))}
        {refused.length === 0 && (
          <li>
            <a class="ds-link" href={`#${uploadId(requirementId)}`}>
              {t.chooseFirst}
            </a>
          </li>
        )}
      </ul>
      {taken.length > 0 && <p class="ds-paragraph">{t.othersKept(taken.length)}</p>}
    </div>
  );
}

function Done({ visit, done }: Props) {
  if (done === undefined) return null;
  const t = texts(visit.language);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output element may hold no paragraphs
    <div class="ds-alert" data-color="success" role="status">
      <p class="ds-paragraph">{typeof done === 'string' ? t[done] : t.sent(done.sent)}</p>
    </div>
  );
}

/** Where it all stands, in a sentence or two, and what can be sent. */
function Standing({ visit, place: { sent, checklist } }: Props) {
  const t = texts(visit.language);
  const missing = checklist.items.filter(isMissing).length;
  const infected = checklist.others.filter(({ scan }) => scan === 'infected');
  if (sent?.stage === 'withdrawn') return <p class="ds-paragraph lead">{t.withdrawn}</p>;
  return (
    <>
      {infected.map(({ attachmentId, fileName }) => (
        <div key={attachmentId} class="ds-alert" data-color="danger">
          <p class="ds-paragraph">{t.infectedMeans(fileName)}</p>
        </div>
      ))}
      {sent?.stage === 'decided' && <p class="ds-paragraph">{t.decided}</p>}
      <p class="ds-paragraph lead">
        {checklist.items.length === 0 ? t.noneNeeded : missing === 0 ? t.nothingMissing : t.stillMissing(missing)}
      </p>
      {!sent && missing > 0 && <p class="ds-paragraph">{t.later}</p>}
      <p class="ds-paragraph" id="upload-kinds">
        {t.kinds}
      </p>
    </>
  );
}

function Needed({ visit, place, item, refusal }: Props & { item: ChecklistItem }) {
  const t = texts(visit.language);
  const { requirementId, state } = item;
  const name = item.label[visit.language];
  const headingId = `needed-${uploadId(requirementId)}`;
  return (
    <section class="needed" aria-labelledby={headingId}>
      <h2 class="ds-heading" data-size="sm" id={headingId}>
        {name}
      </h2>
      <p>
        <RequirementTag state={state} language={visit.language} />
      </p>
      {item.hint && state !== 'waived' && <p class="ds-paragraph">{item.hint[visit.language]}</p>}
      {state === 'illegible' && <p class="ds-paragraph">{t.illegibleMeans}</p>}
      {state === 'waived' && (
        <p class="ds-paragraph typed-text">
          {t.waivedMeans} {item.waivedBecause}
        </p>
      )}
      <FileList visit={visit} name={name} files={item.files} removeAt={place.sent ? undefined : place.address} />
      {state !== 'waived' && place.sent?.stage !== 'withdrawn' && (
        <div class="upload-ways">
          <UploadForm
            visit={visit}
            place={place}
            uploadKey={randomId()}
            requirementId={requirementId}
            name={name}
            isFaulty={refusal?.requirementId === requirementId}
          />
          <form method="post" action={`${place.address}/attachments/phone`}>
            <CsrfField visit={visit} />
            <input type="hidden" name="requirementId" value={requirementId} />
            <button class="ds-button" data-variant="tertiary">
              {t.photograph}
              <span class="ds-sr-only">: {name}</span>
            </button>
          </form>
        </div>
      )}
    </section>
  );
}

function Others({ visit, place, refusal }: Props) {
  const t = texts(visit.language);
  const files = place.checklist.others;
  const isClosed = place.sent?.stage === 'withdrawn';
  if (isClosed && files.length === 0) return null;
  return (
    <section class="needed" aria-labelledby="others">
      <h2 class="ds-heading" data-size="sm" id="others">
        {t.others}
      </h2>
      {!isClosed && <p class="ds-paragraph">{t.othersMean}</p>}
      <FileList visit={visit} name={t.others} files={files} removeAt={place.sent ? undefined : place.address} />
      {!isClosed && (
        <UploadForm
          visit={visit}
          place={place}
          uploadKey={randomId()}
          name={t.others}
          isFaulty={refusal !== undefined && refusal.requirementId === undefined}
        />
      )}
    </section>
  );
}
