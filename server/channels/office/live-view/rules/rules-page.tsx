import type { PlaceName } from '#server/agency/network/places/queries.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { CheckField, TextField } from '#server/platform/html/text-field.tsx';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant, formatNumber } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { LineEvent } from '../overseeing.ts';
import { type RuleFault, ruleFields, ruleNumbers } from './rule-form.ts';
import { eventTexts, ruleTexts, texts } from '../texts.ts';

type Props = {
  visit: Visit;
  place: PlaceName;
  form: PostedForm;
  faults: readonly RuleFault[];
  isDone: boolean;
  isMeanwhile: boolean;
  /** One more than is shown tells that older ones follow. */
  events: readonly LineEvent[];
  most: number;
};

/** How the line of a place is kept, and who changed what. */
export function RulesPage({ visit, place, form, faults, isDone, isMeanwhile, events, most }: Props) {
  const { language } = visit;
  const t = texts(language);
  const title = `${t.rules}: ${place.name[language]}`;
  const faultOf = (id: string) => faults.find(({ field }) => field === id);
  const shown = faults.map((fault) => ({ id: fault.field, text: `${ruleTexts(language)[fault.field]}: ${faultText(fault, language)}` }));
  return (
    <PageFrame visit={visit} title={title} mainForm="rules-form" faultCount={faults.length}>
      {faults.length > 0 && <FaultSummary heading={t.correct} faults={shown} />}
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {(isDone || isMeanwhile) && (
        <div class="ds-alert" data-color={isDone ? 'success' : 'warning'} role="status">
          <p class="ds-paragraph">{isDone ? t.done : t.meanwhile}</p>
        </div>
      )}
      <p class="ds-paragraph">
        <a class="ds-link" href={`/live-view/${place.id}`}>
          {t.toLine}
        </a>
      </p>
      <form method="post" action={`/live-view/${place.id}/rules`} id="rules-form" class="line-today">
        <CsrfField visit={visit} />
        <input type="hidden" name="seen" value={singleValue(form, 'seen') ?? ''} />
        {ruleFields.map((field) => {
          const fault = faultOf(field);
          return (
            <TextField
              key={field}
              id={field}
              label={ruleTexts(language)[field]}
              value={singleValue(form, field) ?? ''}
              size={6}
              longest={6}
              fault={fault && faultText(fault, language)}
            />
          );
        })}
        <CheckField
          id="isClearedAtNight"
          name="isClearedAtNight"
          value="yes"
          label={ruleTexts(language).isClearedAtNight}
          isChecked={singleValue(form, 'isClearedAtNight') === 'yes'}
        />
        <div class="buttons">
          <button class="ds-button">{t.save}</button>
        </div>
      </form>
      <History visit={visit} place={place} events={events} most={most} />
    </PageFrame>
  );
}

function faultText({ field, code }: RuleFault, language: Language): string {
  const t = ruleTexts(language);
  if (code === 'range') return t.range;
  const [least, most] = ruleNumbers[field];
  return t.number(formatNumber(least, language), formatNumber(most, language));
}

function History({ visit, place, events, most }: Pick<Props, 'visit' | 'place' | 'events' | 'most'>) {
  const { language, frame } = visit;
  const t = texts(language);
  const last = events[most - 1];
  return (
    <section aria-labelledby="history">
      <h2 class="ds-heading" data-size="md" id="history">
        {t.history}
      </h2>
      {events.length === 0 && <p class="ds-paragraph">{t.neverChanged}</p>}
      {events.slice(0, most).map((event) => (
        <article key={event.no}>
          <p class="ds-paragraph">
            <strong>{eventTexts(language)[event.kind]}</strong>
            <br />
            {event.clerk}, {formatInstant(event.at, language, frame.timeZone)}
            {event.reason !== null && ` · ${t.reason}: ${event.reason}`}
          </p>
          {Object.keys(event.changes).length > 0 && (
            <ul class="ds-list">
              {Object.entries(event.changes).map(([field, [before, after]]) => (
                <li key={field}>
                  {labelOf(field, language)}: {t.wasThen(inWords(before, language), inWords(after, language))}
                </li>
              ))}
            </ul>
          )}
        </article>
      ))}
      {events.length > most && last && (
        <p class="ds-paragraph">
          <a class="ds-link" href={`/live-view/${place.id}/rules?before=${last.no}`}>
            {t.older}
          </a>
        </p>
      )}
    </section>
  );
}

function labelOf(field: string, language: Language): string {
  const t = ruleTexts(language);
  const labels: Readonly<Record<string, string>> = {
    ...Object.fromEntries(ruleFields.map((name) => [name, t[name]])),
    isClearedAtNight: t.isClearedAtNight,
    virtualCounters: t.virtualCounters,
    counter: t.counter,
  };
  return labels[field] ?? field;
}

function inWords(value: unknown, language: Language): string {
  const t = texts(language);
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') return formatNumber(value, language);
  return typeof value === 'string' ? value : t.nothing;
}
