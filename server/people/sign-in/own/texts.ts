import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Omat kirjautumiset', sv: 'Egna inloggningar', en: 'My sign-ins' },
  lead: {
    fi: 'Näet tästä, missä olet kirjautuneena, ja voit kirjata muut laitteet ulos.',
    sv: 'Här ser du var du är inloggad, och du kan logga ut andra enheter.',
    en: 'Here you see where you are signed in, and can sign other devices out.',
  },
  browsers: { fi: 'Kirjautuneet selaimet', sv: 'Inloggade webbläsare', en: 'Signed-in browsers' },
  browser: { fi: 'Selain', sv: 'Webbläsare', en: 'Browser' },
  thisBrowser: { fi: 'Tämä selain', sv: 'Den här webbläsaren', en: 'This browser' },
  started: { fi: 'Kirjautunut', sv: 'Inloggad', en: 'Signed in' },
  lastUsed: { fi: 'Viimeksi käytetty', sv: 'Senast använd', en: 'Last used' },
  action: { fi: 'Toiminto', sv: 'Åtgärd', en: 'Action' },
  end: { fi: 'Kirjaa ulos', sv: 'Logga ut', en: 'Sign out' },
  endOthers: { fi: 'Kirjaa ulos kaikki muut ja poista avaimet', sv: 'Logga ut alla andra och ta bort nycklarna', en: 'Sign out all others and remove the keys' },
  keys: { fi: 'Avaimet ohjelmille', sv: 'Nycklar för program', en: 'Keys for machines' },
  keysLead: {
    fi: 'Avaimella oma ohjelmasi voi hoitaa asioitasi rajapinnan kautta samoin oikeuksin kuin sinä. Anna avain vain ohjelmalle, johon luotat. Avain toimii 90 päivää.',
    sv: 'Med en nyckel kan ett eget program sköta dina ärenden genom gränssnittet med samma rättigheter som du. Ge nyckeln bara till ett program som du litar på. Nyckeln gäller i 90 dagar.',
    en: 'With a key, a program of your own can deal with your matters through the interface, with the same rights as you. Give it only to a program you trust. A key works for 90 days.',
  },
  keyName: { fi: 'Avaimen nimi', sv: 'Nyckelns namn', en: 'Name of the key' },
  keyNameHint: {
    fi: 'Nimi, josta muistat, mihin avainta käytetään. Enintään 60 merkkiä.',
    sv: 'Ett namn som påminner dig om vad nyckeln används till. Högst 60 tecken.',
    en: 'A name that reminds you what the key is for. At most 60 characters.',
  },
  keyNameFault: {
    fi: 'Kirjoita avaimelle nimi, jossa on 1–60 merkkiä.', sv: 'Skriv ett namn på nyckeln, 1–60 tecken.', en: 'Write a name for the key, 1 to 60 characters.',
  },
  makeKey: { fi: 'Tee uusi avain', sv: 'Skapa en ny nyckel', en: 'Make a new key' },
  removeKey: { fi: 'Poista avain', sv: 'Ta bort nyckeln', en: 'Remove the key' },
  expires: { fi: 'Voimassa', sv: 'Gäller till', en: 'Works until' },
  noKeys: { fi: 'Sinulla ei ole avaimia.', sv: 'Du har inga nycklar.', en: 'You have no keys.' },
  keyMade: { fi: 'Uusi avain', sv: 'Ny nyckel', en: 'New key' },
  keyOnce: {
    fi: 'Kopioi avain nyt talteen. Sitä ei voi näyttää uudelleen.', sv: 'Kopiera nyckeln nu. Den kan inte visas igen.', en: 'Copy the key now. It cannot be shown again.',
  },
  keyUse: {
    fi: 'Ohjelma lähettää avaimen jokaisessa pyynnössä tässä otsakkeessa:', sv: 'Programmet skickar nyckeln i varje begäran i det här huvudet:', en: 'The program sends the key with each request in this header:',
  },
  back: { fi: 'Palaa omiin kirjautumisiin', sv: 'Tillbaka till egna inloggningar', en: 'Back to my sign-ins' },
  logins: { fi: 'Viimeisimmät kirjautumiset', sv: 'Senaste inloggningar', en: 'Latest logins' },
  time: { fi: 'Aika', sv: 'Tid', en: 'Time' },
  method: { fi: 'Tunnistautumistapa', sv: 'Identifiering', en: 'Identified by' },
  demonstration: { fi: 'Kokeilupalvelu', sv: 'Testtjänst', en: 'Demonstration service' },
  result: { fi: 'Tulos', sv: 'Resultat', en: 'Result' },
  succeeded: { fi: 'Onnistui', sv: 'Lyckades', en: 'Succeeded' },
  refused: { fi: 'Estettiin', sv: 'Avvisades', en: 'Refused' },
  noLogins: { fi: 'Kirjautumisia ei ole.', sv: 'Det finns inga inloggningar.', en: 'There are no logins.' },
});
