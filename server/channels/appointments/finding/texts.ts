import { dictionary } from '#server/platform/language/language.ts';

export const channelTexts = dictionary({
  office: { fi: 'Käynti toimistossa', sv: 'Besök på en byrå', en: 'Visit to an office' },
  phone: { fi: 'Puhelu', sv: 'Telefonsamtal', en: 'Phone call' },
  video: { fi: 'Videoyhteys', sv: 'Videosamtal', en: 'Video call' },
});

export const findTexts = dictionary({
  title: { fi: 'Varaa aika', sv: 'Boka tid', en: 'Book a time' },
  lead: {
    fi: 'Kerro, mistä haluat keskustella ja miten. Näytämme ensimmäiset vapaat ajat. Sinun ei tarvitse kirjautua.',
    sv: 'Berätta vad du vill tala om och hur. Vi visar de första lediga tiderna. Du behöver inte logga in.',
    en: 'Tell us what you want to talk about and how. We show the first free times. You need not sign in.',
  },
  matter: { fi: 'Mitä asiasi koskee?', sv: 'Vad gäller ditt ärende?', en: 'What is it about?' },
  severalMatters: {
    fi: 'Voit valita useita. Varaamme silloin pidemmän ajan.',
    sv: 'Du kan välja flera. Då bokar vi en längre tid.',
    en: 'You can choose several. We then book a longer time.',
  },
  channel: { fi: 'Miten haluat asioida?', sv: 'Hur vill du uträtta ärendet?', en: 'How would you like to meet us?' },
  spoken: { fi: 'Palvelukieli', sv: 'Servicespråk', en: 'Language of service' },
  interpreter: { fi: 'Tulkki', sv: 'Tolk', en: 'Interpreter' },
  noInterpreter: { fi: 'En tarvitse tulkkia', sv: 'Jag behöver ingen tolk', en: 'I do not need an interpreter' },
  where: {
    fi: 'Kunta, postinumero tai palvelupaikka',
    sv: 'Kommun, postnummer eller serviceställe',
    en: 'Municipality, postal code or service point',
  },
  whereHint: {
    fi: 'Puhelua ja videoyhteyttä varten voit jättää tämän tyhjäksi.',
    sv: 'För telefon- och videosamtal kan du lämna fältet tomt.',
    en: 'For a phone or video call you can leave this empty.',
  },
  search: { fi: 'Näytä vapaat ajat', sv: 'Visa lediga tider', en: 'Show free times' },
  correct: { fi: 'Korjaa ensin tämä', sv: 'Rätta först detta', en: 'Correct this first' },
  chooseMatter: { fi: 'Valitse ainakin yksi asia.', sv: 'Välj minst ett ärende.', en: 'Choose at least one matter.' },
  sayWhere: {
    fi: 'Kirjoita kunta, postinumero tai palvelupaikka.',
    sv: 'Skriv en kommun, ett postnummer eller ett serviceställe.',
    en: 'Write a municipality, a postal code or a service point.',
  },
  nowhere: {
    fi: 'Emme löydä paikkaa tällä nimellä. Tarkista kirjoitusasu tai kirjoita postinumero.',
    sv: 'Vi hittar ingen plats med det namnet. Kontrollera stavningen eller skriv ett postnummer.',
    en: 'We find no place of that name. Check the spelling, or write a postal code.',
  },
  change: { fi: 'Muuta hakua', sv: 'Ändra sökningen', en: 'Change the search' },
  firstFree: { fi: 'Ensimmäiset vapaat ajat', sv: 'Första lediga tiderna', en: 'First free times' },
  firstAt: {
    fi: (when: string) => `Ensimmäinen vapaa aika: ${when}`,
    sv: (when: string) => `Första lediga tid: ${when}`,
    en: (when: string) => `First free time: ${when}`,
  },
  away: { fi: (km: string) => `noin ${km} km`, sv: (km: string) => `cirka ${km} km`, en: (km: string) => `about ${km} km` },
  seeTimes: {
    fi: (place: string) => `Katso ajat: ${place}`,
    sv: (place: string) => `Se tiderna: ${place}`,
    en: (place: string) => `See the times: ${place}`,
  },
  length: {
    fi: (minutes: string) => `Aika kestää ${minutes} minuuttia.`,
    sv: (minutes: string) => `Tiden är ${minutes} minuter lång.`,
    en: (minutes: string) => `The appointment takes ${minutes} minutes.`,
  },
  timesAt: {
    fi: (place: string) => `Vapaat ajat: ${place}`,
    sv: (place: string) => `Lediga tider: ${place}`,
    en: (place: string) => `Free times: ${place}`,
  },
  choose: {
    fi: (minutes: string) => `Valitse aika. Pidämme sen sinulle ${minutes} minuuttia, jotta ehdit vahvistaa varauksen.`,
    sv: (minutes: string) => `Välj en tid. Vi håller den åt dig i ${minutes} minuter så att du hinner bekräfta bokningen.`,
    en: (minutes: string) => `Choose a time. We keep it for you for ${minutes} minutes, so that you have time to confirm the booking.`,
  },
  earlier: { fi: 'Aikaisemmat päivät', sv: 'Tidigare dagar', en: 'Earlier days' },
  later: { fi: 'Myöhemmät päivät', sv: 'Senare dagar', en: 'Later days' },
  weeks: { fi: 'Muut päivät', sv: 'Andra dagar', en: 'Other days' },
  otherPlaces: { fi: 'Vertaa muihin paikkoihin', sv: 'Jämför med andra ställen', en: 'Compare other places' },
  noneThisWeek: {
    fi: (from: string, to: string) => `Ei vapaita aikoja ${from}–${to}.`,
    sv: (from: string, to: string) => `Inga lediga tider ${from}–${to}.`,
    en: (from: string, to: string) => `No free times from ${from} to ${to}.`,
  },
  toFirst: {
    fi: (when: string) => `Siirry ensimmäiseen vapaaseen aikaan: ${when}`,
    sv: (when: string) => `Gå till första lediga tid: ${when}`,
    en: (when: string) => `Go to the first free time: ${when}`,
  },
  noneAtAll: {
    fi: 'Juuri nyt tällaista aikaa ei ole vapaana.',
    sv: 'Just nu finns ingen sådan tid ledig.',
    en: 'Right now no such time is free.',
  },
  instead: { fi: 'Voit sen sijaan', sv: 'Du kan i stället', en: 'Instead you can' },
  tryPhone: { fi: 'katsoa vapaat puheluajat', sv: 'se lediga tider för telefonsamtal', en: 'see free times for a phone call' },
  tryOffice: { fi: 'katsoa vapaat ajat toimistoissa', sv: 'se lediga tider på byråerna', en: 'see free times at offices' },
  tryOtherPlaces: { fi: 'katsoa muiden paikkojen ajat', sv: 'se tiderna på andra ställen', en: 'see the times of other places' },
  tryGuidance: {
    fi: 'vertailla, mistä saat palvelua nopeimmin ilman ajanvarausta',
    sv: 'jämföra var du får service snabbast utan tidsbokning',
    en: 'compare where you are served soonest without an appointment',
  },
  tryPlaces: {
    fi: 'soittaa tai ottaa vuoronumeron: palvelupaikkojen yhteystiedot',
    sv: 'ringa eller ta ett könummer: serviceställenas kontaktuppgifter',
    en: 'call us or take a queue number: contact details of service points',
  },
  taken: {
    fi: 'Joku ehti varata tämän ajan. Mitään ei varattu sinulle. Seuraavat vapaat ajat ovat tässä.',
    sv: 'Någon hann boka den här tiden. Inget bokades för dig. Här är de följande lediga tiderna.',
    en: 'Somebody has just taken this time. Nothing was booked for you. These are the next free times.',
  },
  noInterpreterThen: {
    fi: 'Tulkki ei ole enää vapaa siihen aikaan. Mitään ei varattu sinulle. Seuraavat vapaat ajat ovat tässä.',
    sv: 'Tolken är inte längre ledig då. Inget bokades för dig. Här är de följande lediga tiderna.',
    en: 'The interpreter is no longer free then. Nothing was booked for you. These are the next free times.',
  },
  notOffered: {
    fi: 'Sitä aikaa ei voi varata. Valitse aika näistä.',
    sv: 'Den tiden kan inte bokas. Välj bland de här tiderna.',
    en: 'That time cannot be booked. Choose one of these.',
  },
});
