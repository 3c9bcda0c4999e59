import { listPlaces } from '#server/agency/network/places/queries.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { assumedService } from '../assumed.ts';
import { texts } from '../texts.ts';
import type { Way } from '../way.ts';

/** At an office with an interpreter, in a language that the pages do not speak. When is agreed on: the offer has no time. */
export const interpreter: Way = {
  id: 'interpreter',
  name: { fi: 'Tulkki', sv: 'Tolk', en: 'Interpreter' },
  find: async ({ house: { database, agency }, errand, spoken, spot, group, at, language }) => {
    if (agency.languages.some((tag) => tag === spoken)) return { offers: [] };
    const t = texts(language);
    const day = dayOf(at, agency.timeZone);
    const [nearest] = spot ? await listPlaces(database, { day, near: spot.position, kinds: ['office'], group, most: 1 }) : [];
    if (!nearest) return { offers: [], whyNot: t.interpreterWhere };
    const link = { address: `/places/${nearest.id}`, label: t.toPlace };
    const name = t.interpreter(nearest.name[language], languageName(spoken, language));
    return { offers: [{ name, link, until: undefined, service: assumedService[errand], why: [t.interpreterFree] }] };
  },
};
