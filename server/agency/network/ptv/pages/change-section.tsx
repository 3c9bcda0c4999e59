import type { Agency } from '#server/agency/loading.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatDay } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { inWords } from '../../administration/history-page.tsx';
import { factLabel, texts as factTexts } from '../../administration/texts.ts';
import { DifferenceLines } from '../../changing-hours/difference-lines.tsx';
import { DaysTable } from '../../changing-hours/preview-page.tsx';
import { BrokenPromises } from '../../changing-hours/promises/broken-section.tsx';
import { texts as hoursTexts } from '../../changing-hours/texts.ts';
import { kindName } from '../../places/texts.ts';
import type { Added, Change, Changed } from '../proposal/proposal.ts';
import type { HoursBeside } from '../proposal/shown.ts';
import { texts } from './texts.ts';

type Props = { visit: Visit; agency: Agency; change: Change; hours: HoursBeside | undefined; from: string };

const colors = { added: 'success', changed: 'warning', kept: 'neutral' } as const;

/** What one record changes: the facts before and after, and the hours in words and day by day. */
export function ChangeSection({ visit, agency, change, hours, from }: Props) {
  const t = texts(visit.language);
  return (
    <article class="import-change" aria-labelledby={`change-${change.channelId}`}>
      <h3 class="ds-heading" data-size="xs" id={`change-${change.channelId}`}>
        {change.name}{' '}
        <span class="ds-tag" data-color={colors[change.kind]}>
          {t[change.kind]}
        </span>
      </h3>
      {change.kind === 'kept' && <p class="ds-paragraph">{t.keptWhy}</p>}
      {change.kind === 'added' && <AddedFacts visit={visit} agency={agency} change={change} from={from} />}
      {change.kind === 'changed' && <ChangedFacts visit={visit} agency={agency} change={change} hours={hours} from={from} />}
    </article>
  );
}

function AddedFacts({ visit: { language }, agency, change: { placeKind, facts, plan } }: Omit<Props, 'hours'> & { change: Added }) {
  const facing = Object.entries(facts).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0));
  return (
    <>
      <ul class="ds-list">
        <li>
          {factTexts(language).kind}: {kindName(placeKind, language)}
        </li>
        {facing.map(([fact, value]) => (
          <li key={fact}>
            {factLabel(fact, language)}: {told(value, fact, agency, language)}
          </li>
        ))}
      </ul>
      <h4 class="ds-heading" data-size="2xs">
        {hoursTexts(language).title}
      </h4>
      <DifferenceLines before={undefined} after={{ plan }} language={language} />
    </>
  );
}

function ChangedFacts({ visit, agency, change, hours, from }: Props & { change: Changed }) {
  const { language } = visit;
  const t = texts(language);
  const { place, fields, plan, channelId } = change;
  const before = Object.entries(place.facts);
  const days = [...(hours?.weeks ?? []), ...(hours?.later ?? [])].filter(({ isChanged }) => isChanged);
  return (
    <>
      <p class="ds-paragraph">
        <a class="ds-link" href={`/network/${place.id}`}>
          {place.facts.name[language]}
        </a>
      </p>
      {change.isByName && <p class="ds-paragraph">{t.byName}</p>}
      {Object.keys(fields).length > 0 && (
        <ul class="ds-list">
          {Object.entries(fields).map(([fact, after]) => (
            <li key={fact}>
              {factLabel(fact, language)}:{' '}
              {factTexts(language).wasThen(
                told(before.find(([name]) => name === fact)?.[1], fact, agency, language),
                told(after, fact, agency, language),
              )}
            </li>
          ))}
        </ul>
      )}
      {plan && hours && (
        <>
          <h4 class="ds-heading" data-size="2xs" id={`hours-${channelId}`}>
            {t.hoursFrom(formatDay(from, language))}
          </h4>
          <DifferenceLines before={place.decided[0]} after={{ plan }} language={language} />
          <details class="ds-details">
            <summary>{t.days(days.length)}</summary>
            <div>
              <DaysTable visit={visit} agency={agency} days={days.slice(0, mostDays)} labelledBy={`hours-${channelId}`} />
            </div>
          </details>
          <BrokenPromises broken={hours.broken} agency={agency} language={language} id={`broken-${channelId}`} />
        </>
      )}
    </>
  );
}

const mostDays = 60;

/** A fact in words; a municipality by its name. */
function told(value: unknown, fact: string, agency: Agency, language: Language): string {
  const municipality = fact === 'municipality' && agency.network.municipalities.find(({ id }) => id === value);
  return municipality ? municipality.name[language] : inWords(value, fact, agency, language);
}
