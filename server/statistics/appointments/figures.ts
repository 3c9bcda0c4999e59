import type { Text } from '#server/platform/language/language.ts';
import type { TableColumn, TableFigure } from '../tables/table-figure.ts';

const address = '/statistics/appointments';
const column = (id: string, unit: TableColumn['unit'], name: Text): TableColumn => ({ id, unit, name });

/** A smaller number is not told: it would be about people whom somebody knows. */
export const fewestCustomers = 5;

const channelName: Text = { fi: 'Asiointitapa', sv: 'Sätt', en: 'Channel' };
const monthName: Text = { fi: 'Kuukausi', sv: 'Månad', en: 'Month' };

export const customersByAppointment: TableFigure = {
  id: 'customers-by-appointment',
  address,
  name: { fi: 'Ajanvarauksella asioineet', sv: 'Kunder med tidsbokning', en: 'Customers by appointment' },
  definition: {
    fi: `Eri ihmiset, joiden varattu aika toteutui vuoden aikana, ja toteutuneet ajat, ajan alkamispäivän mukaan; verrattuna edelliseen vuoteen. Sama ihminen lasketaan kerran kussakin asiointitavassa ja kerran toimistossa tai puhelimessa yhteensä. Tunnettu asiakas lasketaan asiakkaana, muut sen osoitteen tai numeron mukaan, johon varauksesta kerrottiin; kun kumpaakaan ei ole, aika lasketaan, mutta ihmistä ei. Peruttuja aikoja ja aikoja, joihin ei tultu, ei lasketa. Luvut lasketaan joka yö uudelleen, kunnes vuosi suljetaan seuraavan vuoden helmikuun 1. päivänä; laskettaessa käytetään samaa vuoden avainta kuin asiakkaissa kunnittain. Alle ${fewestCustomers} asiakkaan lukuja ei näytetä.`,
    sv: `Olika personer vars bokade tid blev av under året, och de tider som blev av, enligt den dag då tiden började; jämfört med året innan. Samma person räknas en gång för varje sätt och en gång för byrå eller telefon tillsammans. En känd kund räknas som kund, andra enligt den adress eller det nummer dit besked om bokningen gick; finns ingetdera räknas tiden men ingen person. Avbokade tider och tider som ingen kom till räknas inte. Talen räknas om varje natt tills året stängs den 1 februari följande år; samma nyckel för året används som för kunder per kommun. Tal under ${fewestCustomers} kunder visas inte.`,
    en: `Different people whose appointment was kept during the year, and the appointments that were kept, by the day on which they began; beside the year before. The same person is counted once for each channel and once for office or phone together. A known customer is counted as a customer, others by the address or number at which they were told of the appointment; where there is neither, the appointment is counted and no person. Cancelled appointments and those to which nobody came are not counted. The numbers are counted anew every night until the year is closed on 1 February of the next; the key of the year is the one used for customers by municipality. Numbers of fewer than ${fewestCustomers} customers are not shown.`,
  },
  rowsName: channelName,
  columns: [
    column('customers', 'number', { fi: 'Asiakkaita', sv: 'Kunder', en: 'Customers' }),
    column('customers-before', 'number', { fi: 'Asiakkaita vuotta aiemmin', sv: 'Kunder ett år tidigare', en: 'Customers a year before' }),
    column('customers-change', 'share', { fi: 'Muutos', sv: 'Förändring', en: 'Change' }),
    column('appointments', 'number', { fi: 'Toteutuneita aikoja', sv: 'Tider som blev av', en: 'Appointments kept' }),
    column('appointments-before', 'number', { fi: 'Aikoja vuotta aiemmin', sv: 'Tider ett år tidigare', en: 'Appointments a year before' }),
    column('appointments-change', 'share', { fi: 'Aikojen muutos', sv: 'Tidernas förändring', en: 'Change of appointments' }),
  ],
};

export const appointmentsByMonth: TableFigure = {
  id: 'appointments-by-month',
  address,
  name: {
    fi: 'Ajanvaraukset ja saapumatta jääneet',
    sv: 'Tidsbokningar och uteblivna',
    en: 'Appointments and no-shows',
  },
  definition: {
    fi: 'Varaukset, siirrot, perumiset, toteutuneet ajat ja ajat, joihin ei tultu, asiointitavan mukaan ja sen kuukauden mukaan, jona kukin tapahtui. Varattua ajaksi luetaan vasta vahvistettu aika, ei valitsemisen ajaksi pidettyä. Saapumatta jääneiden osuus on ajat, joihin ei tultu, jaettuna niillä ja toteutuneilla ajoilla yhteensä: perutut eivät ole mukana. Jos asiakas palvellaan vielä sen jälkeen, kun hänet on merkitty saapumatta jääneeksi, aika lasketaan vain toteutuneeksi.',
    sv: 'Bokningar, flyttningar, avbokningar, tider som blev av och tider som ingen kom till, enligt sätt och enligt den månad då det skedde. Som bokad räknas en bekräftad tid, inte en som hålls medan någon väljer. Andelen uteblivna är tiderna som ingen kom till delade med dem och de tider som blev av tillsammans: avbokade är inte med. Om kunden får service efter att ha antecknats som utebliven räknas tiden bara som en som blev av.',
    en: 'Bookings, moves, cancellations, appointments kept, and appointments to which nobody came, by channel and by the month in which each happened. Booked is a time that was confirmed, not one that is held while somebody chooses. The share of no-shows is the appointments to which nobody came divided by these and the kept ones together: cancelled ones are not included. If a customer is served after having been marked as a no-show, the appointment is counted as kept alone.',
  },
  rowsName: monthName,
  columns: [
    column('booked', 'number', { fi: 'Varattu', sv: 'Bokade', en: 'Booked' }),
    column('moved', 'number', { fi: 'Siirretty', sv: 'Flyttade', en: 'Moved' }),
    column('cancelled', 'number', { fi: 'Peruttu', sv: 'Avbokade', en: 'Cancelled' }),
    column('kept', 'number', { fi: 'Toteutunut', sv: 'Blev av', en: 'Kept' }),
    column('no-show', 'number', { fi: 'Ei tullut', sv: 'Uteblivna', en: 'No-shows' }),
    column('no-show-share', 'share', { fi: 'Saapumatta jääneiden osuus', sv: 'Andel uteblivna', en: 'Share of no-shows' }),
  ],
};

const firstFree: Text = {
  fi: 'Kuinka monen päivän päässä oli ensimmäinen aika, jonka asiakas olisi voinut itse varata: kerran päivässä kello 7 jälkeen mitattuna jokaisessa paikassa ja asiointitavassa, jossa joku on varattavissa töissä, aikaisin kaikista etuusryhmistä viraston ensimmäisellä kielellä ja ilman tulkkia. Sama päivä on nolla päivää. Luku on mittausten keskiarvo. Mittaukset, joissa vapaata aikaa ei ollut lainkaan varattavissa olevien päivien aikana, lasketaan erikseen eivätkä ole mukana keskiarvossa.',
  sv: 'Hur många dagar bort den första tiden låg som kunden själv kunde ha bokat: mätt en gång om dagen efter klockan 7 på varje ställe och sätt där någon är i arbete och kan bokas, den tidigaste av alla förmånsgrupper på verkets första språk och utan tolk. Samma dag är noll dagar. Talet är medeltalet av mätningarna. Mätningar då det inte fanns någon ledig tid alls under de dagar som kan bokas räknas för sig och är inte med i medeltalet.',
  en: 'How many days ahead the first time lay that a customer could have booked: measured once a day after seven o’clock for each place and channel where somebody is at work who can be booked, the earliest of all benefit groups, in the agency’s first language and without an interpreter. The same day is zero days. The figure is the mean of the measurements. Measurements at which there was no free time at all in the days that can be booked are counted apart and are not in the mean.',
};

const none = { fi: 'Ei yhtään vapaata', sv: 'Ingen ledig', en: 'None free' } as const;

export const firstFreeByMonth: TableFigure = {
  id: 'days-to-first-free-by-month',
  address,
  name: {
    fi: 'Päiviä ensimmäiseen vapaaseen aikaan kuukausittain',
    sv: 'Dagar till den första lediga tiden per månad',
    en: 'Days to the first free time by month',
  },
  definition: firstFree,
  rowsName: monthName,
  columns: [
    column('days', 'days', { fi: 'Päiviä keskimäärin', sv: 'Dagar i medeltal', en: 'Mean days' }),
    column('measured', 'number', { fi: 'Mittauksia', sv: 'Mätningar', en: 'Measurements' }),
    column('none', 'number', none),
  ],
};

export const firstFreeByPlace: TableFigure = {
  id: 'days-to-first-free-by-place',
  address,
  name: {
    fi: 'Päiviä ensimmäiseen vapaaseen aikaan paikoittain',
    sv: 'Dagar till den första lediga tiden per ställe',
    en: 'Days to the first free time by place',
  },
  definition: firstFree,
  rowsName: { fi: 'Paikka', sv: 'Ställe', en: 'Place' },
  columns: (
    [
      ['office', { fi: 'Toimisto', sv: 'Byrå', en: 'Office' }],
      ['phone', { fi: 'Puhelin', sv: 'Telefon', en: 'Phone' }],
      ['video', { fi: 'Video', sv: 'Video', en: 'Video' }],
    ] as const
  ).flatMap(([id, name]) => [
    column(`${id}-days`, 'days', { fi: `${name.fi}, päiviä keskimäärin`, sv: `${name.sv}, dagar i medeltal`, en: `${name.en}, mean days` }),
    column(`${id}-none`, 'number', { fi: `${name.fi}, ei yhtään`, sv: `${name.sv}, ingen ledig`, en: `${name.en}, none free` }),
  ]),
};

/** Figures of promised times. */
export const figuresOfAppointments: readonly TableFigure[] = [
  customersByAppointment,
  appointmentsByMonth,
  firstFreeByMonth,
  firstFreeByPlace,
];
