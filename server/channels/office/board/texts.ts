import { dictionary, type Text } from '#server/platform/language/language.ts';
import type { MessageFaultCode } from './message-form.ts';

export const texts = dictionary({
  called: { fi: 'Kutsutut numerot', sv: 'Kallade nummer', en: 'Called numbers' },
  number: { fi: 'Numero', sv: 'Nummer', en: 'Number' },
  counter: { fi: 'Luukku', sv: 'Lucka', en: 'Counter' },
  nobody: { fi: 'Odota vuoroasi', sv: 'Vänta på din tur', en: 'Please wait for your turn' },
  earlier: { fi: 'Edelliset', sv: 'Tidigare', en: 'Earlier' },
  wait: { fi: 'Odotus nyt', sv: 'Väntan nu', en: 'Wait now' },
  minutes: {
    fi: (low: string, high: string) => `${low}–${high} min`,
    sv: (low: string, high: string) => `${low}–${high} min`,
    en: (low: string, high: string) => `${low}–${high} min`,
  },
  closedToday: {
    fi: 'Vuoronumeroita ei enää anneta tänään.',
    sv: 'Inga fler könummer ges ut i dag.',
    en: 'No more queue numbers are given today.',
  },
  lost: {
    fi: 'Yhteys on poikki kello %s alkaen. Näkyvissä ovat viimeksi kutsutut numerot.',
    sv: 'Förbindelsen är bruten sedan klockan %s. De senast kallade numren visas.',
    en: 'Connection lost since %s. The numbers called last are shown.',
  },
  messages: { fi: 'Tiedotteita', sv: 'Meddelanden', en: 'Messages' },
  stop: { fi: 'Pysäytä tiedotteet', sv: 'Stanna meddelandena', en: 'Stop the messages' },
  go: { fi: 'Vaihda tiedotteita', sv: 'Växla meddelanden', en: 'Show messages in turn' },
  turnOn: { fi: 'Laita ääni päälle', sv: 'Slå på ljudet', en: 'Turn on sound' },
  turnOff: { fi: 'Laita ääni pois', sv: 'Stäng av ljudet', en: 'Turn off sound' },
  volume: { fi: 'Äänenvoimakkuus', sv: 'Volym', en: 'Volume' },
  sayCall: {
    fi: (series: string, no: number, counter: string) => `Numero ${series} ${no}, luukku ${counter}`,
    sv: (series: string, no: number, counter: string) => `Nummer ${series} ${no}, lucka ${counter}`,
    en: (series: string, no: number, counter: string) => `Number ${series} ${no}, counter ${counter}`,
  },
  sayNumber: {
    fi: (series: string, no: number) => `Numero ${series} ${no}`,
    sv: (series: string, no: number) => `Nummer ${series} ${no}`,
    en: (series: string, no: number) => `Number ${series} ${no}`,
  },
});

export const deskTexts = dictionary({
  title: { fi: 'Näyttötaulut', sv: 'Skärmar', en: 'Boards' },
  lead: {
    fi: 'Viestit, jotka näkyvät palvelupaikkojen näyttötauluilla kutsujen välissä. Kaikki näkevät viestit: älä kirjoita kenestäkään.',
    sv: 'Meddelanden som visas på serviceställenas skärmar mellan kallelserna. Alla ser dem: skriv inte om någon person.',
    en: 'Messages that boards show between calls. Everybody sees them: write about nobody.',
  },
  showing: { fi: 'Näkyvät ja tulevat viestit', sv: 'Aktuella och kommande meddelanden', en: 'Messages now and to come' },
  none: { fi: 'Viestejä ei ole.', sv: 'Det finns inga meddelanden.', en: 'There are no messages.' },
  where: { fi: 'Missä', sv: 'Var', en: 'Where' },
  everywhere: { fi: 'Kaikki paikat', sv: 'Alla ställen', en: 'All places' },
  text: { fi: 'Viesti', sv: 'Meddelande', en: 'Message' },
  days: { fi: 'Näkyy', sv: 'Visas', en: 'Shown' },
  by: { fi: 'Kirjoittaja', sv: 'Skrivet av', en: 'Written by' },
  withdraw: { fi: 'Poista taululta', sv: 'Ta bort från skärmen', en: 'Take off the board' },
  withdrawOf: {
    fi: (words: string) => `Poista taululta: ${words}`,
    sv: (words: string) => `Ta bort från skärmen: ${words}`,
    en: (words: string) => `Take off the board: ${words}`,
  },
  write: { fi: 'Kirjoita uusi viesti', sv: 'Skriv ett nytt meddelande', en: 'Write a new message' },
  from: { fi: 'Ensimmäinen päivä', sv: 'Första dagen', en: 'First day' },
  to: { fi: 'Viimeinen päivä', sv: 'Sista dagen', en: 'Last day' },
  dayHint: { fi: 'Esimerkiksi 31.12.2015', sv: 'Till exempel 31.12.2015', en: 'For example 31.12.2015 or 2015-12-31' },
  textIn: {
    fi: (language: string) => `Viesti: ${language}`,
    sv: (language: string) => `Meddelande: ${language}`,
    en: (language: string) => `Message: ${language}`,
  },
  textHint: { fi: 'Enintään 160 merkkiä.', sv: 'Högst 160 tecken.', en: 'At most 160 characters.' },
  save: { fi: 'Julkaise viesti', sv: 'Publicera meddelandet', en: 'Publish the message' },
  published: { fi: 'Viesti on julkaistu.', sv: 'Meddelandet har publicerats.', en: 'The message has been published.' },
  withdrawn: {
    fi: 'Viesti on poistettu tauluilta.',
    sv: 'Meddelandet har tagits bort från skärmarna.',
    en: 'The message has been taken off the boards.',
  },
  correct: { fi: 'Korjaa ensin nämä', sv: 'Rätta detta först', en: 'Correct these first' },
  openBoard: { fi: 'Avaa paikan näyttötaulu', sv: 'Öppna ställets skärm', en: 'Open the board of a place' },
  open: { fi: 'Avaa taulu', sv: 'Öppna skärmen', en: 'Open the board' },
});

export const messageFaultTexts = dictionary({
  words: {
    fi: 'Kirjoita viesti, enintään 160 merkkiä.',
    sv: 'Skriv ett meddelande, högst 160 tecken.',
    en: 'Write a message of at most 160 characters.',
  },
  day: {
    fi: 'Kirjoita päivä muodossa 31.12.2015.',
    sv: 'Skriv dagen i formen 31.12.2015.',
    en: 'Write the day as 31.12.2015 or 2015-12-31.',
  },
  order: {
    fi: 'Viimeinen päivä on ennen ensimmäistä.',
    sv: 'Den sista dagen är före den första.',
    en: 'The last day is before the first.',
  },
  over: { fi: 'Viimeinen päivä on jo ohi.', sv: 'Den sista dagen har redan passerat.', en: 'The last day is over already.' },
  place: { fi: 'Valitse jokin luettelosta.', sv: 'Välj något i listan.', en: 'Choose one of the list.' },
} satisfies Record<MessageFaultCode, Text>);
