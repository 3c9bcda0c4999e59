/** What a refusal says that concerns places and their opening hours. */
export const networkTexts = {
  'hours-changed-since': {
    fi: 'Joku muu on muuttanut paikan aukioloaikoja sillä välin. Mitään ei tallennettu. Avaa aukioloajat uudelleen.',
    sv: 'Någon annan har under tiden ändrat ställets öppettider. Inget sparades. Öppna öppettiderna på nytt.',
    en: 'Somebody else has changed the opening hours of the place meanwhile. Nothing was saved. Open the hours again.',
  },
  'place-changed-since': {
    fi: 'Joku muu on muuttanut paikan tietoja sillä välin. Mitään ei tallennettu. Avaa paikan tiedot uudelleen.',
    sv: 'Någon annan har under tiden ändrat ställets uppgifter. Inget sparades. Öppna uppgifterna på nytt.',
    en: 'Somebody else has changed the facts of the place meanwhile. Nothing was saved. Open the facts again.',
  },
  'import-over': {
    fi: 'Tuonti on jo hyväksytty tai vanhentunut. Mitään ei tallennettu. Lue tiedostot uudelleen, jos haluat tuoda ne.',
    sv: 'Importen har redan godkänts eller föråldrats. Ingenting sparades. Läs in filerna på nytt om du vill importera dem.',
    en: 'The import has been accepted already or has expired. Nothing was saved. Read the files in again if you want to import them.',
  },
  'shift-overlaps': {
    fi: 'Henkilöllä on jo työvuoro siihen aikaan. Valitse toinen aika tai muuta entistä työvuoroa.',
    sv: 'Personen har redan ett arbetspass då. Välj en annan tid eller ändra det tidigare passet.',
    en: 'The person already has a shift then. Choose another time, or change the shift that is there.',
  },
  'shift-is-over': {
    fi: 'Työvuoro on jo päättynyt, eikä sitä voi muuttaa.',
    sv: 'Arbetspasset är redan slut och kan inte ändras.',
    en: 'The shift is over and cannot be changed.',
  },
  'skills-changed-since': {
    fi: 'Joku muu on muuttanut henkilön tehtäviä sillä välin. Mitään ei tallennettu. Avaa henkilön tehtävät uudelleen.',
    sv: 'Någon annan har under tiden ändrat personens uppgifter. Inget sparades. Öppna personens uppgifter på nytt.',
    en: 'Somebody else has changed the person’s duties meanwhile. Nothing was saved. Open the duties again.',
  },
  'place-id-taken': {
    fi: 'Samanniminen paikka on jo lisätty. Mitään ei tallennettu. Tarkista, onko se sama paikka.',
    sv: 'Ett ställe med samma namn har redan lagts till. Inget sparades. Kontrollera om det är samma ställe.',
    en: 'A place of the same name has been added already. Nothing was saved. See whether it is the same place.',
  },
  'counter-name-taken': {
    fi: 'Paikassa on jo tämänniminen palvelupiste. Valitse toinen nimi.',
    sv: 'Stället har redan en disk med det namnet. Välj ett annat namn.',
    en: 'The place already has a counter of that name. Choose another.',
  },
};
