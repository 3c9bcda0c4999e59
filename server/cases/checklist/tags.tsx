import { formatNumber } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { AttachmentFile } from './files.ts';
import type { RequirementState } from './requirements.ts';
import { fileTexts, requirementTexts } from './texts.ts';

const requirementColours: Record<RequirementState, string> = {
  required: 'warning',
  requested: 'warning',
  received: 'info',
  accepted: 'success',
  illegible: 'danger',
  waived: 'neutral',
};

/** How far a needed document has come. */
export function RequirementTag({ state, language }: { state: RequirementState; language: Language }) {
  return (
    <span class="ds-tag" data-color={requirementColours[state]}>
      {requirementTexts(language)[state]}
    </span>
  );
}

const fileColours = { received: 'info', accepted: 'success', illegible: 'danger', unneeded: 'neutral' } as const;

/** What became of a file: that of the scan, while it stands in the way, else that of the clerk. */
export function FileTag({ file: { scan, state }, language }: { file: Pick<AttachmentFile, 'scan' | 'state'>; language: Language }) {
  const t = fileTexts(language);
  if (scan === 'waiting' || scan === 'infected')
    return (
      <span class="ds-tag" data-color={scan === 'waiting' ? 'warning' : 'danger'}>
        {t[scan]}
      </span>
    );
  return (
    <span class="ds-tag" data-color={fileColours[state]}>
      {t[state]}
    </span>
  );
}

/** A number of bytes as people know it: 120 kt, 1,2 Mt in Finnish; kB and MB elsewhere. */
export function formatByteCount(byteCount: number, language: Language): string {
  const unit = language === 'fi' ? 't' : 'B';
  const kilobytes = Math.max(1, Math.round(byteCount / 1000));
  if (kilobytes < 1000) return `${formatNumber(kilobytes, language)} k${unit}`;
  return `${formatNumber(byteCount / 1_000_000, language, 1)} M${unit}`;
}
