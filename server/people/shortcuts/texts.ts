import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  lead: {
    fi: 'Pikanäppäimillä teet työn näppäimistöltä. Ne eivät toimi, kun kirjoitat tekstikenttään.',
    sv: 'Med kortkommandon arbetar du från tangentbordet. De fungerar inte när du skriver i ett textfält.',
    en: 'With shortcuts you work from the keyboard. They do nothing while you type in a text field.',
  },
  settings: { fi: 'Asetukset', sv: 'Inställningar', en: 'Settings' },
  use: { fi: 'Miten käytät pikanäppäimiä?', sv: 'Hur använder du kortkommandon?', en: 'How do you use shortcuts?' },
  modified: { fi: 'Alt ja Shift pohjassa', sv: 'Med Alt och Skift', en: 'With Alt and Shift' },
  single: { fi: 'Pelkkä kirjain', sv: 'Bara bokstaven', en: 'The letter alone' },
  off: { fi: 'En käytä', sv: 'Jag använder dem inte', en: 'I do not use them' },
  modifiedHint: {
    fi: 'Sopii useimmille. Jos ruudunlukijasi käyttää samoja näppäimiä, valitse ”En käytä”.',
    sv: 'Passar de flesta. Om din skärmläsare använder samma tangenter, välj ”Jag använder dem inte”.',
    en: 'Suits most people. If your screen reader uses the same keys, choose “I do not use them”.',
  },
  singleHint: {
    fi: 'Nopein. Ei sovi, jos ohjaat konetta puheella.',
    sv: 'Snabbast. Passar inte om du styr datorn med talet.',
    en: 'The fastest. Not for you if you control the computer by speech.',
  },
  show: { fi: 'Näytä näppäin painikkeen vieressä', sv: 'Visa tangenten bredvid knappen', en: 'Show the key beside each button' },
  save: { fi: 'Tallenna', sv: 'Spara', en: 'Save' },
  saved: { fi: 'Asetukset on tallennettu.', sv: 'Inställningarna har sparats.', en: 'The settings have been saved.' },
  isOff: { fi: 'Pikanäppäimet eivät ole käytössä.', sv: 'Kortkommandona är inte i bruk.', en: 'Shortcuts are not in use.' },
});
