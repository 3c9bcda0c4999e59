import { dictionary } from '#server/platform/language/language.ts';

export const kioskTexts = dictionary({
  chooseLanguage: { fi: 'Valitse kieli', sv: 'Välj språk', en: 'Choose a language' },
  chooseMatter: { fi: 'Mitä asiasi koskee?', sv: 'Vad gäller ditt ärende?', en: 'What is your matter about?' },
  quickMatter: {
    fi: 'Mitä lomake tai liite koskee?',
    sv: 'Vad gäller blanketten eller bilagan?',
    en: 'What is the form or attachment about?',
  },
  nearest: {
    fi: 'Valitse lähin. Virkailija ohjaa sinut tarvittaessa eteenpäin, ja paikkasi jonossa säilyy.',
    sv: 'Välj det närmaste. Handläggaren hänvisar dig vidare vid behov, och du behåller din plats i kön.',
    en: 'Choose the nearest. A clerk will direct you onwards if needed, and you keep your place in line.',
  },
  confirm: { fi: 'Otatko vuoronumeron?', sv: 'Vill du ta ett könummer?', en: 'Do you want a queue number?' },
  take: { fi: 'Ota vuoronumero', sv: 'Ta ett könummer', en: 'Take a number' },
  back: { fi: 'Takaisin', sv: 'Tillbaka', en: 'Back' },
  startAgain: { fi: 'Aloita alusta', sv: 'Börja om', en: 'Start again' },
  done: { fi: 'Valmis', sv: 'Klar', en: 'Done' },
  moreTime: { fi: 'Tarvitsen lisää aikaa', sv: 'Jag behöver mer tid', en: 'I need more time' },
  goesBack: {
    fi: (seconds: number) => `Sivu palaa alkuun ${seconds} sekunnin kuluttua.`,
    sv: (seconds: number) => `Sidan går tillbaka till början om ${seconds} sekunder.`,
    en: (seconds: number) => `The page goes back to the start in ${seconds} seconds.`,
  },
  yourNumber: { fi: 'Vuoronumerosi on', sv: 'Ditt könummer är', en: 'Your queue number is' },
  follow: {
    fi: 'Lue koodi puhelimellasi, niin näet paikkasi jonossa ja voit odottaa muualla.',
    sv: 'Läs av koden med telefonen, så ser du din plats i kön och kan vänta någon annanstans.',
    en: 'Read the code with your phone to see your place in line, so that you can wait elsewhere.',
  },
  code: {
    fi: 'Koodi, joka avaa vuoronumerosi sivun',
    sv: 'Kod som öppnar sidan för ditt könummer',
    en: 'Code that opens the page of your number',
  },
  watch: {
    fi: 'Numerosi ja palvelupiste näkyvät näyttötaululla, kun on sinun vuorosi.',
    sv: 'Ditt nummer och luckan visas på skärmen när det är din tur.',
    en: 'Your number and the counter are shown on the board when it is your turn.',
  },
  print: { fi: 'Tulosta', sv: 'Skriv ut', en: 'Print' },
  busy: {
    fi: 'Numeroita otetaan juuri nyt liian nopeasti. Odota minuutti ja yritä uudelleen.',
    sv: 'Nummer tas för snabbt just nu. Vänta en minut och försök igen.',
    en: 'Numbers are being taken too fast just now. Wait a minute and try again.',
  },
});

/** For whoever comes with a number that was taken from afar. */
export const hereTexts = dictionary({
  haveTime: { fi: 'Minulla on varattu aika', sv: 'Jag har bokat tid', en: 'I have an appointment' },
  have: { fi: 'Minulla on jo vuoronumero (M)', sv: 'Jag har redan ett könummer (M)', en: 'I already have a queue number (M)' },
  title: { fi: 'Ilmoittaudu saapuneeksi', sv: 'Anmäl att du har kommit', en: 'Say that you are here' },
  number: { fi: 'Vuoronumerosi, esimerkiksi M 012', sv: 'Ditt könummer, till exempel M 012', en: 'Your queue number, such as M 012' },
  here: { fi: 'Olen paikalla', sv: 'Jag är på plats', en: 'I am here' },
  done: { fi: 'Kiitos, olet ilmoittautunut', sv: 'Tack, du är anmäld', en: 'Thank you, we know that you are here' },
  wait: {
    fi: 'Istu odottamaan. Numerosi ja palvelupiste näkyvät näyttötaululla, kun on sinun vuorosi.',
    sv: 'Sitt ner och vänta. Ditt nummer och luckan visas på skärmen när det är din tur.',
    en: 'Please take a seat. Your number and the counter are shown on the board when it is your turn.',
  },
  unknown: {
    fi: 'Numeroa ei löydy tältä päivältä. Tarkista numero.',
    sv: 'Numret finns inte i dag. Kontrollera numret.',
    en: 'There is no such number today. Check the number.',
  },
  'moved-on': {
    fi: 'Numero ei ole enää jonossa. Kerro numerosi henkilökunnalle.',
    sv: 'Numret står inte längre i kön. Säg ditt nummer till personalen.',
    en: 'This number is no longer in line. Tell the staff your number.',
  },
});
