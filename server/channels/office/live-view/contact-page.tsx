import type { Agency } from '#server/agency/loading.ts';
import type { PlaceName } from '#server/agency/network/places/queries.ts';
import type { LineEntry } from '#server/line/lines.ts';
import { Field } from '#server/platform/html/field.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary, ReasonField } from '#server/platform/html/reason-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { groupOptions } from '../network-names.ts';
import { ticketText } from './counters-table.tsx';
import { priorityName } from './place-page.tsx';
import { texts } from './texts.ts';

/** The languages in which somebody may be served, as the line knows them. */
export const lineLanguages = ['fi', 'sv', 'en', 'se', 'smn', 'sms', 'ru', 'ku'] as const;

type Props = {
  visit: Visit;
  agency: Agency;
  place: PlaceName;
  /** Undefined: the contact does not wait here any more. */
  entry: LineEntry | undefined;
  places: readonly PlaceName[];
  counters: readonly { id: string; name: string }[];
  /** What was typed and not taken. */
  typed: { priority: string; reason: string } | undefined;
};

/** One who waits: where in the line they stand, and to which line they go. */
export function ContactPage({ visit, agency, place, entry, places, counters, typed }: Props) {
  const { language } = visit;
  const t = texts(language);
  const title = `${t.changeOf(ticketText(entry?.ticket, language))}: ${place.name[language]}`;
  return (
    <PageFrame visit={visit} title={title} faultCount={typed ? 1 : 0}>
      {typed && <FaultSummary heading={t.correct} faults={[{ id: 'reason', text: t.reasonFault }]} />}
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="ds-paragraph">
        <a class="ds-link" href={`/live-view/${place.id}`}>
          {t.toLine}
        </a>
      </p>
      {entry ? (
        <>
          <PriorityForm visit={visit} action={`/live-view/${place.id}/contacts/${entry.id}/priority`} entry={entry} typed={typed} />
          <TransferForm visit={visit} agency={agency} place={place} entry={entry} places={places} counters={counters} />
        </>
      ) : (
        <div class="ds-alert" data-color="warning">
          <p class="ds-paragraph">{t.gone}</p>
        </div>
      )}
    </PageFrame>
  );
}

type FormProps = Pick<Props, 'visit' | 'place'> & { entry: LineEntry };

type PriorityProps = Pick<FormProps, 'visit' | 'entry'> & Pick<Props, 'typed'> & { action: string };

/** Whether somebody comes before others, and why; posted to `action`. */
export function PriorityForm({ visit, action, entry, typed }: PriorityProps) {
  const { language } = visit;
  const t = texts(language);
  const chosen = typed?.priority ?? String(entry.priority);
  return (
    <section aria-labelledby="priority-heading" class="line-today">
      <h2 class="ds-heading" data-size="md" id="priority-heading">
        {t.priority}
      </h2>
      <form method="post" action={action}>
        <CsrfField visit={visit} />
        <Choice
          id="priority"
          label={t.priority}
          chosen={chosen}
          options={[0, 1, 2].map((level) => [String(level), priorityName(level, language)])}
        />
        <ReasonField
          id="reason"
          label={t.reason}
          hint={t.priorityHint}
          typed={typed?.reason ?? entry.priorityReason ?? ''}
          longest={200}
          fault={typed && t.reasonFault}
        />
        <button class="ds-button" data-variant="secondary">
          {t.setPriority}
        </button>
      </form>
    </section>
  );
}

function TransferForm({ visit, agency, place, entry, places, counters }: FormProps & Pick<Props, 'agency' | 'places' | 'counters'>) {
  const { language } = visit;
  const t = texts(language);
  const named = places
    .map(({ id, name }) => ({ id, name: name[language] }))
    .toSorted((one, other) => one.name.localeCompare(other.name, language));
  return (
    <section aria-labelledby="transfer-heading" class="line-today">
      <h2 class="ds-heading" data-size="md" id="transfer-heading">
        {t.transfer}
      </h2>
      <p class="ds-paragraph">{t.transferHint}</p>
      <form method="post" action={`/live-view/${place.id}/contacts/${entry.id}/transfer`}>
        <CsrfField visit={visit} />
        <Choice id="to" label={t.place} chosen={place.id} options={named.map(({ id, name }) => [id, name])} />
        <Choice
          id="counter"
          label={`${t.counter} (${place.name[language]})`}
          chosen={entry.forCounterId ?? ''}
          options={[['', t.anyCounter], ...counters.map(({ id, name }): [string, string] => [id, name])]}
        />
        <Choice id="group" label={t.matter} chosen={entry.benefitGroup} options={groupOptions(agency, language)} />
        <Choice
          id="language"
          label={t.language}
          chosen={entry.language}
          options={lineLanguages.map((tag) => [tag, languageName(tag, language)])}
        />
        <button class="ds-button" data-variant="secondary">
          {t.doTransfer}
        </button>
      </form>
    </section>
  );
}

type ChoiceProps = { id: string; label: string; chosen: string; options: readonly (readonly [value: string, label: string])[] };

function Choice({ id, label, chosen, options }: ChoiceProps) {
  return (
    <Field id={id} label={label} fault={undefined}>
      <select class="ds-input" id={id} name={id}>
        {options.map(([value, name]) => (
          <option key={value} value={value} selected={value === chosen}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}
