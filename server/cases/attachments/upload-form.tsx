import { acceptedTypes } from '#server/platform/files/types/media-types.ts';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import type { Place } from './places.ts';
import { sendingTexts, texts } from './texts.ts';

type Props = {
  visit: Visit;
  place: Pick<Place, 'id' | 'address'>;
  /** Made for this page: the form sent twice gives the same files once. */
  uploadKey: string;
  /** Undefined: for files that were not asked for. */
  requirementId?: string;
  name: string;
  isFaulty: boolean;
};

/** The field that a form for a document is told by on its page: dots would need care in addresses and scripts. */
export const uploadId = (requirementId: string | undefined) => `files-${(requirementId ?? 'other').replaceAll('.', '-')}`;

/**
 * Chooses files and sends them. With scripts, `<file-upload>` sends them one by one, shows how far each has come and tries
 * again on a line that breaks; without, the form does it.
 */
export function UploadForm({ visit, place, uploadKey, requirementId, name, isFaulty }: Props) {
  const t = texts(visit.language);
  const s = sendingTexts(visit.language);
  const id = uploadId(requirementId);
  return (
    <file-upload
      data-address={`/api/applications/${place.id}/attachments`}
      data-done-address={`${place.address}/attachments`}
      data-sending={s.sending}
      data-sent={s.sentOne}
      data-broken={s.broken}
      data-failed={s.failed}
      data-again={s.again}
      data-show={s.showSent}
    >
      <form method="post" action={`${place.address}/attachments`} encType="multipart/form-data" class="upload-form">
        <CsrfField visit={visit} />
        <input type="hidden" name="uploadKey" value={uploadKey} />
        {requirementId !== undefined && <input type="hidden" name="requirementId" value={requirementId} />}
        <div class="ds-field">
          <label class="ds-label" for={id}>
            {t.choose}
            <span class="ds-sr-only">: {name}</span>
          </label>
          <input
            class="ds-input"
            type="file"
            id={id}
            name="files"
            multiple
            accept={acceptedTypes}
            aria-invalid={isFaulty ? 'true' : undefined}
            aria-describedby="upload-kinds"
          />
        </div>
        <button class="ds-button" data-variant="secondary">
          {t.send}
          <span class="ds-sr-only">: {name}</span>
        </button>
      </form>
    </file-upload>
  );
}
