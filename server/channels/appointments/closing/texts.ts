import { dictionary, type Language } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Ajat, joita ei voi pitää', sv: 'Tider som inte kan hållas', en: 'Appointments that cannot be kept' },
  lead: {
    fi: 'Varatut ajat, jotka ovat nyt voimassa olevien aukioloaikojen ulkopuolella.',
    sv: 'Bokade tider utanför de öppettider som gäller nu.',
    en: 'Booked appointments outside the opening hours that now hold.',
  },
  leadOfDay: {
    fi: (day: string) => `Varatut ajat ${day}, jotka ovat aukioloaikojen ulkopuolella.`,
    sv: (day: string) => `Bokade tider ${day} utanför öppettiderna.`,
    en: (day: string) => `Appointments booked for ${day} outside the opening hours.`,
  },
  outside: {
    fi: (count: number) =>
      count === 0 ? 'Kaikki varatut ajat voidaan pitää' : count === 1 ? 'Yksi aika on siirrettävä' : `${count} aikaa on siirrettävä`,
    sv: (count: number) =>
      count === 0 ? 'Alla bokade tider kan hållas' : count === 1 ? 'En tid måste flyttas' : `${count} tider måste flyttas`,
    en: (count: number) =>
      count === 0
        ? 'Every booked appointment can be kept'
        : count === 1
          ? 'One appointment has to be moved'
          : `${count} appointments have to be moved`,
  },
  whatHappens: {
    fi: 'Jokainen aika siirretään samassa paikassa lähimpään vapaaseen aikaan kahden viikon sisällä. Jos vapaata aikaa ei ole, aika perutaan. Asiakkaille kerrotaan, ja he voivat itse vaihtaa tai perua uuden ajan.',
    sv: 'Varje tid flyttas till den närmaste lediga tiden på samma ställe inom två veckor. Om ingen tid är ledig avbokas den. Kunderna får besked och kan själva byta eller avboka den nya tiden.',
    en: 'Each is moved to the nearest free time at the same place within two weeks. Where none is free, it is cancelled. The customers are told, and can change or cancel the new time themselves.',
  },
  rebook: {
    fi: (count: number) => (count === 1 ? 'Kerro asiakkaalle ja siirrä aika' : `Kerro asiakkaille ja siirrä ${count} aikaa`),
    sv: (count: number) => (count === 1 ? 'Meddela kunden och flytta tiden' : `Meddela kunderna och flytta ${count} tider`),
    en: (count: number) =>
      count === 1 ? 'Tell the customer and move the appointment' : `Tell the customers and move ${count} appointments`,
  },
  done: {
    fi: (moved: number, cancelled: number) => `Siirrettiin: ${moved}. Peruttiin, koska vapaata aikaa ei ollut: ${cancelled}.`,
    sv: (moved: number, cancelled: number) => `Flyttade: ${moved}. Avbokade, eftersom ingen tid var ledig: ${cancelled}.`,
    en: (moved: number, cancelled: number) => `Moved: ${moved}. Cancelled because no time was free: ${cancelled}.`,
  },
  time: { fi: 'Varattu aika', sv: 'Bokad tid', en: 'Booked time' },
  channel: { fi: 'Asiointitapa', sv: 'Kanal', en: 'Channel' },
  matter: { fi: 'Asia', sv: 'Ärende', en: 'Matter' },
  language: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  more: {
    fi: (count: number) => `Lisäksi ${count} muuta.`,
    sv: (count: number) => `Dessutom ${count} andra.`,
    en: (count: number) => `And ${count} more.`,
  },
  awayTitle: { fi: 'Virkailija on poissa', sv: 'En handläggare är borta', en: 'A clerk is away' },
  nobodyBooked: {
    fi: 'Paikan virkailijoille ei ole varattu aikoja.',
    sv: 'Inga tider är bokade hos ställets handläggare.',
    en: 'No times are booked with the clerks of the place.',
  },
  clerk: { fi: 'Virkailija', sv: 'Handläggare', en: 'Clerk' },
  showBooked: { fi: 'Näytä varatut ajat', sv: 'Visa bokade tider', en: 'Show what is booked' },
  booked: {
    fi: (count: number) => (count === 0 ? 'ei varattuja aikoja' : count === 1 ? 'yksi varattu aika' : `${count} varattua aikaa`),
    sv: (count: number) => (count === 0 ? 'inga bokade tider' : count === 1 ? 'en bokad tid' : `${count} bokade tider`),
    en: (count: number) => (count === 0 ? 'nothing is booked' : count === 1 ? 'one booked appointment' : `${count} booked appointments`),
  },
  stillAtWork: {
    fi: 'Virkailijalla on työvuoro näinä päivinä. Poista ensin työvuoro työvuorolistasta, ettei vapautuvia aikoja varata uudelleen. Palaa sitten tähän.',
    sv: 'Handläggaren har ett arbetsskift de här dagarna. Ta först bort skiftet ur arbetslistan, så att tiderna inte bokas på nytt. Kom sedan tillbaka hit.',
    en: 'The clerk has a shift on these days. Take the shift out of the roster first, so that the time is not booked anew. Then come back here.',
  },
  whatReassigning: {
    fi: 'Ajat annetaan ensin toisille virkailijoille, jotka ovat vapaina samaan aikaan. Asiakkaan aika ei muutu.',
    sv: 'Tiderna ges först till andra handläggare som är lediga samtidigt. Kundens tid ändras inte.',
    en: 'The appointments are first given to other clerks who are free at the same time. Nothing changes for the customer.',
  },
  reassign: { fi: 'Anna ajat toisille', sv: 'Ge tiderna till andra', en: 'Give them to others' },
  reassigned: {
    fi: (count: number) =>
      count === 1 ? 'Yksi aika annettiin toiselle virkailijalle.' : `${count} aikaa annettiin toisille virkailijoille.`,
    sv: (count: number) => (count === 1 ? 'En tid gavs till en annan handläggare.' : `${count} tider gavs till andra handläggare.`),
    en: (count: number) =>
      count === 1 ? 'One appointment was given to another clerk.' : `${count} appointments were given to other clerks.`,
  },
});

const channels = dictionary({
  office: { fi: 'Palvelupaikassa', sv: 'På servicestället', en: 'At the place' },
  phone: { fi: 'Puhelimella', sv: 'Per telefon', en: 'By phone' },
  video: { fi: 'Videolla', sv: 'Per video', en: 'By video' },
});

/** How an appointment is kept. */
export function channelName(language: Language, channel: string): string {
  const names: Readonly<Record<string, string>> = channels(language);
  return names[channel] ?? channel;
}
