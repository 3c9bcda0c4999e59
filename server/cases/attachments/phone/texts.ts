import { dictionary } from '#server/platform/language/language.ts';

/** Photographs from a phone: the page on the computer that waits, and the page on the phone. */
export const texts = dictionary({
  heading: {
    fi: (name: string) => `Kuvaa puhelimella: ${name}`,
    sv: (name: string) => `Fotografera med telefonen: ${name}`,
    en: (name: string) => `Photograph with a phone: ${name}`,
  },
  how: {
    fi: 'Avaa puhelimen kamera ja suuntaa se koodiin. Puhelimessa avautuu sivu, jolla voit kuvata liitteen ja lähettää kuvat. Puhelimella ei tarvitse kirjautua.',
    sv: 'Öppna telefonens kamera och rikta den mot koden. På telefonen öppnas en sida där du kan fotografera bilagan och skicka bilderna. Du behöver inte logga in på telefonen.',
    en: 'Open the camera of your phone and point it at the code. A page opens on the phone where you can photograph the attachment and send the pictures. You need not sign in on the phone.',
  },
  validUntil: {
    fi: (time: string) => `Koodi toimii yhden kerran, klo ${time} saakka.`,
    sv: (time: string) => `Koden fungerar en gång, till kl. ${time}.`,
    en: (time: string) => `The code works once, until ${time}.`,
  },
  code: {
    fi: 'QR-koodi, joka avaa sivun puhelimessa',
    sv: 'QR-kod som öppnar sidan på telefonen',
    en: 'QR code that opens the page on the phone',
  },
  orLink: {
    fi: 'Voit myös kirjoittaa osoitteen puhelimeen:',
    sv: 'Du kan också skriva adressen på telefonen:',
    en: 'You can also type the address on the phone:',
  },
  hasArrived: { fi: 'Ovatko kuvat saapuneet?', sv: 'Har bilderna kommit fram?', en: 'Have the pictures arrived?' },
  waiting: {
    fi: 'Odotamme kuvia puhelimesta.',
    sv: 'Vi väntar på bilderna från telefonen.',
    en: 'We are waiting for the pictures from the phone.',
  },
  notYet: {
    fi: 'Kuvat eivät ole vielä saapuneet. Kun olet lähettänyt ne puhelimesta, paina painiketta uudelleen.',
    sv: 'Bilderna har inte kommit fram ännu. Tryck på knappen på nytt när du har skickat dem från telefonen.',
    en: 'The pictures have not arrived yet. When you have sent them from the phone, press the button again.',
  },
  arrived: { fi: 'Kuvat ovat saapuneet.', sv: 'Bilderna har kommit fram.', en: 'The pictures have arrived.' },
  showArrived: { fi: 'Näytä liitteet', sv: 'Visa bilagorna', en: 'Show the attachments' },
  overHere: {
    fi: 'Koodi on vanhentunut. Kuvia ei saapunut. Tee uusi koodi.',
    sv: 'Koden har gått ut. Inga bilder kom fram. Skapa en ny kod.',
    en: 'The code has expired. No pictures arrived. Make a new code.',
  },
  newCode: { fi: 'Tee uusi koodi', sv: 'Skapa en ny kod', en: 'Make a new code' },
  back: { fi: 'Takaisin liitteisiin', sv: 'Tillbaka till bilagorna', en: 'Back to the attachments' },

  take: {
    fi: 'Kuvaa jokainen sivu erikseen, suoraan ylhäältä ja hyvässä valossa. Tarkista ennen lähettämistä, että tekstistä saa selvää.',
    sv: 'Fotografera varje sida för sig, rakt uppifrån och i bra ljus. Kontrollera att texten går att läsa innan du skickar.',
    en: 'Photograph each page by itself, from straight above and in good light. Check that the text can be read before you send.',
  },
  pageNumber: {
    fi: (number: number) => (number === 1 ? 'Sivu 1' : `Sivu ${number}, jos on`),
    sv: (number: number) => (number === 1 ? 'Sida 1' : `Sida ${number}, om den finns`),
    en: (number: number) => (number === 1 ? 'Page 1' : `Page ${number}, if there is one`),
  },
  gallery: {
    fi: 'Tai valitse kuvia, jotka otit aiemmin',
    sv: 'Eller välj bilder som du har tagit tidigare',
    en: 'Or choose pictures that you took earlier',
  },
  send: { fi: 'Lähetä kuvat', sv: 'Skicka bilderna', en: 'Send the pictures' },
  onlyOnce: {
    fi: (time: string) => `Voit lähettää kuvat kerran, klo ${time} mennessä. Ota kaikki sivut samaan lähetykseen.`,
    sv: (time: string) => `Du kan skicka bilderna en gång, före kl. ${time}. Ta med alla sidor i samma sändning.`,
    en: (time: string) => `You can send the pictures once, by ${time}. Take all pages into the same sending.`,
  },
  sentHeading: { fi: 'Kuvat on lähetetty', sv: 'Bilderna har skickats', en: 'The pictures have been sent' },
  sent: {
    fi: (count: number) =>
      count === 1
        ? 'Kuva on saapunut. Voit sulkea tämän sivun ja jatkaa tietokoneella.'
        : `${count} kuvaa on saapunut. Voit sulkea tämän sivun ja jatkaa tietokoneella.`,
    sv: (count: number) =>
      count === 1
        ? 'Bilden har kommit fram. Du kan stänga den här sidan och fortsätta på datorn.'
        : `${count} bilder har kommit fram. Du kan stänga den här sidan och fortsätta på datorn.`,
    en: (count: number) =>
      count === 1
        ? 'The picture has arrived. You can close this page and continue on the computer.'
        : `${count} pictures have arrived. You can close this page and continue on the computer.`,
  },
  refusedToo: {
    fi: 'Näitä emme voineet ottaa vastaan. Tee tietokoneella uusi koodi, jos haluat lähettää ne.',
    sv: 'De här kunde vi inte ta emot. Skapa en ny kod på datorn om du vill skicka dem.',
    en: 'These we could not take in. Make a new code on the computer if you want to send them.',
  },
  refusedHeading: {
    fi: 'Näitä kuvia emme voineet ottaa vastaan',
    sv: 'De här bilderna kunde vi inte ta emot',
    en: 'These pictures we could not take in',
  },
  chooseFirst: { fi: 'Ota ensin kuva.', sv: 'Ta först en bild.', en: 'First take a picture.' },
  usedHeading: { fi: 'Linkki on jo käytetty', sv: 'Länken har redan använts', en: 'The link has already been used' },
  used: {
    fi: 'Jos lähetit kuvat juuri äsken, ne ovat saapuneet, ja voit jatkaa tietokoneella. Jos haluat lähettää lisää kuvia, tee tietokoneella uusi koodi.',
    sv: 'Om du skickade bilderna nyss har de kommit fram, och du kan fortsätta på datorn. Om du vill skicka fler bilder, skapa en ny kod på datorn.',
    en: 'If you sent the pictures just now, they have arrived, and you can continue on the computer. To send more pictures, make a new code on the computer.',
  },
  expiredHeading: { fi: 'Linkki on vanhentunut', sv: 'Länken har gått ut', en: 'The link has expired' },
  expired: {
    fi: 'Linkki toimii 15 minuuttia. Mitään ei tallennettu. Tee tietokoneella uusi koodi ja kuvaa se puhelimella.',
    sv: 'Länken fungerar i 15 minuter. Inget sparades. Skapa en ny kod på datorn och läs in den med telefonen.',
    en: 'A link works for 15 minutes. Nothing was saved. Make a new code on the computer and scan it with the phone.',
  },
  unknownHeading: { fi: 'Linkki ei toimi', sv: 'Länken fungerar inte', en: 'The link does not work' },
  unknown: {
    fi: 'Tarkista osoite, tai tee tietokoneella uusi koodi ja kuvaa se puhelimella.',
    sv: 'Kontrollera adressen, eller skapa en ny kod på datorn och läs in den med telefonen.',
    en: 'Check the address, or make a new code on the computer and scan it with the phone.',
  },
});
