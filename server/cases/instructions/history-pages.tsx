import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant, formatNumber } from '#server/platform/language/format.ts';
import { languages } from '#server/platform/language/language.ts';
import { differenceOf } from './difference.ts';
import type { Happening, Instruction, Texts } from './queries.ts';
import type { NotRead, Readers } from './reading.ts';
import { instructionTexts, writingTexts } from './texts.ts';

/** A version against the one before it, in each language in which they differ. */
export type Change = { version: number; before: Texts; after: Texts };
type VersionsProps = { visit: Visit; one: Instruction; happenings: readonly Happening[]; change: Change | undefined };

/** What was done to an instruction, by whom and when, and what a version changed. */
export function VersionsPage({ visit, one, happenings, change }: VersionsProps) {
  const { language, frame } = visit;
  const t = instructionTexts(language);
  const address = `/instructions/${one.instructionId}`;
  const words = ({ kind, version, isSmall }: Happening) => {
    if (kind === 'published') return `${t.published(version ?? 1)}${isSmall ? ` (${t.small})` : ''}`;
    return kind === 'withdrawn' ? t.wasWithdrawn : t.restored;
  };
  return (
    <PageFrame visit={visit} title={t.historyOf(one.title)}>
      <p>
        <a class="ds-link" href={address}>
          {t.toText}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg" id="versions">
        {t.historyOf(one.title)}
      </h1>
      <TableScroll labelledBy="versions">
        <table class="ds-table">
          <thead>
            <tr>
              {[t.happened, t.at, t.by, t.showChange].map((heading) => (
                <th scope="col">{heading}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {happenings.map((happening) => (
              <tr>
                <th scope="row">{words(happening)}</th>
                <td>{formatInstant(happening.at, language, frame.timeZone)}</td>
                <td>{happening.by}</td>
                <td>
                  {(happening.version ?? 1) > 1 && (
                    <a class="ds-link" href={`${address}/versions?version=${happening.version}#change`}>
                      {t.changedFrom(happening.version ?? 1)}
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {change && <ChangeSection visit={visit} change={change} />}
    </PageFrame>
  );
}

function ChangeSection({ visit, change: { version, before, after } }: { visit: Visit; change: Change }) {
  const changed = languages.filter((language) => wholeOf(before[language]) !== wholeOf(after[language]));
  return (
    <section aria-labelledby="change">
      <h2 class="ds-heading" data-size="sm" id="change">
        {instructionTexts(visit.language).changedFrom(version)}
      </h2>
      {changed.length === 0 && <p class="ds-paragraph">{instructionTexts(visit.language).sameTexts}</p>}
      {changed.map((language) => (
        <>
          <h3 class="ds-heading" data-size="xs">
            {writingTexts(visit.language).inLanguage[language]}
          </h3>
          <div class="letter" lang={language === visit.language ? undefined : language}>
            <p class="typed-text">
              <Difference visit={visit} before={wholeOf(before[language])} after={wholeOf(after[language])} />
            </p>
          </div>
        </>
      ))}
    </section>
  );
}

const wholeOf = (written: { title: string; text: string } | undefined) => (written ? `${written.title}\n\n${written.text}` : '');

/** What was taken away and what was added, also for those who do not see the colours. */
function Difference({ visit, before, after }: { visit: Visit; before: string; after: string }) {
  const t = instructionTexts(visit.language);
  return (
    <>
      {differenceOf(before, after).map(({ kind, text }) => {
        if (kind === 'same') return text;
        const Mark = kind === 'added' ? 'ins' : 'del';
        return (
          <Mark>
            <span class="ds-sr-only" lang={visit.language}>
              {' '}
              {t[kind]}{' '}
            </span>
            {text}
          </Mark>
        );
      })}
    </>
  );
}

type ReadersProps = {
  visit: Visit;
  one: Instruction;
  readers: Readers;
  notRead: readonly NotRead[];
  isContinued: boolean;
  next: string | undefined;
};

/** How many of those whom it concerns have read it, and who has not. */
export function ReadersPage({ visit, one, readers, notRead, isContinued, next }: ReadersProps) {
  const { language } = visit;
  const t = instructionTexts(language);
  const w = writingTexts(language);
  const address = `/instructions/${one.instructionId}`;
  return (
    <PageFrame visit={visit} title={`${w.readers}: ${one.title}`}>
      <p>
        <a class="ds-link" href={address}>
          {t.toText}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {w.readers}: {one.title}
      </h1>
      <p class="ds-paragraph lead">{w.readBy(formatNumber(readers.read, language), formatNumber(readers.concerned, language))}</p>
      {notRead.length === 0 ? (
        <p class="ds-paragraph">{w.everybodyRead}</p>
      ) : (
        <ul class="ds-list">
          {notRead.map(({ name }) => (
            <li>{name}</li>
          ))}
        </ul>
      )}
      {(isContinued || next !== undefined) && (
        <nav class="buttons" aria-label={w.more}>
          {isContinued && (
            <a class="ds-link" href={`${address}/readers`}>
              {w.firstOnes}
            </a>
          )}
          {next !== undefined && (
            <a class="ds-link" rel="next" href={`${address}/readers?after=${next}`}>
              {w.more}
            </a>
          )}
        </nav>
      )}
    </PageFrame>
  );
}
