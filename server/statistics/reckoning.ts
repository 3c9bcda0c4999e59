import { channelName, channels } from '#server/platform/channels/channel.ts';
import { weekdayOf } from '#server/agency/holidays.ts';
import type { Agency } from '#server/agency/loading.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { weekdayName } from '#server/platform/language/format.ts';
import type { Language, Text } from '#server/platform/language/language.ts';
import { type Figure, type Part, type Quantity, type Unit } from './figures.ts';
import { monthsOf, type Period } from '#server/platform/clock/period.ts';
import type { Cell, PlaceName } from './queries.ts';
import { cutTexts, monthText, targetText, texts } from './texts.ts';

/**
 * A value in the period and in the same period a year before; undefined where there is nothing to divide by.
 * `change`: for numbers the growth (0.1 is ten per cent), for shares and days the difference.
 */
export type Value = { value: number | undefined; before: number | undefined; change: number | undefined };
export type Row = { key: string; label: string; values: Value[] };
export type Column = { id: string; name: string; unit: Unit };
export type Reckoned = {
  id: string;
  name: string;
  definition: string;
  headline: Column & Value;
  columns: Column[];
  /** What a row is: a channel, a month … */
  rowsName: string;
  rows: Row[];
};

export type Counted = {
  period: Period;
  cells: readonly Cell[];
  before: Period;
  cellsBefore: readonly Cell[];
  places: ReadonlyMap<string, PlaceName>;
};

/** Reckons a figure from what was counted, with names in one language. */
export function reckon(figure: Figure, counted: Counted, agency: Agency, language: Language): Reckoned {
  const rowOf = rowKeys(figure, counted, agency);
  const { places } = counted;
  const values = figure.quantities.map((quantity) => ({
    now: valuesOf(quantity, counted.cells, rowOf.now, places),
    before: valuesOf(quantity, counted.cellsBefore, rowOf.before, places),
  }));
  const rows = rowOf.keys.map((key) => ({
    key,
    label: labelOf(figure, key, { agency, places }, language),
    values: figure.quantities.map((quantity, index) => compare(quantity.unit, values[index]?.now(key), values[index]?.before(key))),
  }));
  const headline = figure.headline ?? figure.quantities[0];
  const ofWhole = (cells: readonly Cell[]) => valuesOf(headline, cells, () => 'all', places)('all');
  return {
    id: figure.id,
    name: figure.name[language],
    definition: figure.definition[language],
    headline: {
      ...columnOf(headline, language),
      ...compare(headline.unit, ofWhole(counted.cells), ofWhole(counted.cellsBefore)),
    },
    columns: figure.quantities.map((quantity) => columnOf(quantity, language)),
    rowsName: cutTexts(language)[figure.cut],
    rows: figure.most === undefined ? rows : rows.toSorted(byFirstValue).slice(0, figure.most),
  };
}

function columnOf({ id, name, unit }: Quantity, language: Language): Column {
  return { id, name: name[language], unit };
}

function byFirstValue(a: Row, b: Row): number {
  return (b.values[0]?.value ?? 0) - (a.values[0]?.value ?? 0);
}

type KeyOf = (cell: Cell) => string;
type Places = Counted['places'];

/** Those on which an agency works. */
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
/** A Monday: its week has the names. */
const someMonday = '2015-03-02';

/** Which rows there are, and which row a cell belongs to, now and a year before. */
function rowKeys({ cut, quantities }: Figure, counted: Counted, agency: Agency): { keys: string[]; now: KeyOf; before: KeyOf } {
  const withFound = (known: readonly string[], keyOf: KeyOf) => {
    const found = [...counted.cells, ...counted.cellsBefore].map(keyOf).filter((key) => key !== '');
    return { keys: [...new Set([...known, ...found])], now: keyOf, before: keyOf };
  };
  switch (cut) {
    case 'channel':
      return withFound(channels, ({ channel }) => channel);
    case 'benefit':
      return withFound(
        agency.benefits.map(({ id }) => id),
        ({ benefit }) => benefit,
      );
    case 'benefit-group': {
      const groups = new Map(agency.benefits.map(({ id, group }) => [id, group]));
      // A benefit that the agency no longer has stands for itself: it was counted, so it is shown.
      return withFound(
        agency.groups.map(({ id }) => id),
        // Callbacks are asked for by group, of no benefit.
        ({ benefit, measure, detail }) => (measure.startsWith('callback') ? detail : (groups.get(benefit) ?? benefit)),
      );
    }
    case 'requirement':
      return withFound([], ({ measure, detail }) => (measure === 'attachments-accepted' ? detail : ''));
    case 'form-page':
      return withFound(listFormPages(agency), ({ measure, benefit, detail }) =>
        measure === 'form-pages-completed' ? `${benefit} ${detail}` : '',
      );
    case 'place':
      return withFound([], (cell) => (quantities.some(({ top }) => isOf(top, cell)) ? cell.detail : ''));
    case 'weekday': {
      const keyOf: KeyOf = ({ day }) => weekdays[weekdayOf(day ?? '') - 1] ?? '';
      return { keys: [...weekdays], now: keyOf, before: keyOf };
    }
    case 'month': {
      const months = monthsOf(counted.period);
      const monthsNow = new Map(monthsOf(counted.before).map((month, index) => [month, months[index] ?? month]));
      return { keys: months, now: ({ month }) => month, before: ({ month }) => monthsNow.get(month) ?? month };
    }
  }
}

/** A quantity's value in each row. */
function valuesOf(quantity: Quantity, cells: readonly Cell[], keyOf: KeyOf, places: Places): (key: string) => number | undefined {
  if (quantity.perDay) return meansOf(quantity, cells, keyOf);
  const top = sums(quantity.top, cells, keyOf);
  if (!quantity.bottom) return (key) => top.get(key) ?? 0;
  const group = (key: string) => {
    if (quantity.overWhole) return 'all';
    // A place that is in no municipality, or that is not there any more, stands for itself.
    return quantity.overMunicipality ? (places.get(key)?.municipalityId ?? key) : key;
  };
  const bottom = sums(quantity.bottom, cells, (cell) => group(keyOf(cell)));
  const perUnit = quantity.unit === 'minutes' ? 60 : 1;
  return (key) => {
    const divisor = bottom.get(group(key)) ?? 0;
    return divisor === 0 ? undefined : (top.get(key) ?? 0) / divisor / perUnit;
  };
}

/** Means of the days on which something was counted. */
function meansOf({ top, perDay }: Quantity, cells: readonly Cell[], keyOf: KeyOf): (key: string) => number | undefined {
  const counted = cells.filter((cell) => isOf(top, cell) && cell.counted > 0);
  const meanOf = (some: readonly Cell[]) => {
    const days = new Set(some.map(({ day }) => day)).size;
    return days === 0 ? undefined : (sums(top, some, () => 'all').get('all') ?? 0) / days;
  };
  const byKey = Map.groupBy(counted, keyOf);
  const whole = perDay === 'over-mean' ? meanOf(counted) : 1;
  return (key) => {
    const mean = meanOf(byKey.get(key) ?? []);
    return mean === undefined || whole === undefined ? undefined : mean / whole;
  };
}

function isOf({ measure, channel }: Part, cell: Cell): boolean {
  return cell.measure === measure && (channel === undefined || cell.channel === channel);
}

function sums(part: Part, cells: readonly Cell[], keyOf: KeyOf): Map<string, number> {
  const found = new Map<string, number>();
  for (const cell of cells) {
    if (!isOf(part, cell)) continue;
    const key = keyOf(cell);
    found.set(key, (found.get(key) ?? 0) + (part.takes === 'total' ? cell.total : cell.counted));
  }
  return found;
}

function compare(unit: Unit, value: number | undefined, before: number | undefined): Value {
  if (value === undefined || before === undefined) return { value, before, change: undefined };
  if (unit !== 'number') return { value, before, change: value - before };
  return { value, before, change: before === 0 ? undefined : (value - before) / before };
}

function labelOf(figure: Figure, key: string, { agency, places }: { agency: Agency; places: Places }, language: Language): string {
  const nameIn = (list: readonly { id: string; name: Text }[]) => list.find(({ id }) => id === key)?.name[language] ?? key;
  switch (figure.cut) {
    case 'channel':
      return channelName(key, language);
    case 'month':
      return monthText(key, language);
    case 'place':
      return places.get(key)?.name[language] ?? key;
    case 'weekday':
      return weekdayName(
        addDays(
          someMonday,
          Math.max(
            0,
            weekdays.findIndex((one) => one === key),
          ),
        ),
        language,
      );
    case 'requirement':
      return requirementName(agency, key, language);
    case 'form-page':
      return formPageName(agency, key, language);
    case 'benefit-group':
      return nameIn(agency.groups);
    case 'benefit': {
      const benefit = agency.benefits.find(({ id }) => id === key);
      return figure.showsTarget && benefit
        ? `${benefit.name[language]} (${targetText(benefit.processingTime, language)})`
        : nameIn(agency.benefits);
    }
  }
}

/** The pages of every benefit's newest form in their order, and at the end of each that it was sent: `benefit page`. */
function listFormPages({ benefits }: Agency): string[] {
  return benefits.flatMap(({ id, forms }) => [...(forms.at(-1)?.pages.map((page) => `${id} ${page.id}`) ?? []), `${id} sent`]);
}

/** A page that no form has any more is shown by its own id: it was counted. */
function formPageName({ benefits }: Agency, key: string, language: Language): string {
  const [benefitId = '', pageId = ''] = key.split(' ');
  const benefit = benefits.find(({ id }) => id === benefitId);
  const page = benefit?.forms.flatMap(({ pages }) => pages).findLast(({ id }) => id === pageId);
  const name = pageId === 'sent' ? texts(language).sent : (page?.title[language] ?? pageId);
  return `${benefit?.name[language] ?? benefitId}: ${name}`;
}

/** What a required attachment is called in the newest form that asks for it. */
function requirementName({ benefits }: Agency, requirementId: string, language: Language): string {
  const rule = benefits
    .flatMap(({ forms }) => forms.flatMap(({ attachments }) => attachments ?? []))
    .findLast(({ id }) => id === requirementId);
  return rule?.label[language] ?? requirementId;
}
