import type { Benefit } from '#server/agency/loading.ts';
import { dictionary, type Language } from '#server/platform/language/language.ts';
import { formatNumber, formatShare } from '#server/platform/language/format.ts';
import type { Cut, Unit } from './figures.ts';
import { tableTexts } from './tables/texts.ts';

export const texts = dictionary({
  ...tableTexts,
  title: { fi: 'Tilastot', sv: 'Statistik', en: 'Statistics' },
  lead: {
    fi: 'Luvut lasketaan tapahtumista sillä hetkellä, kun ne kirjataan. Kunkin luvun rinnalla on sama jakso vuotta aiemmin.',
    sv: 'Siffrorna räknas ur händelserna i samma stund som de registreras. Bredvid varje siffra finns samma period ett år tidigare.',
    en: 'Figures are counted from events the moment they are recorded. Beside each figure is the same period a year before.',
  },
  period: { fi: 'Jakso', sv: 'Period', en: 'Period' },
  show: { fi: 'Näytä', sv: 'Visa', en: 'Show' },
  thisMonth: { fi: 'Tämä kuukausi', sv: 'Den här månaden', en: 'This month' },
  lastMonth: { fi: 'Viime kuukausi', sv: 'Förra månaden', en: 'Last month' },
  thisYear: { fi: 'Tämä vuosi', sv: 'Det här året', en: 'This year' },
  lastYear: { fi: 'Viime vuosi', sv: 'Förra året', en: 'Last year' },
  quick: { fi: 'Valmiit jaksot', sv: 'Färdiga perioder', en: 'Ready-made periods' },
  shown: {
    fi: (period: string, before: string) => `Jakso ${period}, vertailussa ${before}.`,
    sv: (period: string, before: string) => `Perioden ${period}, jämförd med ${before}.`,
    en: (period: string, before: string) => `The period ${period}, beside ${before}.`,
  },
  now: { fi: 'Jakso', sv: 'Perioden', en: 'This period' },
  before: { fi: 'Vuotta aiemmin', sv: 'Ett år tidigare', en: 'A year before' },
  change: { fi: 'Muutos', sv: 'Förändring', en: 'Change' },
  definitions: { fi: 'Tunnuslukujen määritelmät', sv: 'Definitioner av nyckeltalen', en: 'Definitions of the figures' },
  definitionsLead: {
    fi: 'Jokaisella tunnusluvulla on yksi määritelmä. Se koskee sivua, taulukoita, tiedostoja ja rajapintaa.',
    sv: 'Varje nyckeltal har en definition. Den gäller sidan, tabellerna, filerna och gränssnittet.',
    en: 'Each figure has one definition. It holds for the page, the tables, the files and the interface for machines.',
  },
  offices: { fi: 'Odotus ja palvelu toimistoittain', sv: 'Väntan och service per byrå', en: 'Waiting and service by office' },
  customers: { fi: 'Asiakkaat kunnittain', sv: 'Kunder per kommun', en: 'Customers by municipality' },
  appointments: { fi: 'Ajanvaraus', sv: 'Tidsbokning', en: 'Appointments' },
  network: { fi: 'Palveluverkko lukuina', sv: 'Servicenätet i siffror', en: 'The network in figures' },
  exports: { fi: 'Tilastot sähköpostiin', sv: 'Statistik per e-post', en: 'Figures by e-mail' },
  sent: { fi: 'Lähetetty', sv: 'Skickad', en: 'Sent' },
  chart: {
    fi: (column: string) => `Pylväskaavio: ${column}. Samat luvut ovat alla olevassa taulukossa.`,
    sv: (column: string) => `Stapeldiagram: ${column}. Samma siffror finns i tabellen nedanför.`,
    en: (column: string) => `Bar chart: ${column}. The same numbers are in the table below.`,
  },
  percentagePoints: { fi: '%-yks.', sv: '%-enh.', en: 'pp' },
});

/** What the rows of a figure are. */
export const cutTexts = dictionary({
  channel: { fi: 'Asiointikanava', sv: 'Servicekanal', en: 'Channel' },
  month: { fi: 'Kuukausi', sv: 'Månad', en: 'Month' },
  benefit: { fi: 'Etuus', sv: 'Förmån', en: 'Benefit' },
  'benefit-group': { fi: 'Etuusryhmä', sv: 'Förmånsgrupp', en: 'Benefit group' },
  requirement: { fi: 'Vaadittu liite', sv: 'Bilaga som krävs', en: 'Required attachment' },
  'form-page': { fi: 'Lomakkeen sivu', sv: 'Sida i blanketten', en: 'Page of the form' },
  place: { fi: 'Toimipaikka', sv: 'Serviceställe', en: 'Place' },
  weekday: { fi: 'Viikonpäivä', sv: 'Veckodag', en: 'Weekday' },
} satisfies Record<Cut, unknown>);

const targets = dictionary({
  days: {
    fi: (count: number) => `tavoite ${count} ${count === 1 ? 'päivä' : 'päivää'}`,
    sv: (count: number) => `mål ${count} ${count === 1 ? 'dag' : 'dagar'}`,
    en: (count: number) => `target ${count} ${count === 1 ? 'day' : 'days'}`,
  },
  weeks: {
    fi: (count: number) => `tavoite ${count} ${count === 1 ? 'viikko' : 'viikkoa'}`,
    sv: (count: number) => `mål ${count} ${count === 1 ? 'vecka' : 'veckor'}`,
    en: (count: number) => `target ${count} ${count === 1 ? 'week' : 'weeks'}`,
  },
  'working-days': {
    fi: (count: number) => `tavoite ${count} ${count === 1 ? 'arkipäivä' : 'arkipäivää'}`,
    sv: (count: number) => `mål ${count} ${count === 1 ? 'vardag' : 'vardagar'}`,
    en: (count: number) => `target ${count} working ${count === 1 ? 'day' : 'days'}`,
  },
});

export function targetText({ count, unit }: Benefit['processingTime'], language: Language): string {
  return targets(language)[unit](count);
}

const locales: Record<Language, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** A month (YYYY-MM) as people write it: maaliskuu 2015. */
export function monthText(month: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

/** A dash stands where there is no value: nothing to divide by is not the same as none. */
const none = '–';

export function valueText(value: number | undefined, unit: Unit, language: Language): string {
  if (value === undefined) return none;
  switch (unit) {
    case 'number':
      return formatNumber(value, language);
    case 'share':
      return formatShare(value, language);
    case 'days':
    case 'minutes':
      return formatNumber(value, language, 1);
  }
}

/** A change with its sign: growth of numbers in per cent, difference of shares in percentage points, of days in days, of minutes in minutes. */
export function changeText(change: number | undefined, unit: Unit, language: Language): string {
  if (change === undefined) return none;
  const size = sizeText(Math.abs(change), unit, language);
  // What rounds to nothing has no sign.
  const sign = /[1-9]/.test(size) ? (change > 0 ? '+' : '\u2212') : '';
  return `${sign}${size}`;
}

function sizeText(size: number, unit: Unit, language: Language): string {
  switch (unit) {
    case 'number':
      return formatShare(size, language);
    case 'share':
      return `${formatNumber(size * 100, language, 1)}\u00a0${texts(language).percentagePoints}`;
    case 'days':
    case 'minutes':
      return formatNumber(size, language, 1);
  }
}
