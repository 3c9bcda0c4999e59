import { dictionary } from '#server/platform/language/language.ts';

export const ownTexts = dictionary({
  title: {
    fi: (when: string) => `Aikasi ${when}`,
    sv: (when: string) => `Din tid ${when}`,
    en: (when: string) => `Your appointment ${when}`,
  },
  booked: { fi: 'Aika on varattu.', sv: 'Tiden är bokad.', en: 'The appointment is booked.' },
  cancelled: { fi: 'Aika on peruttu.', sv: 'Tiden är avbokad.', en: 'The appointment is cancelled.' },
  arrived: { fi: 'Olet saapunut tähän aikaan.', sv: 'Du har kommit till den här tiden.', en: 'You have arrived for this appointment.' },
  kept: {
    fi: 'Tämä aika on ohi. Kiitos käynnistä.',
    sv: 'Den här tiden är över. Tack för besöket.',
    en: 'This appointment is over. Thank you.',
  },
  'no-show': {
    fi: 'Aika meni ohi, eikä sinua tavoitettu. Voit varata uuden ajan.',
    sv: 'Tiden har passerat och vi nådde dig inte. Du kan boka en ny tid.',
    en: 'The appointment passed and we did not meet you. You can book another.',
  },
  past: {
    fi: 'Aika on jo alkanut tai mennyt. Sitä ei voi enää siirtää.',
    sv: 'Tiden har redan börjat eller passerat. Den kan inte längre flyttas.',
    en: 'The appointment has begun or is past. It can no longer be moved.',
  },
  keepLink: {
    fi: 'Pidä tämän sivun osoite tallessa: sillä pääset siirtämään tai perumaan ajan. Älä anna osoitetta muille.',
    sv: 'Spara adressen till den här sidan: med den kan du flytta eller avboka tiden. Ge inte adressen till andra.',
    en: 'Keep the address of this page: with it you can move or cancel the appointment. Do not give it to others.',
  },
  howTo: { fi: 'Ennen aikaa', sv: 'Före besöket', en: 'Before the appointment' },
  office: {
    fi: 'Tule ajoissa ja ilmoittaudu paikalla. Ota mukaan henkilöllisyystodistus ja paperit, jotka koskevat asiaasi.',
    sv: 'Kom i tid och anmäl dig på plats. Ta med en identitetshandling och papper som gäller ditt ärende.',
    en: 'Come in time and check in when you arrive. Bring an identity document and papers that concern your matter.',
  },
  phone: {
    fi: 'Soitamme sinulle sovittuna aikana. Pidä puhelin lähellä ja paperit, jotka koskevat asiaasi, esillä.',
    sv: 'Vi ringer dig på den avtalade tiden. Ha telefonen nära och papper som gäller ditt ärende framme.',
    en: 'We call you at the time agreed. Keep your phone near, and papers that concern your matter at hand.',
  },
  video: {
    fi: 'Tapaamme videoyhteydellä. Tarvitset laitteen, jossa on kamera ja mikrofoni. Pidä asiaasi koskevat paperit esillä.',
    sv: 'Vi träffas i ett videosamtal. Du behöver en apparat med kamera och mikrofon. Ha papper som gäller ditt ärende framme.',
    en: 'We meet by video. You need a device with a camera and a microphone. Have papers that concern your matter at hand.',
  },
  interpreter: {
    fi: 'Tulkki on varattu samalle ajalle. Se ei maksa sinulle mitään.',
    sv: 'En tolk är bokad för samma tid. Det kostar dig ingenting.',
    en: 'An interpreter is booked for the same time. It costs you nothing.',
  },
  late: {
    fi: (minutes: string) => `Jos myöhästyt yli ${minutes} minuuttia, emme voi pitää aikaa sinulle.`,
    sv: (minutes: string) => `Om du är mer än ${minutes} minuter försenad kan vi inte hålla tiden åt dig.`,
    en: (minutes: string) => `If you are more than ${minutes} minutes late, we cannot keep the time for you.`,
  },
  toPlace: {
    fi: 'Reitti, esteettömyys ja yhteystiedot',
    sv: 'Vägen, tillgänglighet och kontaktuppgifter',
    en: 'How to get there, accessibility and contact details',
  },
  calendar: { fi: 'Tallenna kalenteriin', sv: 'Spara i kalendern', en: 'Save to your calendar' },
  move: { fi: 'Siirrä aika', sv: 'Flytta tiden', en: 'Move the appointment' },
  cancel: { fi: 'Peru aika', sv: 'Avboka tiden', en: 'Cancel the appointment' },
  bookNew: { fi: 'Varaa uusi aika', sv: 'Boka en ny tid', en: 'Book another time' },
  back: { fi: 'Takaisin', sv: 'Tillbaka', en: 'Back' },
  reallyCancel: { fi: 'Perutaanko tämä aika?', sv: 'Ska den här tiden avbokas?', en: 'Cancel this appointment?' },
  cancelLead: {
    fi: 'Aika vapautuu toiselle. Perumista ei voi peruuttaa, mutta voit varata uuden ajan.',
    sv: 'Tiden blir ledig för någon annan. Avbokningen kan inte ångras, men du kan boka en ny tid.',
    en: 'The time becomes free for somebody else. This cannot be undone, but you can book another time.',
  },
  keep: { fi: 'Pidä aika', sv: 'Behåll tiden', en: 'Keep the appointment' },
  moveTitle: { fi: 'Siirrä aikasi', sv: 'Flytta din tid', en: 'Move your appointment' },
  moveLead: {
    fi: 'Valitse uusi aika. Nykyinen aikasi säilyy, kunnes olet valinnut uuden.',
    sv: 'Välj en ny tid. Din nuvarande tid gäller tills du har valt en ny.',
    en: 'Choose a new time. You keep your present time until you have chosen.',
  },
  otherPlace: { fi: 'Toinen paikka', sv: 'Ett annat ställe', en: 'Another place' },
  summary: {
    fi: (agency: string) => `Aika: ${agency}`,
    sv: (agency: string) => `Tid: ${agency}`,
    en: (agency: string) => `Appointment: ${agency}`,
  },
});

export const listTexts = dictionary({
  title: { fi: 'Omat ajat', sv: 'Mina tider', en: 'My appointments' },
  upcoming: { fi: 'Tulevat ajat', sv: 'Kommande tider', en: 'Upcoming' },
  past: { fi: 'Menneet ja perutut', sv: 'Tidigare och avbokade', en: 'Past and cancelled' },
  none: { fi: 'Sinulla ei ole varattuja aikoja.', sv: 'Du har inga bokade tider.', en: 'You have no appointments.' },
  book: { fi: 'Varaa aika', sv: 'Boka tid', en: 'Book a time' },
  open: { fi: 'Näytä, siirrä tai peru', sv: 'Visa, flytta eller avboka', en: 'Show, move or cancel' },
  show: { fi: 'Näytä', sv: 'Visa', en: 'Show' },
  cancelled: { fi: 'peruttu', sv: 'avbokad', en: 'cancelled' },
  'no-show': { fi: 'ei saavuttu', sv: 'inte på plats', en: 'missed' },
});
