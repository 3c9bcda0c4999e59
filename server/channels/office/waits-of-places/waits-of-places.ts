import { isOpenAt } from '#server/agency/network/hours/open-hours.ts';
import type { PlaceNews } from '#server/agency/network/places/place-news.ts';
import type { Place } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { estimatePlaces, type PlaceWait } from '#server/line/estimates/estimating-places.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { formatNumber } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { mattersOf, servedLanguage } from '../tickets/taking.ts';
import { texts } from './texts.ts';

/** More than are on one page are not asked about: an estimate plays the line through. */
const mostPlaces = 40;

type Asked = { at: Date; language: string; benefitGroup?: string | undefined };

/** The waits of those offices among some places that are open at a moment, for one benefit group or for whichever it may be. */
export async function listWaits(
  { database, agency }: House,
  places: readonly Place[],
  { at, language, benefitGroup }: Asked,
): Promise<ReadonlyMap<string, PlaceWait>> {
  const open = places.filter(({ kind, plan }) => kind === 'office' && isOpenAt(plan, agency, at)).slice(0, mostPlaces);
  const asked = open.map((place) => ({
    id: place.id,
    language: servedLanguage(place, language),
    benefitGroups: benefitGroup === undefined ? mattersOf(agency, place).map(({ id }) => id) : [benefitGroup],
  }));
  // Whoever reads the page may not read the line itself: what comes out of here is how many wait, and how long.
  return asActor({ kind: 'system' }, () => estimatePlaces(database, asked, { at, day: dayOf(at, agency.timeZone) }));
}

/** On the public pages of places: how many wait at each that is open, and about how long. Nothing of where nobody works or waits. */
export const waitsOfPlaces: PlaceNews = async ({ house, visit: { language, now }, places }) => {
  const waits = await listWaits(house, places, { at: now, language });
  return new Map([...waits].flatMap(([id, wait]) => (wait.minutes || wait.waiting > 0 ? [[id, inWords(wait, language)]] : [])));
};

function inWords({ waiting, minutes }: PlaceWait, language: Language): string {
  const t = texts(language);
  const count = formatNumber(waiting, language);
  if (!minutes) return `${t.waiting(count)}.`;
  if (minutes.high <= 1) return waiting === 0 ? t.noLine : `${t.waiting(count)}, ${t.soon}.`;
  return `${t.waiting(count)}, ${minutesText(minutes, language)}.`;
}

/** A range in whole minutes: wait about 10–20 min. */
export function minutesText({ low, high }: { low: number; high: number }, language: Language): string {
  const whole = (minutes: number) => formatNumber(Math.round(minutes), language);
  return texts(language).minutes(whole(low), whole(Math.max(1, high)));
}
