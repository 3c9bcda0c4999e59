import { dictionary } from '#server/platform/language/language.ts';

/** What a kiosk says while it is cut off. */
export const cutTexts = dictionary({
  cut: {
    fi: 'Yhteys on juuri nyt poikki. Saat silti vuoronumeron. Jos sinulla on varattu aika, ilmoittaudu vastaanotossa.',
    sv: 'Förbindelsen är bruten just nu. Du får ändå ett könummer. Om du har bokat tid, anmäl dig i receptionen.',
    en: 'The connection is down just now. You still get a queue number. If you have an appointment, check in at the reception.',
  },
  wait: {
    fi: 'Odotusaika ei ole nyt tiedossa.',
    sv: 'Väntetiden är inte känd just nu.',
    en: 'The wait is not known just now.',
  },
  place: {
    fi: 'Paikkasi jonossa määräytyy sen mukaan, milloin otit numeron.',
    sv: 'Din plats i kön bestäms av när du tog numret.',
    en: 'Your place in line goes by when you took the number.',
  },
  follow: {
    fi: 'Koodista näet puhelimella paikkasi jonossa, kun yhteys palaa. Odota siihen asti täällä.',
    sv: 'Med koden ser du på telefonen din plats i kön när förbindelsen är tillbaka. Vänta här tills dess.',
    en: 'The code shows your place in line on your phone once the connection is back. Please wait here until then.',
  },
  takenAt: { fi: 'Numero otettu', sv: 'Numret taget', en: 'Number taken' },
  failed: {
    fi: 'Tästä laitteesta ei nyt saa vuoronumeroa. Ota yhteyttä henkilökuntaan.',
    sv: 'Den här enheten kan inte ge könummer just nu. Vänd dig till personalen.',
    en: 'This device cannot give queue numbers just now. Please turn to the staff.',
  },
});
