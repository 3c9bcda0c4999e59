import { dictionary } from '#server/platform/language/language.ts';

export const positionTexts = dictionary({
  title: {
    fi: (ticket: string) => `Vuoronumero ${ticket}`,
    sv: (ticket: string) => `Könummer ${ticket}`,
    en: (ticket: string) => `Queue number ${ticket}`,
  },
  near: {
    fi: 'Vuorosi on lähellä. Tule nyt palvelupisteen odotustilaan.',
    sv: 'Det är snart din tur. Kom nu till väntrummet.',
    en: 'Your turn is near. Come to the waiting room now.',
  },
  come: {
    fi: (counter: string) => `Tule nyt: luukku ${counter}`,
    sv: (counter: string) => `Kom nu: lucka ${counter}`,
    en: (counter: string) => `Come now: counter ${counter}`,
  },
  comeNow: { fi: 'On sinun vuorosi. Tule nyt.', sv: 'Det är din tur. Kom nu.', en: 'It is your turn. Come now.' },
  atPlace: {
    fi: (place: string) => `Paikka: ${place}`,
    sv: (place: string) => `Plats: ${place}`,
    en: (place: string) => `Place: ${place}`,
  },
  onTheWay: {
    fi: (minutes: number) =>
      `Sinua ei kutsuta ennen kuin olet ilmoittanut saapuneesi tällä sivulla, automaatilla tai henkilökunnalle. Jos vuorosi tulee ennen sitä, paikkaasi pidetään ${minutes} minuuttia.`,
    sv: (minutes: number) =>
      `Du kallas inte förrän du har anmält att du har kommit, på den här sidan, vid automaten eller hos personalen. Om din tur kommer före det hålls din plats i ${minutes} minuter.`,
    en: (minutes: number) =>
      `You are not called before you have said that you are here, on this page, at the kiosk or to the staff. If your turn comes before that, your place is kept for ${minutes} minutes.`,
  },
  here: { fi: 'Olen paikalla', sv: 'Jag är på plats', en: 'I am here' },
  isHere: { fi: 'Olet ilmoittanut saapuneesi.', sv: 'Du har anmält att du har kommit.', en: 'We know that you are here.' },
  serving: { fi: 'Sinua palvellaan.', sv: 'Du betjänas.', en: 'You are being served.' },
  'on-hold': {
    fi: 'Asiointisi on kesken. Odota: virkailija jatkaa kanssasi pian.',
    sv: 'Ditt ärende pågår. Vänta: handläggaren fortsätter snart med dig.',
    en: 'Your visit is not over. Please wait: the clerk will soon go on with you.',
  },
  served: {
    fi: 'Asiointisi on päättynyt. Kiitos käynnistä.',
    sv: 'Ditt besök är avslutat. Tack för besöket.',
    en: 'Your visit is over. Thank you for coming.',
  },
  'no-show': {
    fi: 'Vuorosi tuli, mutta et ollut paikalla. Jos olet vielä tulossa tänään, kerro numerosi virkailijalle: hän palauttaa sinut jonoon.',
    sv: 'Din tur kom, men du var inte på plats. Om du ännu kommer i dag, säg ditt nummer till personalen: de sätter dig tillbaka i kön.',
    en: 'Your turn came, but you were not there. If you still come today, tell the staff your number: they will put you back in line.',
  },
  left: {
    fi: 'Olet lähtenyt jonosta. Jos tulitkin toisiin ajatuksiin, kerro numerosi virkailijalle vielä tänään.',
    sv: 'Du har lämnat kön. Om du ändrar dig, säg ditt nummer till personalen ännu i dag.',
    en: 'You have left the line. If you change your mind, tell the staff your number today.',
  },
  cleared: {
    fi: 'Jono on suljettu tältä päivältä. Ota uusi numero, kun toimipaikka on taas auki.',
    sv: 'Kön är stängd för i dag. Ta ett nytt nummer när servicestället har öppet igen.',
    en: 'The line is closed for today. Take a new number when the office is open again.',
  },
  updates: {
    fi: 'Sivu päivittyy itsestään.',
    sv: 'Sidan uppdateras av sig själv.',
    en: 'The page updates itself.',
  },
  still: { fi: 'Pysäytä päivittyminen', sv: 'Stoppa uppdateringen', en: 'Stop updating' },
  again: { fi: 'Päivitä ja jatka päivittymistä', sv: 'Uppdatera och fortsätt uppdatera', en: 'Update, and go on updating' },
  asOf: {
    fi: (time: string) => `Tilanne klo ${time}.`,
    sv: (time: string) => `Läget kl. ${time}.`,
    en: (time: string) => `As of ${time}.`,
  },
  leave: { fi: 'Lähde jonosta', sv: 'Lämna kön', en: 'Leave the line' },
  leaveTitle: { fi: 'Lähdetkö jonosta?', sv: 'Vill du lämna kön?', en: 'Do you want to leave the line?' },
  leaveWarning: {
    fi: 'Menetät paikkasi, eikä sinua kutsuta.',
    sv: 'Du förlorar din plats och blir inte kallad.',
    en: 'You lose your place and will not be called.',
  },
  stay: { fi: 'Pysy jonossa', sv: 'Stanna i kön', en: 'Stay in line' },
  unknownTitle: { fi: 'Vuoronumeroa ei löytynyt', sv: 'Könumret hittades inte', en: 'Queue number not found' },
  unknown: {
    fi: 'Osoite on väärä, tai numero on annettu jonakin aiempana päivänä. Numero on voimassa vain sen päivän.',
    sv: 'Adressen är fel, eller så gavs numret en tidigare dag. Ett nummer gäller bara samma dag.',
    en: 'The address is wrong, or the number was given on an earlier day. A number is valid on its own day only.',
  },
  notYet: {
    fi: 'Jos otit numeron äsken automaatista, jonka yhteys oli poikki, avaa tämä sivu uudelleen hetken päästä: numerosi on jonossa, kun yhteys palaa.',
    sv: 'Om du nyss tog numret från en automat vars förbindelse var bruten, öppna sidan på nytt om en stund: ditt nummer står i kön när förbindelsen är tillbaka.',
    en: 'If you have just taken the number from a machine whose connection was down, open this page again in a while: your number is in line once the connection is back.',
  },
  places: { fi: 'Katso palvelupaikat ja aukioloajat', sv: 'Se serviceställen och öppettider', en: 'See places and opening hours' },
  rule: {
    fi: (calls: number) =>
      `Tule ajoissa. Jos et ole paikalla, kun numeroasi kutsutaan, kutsumme enintään ${calls} kertaa ja jatkamme sitten seuraavasta. Jos tulet vielä samana päivänä, kerro numerosi virkailijalle: hän palauttaa sinut jonoon.`,
    sv: (calls: number) =>
      `Kom i god tid. Om du inte är på plats när ditt nummer ropas upp kallar vi högst ${calls} gånger och går sedan vidare. Om du kommer senare samma dag, säg ditt nummer till personalen: de sätter dig tillbaka i kön.`,
    en: (calls: number) =>
      `Come in good time. If you are not there when your number is called, we call at most ${calls} times and then go on. If you come later the same day, tell the staff your number: they will put you back in line.`,
  },
  callInstead: {
    fi: 'Soittakaa minulle, en odota toimistossa',
    sv: 'Ring mig i stället, jag väntar inte på byrån',
    en: 'Call me instead of waiting at the office',
  },
  weCall: {
    fi: 'Soitamme sinulle, kun vuorosi tulee. Sinun ei tarvitse odottaa toimistossa.',
    sv: 'Vi ringer dig när det är din tur. Du behöver inte vänta på byrån.',
    en: 'We will call you when it is your turn. You need not wait at the office.',
  },
  weCallNow: { fi: 'Soitamme sinulle nyt.', sv: 'Vi ringer dig nu.', en: 'We are calling you now.' },
});
