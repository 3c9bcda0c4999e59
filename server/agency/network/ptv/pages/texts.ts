import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: {
    fi: 'Paikkojen tuonti Palvelutietovarannosta',
    sv: 'Import av ställen från Servicedatalagret',
    en: 'Importing places from the Finnish Service Catalogue',
  },
  lead: {
    fi: 'Valitse Palvelutietovarannon (PTV) tiedostot. Ensin näytetään, mitä tuonti muuttaisi. Mitään ei tallenneta ennen kuin hyväksyt muutokset.',
    sv: 'Välj Servicedatalagrets (PTV) filer. Först visas vad importen skulle ändra. Ingenting sparas innan du godkänner ändringarna.',
    en: 'Choose files of the Finnish Service Catalogue (PTV). You are first shown what the import would change. Nothing is saved before you accept the changes.',
  },
  files: { fi: 'JSON-tiedostot', sv: 'JSON-filer', en: 'JSON files' },
  filesHint: {
    fi: 'Avoimen rajapinnan version 11 tietueita: palvelupaikat, puhelinkanavat ja organisaatiot. Enintään 20 tiedostoa, kukin enintään 20 megatavua.',
    sv: 'Poster ur det öppna gränssnittets version 11: serviceställen, telefonkanaler och organisationer. Högst 20 filer på högst 20 megabyte var.',
    en: 'Records of version 11 of the open interface: service locations, phone channels and organizations. At most 20 files of at most 20 megabytes each.',
  },
  noFiles: { fi: 'Valitse vähintään yksi tiedosto.', sv: 'Välj minst en fil.', en: 'Choose at least one file.' },
  correct: { fi: 'Korjaa tämä', sv: 'Rätta detta', en: 'Correct this' },
  read: { fi: 'Lue tiedostot', sv: 'Läs in filerna', en: 'Read the files' },
  earlier: { fi: 'Viimeisimmät tuonnit', sv: 'De senaste importerna', en: 'Latest imports' },
  noEarlier: { fi: 'Mitään ei ole vielä tuotu.', sv: 'Ingenting har importerats ännu.', en: 'Nothing has been imported yet.' },
  source: { fi: 'Lähde', sv: 'Källa', en: 'Source' },
  madeAt: { fi: 'Luettu', sv: 'Inläst', en: 'Read in' },
  by: { fi: 'Lukija', sv: 'Inläst av', en: 'By' },
  byCommand: { fi: 'komento', sv: 'kommando', en: 'command' },
  state: { fi: 'Tila', sv: 'Läge', en: 'State' },
  accepted: {
    fi: (name: string, time: string) => `hyväksytty ${time}, ${name}`,
    sv: (name: string, time: string) => `godkänd ${time}, ${name}`,
    en: (name: string, time: string) => `accepted ${time}, ${name}`,
  },
  waits: { fi: 'odottaa hyväksymistä', sv: 'väntar på godkännande', en: 'waits to be accepted' },
  toNetwork: { fi: 'Palveluverkko', sv: 'Servicenätet', en: 'The network of places' },
  toImport: { fi: 'Tuo muita tiedostoja', sv: 'Importera andra filer', en: 'Import other files' },
  done: {
    fi: 'Tuonti on hyväksytty ja muutokset on tallennettu.',
    sv: 'Importen är godkänd och ändringarna har sparats.',
    en: 'The import is accepted and the changes are saved.',
  },
  proposal: { fi: 'Mitä tuonti muuttaa', sv: 'Vad importen ändrar', en: 'What the import changes' },
  expires: {
    fi: (time: string) => `Ehdotus on voimassa ${time} asti.`,
    sv: (time: string) => `Förslaget gäller till ${time}.`,
    en: (time: string) => `The proposal is valid until ${time}.`,
  },
  nothing: { fi: 'Mitään ei ole muutettavaa.', sv: 'Det finns ingenting att ändra.', en: 'There is nothing to change.' },
  counts: {
    fi: (added: number, changed: number, kept: number, unchanged: number) =>
      `Uusia paikkoja ${added}, muuttuvia paikkoja ${changed}, vain talteen otettavia tietueita ${kept}, ennallaan ${unchanged}.`,
    sv: (added: number, changed: number, kept: number, unchanged: number) =>
      `Nya ställen ${added}, ställen som ändras ${changed}, poster som bara sparas ${kept}, oförändrade ${unchanged}.`,
    en: (added: number, changed: number, kept: number, unchanged: number) =>
      `New places ${added}, places that change ${changed}, records that are only kept ${kept}, unchanged ${unchanged}.`,
  },
  other: {
    fi: 'Paikat ovat muuttuneet sen jälkeen, kun ehdotus näytettiin. Mitään ei tallennettu. Tässä on ehdotus uudelleen laskettuna.',
    sv: 'Ställena har ändrats efter att förslaget visades. Ingenting sparades. Här är förslaget uträknat på nytt.',
    en: 'The places have changed since the proposal was shown. Nothing was saved. Here is the proposal, worked out anew.',
  },
  accept: { fi: 'Hyväksy muutokset', sv: 'Godkänn ändringarna', en: 'Accept the changes' },
  missing: {
    fi: 'Paikat, joita tuonnissa ei ole',
    sv: 'Ställen som inte finns i importen',
    en: 'Places that are not in the import',
  },
  missingHint: {
    fi: 'Nämä on tuotu aiemmin. Ne jäävät ennalleen, ellet valitse niitä suljettaviksi. Suljetun paikan viimeinen päivä on tänään.',
    sv: 'De här har importerats tidigare. De ändras inte om du inte väljer att stänga dem. Ett stängt ställes sista dag är i dag.',
    en: 'These were imported earlier. They stay as they are unless you choose to close them. The last day of a closed place is today.',
  },
  closes: { fi: 'Sulje', sv: 'Stäng', en: 'Close' },
  breaks: {
    fi: (count: number) => (count === 1 ? 'yksi luvattu aika jäisi pitämättä' : `${count} luvattua aikaa jäisi pitämättä`),
    sv: (count: number) => (count === 1 ? 'en utlovad tid kunde inte hållas' : `${count} utlovade tider kunde inte hållas`),
    en: (count: number) => (count === 1 ? 'one promised time would be broken' : `${count} promised times would be broken`),
  },
  faults: {
    fi: (count: number) => (count === 1 ? 'Yksi vika' : `${count} vikaa`),
    sv: (count: number) => (count === 1 ? 'Ett fel' : `${count} fel`),
    en: (count: number) => (count === 1 ? 'One fault' : `${count} faults`),
  },
  faultsLead: {
    fi: 'Näitä ei tuoda. Kaikki muu on mukana.',
    sv: 'De här importeras inte. Allt annat är med.',
    en: 'These are not imported. Everything else is.',
  },
  moreFaults: {
    fi: (count: number) => `Lisäksi ${count} muuta.`,
    sv: (count: number) => `Dessutom ${count} andra.`,
    en: (count: number) => `And ${count} more.`,
  },
  wholeFile: { fi: 'koko tiedosto', sv: 'hela filen', en: 'the whole file' },
  older: {
    fi: (count: number) => `Vanhempia kuin jo tuodut, ei tuoda: ${count}`,
    sv: (count: number) => `Äldre än det som redan importerats, importeras inte: ${count}`,
    en: (count: number) => `Older than what was imported already, not imported: ${count}`,
  },
  changes: { fi: 'Muutokset paikoittain', sv: 'Ändringarna per ställe', en: 'The changes by place' },
  added: { fi: 'uusi paikka', sv: 'nytt ställe', en: 'new place' },
  changed: { fi: 'muuttuu', sv: 'ändras', en: 'changes' },
  kept: { fi: 'vain talteen', sv: 'bara sparas', en: 'only kept' },
  keptWhy: {
    fi: 'Tietue otetaan talteen sellaisenaan. Asiakkaille näkyvät tiedot eivät muutu.',
    sv: 'Posten sparas som den är. Uppgifterna som kunderna ser ändras inte.',
    en: 'The record is kept as it is. What customers see does not change.',
  },
  byName: {
    fi: 'Paikka tunnistettiin nimestä ja kunnasta. Tarkista, että se on sama.',
    sv: 'Stället identifierades utifrån namn och kommun. Kontrollera att det är samma.',
    en: 'The place was recognised by its name and municipality. See that it is the same.',
  },
  hoursFrom: {
    fi: (day: string) => `Aukioloajat ${day} alkaen`,
    sv: (day: string) => `Öppettider från ${day}`,
    en: (day: string) => `Opening hours from ${day}`,
  },
  days: {
    fi: (count: number) => (count === 1 ? 'Yksi päivä muuttuu' : `${count} päivää muuttuu`),
    sv: (count: number) => (count === 1 ? 'En dag ändras' : `${count} dagar ändras`),
    en: (count: number) => (count === 1 ? 'One day changes' : `${count} days change`),
  },
  next: { fi: 'Seuraavat muutokset', sv: 'Följande ändringar', en: 'Next changes' },
  first: { fi: 'Ensimmäiset muutokset', sv: 'De första ändringarna', en: 'First changes' },
  reason: { fi: 'Tuonti Palvelutietovarannosta', sv: 'Import från Servicedatalagret', en: 'Import from the Finnish Service Catalogue' },
});
