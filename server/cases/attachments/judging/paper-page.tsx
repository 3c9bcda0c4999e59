import { describedBy, Field } from '#server/platform/html/field.tsx';
import type { ChecklistItem } from '#server/cases/checklist/checklist.ts';
import type { Case } from '#server/cases/desk/case-queries.ts';
import { channelName } from '#server/platform/channels/channel.ts';
import type { FileFault } from '#server/platform/files/file-store.ts';
import { fileFaultTexts } from '#server/platform/files/texts.ts';
import { acceptedTypes } from '#server/platform/files/types/media-types.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { texts } from './texts.ts';

/** How paper comes. */
export const paperChannels = ['post', 'office', 'joint-service-point'] as const;

export type PaperFault = 'receivedOn' | 'files';

type Props = {
  visit: SignedVisit<Staff>;
  one: Case;
  items: readonly ChecklistItem[];
  typed: { requirementId: string; channel: (typeof paperChannels)[number]; receivedOn: string };
  uploadKey: string;
  faults: readonly PaperFault[];
  refused: readonly { fileName: string; fault: FileFault }[];
};

/** Registers an attachment that came on paper. */
export function PaperPage(props: Props) {
  const { visit, one, uploadKey, faults, refused } = props;
  const t = texts(visit.language);
  return (
    <PageFrame
      visit={visit}
      title={`${t.addPaper}: ${one.customerName}`}
      mainForm="paper-attachment"
      faultCount={faults.length + refused.length}
    >
      {faults.length + refused.length > 0 && <Faults {...props} />}
      <h1 class="ds-heading" data-size="lg">
        {t.addPaper}
      </h1>
      <p class="ds-paragraph lead">
        {one.customerName}, <span class="reference">{one.reference}</span>
      </p>
      <p class="ds-paragraph">{t.paperMeans}</p>
      <form
        method="post"
        action={`/cases/${one.applicationId}/attachments`}
        encType="multipart/form-data"
        id="paper-attachment"
        class="return-form"
        noValidate
      >
        <CsrfField visit={visit} />
        <input type="hidden" name="uploadKey" value={uploadKey} />
        <Choices {...props} />
        <DayField {...props} />
        <FileField {...props} />
        <button class="ds-button">{t.register}</button>
      </form>
      <p>
        <a class="ds-link" href={`/cases/${one.applicationId}#attachments`}>
          {t.backToCase}
        </a>
      </p>
    </PageFrame>
  );
}

function Faults({ visit, faults, refused }: Props) {
  const t = texts(visit.language);
  return (
    <div class="ds-error-summary" tabIndex={-1} role="alert">
      <h2 class="ds-heading" data-size="xs">
        {t.faultsHeading}
      </h2>
      <ul class="ds-list">
        {faults.map((fault) => (
          <li>
            <a class="ds-link" href={`#${fault}`}>
              {fault === 'files' ? t.noFile : t.badDay}
            </a>
          </li>
        ))}
        {refused.map(({ fileName, fault }) => (
          <li>
            <a class="ds-link" href="#files">
              {fileName}: {fileFaultTexts(visit.language)[fault]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Choices({ visit, items, typed }: Props) {
  const t = texts(visit.language);
  return (
    <>
      <div class="ds-field">
        <label class="ds-label" for="requirementId">
          {t.requirement}
        </label>
        <select class="ds-input" id="requirementId" name="requirementId">
          {items.map(({ requirementId, label }) => (
            <option value={requirementId} selected={requirementId === typed.requirementId}>
              {label[visit.language]}
            </option>
          ))}
          <option value="" selected={typed.requirementId === '' && items.length === 0}>
            {t.noRequirement}
          </option>
        </select>
      </div>
      <div class="ds-field">
        <label class="ds-label" for="channel">
          {t.channel}
        </label>
        <select class="ds-input" id="channel" name="channel">
          {paperChannels.map((channel) => (
            <option value={channel} selected={channel === typed.channel}>
              {channelName(channel, visit.language)}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

function DayField({ visit, typed, faults }: Props) {
  const t = texts(visit.language);
  const fault = faults.includes('receivedOn') ? t.badDay : undefined;
  return (
    <Field id="receivedOn" label={t.receivedOn} hint={t.receivedOnHint} fault={fault}>
      <input
        class="ds-input"
        type="date"
        id="receivedOn"
        name="receivedOn"
        value={typed.receivedOn}
        {...describedBy('receivedOn', fault)}
      />
    </Field>
  );
}

function FileField({ visit, faults, refused }: Props) {
  const t = texts(visit.language);
  const isEmpty = faults.includes('files');
  return (
    <div class="ds-field">
      <label class="ds-label" for="files">
        {t.chooseFile}
      </label>
      <input
        class="ds-input"
        type="file"
        id="files"
        name="files"
        multiple
        accept={acceptedTypes}
        aria-invalid={isEmpty || refused.length > 0 ? 'true' : undefined}
        aria-describedby={isEmpty ? 'files-fault' : undefined}
      />
      {isEmpty && (
        <p class="ds-validation-message" id="files-fault">
          {t.noFile}
        </p>
      )}
    </div>
  );
}
