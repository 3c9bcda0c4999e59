import type { Agency } from '#server/agency/loading.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import { hasRight, type Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant, formatNumber } from '#server/platform/language/format.ts';
import { concernedText, InstructionList } from './parts.tsx';
import { type Instruction, type Kind, kinds, type Line, type Show, shows } from './queries.ts';
import type { Readers } from './reading.ts';
import { TextBlocks } from './text-blocks.tsx';
import { instructionTexts, writingTexts } from './texts.ts';

type ListProps = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  lines: readonly Line[];
  show: Show;
  kind: Kind | undefined;
  isContinued: boolean;
  /** Where the next page begins. */
  next: string | undefined;
};

/** News and instructions, the newest first. */
export function ListPage(props: ListProps) {
  const { visit, agency, lines, show, kind, isContinued, next } = props;
  const t = instructionTexts(visit.language);
  const w = writingTexts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      {hasRight('write-instructions', visit.person) && (
        <form method="post" action="/instructions/drafts" class="buttons">
          <CsrfField visit={visit} />
          <button class="ds-button">{w.write}</button>
          <a class="ds-link" href="/instructions/drafts">
            {w.drafts}
          </a>
        </form>
      )}
      <Choices {...props} />
      {lines.length === 0 ? (
        <p class="ds-paragraph">{show === 'unread' && !isContinued ? t.allRead : t.none}</p>
      ) : (
        <InstructionList visit={visit} agency={agency} lines={lines} />
      )}
      {(isContinued || next !== undefined) && (
        <nav class="buttons" aria-label={t.older}>
          {isContinued && (
            <a class="ds-link" href={listAddress(show, kind)}>
              {t.newest}
            </a>
          )}
          {next !== undefined && (
            <a class="ds-link" rel="next" href={listAddress(show, kind, next)}>
              {t.older}
            </a>
          )}
        </nav>
      )}
    </PageFrame>
  );
}

function listAddress(show: Show, kind: Kind | undefined, after?: string): string {
  const query = new URLSearchParams({ show, ...(kind ? { kind } : {}), ...(after ? { after } : {}) });
  return `/instructions?${query.toString()}`;
}

function Choices({ visit, show, kind }: ListProps) {
  const t = instructionTexts(visit.language);
  return (
    <nav aria-label={t.narrow}>
      <ul class="choice-list">
        {shows.map((one) => (
          <li>
            <a class="ds-link" href={listAddress(one, kind)} aria-current={one === show ? 'true' : undefined}>
              {t[one]}
            </a>
          </li>
        ))}
      </ul>
      <ul class="choice-list">
        {kinds.map((one) => (
          <li>
            {/* Chosen again, a kind gives way to both. */}
            <a class="ds-link" href={listAddress(show, one === kind ? undefined : one)} aria-current={one === kind ? 'true' : undefined}>
              {t[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type PageProps = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  one: Instruction;
  /** For those who write: how many have read it. */
  readers: Readers | undefined;
};

/** One piece of news or one instruction, as it stands now. */
export function InstructionPage({ visit, agency, one, readers }: PageProps) {
  const { language, frame } = visit;
  const t = instructionTexts(language);
  const lang = one.language === language ? undefined : one.language;
  return (
    <PageFrame visit={visit} title={one.title}>
      <p>
        <a class="ds-link" href="/instructions" {...shortcut(visit, 'back')}>
          {t.back}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg" lang={lang}>
        {one.title}
      </h1>
      <p class="thread-facts">
        {t[one.kind]}, {concernedText(agency, one.benefitGroups, language)}.{' '}
        {t.publishedBy(formatInstant(one.publishedAt, language, frame.timeZone), one.publishedBy)}.{' '}
        <a class="ds-link" href={`/instructions/${one.instructionId}/versions`}>
          {t.version(one.version)}
        </a>
      </p>
      {one.withdrawnAt && (
        <div class="ds-alert" data-color="warning">
          <p class="ds-paragraph">{t.isWithdrawn}</p>
        </div>
      )}
      {lang !== undefined && <p class="ds-paragraph">{t.otherLanguage}</p>}
      <TextBlocks text={one.text} lang={lang} />
      {!one.withdrawnAt && <Confirmation visit={visit} one={one} />}
      {readers && <Upkeep visit={visit} one={one} readers={readers} />}
    </PageFrame>
  );
}

function Confirmation({ visit, one }: { visit: SignedVisit<Staff>; one: Instruction }) {
  const t = instructionTexts(visit.language);
  if (one.isRead) return <p class="ds-paragraph">{t.confirmed}</p>;
  return (
    <form method="post" action={`/instructions/${one.instructionId}/read`}>
      <CsrfField visit={visit} />
      <input type="hidden" name="version" value={one.version} />
      <button class="ds-button" {...shortcut(visit, 'forward')}>
        {t.confirm}
      </button>
    </form>
  );
}

function Upkeep({ visit, one, readers }: { visit: SignedVisit<Staff>; one: Instruction; readers: Readers }) {
  const { language } = visit;
  const w = writingTexts(language);
  const address = `/instructions/${one.instructionId}`;
  return (
    <section class="ds-card" aria-labelledby="upkeep">
      <h2 class="ds-heading" data-size="sm" id="upkeep">
        {w.forWriters}
      </h2>
      {!one.withdrawnAt && (
        <p class="ds-paragraph">
          {w.readBy(formatNumber(readers.read, language), formatNumber(readers.concerned, language))}{' '}
          <a class="ds-link" href={`${address}/readers`}>
            {w.readers}
          </a>
        </p>
      )}
      <div class="buttons">
        {!one.withdrawnAt && (
          <form method="post" action={`${address}/correct`}>
            <CsrfField visit={visit} />
            <button class="ds-button" data-variant="secondary">
              {w.correct}
            </button>
          </form>
        )}
        <form method="post" action={`${address}/${one.withdrawnAt ? 'restore' : 'withdraw'}`}>
          <CsrfField visit={visit} />
          <button class="ds-button" data-variant={one.withdrawnAt ? 'secondary' : 'tertiary'}>
            {one.withdrawnAt ? w.restore : w.withdraw}
          </button>
        </form>
      </div>
    </section>
  );
}
