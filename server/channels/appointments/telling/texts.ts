import { dictionary } from '#server/platform/language/language.ts';

/** Words of the messages. A text message is a subject, the number for arriving and an address: keep them short. */
export const wordTexts = dictionary({
  at: {
    fi: (day: string, time: string) => `${day} klo ${time}`,
    sv: (day: string, time: string) => `${day} kl. ${time}`,
    en: (day: string, time: string) => `${day} at ${time}`,
  },
  bookedSubject: {
    fi: (when: string) => `Aikasi on varattu ${when}`,
    sv: (when: string) => `Din tid är bokad: ${when}`,
    en: (when: string) => `Your appointment is booked: ${when}`,
  },
  movedSubject: {
    fi: (when: string) => `Uusi aikasi on ${when}`,
    sv: (when: string) => `Din nya tid är ${when}`,
    en: (when: string) => `Your new time is ${when}`,
  },
  cancelledSubject: {
    fi: (when: string) => `Aikasi on peruttu: ${when}`,
    sv: (when: string) => `Din tid har avbokats: ${when}`,
    en: (when: string) => `Your appointment is cancelled: ${when}`,
  },
  reminderSubject: {
    fi: (when: string) => `Muistutus: aikasi on ${when}`,
    sv: (when: string) => `Påminnelse: din tid är ${when}`,
    en: (when: string) => `Reminder: your appointment is ${when}`,
  },
  office: {
    fi: (place: string) => `Paikka: ${place}`,
    sv: (place: string) => `Plats: ${place}`,
    en: (place: string) => `Place: ${place}`,
  },
  phone: { fi: 'Soitamme sinulle.', sv: 'Vi ringer dig.', en: 'We will call you.' },
  video: {
    fi: 'Tapaamme videoyhteydellä.',
    sv: 'Vi möts per video.',
    en: 'We will meet by video.',
  },
  movedByAgency: {
    fi: 'Jouduimme siirtämään aikasi.',
    sv: 'Vi har varit tvungna att flytta din tid.',
    en: 'We have had to move your appointment.',
  },
  movedByYou: { fi: 'Siirsit aikasi.', sv: 'Du har flyttat din tid.', en: 'You have moved your appointment.' },
  cancelledByAgency: {
    fi: 'Jouduimme perumaan aikasi.',
    sv: 'Vi har varit tvungna att avboka din tid.',
    en: 'We have had to cancel your appointment.',
  },
  cancelledByYou: { fi: 'Peruit aikasi.', sv: 'Du har avbokat din tid.', en: 'You have cancelled your appointment.' },
  placeClosed: {
    fi: 'Toimisto on silloin suljettu. Pahoittelemme.',
    sv: 'Kontoret är stängt då. Vi beklagar.',
    en: 'The office is closed then. We are sorry.',
  },
  code: {
    fi: (code: string) => `Kun tulet, ilmoittaudu itsepalvelulaitteella tai vastaanotossa. Numerosi on ${code}.`,
    sv: (code: string) => `När du kommer: anmäl dig i automaten eller i receptionen. Ditt nummer är ${code}.`,
    en: (code: string) => `When you come, check in at the kiosk or the reception. Your number is ${code}.`,
  },
  shortCode: {
    fi: (code: string) => `Ilmoittaudu numerolla ${code}.`,
    sv: (code: string) => `Anmäl dig med ${code}.`,
    en: (code: string) => `Check in with ${code}.`,
  },
  change: {
    fi: 'Tällä sivulla näet aikasi ja voit siirtää sen tai perua sen:',
    sv: 'På den här sidan ser du din tid och kan flytta eller avboka den:',
    en: 'On this page you see your appointment and can move or cancel it:',
  },
  seeOrBook: { fi: 'Lisätietoja:', sv: 'Mer information:', en: 'More information:' },
  greeting: { fi: 'Hei,', sv: 'Hej,', en: 'Hello,' },
  noReply: {
    fi: 'Tämä viesti on lähetetty automaattisesti, eikä siihen voi vastata.',
    sv: 'Det här meddelandet har skickats automatiskt och kan inte besvaras.',
    en: 'This message was sent automatically and cannot be answered.',
  },
  fileName: { fi: 'aika.ics', sv: 'tid.ics', en: 'appointment.ics' },
  summary: {
    fi: (agency: string) => `Aika: ${agency}`,
    sv: (agency: string) => `Tid: ${agency}`,
    en: (agency: string) => `Appointment: ${agency}`,
  },
});
