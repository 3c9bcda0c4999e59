import type { Agency } from '#server/agency/loading.ts';
import { findGroup } from '#server/agency/lookups.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Visit } from '#server/platform/http/route.ts';
import type { Line } from './queries.ts';
import { instructionTexts } from './texts.ts';

/** Whom it concerns, in words. */
export function concernedText(agency: Agency, groups: readonly string[], language: Language): string {
  if (groups.length === 0) return instructionTexts(language).everybody;
  return groups.map((id) => findGroup(agency, id)?.name[language] ?? id).join(', ');
}

/** News and instructions one below another, each with what it is and whether it has been read. */
export function InstructionList({ visit, agency, lines }: { visit: Visit; agency: Agency; lines: readonly Line[] }) {
  const { language, frame } = visit;
  const t = instructionTexts(language);
  return (
    <ul class="thread-list">
      {lines.map((line) => (
        <li key={line.instructionId}>
          <span class="thread-name">
            <a class="ds-link" href={`/instructions/${line.instructionId}`} lang={line.language === language ? undefined : line.language}>
              {line.title}
            </a>{' '}
            {line.withdrawnAt ? (
              <span class="ds-tag" data-color="neutral">
                {t.withdrawn}
              </span>
            ) : (
              !line.isRead && (
                <span class="ds-tag" data-color="info">
                  {t.isUnread}
                </span>
              )
            )}
          </span>
          <span class="thread-facts">
            {t[line.kind]}, {formatInstant(line.publishedAt, language, frame.timeZone)},{' '}
            {concernedText(agency, line.benefitGroups, language)}
          </span>
        </li>
      ))}
    </ul>
  );
}
