/** What a refusal says that concerns requests for information and messages. */
export const requestTexts = {
  'request-already-open': {
    fi: 'Asiakkaalta on jo pyydetty lisätietoja tässä asiassa. Odota vastausta tai peru aiempi pyyntö ensin.',
    sv: 'Kunden har redan ombetts komplettera det här ärendet. Vänta på svaret eller återta den tidigare begäran först.',
    en: 'The customer has already been asked for information in this case. Wait for the answer, or cancel the earlier request first.',
  },
  'request-asks-nothing': {
    fi: 'Pyynnössä ei pyydetä mitään. Valitse vähintään yksi liite, vastaus tai selvitys.',
    sv: 'Begäran innehåller ingenting. Välj minst en bilaga, ett svar eller en utredning.',
    en: 'The request asks for nothing. Choose at least one attachment, answer or explanation.',
  },
  'request-not-open': {
    fi: 'Tähän lisätietopyyntöön ei voi enää vastata. Mitään ei tallennettu. Jos sinulla on kerrottavaa, lähetä meille viesti.',
    sv: 'Den här begäran om komplettering kan inte längre besvaras. Inget sparades. Om du har något att berätta, skicka ett meddelande till oss.',
    en: 'This request can no longer be answered. Nothing was saved. If you have something to tell us, send us a message.',
  },
  'request-changed': {
    fi: 'Pyyntö on muuttunut sen jälkeen, kun luit sen. Mitään ei lähetetty. Lue pyyntö uudelleen ja lähetä se sitten.',
    sv: 'Begäran har ändrats sedan du läste den. Inget skickades. Läs begäran på nytt och skicka den sedan.',
    en: 'The request has changed since you read it. Nothing was sent. Read it again and then send it.',
  },
  'message-empty': {
    fi: 'Kirjoita viesti ja sen otsikko ennen kuin lähetät sen.',
    sv: 'Skriv meddelandet och dess rubrik innan du skickar det.',
    en: 'Write the message and its subject before you send it.',
  },
  'too-many-messages': {
    fi: 'Olet lähettänyt vuorokauden aikana niin monta viestiä kuin on mahdollista. Viestisi on tallessa luonnoksena. Lähetä se myöhemmin.',
    sv: 'Du har under ett dygn skickat så många meddelanden som det går. Ditt meddelande är sparat som utkast. Skicka det senare.',
    en: 'You have sent as many messages within a day as is possible. Your message is kept as a draft. Send it later.',
  },
  'too-many-message-drafts': {
    fi: 'Sinulla on jo monta keskeneräistä viestiä. Lähetä tai poista jokin niistä ensin.',
    sv: 'Du har redan många påbörjade meddelanden. Skicka eller ta bort något av dem först.',
    en: 'You already have many unfinished messages. Send or delete one of them first.',
  },
  'message-already-sent': {
    fi: 'Tämä viesti on jo lähetetty, joten sitä ei voi enää muuttaa.',
    sv: 'Det här meddelandet har redan skickats, så det kan inte längre ändras.',
    en: 'This message has already been sent, so it can no longer be changed.',
  },
  'message-draft-elsewhere': {
    fi: 'Toinen käsittelijä on aloittanut vastauksen tähän viestiin. Mitään ei tallennettu.',
    sv: 'En annan handläggare har börjat svara på det här meddelandet. Inget sparades.',
    en: 'Another clerk has begun an answer to this message. Nothing was saved.',
  },
  'message-not-in-a-case': {
    fi: 'Viesti ei koske mitään hakemusta, joten sitä ei voi liittää asiaan. Vastaa asiakkaalle.',
    sv: 'Meddelandet gäller ingen ansökan, så det kan inte läggas till ett ärende. Svara kunden.',
    en: 'The message is about no application, so it cannot be filed to a case. Answer the customer.',
  },
};
