import type { Figure, Quantity } from '../figures.ts';

const left: Quantity = {
  id: 'requests',
  name: { fi: 'Soittopyyntöjä', sv: 'Begäranden om samtal', en: 'Requests' },
  unit: 'number',
  top: { measure: 'callbacks-requested' },
};
const quantities: Figure['quantities'] = [
  left,
  {
    id: 'fulfilled',
    name: { fi: 'Hoidettu soitolla', sv: 'Avklarade med samtal', en: 'Fulfilled' },
    unit: 'number',
    top: { measure: 'callbacks-fulfilled' },
  },
  {
    id: 'kept-promise',
    name: { fi: 'Soitettu luvattuna aikana', sv: 'Uppringda inom utlovad tid', en: 'Called within the promised time' },
    unit: 'share',
    top: { measure: 'callbacks-kept' },
    bottom: { measure: 'callbacks-promised' },
  },
  {
    id: 'attempts',
    name: { fi: 'Soittoyrityksiä hoidettua pyyntöä kohti', sv: 'Försök per avklarad begäran', en: 'Calls tried per fulfilled request' },
    unit: 'number',
    top: { measure: 'callbacks-fulfilled', takes: 'total' },
    bottom: { measure: 'callbacks-fulfilled' },
  },
  {
    id: 'time-to-contact',
    name: {
      fi: 'Pyynnöstä tavoittamiseen keskimäärin, min',
      sv: 'Från begäran till kontakt i medeltal, min',
      en: 'Mean time from request to contact, min',
    },
    unit: 'minutes',
    top: { measure: 'callback-times', takes: 'total' },
    bottom: { measure: 'callback-times' },
  },
];

const definition = {
  fi: 'Jätetyt soittopyynnöt sen päivän mukaan, jona ne jätettiin; peruttukin pyyntö lasketaan. Muut luvut lasketaan sen päivän mukaan, jona pyyntö päättyi. Hoidettu on pyyntö, jossa asiakas tavoitettiin ja häntä palveltiin. Lupaus on pidetty, kun ensimmäinen soitto tehtiin luvatun ajan sisällä, vastasi asiakas tai ei; pyyntöjä, jotka asiakas perui ennen luvatun ajan loppua, ei lasketa. Peruutettuja painalluksia ei lasketa soittoyrityksiksi. Aika pyynnöstä tavoittamiseen lasketaan hoidetuista pyynnöistä, yöt ja viikonloput mukaan lukien. Viraston soitto ei ole asiakkaan yhteydenotto: sitä ei lasketa puheluihin eikä käynteihin.',
  sv: 'Begäranden om samtal enligt den dag de gjordes; också en återtagen begäran räknas. De övriga talen räknas enligt den dag då begäran avslutades. Avklarad är en begäran där kunden nåddes och fick service. Löftet har hållits när det första samtalet ringdes inom den utlovade tiden, vare sig kunden svarade eller inte; begäranden som kunden återtog innan den utlovade tiden var slut räknas inte. Ångrade tryckningar räknas inte som försök. Tiden från begäran till kontakt räknas av avklarade begäranden, nätter och veckoslut medräknade. Myndighetens samtal är inte en kontakt från kunden: det räknas varken bland samtalen eller besöken.',
  en: 'Requests for a call, by the day on which they were left; one that is cancelled counts too. The other numbers are counted by the day on which the request ended. Fulfilled is a request in which the customer was reached and served. The promise was kept when the first call was made within the promised time, whether or not the customer answered; requests that the customer cancelled before that time was over are left out. What was pressed by mistake and taken back is no call tried. The time from request to contact is of fulfilled requests, nights and weekends included. A call by the agency is no contact by the customer: it counts neither among calls nor among visits.',
};

/** Figures of those who asked to be called. */
export const figuresOfCallbacks: readonly Figure[] = [
  {
    id: 'callbacks',
    name: { fi: 'Soittopyynnöt', sv: 'Begäranden om samtal', en: 'Requests for a call' },
    definition,
    cut: 'month',
    quantities,
  },
  {
    id: 'callbacks-by-benefit-group',
    name: { fi: 'Soittopyynnöt etuusryhmittäin', sv: 'Begäranden om samtal per förmånsgrupp', en: 'Requests for a call by benefit group' },
    definition,
    cut: 'benefit-group',
    quantities,
  },
];
