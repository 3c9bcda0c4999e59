import { dictionary, type Text } from '#server/platform/language/language.ts';
import type { PlaceKind, PlaceTask } from '#server/agency/places-file.ts';

export const texts = dictionary({
  title: { fi: 'Palvelupaikat ja aukioloajat', sv: 'Serviceställen och öppettider', en: 'Service points and opening hours' },
  lead: {
    fi: 'Etsi lähin paikka, jossa voit asioida. Näet, onko se nyt auki ja mitä siellä voit hoitaa.',
    sv: 'Sök det närmaste stället där du kan uträtta ärenden. Du ser om det är öppet nu och vad du kan göra där.',
    en: 'Find the nearest place to do your business. You see whether it is open now and what can be done there.',
  },
  where: {
    fi: 'Kunta, postinumero tai paikan nimi',
    sv: 'Kommun, postnummer eller ställets namn',
    en: 'Municipality, postal code or name',
  },
  search: { fi: 'Hae', sv: 'Sök', en: 'Search' },
  onlyOpen: { fi: 'Näytä vain nyt avoinna olevat', sv: 'Visa bara de som är öppna nu', en: 'Show only those open now' },
  nowhere: {
    fi: (words: string) =>
      `Emme löydä paikkaa nimeltä ”${words}”. Tarkista kirjoitusasu tai kirjoita postinumero, esimerkiksi 33100. Voit myös valita maakunnan alta.`,
    sv: (words: string) =>
      `Vi hittar ingen plats med namnet ”${words}”. Kontrollera stavningen eller skriv ett postnummer, till exempel 33100. Du kan också välja ett landskap nedan.`,
    en: (words: string) =>
      `We find no place called “${words}”. Check the spelling, or write a postal code such as 33100. You can also choose a region below.`,
  },
  noneOpen: {
    fi: 'Yksikään lähimmistä paikoista ei ole nyt auki.',
    sv: 'Inget av de närmaste ställena är öppet nu.',
    en: 'None of the nearest places is open now.',
  },
  toBooking: { fi: 'Varaa aika', sv: 'Boka tid', en: 'Book a time' },
  toGuidance: {
    fi: 'Vertaa, mistä saat palvelua nopeimmin',
    sv: 'Jämför var du får service snabbast',
    en: 'Compare where you are served soonest',
  },
  seeWhenOpen: {
    fi: 'Katso, milloin lähimmät paikat aukeavat',
    sv: 'Se när de närmaste ställena öppnar',
    en: 'See when the nearest places open',
  },
  nearestTo: {
    fi: (name: string) => `Lähimmät paikat: ${name}`,
    sv: (name: string) => `Närmaste ställen: ${name}`,
    en: (name: string) => `Nearest places: ${name}`,
  },
  byRegion: { fi: 'Paikat maakunnittain', sv: 'Ställen enligt landskap', en: 'Places by region' },
  inRegion: {
    fi: (name: string) => `Paikat: ${name}`,
    sv: (name: string) => `Ställen: ${name}`,
    en: (name: string) => `Places: ${name}`,
  },
  count: {
    fi: (count: number) => (count === 1 ? '1 paikka' : `${count} paikkaa`),
    sv: (count: number) => (count === 1 ? '1 ställe' : `${count} ställen`),
    en: (count: number) => (count === 1 ? '1 place' : `${count} places`),
  },
  away: {
    fi: (km: string) => `noin ${km} km linnuntietä`,
    sv: (km: string) => `cirka ${km} km fågelvägen`,
    en: (km: string) => `about ${km} km as the crow flies`,
  },
  openUntil: {
    fi: (time: string) => `Auki nyt, sulkeutuu klo ${time}.`,
    sv: (time: string) => `Öppet nu, stänger kl. ${time}.`,
    en: (time: string) => `Open now, closes at ${time}.`,
  },
  join: { fi: 'Ota vuoronumero', sv: 'Ta ett könummer', en: 'Take a queue number' },
  openWithTickets: {
    fi: (time: string, tickets: string) => `Auki nyt, sulkeutuu klo ${time}. Vuoronumeron saa klo ${tickets} asti.`,
    sv: (time: string, tickets: string) => `Öppet nu, stänger kl. ${time}. Könummer fås till kl. ${tickets}.`,
    en: (time: string, tickets: string) => `Open now, closes at ${time}. Tickets are given until ${tickets}.`,
  },
  onlyAppointments: {
    fi: (time: string) => `Nyt vain ajanvarauksella, klo ${time} asti.`,
    sv: (time: string) => `Nu bara med tidsbokning, till kl. ${time}.`,
    en: (time: string) => `Now by appointment only, until ${time}.`,
  },
  onlySelfService: {
    fi: (time: string) => `Nyt vain itsepalvelu, klo ${time} asti.`,
    sv: (time: string) => `Nu bara självbetjäning, till kl. ${time}.`,
    en: (time: string) => `Now self-service only, until ${time}.`,
  },
  opens: {
    fi: (day: string, time: string) => `Aukeaa ${day} klo ${time}.`,
    sv: (day: string, time: string) => `Öppnar ${day} kl. ${time}.`,
    en: (day: string, time: string) => `Opens ${day} at ${time}.`,
  },
  opensAgain: {
    fi: (day: string, time: string) => `Aukeaa taas ${day} klo ${time}.`,
    sv: (day: string, time: string) => `Öppnar igen ${day} kl. ${time}.`,
    en: (day: string, time: string) => `Opens again ${day} at ${time}.`,
  },
  opensNever: { fi: 'Ei aukioloaikoja.', sv: 'Inga öppettider.', en: 'No opening hours.' },
  today: { fi: 'tänään', sv: 'i dag', en: 'today' },
  tomorrow: { fi: 'huomenna', sv: 'i morgon', en: 'tomorrow' },
  isOpen: { fi: 'Auki', sv: 'Öppet', en: 'Open' },
  closesSoon: { fi: 'Sulkeutuu pian', sv: 'Stänger snart', en: 'Closes soon' },
  isAppointmentOnly: { fi: 'Ajanvarauksella', sv: 'Tidsbokning', en: 'By appointment' },
  isSelfService: { fi: 'Itsepalvelu', sv: 'Självbetjäning', en: 'Self-service' },
  isClosed: { fi: 'Suljettu', sv: 'Stängt', en: 'Closed' },
  back: { fi: 'Kaikki palvelupaikat', sv: 'Alla serviceställen', en: 'All service points' },
  address: { fi: 'Käyntiosoite', sv: 'Besöksadress', en: 'Address' },
  inventedStreet: { fi: 'katuosoite on keksitty', sv: 'gatuadressen är påhittad', en: 'the street address is invented' },
  phone: { fi: 'Puhelin', sv: 'Telefon', en: 'Phone' },
  operator: { fi: 'Pistettä ylläpitää', sv: 'Drivs av', en: 'Run by' },
  languages: { fi: 'Palvelukielet', sv: 'Servicespråk', en: 'Languages of service' },
  accessibility: { fi: 'Esteettömyys', sv: 'Tillgänglighet', en: 'Accessibility' },
  whatHere: { fi: 'Mitä täällä voi hoitaa', sv: 'Vad du kan göra här', en: 'What can be done here' },
  allBenefits: { fi: 'Kaikkia etuuksia koskevat asiat', sv: 'Ärenden som gäller alla förmåner', en: 'Matters of every benefit' },
  noDecisions: {
    fi: 'Yhteispalvelupisteessä ei tehdä päätöksiä eikä nähdä tietojasi.',
    sv: 'Vid en samservicepunkt fattas inga beslut och ingen ser dina uppgifter.',
    en: 'At a joint service point no decisions are made, and nobody sees your data.',
  },
  thisWeek: {
    fi: 'Aukioloajat seuraavien seitsemän päivän aikana',
    sv: 'Öppettider under de följande sju dagarna',
    en: 'Opening hours in the next seven days',
  },
  day: { fi: 'Päivä', sv: 'Dag', en: 'Day' },
  hours: { fi: 'Avoinna', sv: 'Öppet', en: 'Open' },
  closed: { fi: 'suljettu', sv: 'stängt', en: 'closed' },
  byAppointment: { fi: 'vain ajanvarauksella', sv: 'bara med tidsbokning', en: 'by appointment only' },
  selfService: { fi: 'itsepalvelu', sv: 'självbetjäning', en: 'self-service' },
  exceptions: { fi: 'Poikkeukset', sv: 'Undantag', en: 'Exceptions' },
});

const kinds = dictionary({
  office: { fi: 'Toimisto', sv: 'Byrå', en: 'Office' },
  'joint-service-point': { fi: 'Yhteispalvelupiste', sv: 'Samservicepunkt', en: 'Joint service point' },
  'phone-line': { fi: 'Puhelinpalvelu', sv: 'Telefonservice', en: 'Phone service' },
  'video-desk': { fi: 'Etäpalvelu', sv: 'Distansservice', en: 'Remote service' },
} satisfies Record<PlaceKind, Text>);

const tasks = dictionary({
  DocumentReceived: {
    fi: 'Hakemusten ja liitteiden jättäminen',
    sv: 'Lämna in ansökningar och bilagor',
    en: 'Handing in applications and attachments',
  },
  GuidanceToOnlineSelfService: {
    fi: 'Opastus verkkoasiointiin',
    sv: 'Vägledning i e-tjänsten',
    en: 'Guidance in using the online service',
  },
  OnlineSelfServicePoint: {
    fi: 'Asiakaspääte verkkoasiointiin',
    sv: 'Kundterminal för e-tjänster',
    en: 'A computer for the online service',
  },
  OnsiteGuidance: { fi: 'Neuvonta', sv: 'Rådgivning', en: 'Advice' },
  OnsiteGuidanceByServiceAuthor: {
    fi: 'Oma virkailijamme paikalla',
    sv: 'Vår egen tjänsteman på plats',
    en: 'A clerk of ours on site',
  },
  RemoteGuidance: { fi: 'Kuvayhteys virkailijaamme', sv: 'Bildförbindelse till vår tjänsteman', en: 'Video connection to a clerk of ours' },
  LostAndFound: { fi: 'Löytötavarat', sv: 'Hittegods', en: 'Lost property' },
} satisfies Record<PlaceTask, Text>);

export const kindName = (kind: PlaceKind, language: keyof Text): string => kinds(language)[kind];
export const taskName = (task: PlaceTask, language: keyof Text): string => tasks(language)[task];
/** The same for a code that came from elsewhere: one that nobody knows is shown as it is. */
export const taskNameOf = (code: string, language: keyof Text): string => {
  const names: Readonly<Record<string, string>> = tasks(language);
  return names[code] ?? code;
};
