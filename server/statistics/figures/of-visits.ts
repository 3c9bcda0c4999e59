import type { Figure, Part } from '../figures.ts';

const visits: Part = { measure: 'contacts-served', channel: 'office' };
const waited: Part = { measure: 'contacts-served', channel: 'office', takes: 'total' };

const visitsName = { fi: 'Käyntejä', sv: 'Besök', en: 'Visits' };

/** Figures of those who came to an office in person. */
export const figuresOfVisits: readonly Figure[] = [
  {
    id: 'visits',
    name: { fi: 'Käynnit toimistoissa', sv: 'Besök på byråerna', en: 'Visits to offices' },
    definition: {
      fi: 'Käynnit, joilla asiakasta palveltiin toimistossa, sen päivän mukaan, jona palvelu päättyi. Käynti lasketaan kerran, vaikka sillä hoidettaisiin monta asiaa tai asiakas siirrettäisiin toiseen jonoon. Vuoronumeroita ja ihmisiä ei lasketa: sama asiakas lasketaan jokaisella käynnillä. Erikseen näytetään ne, jotka lähtivät ennen palvelua tai odottivat vielä, kun jono illalla tyhjennettiin, ja ne, jotka eivät tulleet kutsuttaessa. Joka palaa jonoon, lasketaan vain sen mukaan, miten käynti lopulta päättyi.',
      sv: 'Besök där kunden fick service på en byrå, enligt den dag då servicen avslutades. Ett besök räknas en gång, även om flera ärenden sköttes eller kunden flyttades till en annan kö. Könummer och personer räknas inte: samma kund räknas vid varje besök. För sig visas de som gick före servicen eller ännu väntade när kön tömdes för dagen, och de som inte kom när de kallades. Den som återvänder till kön räknas bara enligt hur besöket till slut avslutades.',
      en: 'Visits on which somebody was served at an office, by the day on which serving ended. A visit is counted once, even if several matters were dealt with or the customer was moved to another line. Tickets and people are not counted: the same customer is counted on each visit. Shown apart are those who left before being served or still waited when the line was cleared for the night, and those who did not come when called. Whoever comes back in line is counted only by how the visit ended at last.',
    },
    cut: 'month',
    quantities: [
      { id: 'visits', name: visitsName, unit: 'number', top: visits },
      {
        id: 'left',
        name: { fi: 'Lähti ennen palvelua', sv: 'Gick före servicen', en: 'Left before being served' },
        unit: 'number',
        top: { measure: 'contacts-left', channel: 'office' },
      },
      {
        id: 'no-show',
        name: { fi: 'Ei tullut kutsuttaessa', sv: 'Kom inte när de kallades', en: 'Did not come when called' },
        unit: 'number',
        top: { measure: 'contacts-no-show', channel: 'office' },
      },
    ],
  },
  {
    id: 'visits-by-office',
    name: { fi: 'Vilkkaimmat toimistot', sv: 'De livligaste byråerna', en: 'The busiest offices' },
    definition: {
      fi: 'Toimistot käyntien määrän mukaan, suurin ensin. Käynnit lasketaan samoin kuin käynnit toimistoissa, siinä toimistossa, jonka jonossa käynti päättyi. Osuus kunnan käynneistä on toimiston käynnit jaettuna kunnan kaikkien toimistojen käynneillä. Odotusaika on palveltujen jonossa odottama aika yhteensä, keskimäärin käyntiä kohti. Palveluaika on aika, jonka asiakasta palveltiin, ilman keskeytyksiä ja jälkitöitä.',
      sv: 'Byråerna enligt antalet besök, den största först. Besöken räknas som besöken på byråerna, vid den byrå i vars kö besöket avslutades. Andelen av kommunens besök är byråns besök delade med besöken på alla byråer i kommunen. Väntetiden är den tid som de som fick service väntade i kö sammanlagt, i medeltal per besök. Servicetiden är den tid kunden fick service, utan avbrott och efterarbete.',
      en: 'Offices by the number of visits, the largest first. Visits are counted as visits to offices are, at the office in whose line the visit ended. The share of the municipality’s visits is the office’s visits divided by the visits to all offices of the municipality. Waiting time is all the time that those who were served waited in line, as the mean of the visits. Service time is the time for which the customer was served, without interruptions and work afterwards.',
    },
    cut: 'place',
    most: 10,
    quantities: [
      { id: 'visits', name: visitsName, unit: 'number', top: visits },
      {
        id: 'share-of-municipality',
        name: { fi: 'Osuus kunnan käynneistä', sv: 'Andel av kommunens besök', en: 'Share of the municipality’s visits' },
        unit: 'share',
        top: visits,
        bottom: visits,
        overMunicipality: true,
      },
      {
        id: 'waiting-time',
        name: { fi: 'Odotusaika keskimäärin, min', sv: 'Väntetid i medeltal, min', en: 'Mean waiting time, min' },
        unit: 'minutes',
        top: waited,
        bottom: visits,
      },
      {
        id: 'service-time',
        name: { fi: 'Palveluaika keskimäärin, min', sv: 'Servicetid i medeltal, min', en: 'Mean service time, min' },
        unit: 'minutes',
        top: { measure: 'service-times', channel: 'office', takes: 'total' },
        bottom: { measure: 'service-times', channel: 'office' },
      },
    ],
  },
  {
    id: 'visits-by-weekday',
    name: { fi: 'Käynnit viikonpäivittäin', sv: 'Besök per veckodag', en: 'Visits by weekday' },
    definition: {
      fi: 'Käynnit keskimäärin kunakin arkipäivänä verrattuna kaikkien arkipäivien keskiarvoon, joka on 100 %. Mukana ovat ne päivät maanantaista perjantaihin, joina jossakin toimistossa palveltiin asiakkaita; pyhäpäivät ja viikonloput jätetään pois. Päivät ovat paikallisen ajan mukaisia.',
      sv: 'Besöken i medeltal per veckodag jämförda med medeltalet för alla vardagar, som är 100 %. Med är de dagar från måndag till fredag då kunder fick service på någon byrå; helgdagar och veckoslut lämnas bort. Dagarna följer lokal tid.',
      en: 'The mean number of visits on each weekday beside the mean of all working days, which is 100 %. Included are the days from Monday to Friday on which somebody was served at any office; public holidays and weekends are left out. Days are in local time.',
    },
    cut: 'weekday',
    quantities: [
      {
        id: 'index',
        name: { fi: 'Verrattuna keskiarvoon', sv: 'Jämfört med medeltalet', en: 'Beside the mean day' },
        unit: 'share',
        top: visits,
        perDay: 'over-mean',
      },
      {
        id: 'visits-a-day',
        name: { fi: 'Käyntejä päivässä keskimäärin', sv: 'Besök per dag i medeltal', en: 'Visits a day on average' },
        unit: 'number',
        top: visits,
        perDay: 'mean',
      },
    ],
    headline: {
      id: 'visits-a-working-day',
      name: { fi: 'Käyntejä arkipäivässä', sv: 'Besök per vardag', en: 'Visits a working day' },
      unit: 'number',
      top: visits,
      perDay: 'mean',
    },
  },
];
