import type { Agency } from '#server/agency/loading.ts';
import { placeKinds } from '#server/agency/places-file.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatDay, formatInstant } from '#server/platform/language/format.ts';
import { isLanguage, type Language, type Text } from '#server/platform/language/language.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { DifferenceLines } from '../changing-hours/difference-lines.tsx';
import type { HoursVersion } from '../changing-hours/queries.ts';
import { texts as hoursTexts } from '../changing-hours/texts.ts';
import { kindName, taskNameOf } from '../places/texts.ts';
import type { PlaceEvent } from './queries.ts';
import { factLabel, texts } from './texts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  place: { id: string; name: Text };
  /** One more than is shown: against it the differences of the last are told. */
  versions: readonly HoursVersion[];
  events: readonly PlaceEvent[];
  most: number;
};

/** Who changed what of a place, when and why, with what differs in words. */
export function HistoryPage({ visit, agency, place, versions, events, most }: Props) {
  const { language } = visit;
  const t = texts(language);
  const title = `${t.history}: ${place.name[language]}`;
  const [lastVersion, lastEvent] = [versions[most - 1], events[most - 1]];
  return (
    <PageFrame visit={visit} title={title}>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="ds-paragraph">
        <a class="ds-link" href={`/network/${place.id}`}>
          {hoursTexts(language).toPlace}
        </a>
      </p>
      <section>
        <h2 class="ds-heading" data-size="md">
          {t.hoursHistory}
        </h2>
        {versions.slice(0, most).map((version, at) => (
          <Version key={version.version} visit={visit} placeId={place.id} version={version} before={versions[at + 1]} />
        ))}
        {versions.length > most && lastVersion && (
          <Older address={`/network/${place.id}/history?hours=${lastVersion.version}`} label={t.older} />
        )}
      </section>
      <section>
        <h2 class="ds-heading" data-size="md">
          {t.factsHistory}
        </h2>
        {events.length === 0 && <p class="ds-paragraph">{t.neverChanged}</p>}
        {events.slice(0, most).map((event) => (
          <EventLines key={event.no} visit={visit} agency={agency} event={event} />
        ))}
        {events.length > most && lastEvent && <Older address={`/network/${place.id}/history?facts=${lastEvent.no}`} label={t.older} />}
      </section>
    </PageFrame>
  );
}

function Older({ address, label }: { address: string; label: string }) {
  return (
    <p class="ds-paragraph">
      <a class="ds-link" href={address}>
        {label}
      </a>
    </p>
  );
}

type VersionProps = { visit: Visit; placeId: string; version: HoursVersion; before: HoursVersion | undefined };

function Version({ visit: { language, frame }, placeId, version, before }: VersionProps) {
  const t = hoursTexts(language);
  return (
    <article>
      <h3 class="ds-heading" data-size="xs">
        {t.version(version.version)}: {t.holdsFrom.toLowerCase()} {formatDay(version.from, language)}
      </h3>
      <p class="ds-paragraph">
        {[version.clerk ?? t.fromAgency, formatInstant(version.decidedAt, language, frame.timeZone), version.reason]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <DifferenceLines before={before} after={version} language={language} />
      <p class="ds-paragraph">
        <a class="ds-link" href={`/network/${placeId}/hours?base=${version.version}`}>
          {t.beginFromThis}
          <span class="ds-sr-only"> ({t.version(version.version)})</span>
        </a>
      </p>
    </article>
  );
}

/** One change of the facts or counters: by whom, when, and each fact before and after. */
export function EventLines({ visit: { language, frame }, agency, event }: { visit: Visit; agency: Agency; event: PlaceEvent }) {
  const t = texts(language);
  return (
    <article>
      <p class="ds-paragraph">
        <strong>{event.clerk}</strong>, {formatInstant(event.at, language, frame.timeZone)}
        {event.kind === 'place-added' && `: ${t.placeAdded}`}
      </p>
      <ul class="ds-list">
        {Object.entries(event.changes).map(([fact, [before, after]]) => (
          <li key={fact}>
            {factLabel(fact, language)}: {t.wasThen(inWords(before, fact, agency, language), inWords(after, fact, agency, language))}
          </li>
        ))}
      </ul>
    </article>
  );
}

/** A fact as people read it: chosen tags by their names, words in every language. */
export function inWords(value: unknown, fact: string, agency: Agency, language: Language): string {
  if (value === null || value === undefined) return texts(language).nothing;
  if (Array.isArray(value)) return value.map((tag) => tagName(String(tag), fact, agency, language)).join(', ') || texts(language).nothing;
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([key]) => isLanguage(key))
      .map(([, words]) => String(words))
      .join(' / ');
  const kind = fact === 'kind' && placeKinds.find((one) => one === value);
  if (kind) return kindName(kind, language);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function tagName(tag: string, fact: string, { groups }: Agency, language: Language): string {
  if (fact === 'languages') return languageName(tag, language);
  if (fact === 'groups') return groups.find(({ id }) => id === tag)?.name[language] ?? tag;
  return taskNameOf(tag, language);
}
