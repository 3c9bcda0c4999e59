import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Asiakas palvelupisteessä', sv: 'Kunden vid disken', en: 'The customer at the counter' },
  back: { fi: 'Takaisin palvelupisteeseen', sv: 'Tillbaka till disken', en: 'Back to the counter' },
  who: { fi: 'Henkilötunnus tai viitenumero', sv: 'Personbeteckning eller referensnummer', en: 'Personal identity code or reference' },
  whoHint: {
    fi: 'Tarkista ensin, kuka asiakas on. Asiakas näkee, että katsoit hänen tietojaan tämän asioinnin vuoksi.',
    sv: 'Kontrollera först vem kunden är. Kunden ser att du tittade på uppgifterna på grund av det här besöket.',
    en: 'First check who the customer is. The customer sees that you looked at their details because of this visit.',
  },
  notFound: {
    fi: 'Asiakasta ei löydy tällä henkilötunnuksella tai viitenumerolla. Tarkista numero.',
    sv: 'Ingen kund finns med den personbeteckningen eller det referensnumret. Kontrollera numret.',
    en: 'There is no customer with this code or reference. Check the number.',
  },
  link: { fi: 'Liitä asiakas', sv: 'Koppla kunden', en: 'Link the customer' },
  unlink: { fi: 'Väärä asiakas: poista liitos', sv: 'Fel kund: ta bort kopplingen', en: 'Wrong customer: remove the link' },
  cases: { fi: 'Asiat', sv: 'Ärenden', en: 'Cases' },
  noCases: { fi: 'Ei hakemuksia.', sv: 'Inga ansökningar.', en: 'No applications.' },
  about: { fi: 'Tämä käynti koskee asiaa', sv: 'Besöket gäller ärendet', en: 'This visit is about it' },
  aboutOf: {
    fi: (reference: string) => `Tämä käynti koskee asiaa ${reference}`,
    sv: (reference: string) => `Besöket gäller ärendet ${reference}`,
    en: (reference: string) => `This visit is about ${reference}`,
  },
  isAbout: { fi: 'Liitetty', sv: 'Kopplad', en: 'Linked' },
  note: { fi: 'Muistiinpano', sv: 'Anteckning', en: 'Note' },
  noteHint: {
    fi: 'Näkyy käsittelijöille, jotka avaavat asiakkaan tiedot. Asiakkaalla on oikeus saada se pyynnöstä.',
    sv: 'Syns för handläggare som öppnar kundens uppgifter. Kunden har rätt att få den på begäran.',
    en: 'Seen by clerks who open the customer’s details. The customer has the right to get it on request.',
  },
  addNote: { fi: 'Tallenna muistiinpano', sv: 'Spara anteckningen', en: 'Save the note' },
  noteFault: { fi: 'Kirjoita muistiinpano.', sv: 'Skriv en anteckning.', en: 'Write the note.' },
  callback: { fi: 'Pyydä soittoa asiakkaalle', sv: 'Be om ett samtal till kunden', en: 'Ask for a call to the customer' },
  correct: { fi: 'Korjaa ensin tämä', sv: 'Rätta detta först', en: 'Correct this first' },
  past: { fi: 'Käynnit ja muut asioinnit', sv: 'Besök och andra kontakter', en: 'Visits and other contacts' },
  noPast: { fi: 'Ei aiempia asiointeja.', sv: 'Inga tidigare kontakter.', en: 'No contacts before.' },
  appointments: { fi: 'Ajanvaraukset: näytä ja varaa', sv: 'Tidsbokningar: visa och boka', en: 'Appointments: see and book' },
  now: { fi: 'nyt', sv: 'nu', en: 'now' },
});

export const outcomeName = dictionary({
  served: { fi: 'palveltu', sv: 'betjänad', en: 'served' },
  'no-show': { fi: 'ei tullut kutsuttaessa', sv: 'kom inte när numret kallades', en: 'did not come when called' },
  left: { fi: 'lähti jonosta', sv: 'lämnade kön', en: 'left the line' },
  cleared: { fi: 'jäi jonoon', sv: 'blev kvar i kön', en: 'still waited when the day ended' },
});
