import type { CaseSection } from '#server/cases/desk/opening.ts';
import type { House } from '#server/house.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatNumber } from '#server/platform/language/format.ts';
import { InstructionList } from './parts.tsx';
import { countUnread, listForGroup, listInstructions } from './queries.ts';
import { instructionTexts } from './texts.ts';

const mostOnWorkPage = 3;
const mostOnCase = 10;
const counted = 100;

/** On the work page: how much is unread, and the newest of it. Nothing when all is read. */
export async function newsOfClerk({ database, agency }: House, visit: SignedVisit<Staff>) {
  const reader = { person: visit.person, language: visit.language, languages: agency.languages };
  const [count, lines] = await Promise.all([
    countUnread(database, reader, visit.now),
    listInstructions(database, reader, { show: 'unread', most: mostOnWorkPage, now: visit.now }),
  ]);
  if (count === 0) return undefined;
  const t = instructionTexts(visit.language);
  const shown = count >= counted ? `${formatNumber(counted - 1, visit.language)}+` : formatNumber(count, visit.language);
  return (
    <section class="ds-card unread-news" aria-labelledby="unread-news">
      <h2 class="ds-heading" data-size="xs" id="unread-news">
        {t.title}
      </h2>
      <p class="ds-paragraph">
        <a class="ds-link" href="/instructions?show=unread">
          {t.unreadNews(shown)}
        </a>
      </p>
      <InstructionList visit={visit} agency={agency} lines={lines} />
    </section>
  );
}

/** On a case's page: the instructions for its benefit. */
export const instructionsOfCase: CaseSection = async (transaction, { house: { agency }, visit, one }) => {
  const reader = { person: visit.person, language: visit.language, languages: agency.languages };
  const lines = await listForGroup(transaction, reader, one.benefitGroup, mostOnCase);
  if (lines.length === 0) return undefined;
  const t = instructionTexts(visit.language);
  const content = (
    <section aria-labelledby="instructions">
      <h2 class="ds-heading" data-size="sm" id="instructions">
        {t.ofCase}
      </h2>
      <InstructionList visit={visit} agency={agency} lines={lines} />
    </section>
  );
  return { id: 'instructions', label: t.ofCase, content };
};
