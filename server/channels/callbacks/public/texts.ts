import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  lead: {
    fi: 'Voit pyytää soittoa tunnistautumatta. Lähetämme numeroosi tekstiviestillä koodin, jolla vahvistat pyynnön. Puhelussa voimme tarvita tietoja, joista tunnemme sinut.',
    sv: 'Du kan be om ett samtal utan att identifiera dig. Vi skickar en kod till ditt nummer i ett textmeddelande, och med den bekräftar du din begäran. Under samtalet kan vi behöva uppgifter för att veta vem du är.',
    en: 'You can ask for a call without signing in. We send a code to your number in a text message, with which you confirm the request. In the call we may need details to know who you are.',
  },
  signIn: { fi: 'Tunnistaudu ja pyydä soittoa', sv: 'Identifiera dig och be om ett samtal', en: 'Sign in and ask for a call' },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  nameHint: { fi: 'Ketä kysymme, kun soitamme', sv: 'Vem vi frågar efter när vi ringer', en: 'Whom we ask for when we call' },
  nameFault: { fi: 'Kirjoita nimi.', sv: 'Skriv namnet.', en: 'Write the name.' },
  press: { fi: 'Lähetä koodi numerooni', sv: 'Skicka en kod till mitt nummer', en: 'Send a code to my number' },
  message: {
    fi: (code: string, minutes: number) =>
      `koodisi soittopyyntöön on ${code}. Se on voimassa ${minutes} minuuttia. Jos et pyytänyt soittoa, älä tee mitään.`,
    sv: (code: string, minutes: number) =>
      `din kod för begäran om samtal är ${code}. Den gäller i ${minutes} minuter. Om du inte bad om ett samtal behöver du inte göra något.`,
    en: (code: string, minutes: number) =>
      `your code for a call is ${code}. It is good for ${minutes} minutes. If you did not ask for a call, do nothing.`,
  },
  noWay: {
    fi: 'Soittoa ei voi nyt pyytää tunnistautumatta, koska emme voi lähettää tekstiviestejä. Voit tunnistautua ja pyytää soittoa, käydä palvelupisteessä tai soittaa meille.',
    sv: 'Det går inte att be om ett samtal utan identifiering nu, eftersom vi inte kan skicka textmeddelanden. Du kan identifiera dig och be om ett samtal, besöka ett serviceställe eller ringa oss.',
    en: 'You cannot ask for a call without signing in now, since we cannot send text messages. You can sign in and ask for a call, visit us, or call us.',
  },
  places: { fi: 'Palvelupisteet', sv: 'Serviceställen', en: 'Service points' },
  ways: { fi: 'Muut tavat asioida', sv: 'Andra sätt att sköta ärendet', en: 'Other ways to deal with us' },
  codeTitle: { fi: 'Vahvista puhelinnumero', sv: 'Bekräfta telefonnumret', en: 'Confirm the phone number' },
  codeLead: {
    fi: (minutes: number) =>
      `Lähetimme antamaasi numeroon koodin. Se on voimassa ${minutes} minuuttia. Soittopyyntö tehdään vasta, kun olet antanut koodin.`,
    sv: (minutes: number) =>
      `Vi skickade en kod till det nummer du angav. Den gäller i ${minutes} minuter. Din begäran görs först när du har angett koden.`,
    en: (minutes: number) =>
      `We sent a code to the number you gave. It is good for ${minutes} minutes. The request is made only when you have given the code.`,
  },
  code: { fi: 'Koodi', sv: 'Kod', en: 'Code' },
  codeHint: { fi: 'Kuusi numeroa', sv: 'Sex siffror', en: 'Six digits' },
  confirm: { fi: 'Pyydä soittoa', sv: 'Be om ett samtal', en: 'Ask for a call' },
  wrong: {
    fi: (left: number) => `Koodi on väärä. Yrityksiä jäljellä: ${left}.`,
    sv: (left: number) => `Koden är fel. Antal försök kvar: ${left}.`,
    en: (left: number) => `The code is wrong. Tries left: ${left}.`,
  },
  failed: {
    fi: 'Koodia ei voitu lähettää numeroosi. Tarkista numero ja aloita alusta.',
    sv: 'Koden kunde inte skickas till ditt nummer. Kontrollera numret och börja om.',
    en: 'The code could not be sent to your number. Check the number and start again.',
  },
  overTitle: { fi: 'Soittopyyntöä ei tehty', sv: 'Ingen begäran har gjorts', en: 'No request was made' },
  over: {
    fi: 'Koodi ei ole enää voimassa. Aloita alusta, niin saat uuden.',
    sv: 'Koden gäller inte längre. Börja om så får du en ny.',
    en: 'The code is no longer good. Start again to get a new one.',
  },
  again: { fi: 'Aloita alusta', sv: 'Börja om', en: 'Start again' },
  keep: {
    fi: 'Säilytä tämän sivun osoite: sen avulla näet pyynnön ja voit perua sen. Älä anna osoitetta muille.',
    sv: 'Spara adressen till den här sidan: med den ser du din begäran och kan återta den. Ge inte adressen till andra.',
    en: 'Keep the address of this page: with it you see the request and can cancel it. Give the address to nobody else.',
  },
  title: { fi: 'Soittopyyntösi', sv: 'Din begäran om samtal', en: 'The call you asked for' },
});
