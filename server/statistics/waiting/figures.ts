import type { Text } from '#server/platform/language/language.ts';
import type { TableColumn, TableFigure } from '../tables/table-figure.ts';

const address = '/statistics/offices';
const column = (id: string, unit: TableColumn['unit'], name: Text): TableColumn => ({ id, unit, name });

/** Percentiles of fewer visits are not told: they would say how long single people waited or were served. */
export const fewestVisits = 5;

export const percentiles = [50, 80, 90] as const;
const percentileColumns = (what: 'waiting' | 'service', name: Text) =>
  percentiles.map((percent) =>
    column(`${what}-p${percent}`, 'minutes', {
      fi: `${name.fi}, min, enintään ${percent} %:lla`,
      sv: `${name.sv}, min, högst för ${percent} %`,
      en: `${name.en}, min, at most, of ${percent} %`,
    }),
  );

const lengths: Text = {
  fi: `Ajat pyöristetään ylöspäin: tuntiin asti minuutilleen, neljään tuntiin asti viiden minuutin tarkkuudella, ja sitä pidemmät näytetään yli 240 minuuttina. Luku on pienin aika, jossa pysyi vähintään mainittu osuus käynneistä. Aikoja ei näytetä, jos käyntejä oli alle ${fewestVisits}.`,
  sv: `Tiderna avrundas uppåt: till en timme på minuten när, till fyra timmar på fem minuter när, och längre visas som över 240 minuter. Talet är den kortaste tid inom vilken minst den nämnda andelen av besöken rymdes. Tider visas inte om besöken var färre än ${fewestVisits}.`,
  en: `Times are rounded up: to the minute up to an hour, to five minutes up to four hours, and longer ones are shown as over 240 minutes. The figure is the shortest time within which at least the share of visits that is named lay. Times are not shown of fewer than ${fewestVisits} visits.`,
};

export const visitsByHour: TableFigure = {
  id: 'visits-by-hour',
  address,
  name: { fi: 'Odotus ja palvelu tunneittain', sv: 'Väntan och service per timme', en: 'Waiting and service by hour' },
  definition: {
    fi: `Toimiston käynnit sen tunnin mukaan, jona asiakas saapui, paikallista aikaa; käynnit ja ajat lasketaan samoin kuin vilkkaimmissa toimistoissa, mutta saapumiskuukauden mukaan. Ennen palvelua lähteneiden osuus on heidän määränsä jaettuna kaikilla saapuneilla, myös niillä, jotka eivät tulleet kutsuttaessa. ${lengths.fi}`,
    sv: `Byråns besök enligt den timme då kunden kom, i lokal tid; besök och tider räknas som för de livligaste byråerna, men enligt den månad då kunden kom. Andelen som gick före servicen är deras antal delat med alla som kom, även dem som inte kom när de kallades. ${lengths.sv}`,
    en: `Visits to the office by the hour in which the customer came, in local time; visits and times are counted as for the busiest offices, but by the month of arrival. The share of those who left before being served is their number divided by all who came, also those who did not come when called. ${lengths.en}`,
  },
  rowsName: { fi: 'Saapumistunti', sv: 'Ankomsttimme', en: 'Hour of arrival' },
  columns: [
    column('visits', 'number', { fi: 'Käyntejä', sv: 'Besök', en: 'Visits' }),
    ...percentileColumns('waiting', { fi: 'Odotus', sv: 'Väntan', en: 'Waiting' }),
    ...percentileColumns('service', { fi: 'Palvelu', sv: 'Service', en: 'Service' }),
    column('left', 'number', { fi: 'Lähti ennen palvelua', sv: 'Gick före servicen', en: 'Left before being served' }),
    column('left-share', 'share', { fi: 'Lähteneiden osuus', sv: 'Andel som gick', en: 'Share who left' }),
  ],
};

/** From Monday on, short: seven columns fit on a telephone. */
const weekdayColumns: TableColumn[] = (
  [
    ['monday', 'ma', 'må', 'Mon'],
    ['tuesday', 'ti', 'ti', 'Tue'],
    ['wednesday', 'ke', 'on', 'Wed'],
    ['thursday', 'to', 'to', 'Thu'],
    ['friday', 'pe', 'fr', 'Fri'],
    ['saturday', 'la', 'lö', 'Sat'],
    ['sunday', 'su', 'sö', 'Sun'],
  ] as const
).map(([id, fi, sv, en]) => column(id, 'minutes', { fi, sv, en }));

export const waitingByWeekday: TableFigure = {
  id: 'waiting-by-weekday-and-hour',
  address,
  name: {
    fi: 'Odotus viikonpäivittäin ja tunneittain',
    sv: 'Väntan per veckodag och timme',
    en: 'Waiting by weekday and hour',
  },
  definition: {
    fi: `Odotusaika minuutteina, jossa vähintään 80 % palvelluista pysyi, sen viikonpäivän ja tunnin mukaan, jona asiakas saapui. ${lengths.fi}`,
    sv: `Den väntetid i minuter inom vilken minst 80 % av dem som fick service rymdes, enligt den veckodag och timme då kunden kom. ${lengths.sv}`,
    en: `The waiting time in minutes within which at least 80 % of those who were served lay, by the weekday and hour in which the customer came. ${lengths.en}`,
  },
  rowsName: { fi: 'Tunti', sv: 'Timme', en: 'Hour' },
  columns: weekdayColumns,
  isNarrow: true,
};

export const capacityByHour: TableFigure = {
  id: 'capacity-by-hour',
  address,
  name: { fi: 'Kapasiteetti ja käyttö tunneittain', sv: 'Kapacitet och användning per timme', en: 'Capacity and use by hour' },
  definition: {
    fi: 'Tunnit, jotka virkailijat olivat töissä toimiston palvelupisteissä, kellonajan mukaan, paikallista aikaa; tauot erikseen. Palvelussa ovat ne niistä, joina virkailijalla oli asiakas kutsuttuna, palveltavana tai kirjattavana, myös toisen paikan jonosta. Käyttöaste on palvelussa olleet tunnit jaettuna tunneilla töissä. Se, mikä on kesken, lasketaan tähän hetkeen asti. Kuukausilta, joiden käynnit on jo poistettu, käyttöä ei tiedetä.',
    sv: 'Timmar som handläggarna var i arbete vid byråns diskar, enligt klockslag, i lokal tid; pauserna för sig. I service är de av dem då handläggaren hade en kund som var kallad, fick service eller vars besök antecknades, också ur ett annat ställes kö. Användningsgraden är timmarna i service delade med timmarna i arbete. Det som pågår räknas fram till nu. För månader vars besök redan har raderats är användningen okänd.',
    en: 'Hours that clerks were at work at the counters of the office, by the hour of the clock, in local time; breaks apart. Serving are those of them in which the clerk had a customer who was called, served or written up, also from the line of another place. The share in use is the hours serving divided by the hours at work. What is going on is counted until now. Of months whose visits have been erased already the use is not known.',
  },
  rowsName: { fi: 'Tunti', sv: 'Timme', en: 'Hour' },
  columns: [
    column('work-hours', 'hours', { fi: 'Töissä, h', sv: 'I arbete, h', en: 'At work, h' }),
    column('break-hours', 'hours', { fi: 'Tauolla, h', sv: 'På paus, h', en: 'On break, h' }),
    column('serving-hours', 'hours', { fi: 'Palvelussa, h', sv: 'I service, h', en: 'Serving, h' }),
    column('use', 'share', { fi: 'Käyttöaste', sv: 'Användningsgrad', en: 'Share in use' }),
  ],
};

/** Figures of one office by the hours in which people come. */
export const figuresOfWaiting: readonly TableFigure[] = [visitsByHour, waitingByWeekday, capacityByHour];
