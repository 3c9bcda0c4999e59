import { fileFaultTexts } from '#server/platform/files/texts.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { messageTexts } from './texts.ts';
import type { RefusedFile, WritingFault } from './writing.ts';

type Props = { visit: Visit; faults: readonly WritingFault[]; refused: readonly RefusedFile[] };

/** What stands in the way, first on the page: nothing when nothing does. */
export function WritingFaults({ visit, faults, refused }: Props) {
  const t = messageTexts(visit.language);
  if (faults.length === 0 && refused.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just posted the page and is to hear first what is wrong
    <section class="ds-error-summary" tabIndex={-1} autofocus aria-labelledby="fault-summary">
      <h2 class="ds-heading" data-size="xs" id="fault-summary">
        {faults.length > 0 ? t.faults : t.refusedFiles}
      </h2>
      <ul class="ds-list">
        {faults.map((fault) => (
          <li key={fault}>
            <a class="ds-link" href={`#${fault}`}>
              {fault === 'subject' ? t.subjectMissing : t.textMissing}
            </a>
          </li>
        ))}
        {refused.map(({ fileName, fault }) => (
          <li key={fileName}>
            <a class="ds-link" href="#files">
              {fileName}: {fileFaultTexts(visit.language)[fault]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
