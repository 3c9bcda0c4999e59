import type { Agency } from '#server/agency/loading.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { InstructionList } from '../parts.tsx';
import type { Line } from '../queries.ts';
import { instructionTexts, writingTexts } from '../texts.ts';
import type { Draft } from './drafts.ts';

type Props = { visit: Visit; agency: Agency; drafts: readonly Draft[]; withdrawn: readonly Line[] };

/** What is being written, and what was taken out of use. */
export function DraftsPage({ visit, agency, drafts, withdrawn }: Props) {
  const t = instructionTexts(visit.language);
  const w = writingTexts(visit.language);
  return (
    <PageFrame visit={visit} title={w.drafts}>
      <p>
        <a class="ds-link" href="/instructions">
          {t.back}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {w.drafts}
      </h1>
      <form method="post" action="/instructions/drafts">
        <CsrfField visit={visit} />
        <button class="ds-button">{w.write}</button>
      </form>
      <section aria-labelledby="drafts">
        <h2 class="ds-heading" data-size="sm" id="drafts">
          {w.draftsHeading}
        </h2>
        {drafts.length === 0 ? <p class="ds-paragraph">{w.noDrafts}</p> : <DraftList visit={visit} agency={agency} drafts={drafts} />}
      </section>
      <section aria-labelledby="withdrawn">
        <h2 class="ds-heading" data-size="sm" id="withdrawn">
          {w.withdrawnHeading}
        </h2>
        {withdrawn.length === 0 ? (
          <p class="ds-paragraph">{w.noWithdrawn}</p>
        ) : (
          <InstructionList visit={visit} agency={agency} lines={withdrawn} />
        )}
      </section>
    </PageFrame>
  );
}

function DraftList({ visit, agency, drafts }: Pick<Props, 'visit' | 'agency' | 'drafts'>) {
  const { language, frame } = visit;
  const w = writingTexts(language);
  return (
    <ul class="thread-list">
      {drafts.map((draft) => {
        const written = [language, ...agency.languages].find((one) => draft.texts[one]?.title);
        return (
          <li key={draft.instructionId}>
            <span class="thread-name">
              <a class="ds-link" href={`/instructions/drafts/${draft.instructionId}`} lang={written === language ? undefined : written}>
                {written ? draft.texts[written]?.title : w.untitled}
              </a>
            </span>
            <span class="thread-facts">
              {instructionTexts(language)[draft.kind]}. {w.savedBy(formatInstant(draft.savedAt, language, frame.timeZone), draft.savedBy)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
