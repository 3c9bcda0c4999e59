import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Yhteystiedot', sv: 'Kontaktuppgifter', en: 'Contact details' },
  lead: {
    fi: 'Tästä näet, miten tavoitamme sinut. Pidä tiedot ajan tasalla, jotta kirjeet ja ilmoitukset tulevat perille.',
    sv: 'Här ser du hur vi når dig. Håll uppgifterna aktuella så att brev och meddelanden kommer fram.',
    en: 'Here you see how we reach you. Keep it up to date so that letters and word from us arrive.',
  },
  saved: { fi: 'Yhteystietosi on tallennettu.', sv: 'Dina kontaktuppgifter har sparats.', en: 'Your contact details have been saved.' },
  change: { fi: 'Muuta', sv: 'Ändra', en: 'Change' },
  give: { fi: 'Lisää', sv: 'Lägg till', en: 'Add' },
  pending: {
    fi: (address: string) => `Odottaa vahvistusta: ${address}`,
    sv: (address: string) => `Väntar på bekräftelse: ${address}`,
    en: (address: string) => `Waits to be confirmed: ${address}`,
  },
  enterCode: { fi: 'Anna koodi', sv: 'Ange koden', en: 'Enter the code' },
  notChosen: {
    fi: 'Et ole valinnut ilmoitustapaa. Ilmoitamme sähköpostilla, jos tiedämme osoitteesi.',
    sv: 'Du har inte valt hur vi ska meddela dig. Vi meddelar per e-post om vi vet din adress.',
    en: 'You have not chosen how word is sent. We use e-mail if we know your address.',
  },
  back: { fi: 'Takaisin yhteystietoihin', sv: 'Tillbaka till kontaktuppgifterna', en: 'Back to contact details' },

  proveTitle: { fi: 'Vahvista, kuka olet', sv: 'Bekräfta vem du är', en: 'Prove who you are' },
  proveLead: {
    fi: (minutes: number) =>
      `Yhteystietoja voi muuttaa vain, jos tunnistautumisesta on enintään ${minutes} minuuttia. Näin kukaan muu ei voi muuttaa tietojasi, vaikka jättäisit istunnon auki.`,
    sv: (minutes: number) =>
      `Kontaktuppgifter kan ändras bara om du har identifierat dig för högst ${minutes} minuter sedan. Då kan ingen annan ändra dina uppgifter även om du lämnar sessionen öppen.`,
    en: (minutes: number) =>
      `Contact details can be changed only within ${minutes} minutes of identifying yourself. So nobody else can change yours, even if you leave your session open.`,
  },
  proveKept: {
    fi: 'Kirjoittamasi on tallessa. Se on lomakkeella, kun palaat.',
    sv: 'Det du skrev är sparat. Det finns i formuläret när du kommer tillbaka.',
    en: 'What you wrote is kept. It is in the form when you come back.',
  },
  prove: { fi: 'Siirry tunnistautumaan', sv: 'Gå till identifieringen', en: 'Go to identification' },
  kept: {
    fi: 'Täytimme lomakkeelle, mitä kirjoitit äsken. Tarkista ja tallenna.',
    sv: 'Vi har fyllt i det du skrev nyss. Kontrollera och spara.',
    en: 'We have filled in what you wrote a moment ago. Check it and save.',
  },

  languageTitle: {
    fi: 'Millä kielellä kirjoitamme sinulle?',
    sv: 'På vilket språk skriver vi till dig?',
    en: 'In which language do we write to you?',
  },
  languageHint: {
    fi: 'Päätökset, kirjeet ja ilmoitukset tulevat tällä kielellä. Sivujen kielen vaihdat sivun yläreunasta.',
    sv: 'Beslut, brev och meddelanden kommer på det här språket. Sidornas språk byter du högst upp på sidan.',
    en: 'Decisions, letters and word from us come in this language. The language of the pages is changed at the top of the page.',
  },
  toldByTitle: {
    fi: 'Miten kerromme, että sinua odottaa jotakin?',
    sv: 'Hur meddelar vi att något väntar på dig?',
    en: 'How do we tell you that something waits for you?',
  },
  toldByHint: {
    fi: 'Ilmoitus kertoo vain, että sinua odottaa jotakin. Asian sisältöä siinä ei ole.',
    sv: 'Meddelandet berättar bara att något väntar på dig. Det säger inget om vad ärendet gäller.',
    en: 'It says only that something waits for you, never what it is about.',
  },
  closedWays: { fi: 'Näitä et voi vielä valita', sv: 'De här kan du inte välja ännu', en: 'You cannot choose these yet' },
  needsCheckedEmail: {
    fi: 'Vahvista ensin sähköpostiosoitteesi.',
    sv: 'Bekräfta först din e-postadress.',
    en: 'Confirm your e-mail address first.',
  },
  needsCheckedPhone: {
    fi: 'Vahvista ensin puhelinnumerosi.',
    sv: 'Bekräfta först ditt telefonnummer.',
    en: 'Confirm your phone number first.',
  },
  needsAddress: { fi: 'Anna ensin postiosoitteesi.', sv: 'Ange först din postadress.', en: 'Give your postal address first.' },
  letterHint: {
    fi: 'Päätökset ja pyynnöt tulevat postissa. Perille tulo kestää useita päiviä.',
    sv: 'Beslut och begäranden kommer per post. Det tar flera dagar.',
    en: 'Decisions and requests come by post. It takes several days.',
  },

  emailTitle: { fi: 'Sähköpostiosoite', sv: 'E-postadress', en: 'E-mail address' },
  phoneTitle: { fi: 'Puhelinnumero', sv: 'Telefonnummer', en: 'Phone number' },
  emailHint: {
    fi: 'Lähetämme osoitteeseen koodin, jolla vahvistat sen. Nykyinen osoite on voimassa, kunnes olet antanut koodin.',
    sv: 'Vi skickar en kod till adressen som du bekräftar den med. Den nuvarande adressen gäller tills du har angett koden.',
    en: 'We send a code to the address to confirm it. The present address holds until you have entered the code.',
  },
  phoneHint: {
    fi: 'Lähetämme numeroon koodin tekstiviestinä. Nykyinen numero on voimassa, kunnes olet antanut koodin. Ulkomainen numero alkaa plusmerkillä.',
    sv: 'Vi skickar en kod till numret som textmeddelande. Det nuvarande numret gäller tills du har angett koden. Ett utländskt nummer börjar med plustecken.',
    en: 'We send a code to the number as a text message. The present number holds until you have entered the code. A foreign number begins with a plus sign.',
  },
  sendCode: { fi: 'Lähetä koodi', sv: 'Skicka koden', en: 'Send the code' },
  removeEmail: { fi: 'Poista sähköpostiosoite', sv: 'Ta bort e-postadressen', en: 'Remove the e-mail address' },
  removePhone: { fi: 'Poista puhelinnumero', sv: 'Ta bort telefonnumret', en: 'Remove the phone number' },
  addressTitle: { fi: 'Postiosoite', sv: 'Postadress', en: 'Postal address' },
  addressHint: {
    fi: 'Postitamme kirjeet tähän osoitteeseen. Muutos ei muuta osoitettasi väestötietojärjestelmässä.',
    sv: 'Vi postar brev till den här adressen. Ändringen ändrar inte din adress i befolkningsdatasystemet.',
    en: 'We post letters to this address. The change does not alter your address in the Population Information System.',
  },

  codeTitle: { fi: 'Anna koodi', sv: 'Ange koden', en: 'Enter the code' },
  codeSent: {
    fi: (address: string, until: string) => `Lähetimme koodin: ${address}. Se on voimassa klo ${until} asti.`,
    sv: (address: string, until: string) => `Vi skickade en kod: ${address}. Den gäller till kl. ${until}.`,
    en: (address: string, until: string) => `We sent a code to ${address}. It is valid until ${until}.`,
  },
  codeFailed: {
    fi: 'Koodin lähettäminen ei onnistunut. Tarkista osoite tai numero ja lähetä koodi uudelleen.',
    sv: 'Koden kunde inte skickas. Kontrollera adressen eller numret och skicka koden på nytt.',
    en: 'The code could not be sent. Check the address or number and send the code again.',
  },
  code: { fi: 'Koodi', sv: 'Kod', en: 'Code' },
  codeHint: { fi: 'Kuusi numeroa', sv: 'Sex siffror', en: 'Six digits' },
  codeWrong: {
    fi: (left: number) =>
      left === 0
        ? 'Koodi ei ollut oikea, eikä sitä voi enää yrittää. Lähetä uusi koodi.'
        : `Koodi ei ole oikea. Voit yrittää vielä ${left === 1 ? 'kerran' : `${left} kertaa`}.`,
    sv: (left: number) =>
      left === 0
        ? 'Koden var inte rätt och kan inte längre prövas. Skicka en ny kod.'
        : `Koden är inte rätt. Du kan försöka ${left === 1 ? 'en gång' : `${left} gånger`} till.`,
    en: (left: number) =>
      left === 0
        ? 'The code was not right and cannot be tried any more. Send a new one.'
        : `The code is not right. You can try ${left === 1 ? 'once' : `${left} times`} more.`,
  },
  codeOver: {
    fi: 'Koodi ei ole enää voimassa. Lähetä uusi koodi.',
    sv: 'Koden gäller inte längre. Skicka en ny kod.',
    en: 'The code is no longer valid. Send a new one.',
  },
  confirm: { fi: 'Vahvista', sv: 'Bekräfta', en: 'Confirm' },
  newCode: { fi: 'Lähetä uusi koodi', sv: 'Skicka en ny kod', en: 'Send a new code' },
  notArrived: {
    fi: 'Jos koodi ei tule muutamassa minuutissa, tarkista roskaposti ja osoite tai numero.',
    sv: 'Om koden inte kommer inom några minuter, kontrollera skräpposten och adressen eller numret.',
    en: 'If the code does not come within a few minutes, check your spam folder and the address or number.',
  },
  other: { fi: 'Anna toinen osoite tai numero', sv: 'Ange en annan adress eller ett annat nummer', en: 'Give another address or number' },
});
