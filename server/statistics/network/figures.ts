import type { TableColumn, TableFigure } from '../tables/table-figure.ts';
import type { Text } from '#server/platform/language/language.ts';

const address = '/statistics/network';
const column = (id: string, unit: TableColumn['unit'], name: Text): TableColumn => ({ id, unit, name });

const normalWeek: Text = {
  fi: 'Tavallinen viikko on voimassa olevien aukioloaikojen viikko ilman kausia, poikkeuspäiviä ja pyhiä; jos viikot vuorottelevat, se on niiden keskiarvo. Valitun päivän viikko on maanantaista sunnuntaihin sellaisena kuin se on, kaikki poikkeukset mukana. Mukaan lasketaan vain aika, jona saa tulla ilman ajanvarausta.',
  sv: 'En vanlig vecka är veckan enligt gällande öppettider utan säsonger, avvikande dagar och helger; om veckorna varierar är den deras medeltal. Veckan för den valda dagen är från måndag till söndag sådan den är, med alla undantag. Bara den tid då man får komma utan tidsbokning räknas.',
  en: 'A normal week is the week of the hours in force, without seasons, days that differ and holidays; where weeks differ, it is their mean. The week of the chosen day is from Monday to Sunday as it is, with every exception. Only time in which anybody may come without an appointment is counted.',
};
const withWeek = (definition: Text): Text => ({
  fi: `${definition.fi} ${normalWeek.fi}`,
  sv: `${definition.sv} ${normalWeek.sv}`,
  en: `${definition.en} ${normalWeek.en}`,
});

export const placesByKind: TableFigure = {
  id: 'places-by-kind',
  address,
  name: { fi: 'Palvelupaikat lajeittain', sv: 'Serviceställen efter slag', en: 'Places by kind' },
  definition: withWeek({
    fi: 'Palvelupaikkarekisterin palvelupaikat, jotka olivat toiminnassa valittuna päivänä, ja samat vuotta aiemmin. Viitenä päivänä avoinna on se, joka on tavallisella viikolla avoinna vähintään viitenä päivänä, osan viikkoa se, joka on avoinna harvemmin.',
    sv: 'Serviceställen i registret som fanns den valda dagen, och samma ett år tidigare. Öppet fem dagar har det ställe som en vanlig vecka är öppet minst fem dagar, en del av veckan det som är öppet mer sällan.',
    en: 'Places of the register that were there on the chosen day, and the same a year before. Open on five days is whatever is open on at least five days of a normal week, on part of the week whatever is open on fewer.',
  }),
  rowsName: { fi: 'Laji', sv: 'Slag', en: 'Kind' },
  columns: [
    column('places', 'number', { fi: 'Palvelupaikkoja', sv: 'Serviceställen', en: 'Places' }),
    column('before', 'number', { fi: 'Vuotta aiemmin', sv: 'Ett år tidigare', en: 'A year before' }),
    column('five-days', 'number', { fi: 'Avoinna viitenä päivänä', sv: 'Öppet fem dagar', en: 'Open on five days' }),
    column('part-week', 'number', { fi: 'Avoinna osan viikkoa', sv: 'Öppet en del av veckan', en: 'Open on part of the week' }),
    column('by-appointment', 'number', {
      fi: 'Ei avoinna ilman ajanvarausta',
      sv: 'Inte öppet utan tidsbokning',
      en: 'Not open without an appointment',
    }),
  ],
};

export const pointsBesideOffice: TableFigure = {
  id: 'joint-points-beside-office',
  address,
  name: {
    fi: 'Yhteispalvelupisteiden aukiolo alueen toimistoon verrattuna',
    sv: 'Samservicepunkternas öppethållning jämförd med områdets byrå',
    en: 'Hours of joint service points beside the office of the area',
  },
  definition: withWeek({
    fi: 'Yhteispalvelupisteet sen mukaan, ovatko ne avoinna useamman tunnin viikossa kuin alueen toimisto. Alueen toimisto on saman maakunnan toimistoista linnuntietä lähin.',
    sv: 'Samservicepunkterna enligt om de är öppna fler timmar i veckan än områdets byrå. Områdets byrå är den av byråerna i samma landskap som är närmast fågelvägen.',
    en: 'Joint service points by whether they are open for more hours a week than the office of the area. The office of the area is the nearest of the same region, as the crow flies.',
  }),
  rowsName: { fi: 'Verrattuna toimistoon', sv: 'Jämfört med byrån', en: 'Beside the office' },
  columns: [
    column('normal', 'number', { fi: 'Tavallisella viikolla', sv: 'En vanlig vecka', en: 'In a normal week' }),
    column('normal-share', 'share', { fi: 'Osuus', sv: 'Andel', en: 'Share' }),
    column('week', 'number', { fi: 'Valitun päivän viikolla', sv: 'Den valda dagens vecka', en: 'In the week of the day' }),
    column('week-share', 'share', { fi: 'Osuus', sv: 'Andel', en: 'Share' }),
  ],
};

export const hoursByRegion: TableFigure = {
  id: 'hours-by-region',
  address,
  name: { fi: 'Aukiolotunnit maakunnittain', sv: 'Öppettimmar per landskap', en: 'Opening hours by region' },
  definition: withWeek({
    fi: 'Yhteispalvelupisteiden ja toimistojen aukiolotunnit viikossa keskimäärin palvelupaikkaa kohti.',
    sv: 'Öppettimmarna i veckan för samservicepunkter och byråer, i medeltal per serviceställe.',
    en: 'Opening hours a week of joint service points and of offices, as the mean of the places.',
  }),
  rowsName: { fi: 'Maakunta', sv: 'Landskap', en: 'Region' },
  columns: [
    column('points', 'number', { fi: 'Yhteispalvelupisteitä', sv: 'Samservicepunkter', en: 'Joint service points' }),
    column('point-hours', 'hours', { fi: 'Tunteja tavallisella viikolla', sv: 'Timmar en vanlig vecka', en: 'Hours in a normal week' }),
    column('point-hours-week', 'hours', {
      fi: 'Tunteja valitun päivän viikolla',
      sv: 'Timmar den valda dagens vecka',
      en: 'Hours in the week of the day',
    }),
    column('offices', 'number', { fi: 'Toimistoja', sv: 'Byråer', en: 'Offices' }),
    column('office-hours', 'hours', {
      fi: 'Toimistojen tunteja tavallisella viikolla',
      sv: 'Byråernas timmar en vanlig vecka',
      en: 'Hours of offices in a normal week',
    }),
    column('office-hours-week', 'hours', {
      fi: 'Toimistojen tunteja valitun päivän viikolla',
      sv: 'Byråernas timmar den valda dagens vecka',
      en: 'Hours of offices in the week of the day',
    }),
  ],
};

export const hoursOfPoints: TableFigure = {
  id: 'hours-of-joint-points',
  address,
  name: {
    fi: 'Yhteispalvelupisteet ja alueen toimisto',
    sv: 'Samservicepunkterna och områdets byrå',
    en: 'Joint service points and the office of the area',
  },
  definition: withWeek({
    fi: 'Kunkin yhteispalvelupisteen aukiolo ja sen alueen toimiston aukiolo. Alueen toimisto on saman maakunnan toimistoista linnuntietä lähin. Ero on pisteen tunnit tavallisella viikolla miinus toimiston tunnit.',
    sv: 'Varje samservicepunkts öppethållning och den som byrån i området har. Områdets byrå är den av byråerna i samma landskap som är närmast fågelvägen. Skillnaden är punktens timmar en vanlig vecka minus byråns timmar.',
    en: 'The hours of each joint service point and of the office of its area. The office of the area is the nearest of the same region, as the crow flies. The difference is the point’s hours in a normal week less those of the office.',
  }),
  rowsName: { fi: 'Yhteispalvelupiste', sv: 'Samservicepunkt', en: 'Joint service point' },
  columns: [
    column('hours', 'hours', { fi: 'Tunteja tavallisella viikolla', sv: 'Timmar en vanlig vecka', en: 'Hours in a normal week' }),
    column('hours-week', 'hours', { fi: 'Valitun päivän viikolla', sv: 'Den valda dagens vecka', en: 'In the week of the day' }),
    column('days', 'days', { fi: 'Päiviä tavallisella viikolla', sv: 'Dagar en vanlig vecka', en: 'Days in a normal week' }),
    column('office', 'text', { fi: 'Alueen toimisto', sv: 'Områdets byrå', en: 'Office of the area' }),
    column('office-hours', 'hours', {
      fi: 'Toimiston tunteja tavallisella viikolla',
      sv: 'Byråns timmar en vanlig vecka',
      en: 'Hours of the office in a normal week',
    }),
    column('office-hours-week', 'hours', {
      fi: 'Toimiston tunteja valitun päivän viikolla',
      sv: 'Byråns timmar den valda dagens vecka',
      en: 'Hours of the office in the week of the day',
    }),
    column('office-days', 'days', {
      fi: 'Toimiston päiviä tavallisella viikolla',
      sv: 'Byråns dagar en vanlig vecka',
      en: 'Days of the office in a normal week',
    }),
    column('difference', 'hours', { fi: 'Ero, tuntia', sv: 'Skillnad, timmar', en: 'Difference, hours' }),
  ],
};

/** Figures of the places where the agency serves, on a day. */
export const figuresOfNetwork: readonly TableFigure[] = [placesByKind, pointsBesideOffice, hoursByRegion, hoursOfPoints];
