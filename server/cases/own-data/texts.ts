import { dictionary } from '#server/platform/language/language.ts';

/** The page of one's own data. */
export const texts = dictionary({
  title: { fi: 'Omat tietosi', sv: 'Dina egna uppgifter', en: 'Your own data' },
  lead: {
    fi: 'Voit ladata itsellesi kaiken, mitä sinusta on tässä palvelussa. Saat samat tiedot sekä luettavassa muodossa että muodossa, jonka toinen järjestelmä osaa lukea.',
    sv: 'Du kan ladda ner allt som finns om dig i den här tjänsten. Du får samma uppgifter både i läsbar form och i en form som ett annat system kan läsa.',
    en: 'You can download everything that this service holds about you. You get the same data both to read and in a form that another system can read.',
  },
  what: { fi: 'Mitä lataus sisältää', sv: 'Vad nedladdningen innehåller', en: 'What the download holds' },
  whatReadable: {
    fi: 'tiedot luettavana ja tulostettavana sivuna (my-data.html)',
    sv: 'uppgifterna som en sida att läsa och skriva ut (my-data.html)',
    en: 'the data as a page to read and print (my-data.html)',
  },
  whatMachine: {
    fi: 'samat tiedot koneluettavana (my-data.json)',
    sv: 'samma uppgifter i maskinläsbar form (my-data.json)',
    en: 'the same data for machines (my-data.json)',
  },
  whatFiles: {
    fi: 'lähettämäsi ja sinulta skannatut tiedostot sellaisina kuin ne tulivat',
    sv: 'filerna som du skickat och som skannats för dig, sådana som de kom',
    en: 'the files that you sent or that were scanned for you, just as they came',
  },
  files: {
    fi: (files: number, size: string) =>
      files === 0 ? 'Sinulla ei ole tiedostoja täällä.' : `Tiedostoja on ${files}, yhteensä noin ${size}.`,
    sv: (files: number, size: string) => (files === 0 ? 'Du har inga filer här.' : `Det finns ${files} filer, sammanlagt ungefär ${size}.`),
    en: (files: number, size: string) => (files === 0 ? 'You have no files here.' : `There are ${files} files, about ${size} in all.`),
  },
  care: {
    fi: 'Paketissa on henkilötunnuksesi ja muita arkaluonteisia tietoja. Lataa se vain omalle laitteellesi ja säilytä se huolellisesti.',
    sv: 'Paketet innehåller din personbeteckning och andra känsliga uppgifter. Ladda ner det bara till din egen enhet och förvara det omsorgsfullt.',
    en: 'The package holds your identity code and other sensitive data. Download it only to a device of your own, and keep it with care.',
  },
  download: { fi: 'Lataa omat tiedot', sv: 'Ladda ner dina uppgifter', en: 'Download your data' },
  notIn: { fi: 'Mitä latauksessa ei ole', sv: 'Vad som inte ingår', en: 'What is not in it' },
  notInText: {
    fi: 'Latauksessa ei ole toisten ihmisten asioita, joita olet hoitanut heidän puolestaan, eikä työntekijöiden nimiä. Käsittelijöiden muistiinpanoista kerrotaan, milloin ne on kirjoitettu. Niissä voi olla tietoja muista ihmisistä, joten käsittelijä lukee ne ennen kuin ne annetaan: pyydä ne meiltä. Vastaamme viimeistään kuukaudessa.',
    sv: 'Nedladdningen innehåller inte andra människors ärenden som du har skött för deras räkning, och inte de anställdas namn. Om handläggarnas anteckningar framgår när de har skrivits. De kan innehålla uppgifter om andra, så en handläggare läser dem innan de lämnas ut: begär dem av oss. Vi svarar senast inom en månad.',
    en: 'It does not hold the matters of others whom you acted for, or the names of staff. Of clerks’ notes it tells when they were written. They may tell of other people, so a clerk reads them before they are given out: ask us for them. We answer within a month at the latest.',
  },
  rights: { fi: 'Oikeutesi', sv: 'Dina rättigheter', en: 'Your rights' },
  rightsText: {
    fi: 'Sinulla on oikeus saada omat tietosi (yleinen tietosuoja-asetus, 15 artikla) ja saada antamasi tiedot koneluettavina (20 artikla). Asianosaisena voit pyytää nähdäksesi myös asiasi muut asiakirjat (julkisuuslaki, 11 ja 12 §).',
    sv: 'Du har rätt att få dina egna uppgifter (allmänna dataskyddsförordningen, artikel 15) och att få det du lämnat i maskinläsbar form (artikel 20). Som part kan du också begära att få se andra handlingar i ditt ärende (offentlighetslagen, 11 och 12 §).',
    en: 'You have the right to your own data (General Data Protection Regulation, Article 15), and to what you gave us in a form for machines (Article 20). As a party you may also ask to see other documents of your case (Act on the Openness of Government Activities, sections 11 and 12).',
  },
  erasing: { fi: 'Tietojen poistaminen', sv: 'Radering av uppgifter', en: 'Erasing data' },
  erasingText: {
    fi: 'Hakemuksia, päätöksiä ja niihin liittyviä tietoja ei poisteta pyynnöstä: käsittelemme ne lakisääteistä tehtävää varten (yleinen tietosuoja-asetus, 17 artiklan 3 kohta). Ne poistetaan, kun säilytysaika päättyy. Väärän tiedon voit pyytää oikaisemaan.',
    sv: 'Ansökningar, beslut och uppgifter som hör till dem raderas inte på begäran: vi behandlar dem för en lagstadgad uppgift (allmänna dataskyddsförordningen, artikel 17.3). De raderas när förvaringstiden går ut. Du kan begära att felaktiga uppgifter rättas.',
    en: 'Applications, decisions and what belongs to them are not erased on request: we handle them for a task given by law (General Data Protection Regulation, Article 17(3)). They are erased when their time is over. You may ask for wrong data to be corrected.',
  },
  erasingOwn: {
    fi: 'Keskeneräisen hakemuksen voit poistaa itse milloin tahansa omissa asioissasi.',
    sv: 'En påbörjad ansökan kan du själv ta bort när som helst under dina ärenden.',
    en: 'You can delete an application that you have begun yourself, at any time, among your matters.',
  },
  toMatters: { fi: 'Omat asiat', sv: 'Mina ärenden', en: 'My matters' },
  toViews: { fi: 'Kuka on katsonut tietojani', sv: 'Vem har sett mina uppgifter', en: 'Who has looked at my data' },
  keeping: { fi: 'Kuinka kauan tietoja säilytetään', sv: 'Hur länge uppgifterna förvaras', en: 'How long data is kept' },
  made: { fi: 'Aiemmat lataukset', sv: 'Tidigare nedladdningar', en: 'Earlier downloads' },
  notMade: {
    fi: 'Et ole ladannut tietojasi aiemmin.',
    sv: 'Du har inte laddat ner dina uppgifter tidigare.',
    en: 'You have not downloaded your data before.',
  },
  when: { fi: 'Milloin', sv: 'När', en: 'When' },
  howItEnded: { fi: 'Tulos', sv: 'Resultat', en: 'Result' },
  filesIn: { fi: 'Tiedostoja', sv: 'Filer', en: 'Files' },
  sent: { fi: 'Ladattu', sv: 'Nedladdat', en: 'Downloaded' },
  'broken-off': { fi: 'Keskeytyi', sv: 'Avbröts', en: 'Broken off' },
  underWay: { fi: 'Kesken', sv: 'Pågår', en: 'Under way' },
});

/** The readable report itself. */
export const reportTexts = dictionary({
  title: {
    fi: (agency: string) => `Tietosi: ${agency}`,
    sv: (agency: string) => `Dina uppgifter: ${agency}`,
    en: (agency: string) => `Your data: ${agency}`,
  },
  madeAt: {
    fi: (at: string) => `Tehty ${at}. Tässä on kaikki, mitä palvelussa on sinusta sillä hetkellä.`,
    sv: (at: string) => `Gjord ${at}. Här finns allt som tjänsten då innehåller om dig.`,
    en: (at: string) => `Made ${at}. This is everything that the service held about you at that moment.`,
  },
  contents: { fi: 'Sisällys', sv: 'Innehåll', en: 'Contents' },
  empty: { fi: 'Näitä tietoja ei ole', sv: 'Uppgifter som inte finns', en: 'Nothing is held of these kinds' },
  machine: {
    fi: 'Samat tiedot koneluettavina ja järjestelmän omat tunnisteet ovat tiedostossa my-data.json.',
    sv: 'Samma uppgifter i maskinläsbar form och systemets egna identifierare finns i filen my-data.json.',
    en: 'The same data for machines, with the system’s own identifiers, is in the file my-data.json.',
  },
  notes: {
    fi: 'Muistiinpanojen tekstit saat pyytämällä. Niissä voi olla tietoja muista ihmisistä, joten käsittelijä lukee ne ensin.',
    sv: 'Anteckningarnas texter får du på begäran. De kan innehålla uppgifter om andra, så en handläggare läser dem först.',
    en: 'You get the texts of the notes by asking. They may tell of other people, so a clerk reads them first.',
  },
});
