import type { Channel } from '#server/platform/channels/channel.ts';
import type { Measure } from '#server/platform/figures/tally.ts';
import type { Text } from '#server/platform/language/language.ts';
import { figuresOfCompleteness } from './figures/of-completeness.ts';
import { figuresOfCallbacks } from './figures/of-callbacks.ts';
import { figuresOfVisits } from './figures/of-visits.ts';

/** What a quantity sums: how often the measure was counted, or the total that went with it (days, seconds). */
export type Part = { measure: Measure; channel?: Channel; takes?: 'counted' | 'total' };

/** Totals of `minutes` are kept in seconds. */
export type Unit = 'number' | 'share' | 'days' | 'minutes';

/**
 * A column: a sum, or one sum over another. `overWhole` divides by the sum of all rows, not of the same row, `overMunicipality` by
 * that of all places in the municipality of the row's. `perDay`, of rows that are weekdays: the mean of the days on which
 * something was counted, or that mean beside the mean of all of them.
 */
export type Quantity = {
  id: string;
  name: Text;
  unit: Unit;
  top: Part;
  bottom?: Part;
  overWhole?: true;
  overMunicipality?: true;
  perDay?: 'mean' | 'over-mean';
};

export type Cut = 'channel' | 'month' | 'benefit' | 'benefit-group' | 'requirement' | 'form-page' | 'place' | 'weekday';

export type Figure = {
  /** Stands in addresses: never changed once published. */
  id: string;
  name: Text;
  /** The published definition: what is counted, what is not, and from when on. */
  definition: Text;
  cut: Cut;
  /** The first one is drawn. */
  quantities: readonly [Quantity, ...Quantity[]];
  /** One number for the whole; the first quantity when it is not named. */
  headline?: Quantity;
  /** Only this many rows, the largest first. */
  most?: number;
  /** Each benefit's target is shown beside its name. */
  showsTarget?: true;
};

const received: Part = { measure: 'applications-received' };
const receivedOnline: Part = { measure: 'applications-received', channel: 'online' };

const applications: Text = { fi: 'Hakemuksia', sv: 'Ansökningar', en: 'Applications' };
const applicationsOnline: Text = { fi: 'Hakemuksia verkossa', sv: 'Ansökningar på webben', en: 'Applications online' };
const onlineShare: Text = { fi: 'Verkossa tehtyjen osuus', sv: 'Andel på webben', en: 'Online share' };

const figuresOfApplications: readonly Figure[] = [
  {
    id: 'applications-by-channel',
    name: { fi: 'Hakemukset asiointikanavittain', sv: 'Ansökningar per servicekanal', en: 'Applications by channel' },
    definition: {
      fi: 'Saapuneet hakemukset sen mukaan, mitä kautta ne tulivat. Hakemus lasketaan kerran, sinä päivänä jona se saapui, myös silloin kun se myöhemmin perutaan. Keskeneräisiä hakemuksia ei lasketa. Verkossa tehtyjen osuus on verkkopalvelussa lähetetyt hakemukset jaettuna kaikilla saapuneilla hakemuksilla.',
      sv: 'Inkomna ansökningar enligt hur de kom. En ansökan räknas en gång, den dag den kom in, även om den senare återtas. Påbörjade ansökningar räknas inte. Andelen på webben är ansökningarna i webbtjänsten delade med alla inkomna ansökningar.',
      en: 'Applications received, by the way they came. An application is counted once, on the day it was received, also when it is withdrawn later. Drafts are not counted. The online share is the applications sent in the online service divided by all applications received.',
    },
    cut: 'channel',
    quantities: [
      { id: 'applications', name: applications, unit: 'number', top: received },
      {
        id: 'share',
        name: { fi: 'Osuus kaikista', sv: 'Andel av alla', en: 'Share of all' },
        unit: 'share',
        top: received,
        bottom: received,
        overWhole: true,
      },
    ],
    headline: { id: 'online-share', name: onlineShare, unit: 'share', top: receivedOnline, bottom: received },
  },
  {
    id: 'online-applications',
    name: { fi: 'Verkossa lähetetyt hakemukset', sv: 'Ansökningar på webben', en: 'Applications sent online' },
    definition: {
      fi: 'Verkkopalvelussa lähetetyt hakemukset sen päivän mukaan, jona ne saapuivat. Sama hakemus lasketaan kerran, vaikka se lähetettäisiin uudelleen. Keskeneräisiä ei lasketa.',
      sv: 'Ansökningar som skickats i webbtjänsten, enligt den dag de kom in. Samma ansökan räknas en gång även om den skickas på nytt. Påbörjade ansökningar räknas inte.',
      en: 'Applications sent in the online service, by the day they were received. The same application is counted once, even if it is sent again. Drafts are not counted.',
    },
    cut: 'month',
    quantities: [{ id: 'applications', name: applicationsOnline, unit: 'number', top: receivedOnline }],
  },
  {
    id: 'logins',
    name: { fi: 'Kirjautumiset verkkopalveluun', sv: 'Inloggningar i webbtjänsten', en: 'Logins to the online service' },
    definition: {
      fi: 'Asiakkaiden onnistuneet kirjautumiset verkkopalveluun. Sama asiakas lasketaan jokaisella kerralla, kun hän kirjautuu. Istunnon jatkamista ei lasketa. Epäonnistuneet kirjautumiset näytetään erikseen; vastauksia, jotka eivät kuulu mihinkään aloitettuun kirjautumiseen, ei lasketa. Henkilöstön ja koneiden kirjautumisia ei lasketa.',
      sv: 'Kundernas lyckade inloggningar i webbtjänsten. Samma kund räknas varje gång hen loggar in. Att förlänga en session räknas inte. Misslyckade inloggningar visas för sig; svar som inte hör till någon påbörjad inloggning räknas inte. Personalens och maskiners inloggningar räknas inte.',
      en: 'Customers’ successful logins to the online service. The same customer is counted each time they log in. Continuing a session is not counted. Failed logins are shown apart; answers that belong to no login that was begun are not counted. Logins by staff and machines are not counted.',
    },
    cut: 'month',
    quantities: [
      {
        id: 'succeeded',
        name: { fi: 'Onnistuneet', sv: 'Lyckade', en: 'Successful' },
        unit: 'number',
        top: { measure: 'logins-succeeded' },
      },
      {
        id: 'refused',
        name: { fi: 'Epäonnistuneet', sv: 'Misslyckade', en: 'Failed' },
        unit: 'number',
        top: { measure: 'logins-refused' },
      },
    ],
  },
  {
    id: 'top-benefit-groups-online',
    name: { fi: 'Mitä verkossa haettiin eniten', sv: 'Vad som söktes mest på webben', en: 'What was applied for most online' },
    definition: {
      fi: 'Etuusryhmät verkossa lähetettyjen hakemusten määrän mukaan, suurin ensin. Osuus on ryhmän hakemukset jaettuna kaikilla verkossa lähetetyillä hakemuksilla.',
      sv: 'Förmånsgrupperna enligt antalet ansökningar på webben, den största först. Andelen är gruppens ansökningar delade med alla ansökningar på webben.',
      en: 'Benefit groups by the number of applications sent online, the largest first. The share is the group’s applications divided by all applications sent online.',
    },
    cut: 'benefit-group',
    most: 10,
    quantities: [
      { id: 'applications', name: applicationsOnline, unit: 'number', top: receivedOnline },
      {
        id: 'share',
        name: { fi: 'Osuus', sv: 'Andel', en: 'Share' },
        unit: 'share',
        top: receivedOnline,
        bottom: receivedOnline,
        overWhole: true,
      },
    ],
  },
  {
    id: 'online-share-by-benefit',
    name: { fi: 'Verkossa tehtyjen osuus etuuksittain', sv: 'Andel på webben per förmån', en: 'Online share by benefit' },
    definition: {
      fi: 'Kunkin etuuden verkossa lähetetyt hakemukset jaettuna etuuden kaikilla saapuneilla hakemuksilla. Viiva tarkoittaa, ettei hakemuksia saapunut.',
      sv: 'Förmånens ansökningar på webben delade med alla inkomna ansökningar om förmånen. Ett streck betyder att inga ansökningar kom in.',
      en: 'The benefit’s applications sent online divided by all applications received for it. A dash means that none were received.',
    },
    cut: 'benefit',
    quantities: [
      { id: 'share', name: onlineShare, unit: 'share', top: receivedOnline, bottom: received },
      { id: 'online', name: applicationsOnline, unit: 'number', top: receivedOnline },
      { id: 'all', name: { fi: 'Kaikki hakemukset', sv: 'Alla ansökningar', en: 'All applications' }, unit: 'number', top: received },
    ],
  },
  {
    id: 'processing-time',
    name: { fi: 'Käsittelyaika ja tavoite', sv: 'Behandlingstid och mål', en: 'Processing time and target' },
    definition: {
      fi: 'Kalenteripäivät hakemuksen saapumispäivästä päätöksen lähettämispäivään, keskiarvona niistä päätöksistä, jotka lähetettiin tarkastelujaksolla. Ajoissa on päätös, joka lähetettiin viimeistään tavoitepäivänä; tavoitepäivä lasketaan hakemuksen saapuessa. Perutut hakemukset eivät ole mukana.',
      sv: 'Kalenderdagar från den dag ansökan kom in till den dag beslutet skickades, i medeltal för de beslut som skickades under perioden. Ett beslut är i tid om det skickades senast på måldagen, som räknas ut när ansökan kommer in. Återtagna ansökningar ingår inte.',
      en: 'Calendar days from the day the application was received to the day the decision was sent, as the mean of the decisions sent in the period. A decision is on time when it was sent on the target day at the latest; the target day is worked out when the application is received. Withdrawn applications are not included.',
    },
    cut: 'benefit',
    showsTarget: true,
    quantities: [
      {
        id: 'days',
        name: { fi: 'Käsittelyaika keskimäärin, päivää', sv: 'Behandlingstid i medeltal, dagar', en: 'Mean processing time, days' },
        unit: 'days',
        top: { measure: 'decisions-sent', takes: 'total' },
        bottom: { measure: 'decisions-sent' },
      },
      {
        id: 'on-time',
        name: { fi: 'Ajoissa', sv: 'I tid', en: 'On time' },
        unit: 'share',
        top: { measure: 'decisions-sent-on-time' },
        bottom: { measure: 'decisions-sent' },
      },
      { id: 'decisions', name: { fi: 'Päätöksiä', sv: 'Beslut', en: 'Decisions' }, unit: 'number', top: { measure: 'decisions-sent' } },
    ],
  },
];

const figuresOfLetters: readonly Figure[] = [
  {
    id: 'letters-posted',
    name: { fi: 'Postitetut kirjeet', sv: 'Postade brev', en: 'Letters posted' },
    definition: {
      fi: 'Asiakkaille paperilla postitetut päätökset, lisätietopyynnöt, muistutukset, vastaanottoilmoitukset ja viestit sen päivän mukaan, jona niiden tulostuserä merkittiin postitetuksi. Peruttuja kirjeitä ei lasketa.',
      sv: 'Beslut, begäranden om uppgifter, påminnelser, mottagningsbekräftelser och meddelanden som postats till kunderna på papper, enligt den dag då utskriftsomgången markerades som postad. Återtagna brev räknas inte.',
      en: 'Decisions, requests for information, reminders, receipts and messages posted to customers on paper, by the day their print batch was marked as posted. Cancelled letters are not counted.',
    },
    cut: 'month',
    quantities: [
      { id: 'letters', name: { fi: 'Kirjeitä', sv: 'Brev', en: 'Letters' }, unit: 'number', top: { measure: 'letters-posted' } },
    ],
  },
];

/** Every figure that the agency publishes. The page, chart, table, files, interface for machines and document are made of this list. */
export const figures: readonly Figure[] = [
  ...figuresOfApplications,
  ...figuresOfCompleteness,
  ...figuresOfLetters,
  ...figuresOfVisits,
  ...figuresOfCallbacks,
];

/** The measures that a figure needs to be read. */
export function measuresOf(figure: Figure): Measure[] {
  const quantities = figure.headline ? [...figure.quantities, figure.headline] : figure.quantities;
  return [...new Set(quantities.flatMap(({ top, bottom }) => [top.measure, ...(bottom ? [bottom.measure] : [])]))];
}
