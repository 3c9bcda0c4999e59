import type { Period, PeriodFault, TypedPeriod } from '../clock/period.ts';
import { dictionary, type Language } from '../language/language.ts';

const texts = dictionary({
  from: { fi: 'Ensimmäinen päivä', sv: 'Första dagen', en: 'First day' },
  to: { fi: 'Viimeinen päivä', sv: 'Sista dagen', en: 'Last day' },
  hint: { fi: 'Esimerkiksi 1.3.2015', sv: 'Till exempel 1.3.2015', en: 'For example 1.3.2015 or 2015-03-01' },
  heading: { fi: 'Tarkista jakso', sv: 'Kontrollera perioden', en: 'Check the period' },
});

const faults = dictionary({
  from: {
    fi: 'Kirjoita ensimmäinen päivä muodossa 1.3.2015.',
    sv: 'Skriv den första dagen i formen 1.3.2015.',
    en: 'Write the first day as 1.3.2015 or 2015-03-01.',
  },
  to: {
    fi: 'Kirjoita viimeinen päivä muodossa 31.3.2015.',
    sv: 'Skriv den sista dagen i formen 31.3.2015.',
    en: 'Write the last day as 31.3.2015 or 2015-03-31.',
  },
  order: {
    fi: 'Viimeinen päivä on ennen ensimmäistä.',
    sv: 'Den sista dagen är före den första.',
    en: 'The last day is before the first.',
  },
  length: {
    fi: 'Valitse enintään kymmenen vuoden jakso.',
    sv: 'Välj en period på högst tio år.',
    en: 'Choose a period of ten years at most.',
  },
});

/** What was typed and cannot be read as a period: it is shown again as it was. */
export type FaultyPeriod = { kind: PeriodFault; typed: TypedPeriod };

/** Says what is wrong with a period, with a link to the field. */
export function PeriodFaultSummary({ fault, language }: { fault: FaultyPeriod; language: Language }) {
  return (
    <div class="ds-alert" data-color="danger" role="alert">
      <h2 class="ds-heading" data-size="xs">
        {texts(language).heading}
      </h2>
      <p class="ds-paragraph">
        <a class="ds-link" href={fault.kind === 'from' ? '#from' : '#to'}>
          {faults(language)[fault.kind]}
        </a>
      </p>
    </div>
  );
}

/** The first and the last day, as text: a browser's own date field speaks the browser's language, not the page's. */
export function PeriodFields({ language, period, fault }: { language: Language; period: Period; fault: FaultyPeriod | undefined }) {
  const t = texts(language);
  const shown: TypedPeriod = fault ? fault.typed : { from: asTyped(period.from), to: asTyped(period.to) };
  return (
    <>
      <DayField name="from" label={t.from} hint={t.hint} value={shown.from} isFaulty={fault?.kind === 'from'} />
      <DayField name="to" label={t.to} hint={t.hint} value={shown.to} isFaulty={fault !== undefined && fault.kind !== 'from'} />
    </>
  );
}

/** An ISO day as Finns write it, and as the hint says: 2015-03-01 as 1.3.2015. */
export function asTyped(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date}.${month}.${year}`;
}

/** A day as text, with what it is like. */
export function DayField({
  name,
  label,
  hint,
  value,
  isFaulty,
}: {
  name: string;
  label: string;
  hint: string;
  value: string | undefined;
  isFaulty: boolean;
}) {
  return (
    <div class="ds-field">
      <label class="ds-label" for={name}>
        {label}
      </label>
      <div data-field="description" id={`${name}-hint`}>
        {hint}
      </div>
      <input
        class="ds-input"
        id={name}
        name={name}
        value={value ?? ''}
        size={12}
        maxLength={20}
        autocomplete="off"
        aria-describedby={`${name}-hint`}
        aria-invalid={isFaulty ? 'true' : undefined}
      />
    </div>
  );
}
