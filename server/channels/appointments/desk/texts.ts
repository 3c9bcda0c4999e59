import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Varaa aika', sv: 'Boka en tid', en: 'Book an appointment' },
  forWhom: {
    fi: (name: string) => `Varaa aika: ${name}`,
    sv: (name: string) => `Boka en tid: ${name}`,
    en: (name: string) => `Book an appointment: ${name}`,
  },
  lead: {
    fi: 'Näet myös ajat, joita asiakkaat eivät voi itse varata.',
    sv: 'Du ser också tider som kunderna inte själva kan boka.',
    en: 'You also see times that customers cannot book themselves.',
  },
  channel: { fi: 'Asiointitapa', sv: 'Kanal', en: 'How' },
  place: { fi: 'Paikka', sv: 'Plats', en: 'Place' },
  choosePlace: { fi: 'Valitse paikka', sv: 'Välj plats', en: 'Choose a place' },
  matter: { fi: 'Asia', sv: 'Ärende', en: 'Matter' },
  alsoMatter: { fi: 'Toinen asia', sv: 'Ett annat ärende', en: 'Another matter' },
  thirdMatter: { fi: 'Kolmas asia', sv: 'Ett tredje ärende', en: 'A third matter' },
  choose: { fi: 'Valitse', sv: 'Välj', en: 'Choose' },
  none: { fi: 'Ei muuta', sv: 'Inget annat', en: 'Nothing else' },
  spoken: { fi: 'Palvelukieli', sv: 'Servicespråk', en: 'Language of service' },
  interpreter: { fi: 'Tulkki', sv: 'Tolk', en: 'Interpreter' },
  noInterpreter: { fi: 'Ei tulkkia', sv: 'Ingen tolk', en: 'No interpreter' },
  show: { fi: 'Näytä vapaat ajat', sv: 'Visa lediga tider', en: 'Show free times' },
  times: { fi: 'Vapaat ajat', sv: 'Lediga tider', en: 'Free times' },
  noTimes: {
    fi: 'Vapaita aikoja ei ole. Kokeile toista paikkaa, asiointitapaa tai kieltä.',
    sv: 'Det finns inga lediga tider. Pröva en annan plats, en annan kanal eller ett annat språk.',
    en: 'There are no free times. Try another place, another way or another language.',
  },
  later: { fi: 'Myöhemmät ajat', sv: 'Senare tider', en: 'Later times' },
  who: { fi: 'Kenelle', sv: 'För vem', en: 'For whom' },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  nameHint: {
    fi: 'Niin kuin asiakas haluaa itseään kutsuttavan. Voi jättää tyhjäksi.',
    sv: 'Som kunden vill bli tilltalad. Kan lämnas tomt.',
    en: 'As the customer wishes to be called. May be left empty.',
  },
  reach: { fi: 'Sähköposti tai puhelinnumero', sv: 'E-postadress eller telefonnummer', en: 'E-mail address or phone number' },
  reachHint: {
    fi: 'Tähän lähetetään vahvistus ja linkki, josta ajan voi vaihtaa tai perua. Lue se asiakkaalle ääneen.',
    sv: 'Hit skickas bekräftelsen och en länk där tiden kan bytas eller avbokas. Läs upp det för kunden.',
    en: 'The confirmation goes there, with a link for changing or cancelling. Read it back to the customer.',
  },
  reachFault: {
    fi: 'Kirjoita sähköpostiosoite, esimerkiksi nimi@esimerkki.fi, tai puhelinnumero.',
    sv: 'Skriv en e-postadress, till exempel namn@exempel.fi, eller ett telefonnummer.',
    en: 'Write an e-mail address, for example name@example.com, or a phone number.',
  },
  correct: { fi: 'Korjaa ensin tämä', sv: 'Rätta detta först', en: 'Correct this first' },
  nextTimes: {
    fi: 'Seuraavat vapaat ajat ovat alla.',
    sv: 'De följande lediga tiderna finns nedan.',
    en: 'The next free times are below.',
  },
  appointment: { fi: 'Varattu aika', sv: 'Bokad tid', en: 'Appointment' },
  booked: { fi: 'Aika on varattu.', sv: 'Tiden är bokad.', en: 'The appointment is booked.' },
  moved: { fi: 'Aika on siirretty.', sv: 'Tiden är flyttad.', en: 'The appointment is moved.' },
  cancelled: { fi: 'Aika on peruttu.', sv: 'Tiden är avbokad.', en: 'The appointment is cancelled.' },
  state: { fi: 'Tila', sv: 'Status', en: 'State' },
  time: { fi: 'Aika', sv: 'Tid', en: 'Time' },
  history: { fi: 'Tapahtumat', sv: 'Händelser', en: 'What happened' },
  appointments: { fi: 'Ajanvaraukset', sv: 'Tidsbokningar', en: 'Appointments' },
  noAppointments: { fi: 'Ei ajanvarauksia.', sv: 'Inga tidsbokningar.', en: 'No appointments.' },
  move: { fi: 'Siirrä aika', sv: 'Flytta tiden', en: 'Move the appointment' },
  moveLead: { fi: 'Valitse syy ja uusi aika.', sv: 'Välj orsak och ny tid.', en: 'Choose the reason and a new time.' },
  cancel: { fi: 'Peru aika', sv: 'Avboka tiden', en: 'Cancel the appointment' },
  reason: { fi: 'Syy', sv: 'Orsak', en: 'Reason' },
  open: { fi: 'Siirrä tai peru', sv: 'Flytta eller avboka', en: 'Move or cancel' },
});

export const channelTexts = dictionary({
  office: { fi: 'Palvelupaikassa', sv: 'På servicestället', en: 'At the place' },
  phone: { fi: 'Puhelimella', sv: 'Per telefon', en: 'By phone' },
  video: { fi: 'Videolla', sv: 'Per video', en: 'By video' },
});

export const stateTexts = dictionary({
  held: { fi: 'pidossa', sv: 'reserverad', en: 'held' },
  booked: { fi: 'varattu', sv: 'bokad', en: 'booked' },
  cancelled: { fi: 'peruttu', sv: 'avbokad', en: 'cancelled' },
  expired: { fi: 'ei vahvistettu', sv: 'inte bekräftad', en: 'not confirmed' },
  arrived: { fi: 'asiakas saapui', sv: 'kunden kom', en: 'customer arrived' },
  kept: { fi: 'toteutui', sv: 'genomfördes', en: 'kept' },
  'no-show': { fi: 'asiakas ei tullut', sv: 'kunden kom inte', en: 'customer did not come' },
});

export const eventTexts = dictionary({
  held: { fi: 'Pidettiin', sv: 'Reserverades', en: 'Held' },
  booked: { fi: 'Varattiin', sv: 'Bokades', en: 'Booked' },
  moved: { fi: 'Siirrettiin', sv: 'Flyttades', en: 'Moved' },
  cancelled: { fi: 'Peruttiin', sv: 'Avbokades', en: 'Cancelled' },
  expired: { fi: 'Vanheni vahvistamatta', sv: 'Gick ut utan bekräftelse', en: 'Ran out unconfirmed' },
  offered: { fi: 'Tarjottiin aikaisempaa aikaa', sv: 'En tidigare tid erbjöds', en: 'An earlier time was offered' },
  arrived: { fi: 'Asiakas saapui', sv: 'Kunden kom', en: 'The customer arrived' },
  kept: { fi: 'Toteutui', sv: 'Genomfördes', en: 'Kept' },
  'no-show': { fi: 'Asiakas ei tullut', sv: 'Kunden kom inte', en: 'The customer did not come' },
  reassigned: { fi: 'Annettiin toiselle virkailijalle', sv: 'Gavs till en annan handläggare', en: 'Given to another clerk' },
  told: { fi: 'Kerrottiin asiakkaalle', sv: 'Kunden fick besked', en: 'The customer was told' },
});

/** Why a clerk changes an appointment: words of the house, since nothing personal is kept with it. */
export const changeReasons = ['customer-asked', 'clerk-away', 'place-closed', 'booked-wrongly'] as const;

export const reasonTexts = dictionary({
  'customer-asked': { fi: 'asiakas pyysi', sv: 'kunden bad om det', en: 'the customer asked' },
  'clerk-away': { fi: 'virkailija on poissa', sv: 'handläggaren är borta', en: 'the clerk is away' },
  'place-closed': { fi: 'paikka on kiinni', sv: 'stället är stängt', en: 'the place is closed' },
  'booked-wrongly': { fi: 'varattiin väärin', sv: 'bokades fel', en: 'it was booked wrongly' },
});
