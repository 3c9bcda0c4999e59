import type { StaffRole } from '#server/platform/http/person.ts';
import { dictionary, type Text } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Henkilöstö', sv: 'Personal', en: 'Staff' },
  lead: {
    fi: 'Nimestä pääset henkilön tehtäviin: mitä hän palvelee ja missä. Kun suljet käyttöoikeuden, henkilö kirjataan heti ulos kaikilta laitteilta, hänen avaimensa lakkaavat toimimasta eikä hän voi kirjautua. Voit avata käyttöoikeuden uudelleen.',
    sv: 'Via namnet kommer du till personens uppgifter: vad hen betjänar och var. När du stänger någons åtkomst loggas personen genast ut från alla enheter, nycklarna slutar fungera och personen kan inte logga in. Du kan öppna åtkomsten på nytt.',
    en: 'The name leads to what the person serves, and where. When you close somebody’s access, they are signed out everywhere at once, their keys stop working, and they cannot sign in. You can open the access again.',
  },
  keysLead: {
    fi: 'Avaimet lakkaavat toimimasta itsestään, kun henkilö ei ole kirjautunut 14 päivään.',
    sv: 'Nycklarna slutar fungera av sig själva när personen inte har loggat in på 14 dagar.',
    en: 'Keys stop working by themselves when the person has not signed in for 14 days.',
  },
  words: { fi: 'Nimi tai sen osa', sv: 'Namn eller en del av det', en: 'Name or a part of it' },
  search: { fi: 'Hae', sv: 'Sök', en: 'Search' },
  nobody: { fi: 'Kukaan ei ole tämänniminen.', sv: 'Ingen har det namnet.', en: 'Nobody is called so.' },
  homePlace: { fi: 'Kotipaikka', sv: 'Hemställe', en: 'Home place' },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  role: { fi: 'Rooli', sv: 'Roll', en: 'Role' },
  signedIn: { fi: 'Kirjautui viimeksi', sv: 'Loggade senast in', en: 'Last signed in' },
  never: { fi: 'Ei koskaan', sv: 'Aldrig', en: 'Never' },
  keys: { fi: 'Toimivia avaimia', sv: 'Fungerande nycklar', en: 'Working keys' },
  access: { fi: 'Käyttöoikeus', sv: 'Åtkomst', en: 'Access' },
  open: { fi: 'Auki', sv: 'Öppen', en: 'Open' },
  closed: { fi: 'Suljettu', sv: 'Stängd', en: 'Closed' },
  action: { fi: 'Toiminto', sv: 'Åtgärd', en: 'Action' },
  toClose: { fi: 'Sulje', sv: 'Stäng', en: 'Close' },
  toOpen: { fi: 'Avaa', sv: 'Öppna', en: 'Open' },
  accessOf: {
    fi: (name: string) => `käyttöoikeus: ${name}`,
    sv: (name: string) => `åtkomsten: ${name}`,
    en: (name: string) => `the access of ${name}`,
  },
  you: { fi: 'Oma tilisi', sv: 'Ditt eget konto', en: 'Your own account' },
  first: { fi: 'Luettelon alkuun', sv: 'Till listans början', en: 'To the start of the list' },
  more: { fi: 'Seuraavat', sv: 'Följande', en: 'Next' },
});

export const roleNames = dictionary({
  clerk: { fi: 'Käsittelijä', sv: 'Handläggare', en: 'Clerk' },
  'joint-service-clerk': { fi: 'Yhteispalvelun palveluneuvoja', sv: 'Servicerådgivare i samservice', en: 'Joint service clerk' },
  manager: { fi: 'Esihenkilö', sv: 'Chef', en: 'Manager' },
  administrator: { fi: 'Pääkäyttäjä', sv: 'Administratör', en: 'Administrator' },
  auditor: { fi: 'Tarkastaja', sv: 'Granskare', en: 'Auditor' },
} satisfies Record<StaffRole, Text>);
