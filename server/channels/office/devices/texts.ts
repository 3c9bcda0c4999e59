import { dictionary } from '#server/platform/language/language.ts';

export const kindName = dictionary({
  kiosk: { fi: 'Vuoronumeroautomaatti', sv: 'Nummerautomat', en: 'Kiosk' },
  board: { fi: 'Näyttötaulu', sv: 'Skärm', en: 'Board' },
});

export const stateName = dictionary({
  waits: { fi: 'Odottaa koodia', sv: 'Väntar på koden', en: 'Waits for its code' },
  unpaired: { fi: 'Ei käytössä: koodi vanheni', sv: 'Inte i bruk: koden gick ut', en: 'Not in use: the code ran out' },
  'at-work': { fi: 'Toiminnassa', sv: 'I drift', en: 'At work' },
  silent: { fi: 'Ei yhteyttä', sv: 'Ingen kontakt', en: 'No contact' },
  revoked: { fi: 'Poistettu käytöstä', sv: 'Tagen ur bruk', en: 'Taken out of use' },
});

/** For those who keep devices. */
export const deskTexts = dictionary({
  codeUntil: {
    fi: (time: string) => `koodi voimassa klo ${time} asti`,
    sv: (time: string) => `koden gäller till kl. ${time}`,
    en: (time: string) => `code valid until ${time}`,
  },
  title: { fi: 'Laitteet', sv: 'Enheter', en: 'Devices' },
  lead: {
    fi: 'Toimistojen vuoronumeroautomaatit ja näyttötaulut. Laite otetaan käyttöön kertakoodilla.',
    sv: 'Kontorens nummerautomater och skärmar. En enhet tas i bruk med en engångskod.',
    en: 'The kiosks and boards of the offices. A device is put to use with a code that works once.',
  },
  place: { fi: 'Toimipaikka', sv: 'Serviceställe', en: 'Place' },
  everywhere: { fi: 'Kaikki toimipaikat', sv: 'Alla serviceställen', en: 'All places' },
  choosePlace: { fi: 'Valitse toimipaikka', sv: 'Välj serviceställe', en: 'Choose a place' },
  show: { fi: 'Näytä', sv: 'Visa', en: 'Show' },
  none: { fi: 'Ei laitteita.', sv: 'Inga enheter.', en: 'There are no devices.' },
  most: {
    fi: (count: string) => `Näytetään ${count} ensimmäistä. Valitse toimipaikka, niin näet sen laitteet.`,
    sv: (count: string) => `De ${count} första visas. Välj ett serviceställe för att se dess enheter.`,
    en: (count: string) => `The first ${count} are shown. Choose a place to see its devices.`,
  },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  nameHint: {
    fi: 'Mistä laitteen tuntee paikan päällä, esimerkiksi Aula, oikea',
    sv: 'Hur enheten känns igen på plats, till exempel Aulan, till höger',
    en: 'How the device is known on the spot, such as Hall, right',
  },
  kind: { fi: 'Laji', sv: 'Slag', en: 'Kind' },
  state: { fi: 'Tila', sv: 'Läge', en: 'State' },
  paired: { fi: 'Otettu käyttöön', sv: 'Tagen i bruk', en: 'Put to use' },
  seen: { fi: 'Viimeksi yhteydessä', sv: 'Senast i kontakt', en: 'Last in contact' },
  actions: { fi: 'Toiminnot', sv: 'Åtgärder', en: 'Actions' },
  by: {
    fi: (when: string, who: string) => `${when}, ${who}`,
    sv: (when: string, who: string) => `${when}, ${who}`,
    en: (when: string, who: string) => `${when}, ${who}`,
  },
  series: {
    fi: (letters: string) => `Numerot ilman yhteyttä: ${letters}`,
    sv: (letters: string) => `Nummer utan kontakt: ${letters}`,
    en: (letters: string) => `Numbers without contact: ${letters}`,
  },
  newCode: { fi: 'Uusi koodi', sv: 'Ny kod', en: 'New code' },
  newCodeOf: {
    fi: (name: string) => `Uusi koodi laitteelle ${name}`,
    sv: (name: string) => `Ny kod för enheten ${name}`,
    en: (name: string) => `New code for ${name}`,
  },
  revoke: { fi: 'Poista käytöstä', sv: 'Ta ur bruk', en: 'Take out of use' },
  revokeOf: {
    fi: (name: string) => `Poista käytöstä: ${name}`,
    sv: (name: string) => `Ta ur bruk: ${name}`,
    en: (name: string) => `Take out of use: ${name}`,
  },
  revoked: {
    fi: 'Laite on poistettu käytöstä. Se ei enää anna eikä näytä numeroita.',
    sv: 'Enheten är tagen ur bruk. Den ger eller visar inte längre nummer.',
    en: 'The device was taken out of use. It gives or shows no numbers any more.',
  },
  add: { fi: 'Lisää laite', sv: 'Lägg till en enhet', en: 'Add a device' },
  correct: { fi: 'Korjaa ensin nämä', sv: 'Rätta först detta', en: 'Correct these first' },
  nameFault: { fi: 'Kirjoita nimi, 1–60 merkkiä.', sv: 'Skriv ett namn, 1–60 tecken.', en: 'Write a name of 1 to 60 characters.' },
  placeFault: { fi: 'Valitse toimipaikka.', sv: 'Välj ett serviceställe.', en: 'Choose a place.' },
  kioskFault: {
    fi: 'Vuoronumeroautomaatti voi olla vain toimistossa.',
    sv: 'En nummerautomat kan bara finnas på ett kontor.',
    en: 'A kiosk can only be at an office.',
  },
  codeTitle: {
    fi: (name: string) => `Koodi laitteelle ${name}`,
    sv: (name: string) => `Kod för enheten ${name}`,
    en: (name: string) => `The code for ${name}`,
  },
  codeLead: {
    fi: (address: string, minutes: number) =>
      `Avaa laitteella osoite ${address} ja kirjoita koodi sinne. Koodi on voimassa ${minutes} minuuttia, toimii kerran ja näytetään vain nyt.`,
    sv: (address: string, minutes: number) =>
      `Öppna adressen ${address} på enheten och skriv koden där. Koden gäller i ${minutes} minuter, fungerar en gång och visas bara nu.`,
    en: (address: string, minutes: number) =>
      `Open ${address} on the device and type the code there. The code is valid for ${minutes} minutes, works once and is shown only now.`,
  },
  back: { fi: 'Takaisin laitteisiin', sv: 'Tillbaka till enheterna', en: 'Back to the devices' },
});

/** What stands on the device itself. */
export const pairingTexts = dictionary({
  title: { fi: 'Ota laite käyttöön', sv: 'Ta enheten i bruk', en: 'Put this device to use' },
  lead: {
    fi: 'Esihenkilö tai pääkäyttäjä saa koodin Laitteet-sivulta. Kirjoita se tähän.',
    sv: 'En chef eller administratör får koden på sidan Enheter. Skriv den här.',
    en: 'A manager or administrator gets the code on the page Devices. Type it here.',
  },
  code: { fi: 'Koodi', sv: 'Kod', en: 'Code' },
  codeHint: {
    fi: 'Kahdeksan merkkiä, esimerkiksi K7QM-4XTP',
    sv: 'Åtta tecken, till exempel K7QM-4XTP',
    en: 'Eight characters, such as K7QM-4XTP',
  },
  pair: { fi: 'Ota käyttöön', sv: 'Ta i bruk', en: 'Put to use' },
  correct: { fi: 'Korjaa ensin tämä', sv: 'Rätta först detta', en: 'Correct this first' },
  wrong: {
    fi: 'Koodi on väärä, käytetty tai vanhentunut. Tarkista se, tai pyydä uusi Laitteet-sivulta.',
    sv: 'Koden är fel, använd eller för gammal. Kontrollera den, eller ta en ny på sidan Enheter.',
    en: 'The code is wrong, used or too old. Check it, or get a new one on the page Devices.',
  },
  tooMany: {
    fi: 'Koodia on yritetty liian monta kertaa. Odota minuutti ja yritä uudelleen.',
    sv: 'Koden har försökts för många gånger. Vänta en minut och försök igen.',
    en: 'Codes have been tried too many times. Wait a minute and try again.',
  },
  isPaired: {
    fi: (kind: string, name: string) => `Tämä laite on käytössä: ${kind}, ${name}.`,
    sv: (kind: string, name: string) => `Den här enheten är i bruk: ${kind}, ${name}.`,
    en: (kind: string, name: string) => `This device is in use: ${kind}, ${name}.`,
  },
  open: { fi: 'Avaa', sv: 'Öppna', en: 'Open' },
});

/** What a device says that nobody has put to use here: to whoever stands before it, and to those who work there. */
export const unpairedTexts = dictionary({
  title: { fi: 'Tämä laite ei ole käytössä', sv: 'Den här enheten är inte i bruk', en: 'This device is not in use' },
  visitor: {
    fi: 'Ota yhteyttä henkilökuntaan: saat sieltä vuoronumeron.',
    sv: 'Vänd dig till personalen: där får du ett könummer.',
    en: 'Please turn to the staff: they will give you a queue number.',
  },
  staff: {
    fi: 'Henkilökunnalle: laite otetaan käyttöön kertakoodilla.',
    sv: 'För personalen: enheten tas i bruk med en engångskod.',
    en: 'For the staff: the device is put to use with a code that works once.',
  },
});
