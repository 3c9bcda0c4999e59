import type { Agency } from '#server/agency/loading.ts';
import type { PlaceName } from '#server/agency/network/places/queries.ts';
import type { LineEntry } from '#server/line/lines.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { CheckField } from '#server/platform/html/text-field.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { Choice } from '../counter/choice.tsx';
import { Press } from '../counter/counter-page.tsx';
import { lineLanguages, PriorityForm } from '../live-view/contact-page.tsx';
import { ticketText } from '../live-view/counters-table.tsx';
import { texts as lineTexts } from '../live-view/texts.ts';
import { groupOptions } from '../network-names.ts';
import { texts } from './texts.ts';

type Props = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  place: PlaceName;
  contactId: string;
  /** Undefined: waits no more. */
  entry: LineEntry | undefined;
  /** A priority that was not taken, for want of a reason. */
  typed: { priority: string; reason: string } | undefined;
};

/** One who waits: what they came for, whether they come before others, and that they went. */
export function VisitorPage({ visit, agency, place, contactId, entry, typed }: Props) {
  const { language } = visit;
  const t = texts(language);
  // The number stays on one line.
  const title = `${entry ? t.changeOf(ticketText(entry.ticket, language).replace(' ', '\u00a0')) : t.title}: ${place.name[language]}`;
  const address = `/reception/${place.id}/contacts/${contactId}`;
  return (
    <PageFrame visit={visit} title={title} faultCount={typed ? 1 : 0}>
      {typed && <FaultSummary heading={t.correct} faults={[{ id: 'reason', text: lineTexts(language).reasonFault }]} />}
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="ds-paragraph">
        <a class="ds-link" href={`/reception?place=${place.id}`}>
          {t.toReception}
        </a>{' '}
        ·{' '}
        <a class="ds-link" href={`/contacts/${contactId}/why`}>
          {t.history}
        </a>
      </p>
      {entry ? (
        <>
          <MatterForm visit={visit} agency={agency} address={address} entry={entry} />
          <PriorityForm visit={visit} action={`${address}/priority`} entry={entry} typed={typed} />
          <Press visit={visit} address={`${address}/left`} label={t.leftLong} />
        </>
      ) : (
        <div class="ds-alert" data-color="warning">
          <p class="ds-paragraph">{t.waitsNoMore}</p>
        </div>
      )}
    </PageFrame>
  );
}

function MatterForm({ visit, agency, address, entry }: Pick<Props, 'visit' | 'agency'> & { address: string; entry: LineEntry }) {
  const { language } = visit;
  const t = texts(language);
  return (
    <section aria-labelledby="matter-heading" class="line-today">
      <h2 class="ds-heading" data-size="md" id="matter-heading">
        {t.matter}
      </h2>
      <form method="post" action={`${address}/matter`}>
        <CsrfField visit={visit} />
        <Choice id="group" label={t.matter} chosen={entry.benefitGroup} options={groupOptions(agency, language)} />
        <Choice
          id="language"
          label={t.language}
          chosen={entry.language}
          options={lineLanguages.map((tag) => [tag, languageName(tag, language)])}
        />
        <CheckField id="quick" name="quick" value="yes" label={t.quick} isChecked={entry.isQuick} />
        <button class="ds-button" data-variant="secondary">
          {t.changeMatter}
        </button>
      </form>
    </section>
  );
}
