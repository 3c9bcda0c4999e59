import { dictionary } from '#server/platform/language/language.ts';

export const detailsTexts = dictionary({
  title: { fi: 'Vahvista varaus', sv: 'Bekräfta bokningen', en: 'Confirm the booking' },
  keptUntil: {
    fi: (time: string) => `Pidämme aikaa sinulle kello ${time} asti. Pidempään emme voi pitää sitä.`,
    sv: (time: string) => `Vi håller tiden åt dig till klockan ${time}. Längre kan vi inte hålla den.`,
    en: (time: string) => `We keep this time for you until ${time}. We cannot keep it longer.`,
  },
  chooseAnother: { fi: 'Valitse toinen aika', sv: 'Välj en annan tid', en: 'Choose another time' },
  confirm: { fi: 'Varaa aika', sv: 'Boka tiden', en: 'Book the time' },
  signedInAs: {
    fi: (name: string) => `Varaat ajan nimellä ${name}.`,
    sv: (name: string) => `Du bokar tiden i namnet ${name}.`,
    en: (name: string) => `You book the time as ${name}.`,
  },
  reachedAt: { fi: 'Tavoitamme sinut näin', sv: 'Så når vi dig', en: 'How we reach you' },
  email: { fi: 'Sähköposti', sv: 'E-post', en: 'E-mail' },
  phone: { fi: 'Puhelin', sv: 'Telefon', en: 'Phone' },
  notKnown: { fi: 'ei tiedossa', sv: 'inte känt', en: 'not known' },
  needsPhone: {
    fi: 'Soitamme sinulle, mutta puhelinnumeroasi ei ole tiedossa.',
    sv: 'Vi ringer dig, men ditt telefonnummer är inte känt.',
    en: 'We call you, but your phone number is not known.',
  },
  toContact: { fi: 'Tarkista yhteystietosi', sv: 'Kontrollera dina kontaktuppgifter', en: 'Check your contact details' },
  forOther: { fi: 'Varaan ajan jollekin toiselle', sv: 'Jag bokar tiden åt någon annan', en: 'I book the time for somebody else' },
  forMyself: { fi: 'Varaan ajan itselleni', sv: 'Jag bokar tiden åt mig själv', en: 'I book the time for myself' },
  who: { fi: 'Kenelle aika varataan?', sv: 'Åt vem bokas tiden?', en: 'For whom is the time?' },
  self: { fi: 'Minulle', sv: 'Åt mig', en: 'For me' },
  other: { fi: 'Jollekin toiselle', sv: 'Åt någon annan', en: 'For somebody else' },
  name: {
    fi: 'Nimi, jolla tulija kutsutaan sisään',
    sv: 'Namnet som den som kommer ropas upp med',
    en: 'Name by which whoever comes is called in',
  },
  nameHint: { fi: 'Etunimi riittää.', sv: 'Förnamnet räcker.', en: 'A first name is enough.' },
  reachBoth: {
    fi: 'Sähköpostiosoitteesi tai matkapuhelinnumerosi',
    sv: 'Din e-postadress eller ditt mobilnummer',
    en: 'Your e-mail address or mobile number',
  },
  reachEmail: { fi: 'Sähköpostiosoitteesi', sv: 'Din e-postadress', en: 'Your e-mail address' },
  reachNumber: { fi: 'Matkapuhelinnumerosi', sv: 'Ditt mobilnummer', en: 'Your mobile number' },
  calledNumber: { fi: 'Matkapuhelinnumero, johon soitamme', sv: 'Mobilnumret som vi ringer', en: 'The mobile number that we call' },
  reachHint: {
    fi: 'Lähetämme siihen koodin, vahvistuksen ja muistutuksen. Emme käytä sitä muuhun ja poistamme sen, kun aika on ohi.',
    sv: 'Vi skickar en kod, en bekräftelse och en påminnelse dit. Vi använder uppgiften inte till annat och raderar den när tiden är över.',
    en: 'We send a code, a confirmation and a reminder there. We use it for nothing else, and delete it when the appointment is over.',
  },
  sendCode: { fi: 'Lähetä koodi', sv: 'Skicka koden', en: 'Send the code' },
  codeSent: {
    fi: (address: string) => `Lähetimme kuusinumeroisen koodin: ${address}. Kirjoita se tähän.`,
    sv: (address: string) => `Vi skickade en kod med sex siffror: ${address}. Skriv in den här.`,
    en: (address: string) => `We sent a code of six digits to ${address}. Write it here.`,
  },
  code: { fi: 'Koodi', sv: 'Kod', en: 'Code' },
  another: {
    fi: 'Muuta tietoja tai pyydä uusi koodi',
    sv: 'Ändra uppgifterna eller begär en ny kod',
    en: 'Change the details or ask for a new code',
  },
  orSignIn: {
    fi: 'Voit myös kirjautua sisään ja varata ajan ilman koodia.',
    sv: 'Du kan också logga in och boka tiden utan kod.',
    en: 'You can also sign in and book the time without a code.',
  },
  signIn: { fi: 'Kirjaudu sisään', sv: 'Logga in', en: 'Sign in' },
  noWays: {
    fi: 'Emme voi nyt lähettää koodia, joten ajan voi varata verkossa vain kirjautumalla. Voit myös soittaa meille.',
    sv: 'Vi kan inte skicka någon kod nu, så på nätet kan tiden bara bokas genom inloggning. Du kan också ringa oss.',
    en: 'We cannot send a code now, so online the time can only be booked by signing in. You can also call us.',
  },
  callUs: { fi: 'Puhelinnumerot ja palvelupaikat', sv: 'Telefonnummer och serviceställen', en: 'Phone numbers and service points' },
  correct: { fi: 'Korjaa ensin nämä', sv: 'Rätta först dessa', en: 'Correct these first' },
  nameMissing: { fi: 'Kirjoita nimi.', sv: 'Skriv namnet.', en: 'Write the name.' },
  reachWrong: {
    fi: 'Tarkista osoite tai numero, esimerkiksi nimi@esimerkki.fi tai 040 123 4567.',
    sv: 'Kontrollera adressen eller numret, till exempel namn@exempel.fi eller 040 123 4567.',
    en: 'Check the address or number, such as name@example.com or 040 123 4567.',
  },
  codeWrong: {
    fi: (left: string) => `Koodi on väärä. Yrityksiä jäljellä: ${left}.`,
    sv: (left: string) => `Koden är fel. Försök kvar: ${left}.`,
    en: (left: string) => `The code is wrong. Tries left: ${left}.`,
  },
  codeOver: {
    fi: 'Koodi ei ole enää voimassa. Pyydä uusi koodi.',
    sv: 'Koden gäller inte längre. Begär en ny kod.',
    en: 'The code is no longer valid. Ask for a new one.',
  },
  tooManyCodes: {
    fi: 'Tähän osoitteeseen on lähetetty jo monta koodia. Odota tunti tai anna toinen osoite tai numero.',
    sv: 'Många koder har redan skickats till den här adressen. Vänta en timme eller ge en annan adress eller ett annat nummer.',
    en: 'Many codes have been sent to this address already. Wait an hour, or give another address or number.',
  },
  tooMany: {
    fi: 'Sinulla on jo niin monta aikaa kuin yhdellä voi olla. Peru ensin jokin niistä.',
    sv: 'Du har redan så många tider som en person kan ha. Avboka först någon av dem.',
    en: 'You already have as many appointments as one person can have. Cancel one of them first.',
  },
  overTitle: {
    fi: 'Aika ei ole enää varattuna sinulle',
    sv: 'Tiden är inte längre reserverad för dig',
    en: 'The time is no longer kept for you',
  },
  over: {
    fi: 'Pidimme aikaa sinulle, mutta varausta ei vahvistettu ajoissa. Aika voi olla vielä vapaa: valitse se uudelleen.',
    sv: 'Vi höll tiden åt dig, men bokningen bekräftades inte i tid. Tiden kan fortfarande vara ledig: välj den på nytt.',
    en: 'We kept the time for you, but the booking was not confirmed in time. It may still be free: choose it again.',
  },
});

export const codeTexts = dictionary({
  subject: { fi: 'Koodi ajanvaraukseen', sv: 'Kod för tidsbokningen', en: 'Code for your booking' },
  code: {
    fi: (code: string) => `Koodisi ajanvaraukseen on ${code}. Kirjoita se sivulle, jolla varaat aikaa.`,
    sv: (code: string) => `Din kod för tidsbokningen är ${code}. Skriv in den på sidan där du bokar tid.`,
    en: (code: string) => `Your code for the booking is ${code}. Write it on the page where you book the time.`,
  },
  care: {
    fi: 'Koodi on voimassa vain hetken. Jos et ole varaamassa aikaa, voit jättää tämän viestin huomiotta.',
    sv: 'Koden gäller bara en kort stund. Om du inte håller på att boka tid kan du bortse från det här meddelandet.',
    en: 'The code is valid for a short while only. If you are not booking a time, you can ignore this message.',
  },
});
