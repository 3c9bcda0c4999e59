import { dictionary } from '#server/platform/language/language.ts';

export const pageTexts = dictionary({
  title: { fi: 'Mistä saat palvelua nopeimmin', sv: 'Var du får service snabbast', en: 'Where you are served soonest' },
  lead: {
    fi: 'Kerro, mitä asiasi koskee. Vertaamme verkkopalvelua, toimistoja, yhteispalvelupisteitä, puhelinta ja etäpalvelua ja kerromme, mistä aika muodostuu. Sinun ei tarvitse kertoa, kuka olet.',
    sv: 'Berätta vad ditt ärende gäller. Vi jämför e-tjänsten, byråerna, samservicepunkterna, telefonen och distansservicen och berättar vad tiden består av. Du behöver inte berätta vem du är.',
    en: 'Tell what it is about. We compare the online service, offices, joint service points, phone and remote service, and say what the time consists of. You need not say who you are.',
  },
  errand: { fi: 'Mitä haluat tehdä?', sv: 'Vad vill du göra?', en: 'What do you want to do?' },
  group: { fi: 'Mitä etuutta asia koskee?', sv: 'Vilken förmån gäller ärendet?', en: 'Which benefit is it about?' },
  anyGroup: { fi: 'Mikä tahansa tai en tiedä', sv: 'Vilken som helst eller jag vet inte', en: 'Any, or I do not know' },
  spoken: { fi: 'Millä kielellä?', sv: 'På vilket språk?', en: 'In which language?' },
  where: { fi: 'Kunta tai postinumero', sv: 'Kommun eller postnummer', en: 'Municipality or postal code' },
  whereHint: {
    fi: 'Ilman sitä emme voi verrata paikkoja, joihin pitää matkustaa.',
    sv: 'Utan den kan vi inte jämföra ställen som du måste resa till.',
    en: 'Without it we cannot compare places that you travel to.',
  },
  whereFault: {
    fi: 'Emme löydä tämännimistä kuntaa tai paikkaa. Tarkista kirjoitusasu tai kirjoita postinumero, esimerkiksi 33100.',
    sv: 'Vi hittar ingen kommun eller plats med det namnet. Kontrollera stavningen eller skriv ett postnummer, till exempel 33100.',
    en: 'We find no municipality or place of that name. Check the spelling, or write a postal code such as 33100.',
  },
  day: { fi: 'Päivä', sv: 'Dag', en: 'Day' },
  dayHint: { fi: 'Tyhjä: nyt. Esimerkiksi 2.3.2015', sv: 'Tomt: nu. Till exempel 2.3.2015', en: 'Empty: now. For example 2.3.2015' },
  time: { fi: 'Kellonaika', sv: 'Klockslag', en: 'Time' },
  timeHint: { fi: 'Esimerkiksi 9.30', sv: 'Till exempel 9.30', en: 'For example 9.30' },
  whenFault: {
    fi: 'Kirjoita päivä ja kellonaika, jotka ovat edessä enintään vuoden päässä, tai jätä molemmat tyhjiksi.',
    sv: 'Skriv en dag och ett klockslag som infaller inom ett år, eller lämna båda tomma.',
    en: 'Write a day and a time to come within a year, or leave both empty.',
  },
  compare: { fi: 'Vertaa', sv: 'Jämför', en: 'Compare' },
  resultNow: { fi: 'Jos aloitat nyt', sv: 'Om du börjar nu', en: 'If you begin now' },
  resultAt: {
    fi: (day: string, time: string) => `Jos aloitat ${day} klo ${time}`,
    sv: (day: string, time: string) => `Om du börjar ${day} kl. ${time}`,
    en: (day: string, time: string) => `If you begin ${day} at ${time}`,
  },
  inAll: {
    fi: (low: string, high: string) => `Yhteensä ${low}–${high} min`,
    sv: (low: string, high: string) => `Sammanlagt ${low}–${high} min`,
    en: (low: string, high: string) => `${low}–${high} min in all`,
  },
  doneBy: {
    fi: (day: string, time: string) => `Hoidettu ${day} noin klo ${time}`,
    sv: (day: string, time: string) => `Klart ${day} cirka kl. ${time}`,
    en: (day: string, time: string) => `Done ${day} at about ${time}`,
  },
  noTime: { fi: 'Aikaa ei voi luvata', sv: 'Tiden kan inte utlovas', en: 'No time can be promised' },
  service: {
    fi: (low: string, high: string) => `Itse asiointi kestää noin ${low}–${high} min.`,
    sv: (low: string, high: string) => `Själva ärendet tar cirka ${low}–${high} min.`,
    en: (low: string, high: string) => `The errand itself takes about ${low}–${high} min.`,
  },
  without: { fi: 'Nämä eivät sovi tähän', sv: 'Dessa passar inte här', en: 'These do not fit here' },
  rough: { fi: 'Miten laskemme', sv: 'Så räknar vi', en: 'How we reckon' },
  roughText: {
    fi: 'Aika on matkan, suljettujen ovien, jonon ja asioinnin summa. Matka on arvio linnuntietä mitatusta etäisyydestä: tie on noin 1,3 kertaa pidempi, ja autolla ajetaan 40–70 km/h. Lautat, sää ja bussit eivät ole mukana. Jono tunnetaan vain nyt avoinna olevista toimistoista; muu odotus ja asioinnin kesto ovat oletuksia.',
    sv: 'Tiden är summan av resan, stängda dörrar, kön och själva ärendet. Resan uppskattas ur avståndet fågelvägen: vägen är cirka 1,3 gånger så lång och bilen kör 40–70 km/h. Färjor, väder och bussar räknas inte. Kön är känd bara för byråer som är öppna nu; övrig väntan och ärendets längd är antaganden.',
    en: 'The time is the journey, closed doors, the line and the errand together. The journey is estimated from the straight line: roads are about 1.3 times as long, and a car drives 40–70 km/h. Ferries, weather and buses are not in it. The line is known only of offices that are open now; other waits and the length of the errand are assumed.',
  },
});
