import { dictionary } from '#server/platform/language/language.ts';
import type { FaultCode } from './content.ts';

export const texts = dictionary({
  title: { fi: 'Päätös', sv: 'Beslut', en: 'Decision' },
  write: { fi: 'Kirjoita päätös', sv: 'Skriv beslutet', en: 'Write the decision' },
  backToCase: { fi: 'Takaisin tapaukseen', sv: 'Tillbaka till ärendet', en: 'Back to the case' },
  backToApplication: { fi: 'Takaisin hakemukseen', sv: 'Tillbaka till ansökan', en: 'Back to the application' },
  outcome: { fi: 'Ratkaisu', sv: 'Avgörande', en: 'Outcome' },
  continue: { fi: 'Jatka', sv: 'Fortsätt', en: 'Continue' },
  showSuitable: { fi: 'Näytä ratkaisuun sopivat kohdat', sv: 'Visa det som passar avgörandet', en: 'Show what suits the outcome' },
  amount: { fi: 'Määrä euroina', sv: 'Belopp i euro', en: 'Amount in euros' },
  amountHint: { fi: 'Esimerkiksi 312,50', sv: 'Till exempel 312,50', en: 'For example 312.50' },
  from: { fi: 'Jakso alkaa', sv: 'Perioden börjar', en: 'The period begins' },
  to: { fi: 'Jakso päättyy', sv: 'Perioden slutar', en: 'The period ends' },
  toHint: {
    fi: 'Jätä tyhjäksi, jos etuus on voimassa toistaiseksi.',
    sv: 'Lämna tomt om förmånen gäller tills vidare.',
    en: 'Leave empty if the benefit is in force until further notice.',
  },
  day: { fi: 'Päivä', sv: 'Dag', en: 'Day' },
  month: { fi: 'Kuukausi', sv: 'Månad', en: 'Month' },
  year: { fi: 'Vuosi', sv: 'År', en: 'Year' },
  reasons: { fi: 'Perustelut', sv: 'Motivering', en: 'Reasons' },
  reasonsHint: {
    fi: 'Valitse yksi tai useampi vakioteksti. Teksti näkyy asiakkaan kielellä, ja ohjelma täyttää nimen, määrän, jakson ja päivän.',
    sv: 'Välj en eller flera standardtexter. Texten visas på kundens språk, och programmet fyller i namn, belopp, period och datum.',
    en: 'Choose one or more standard texts. They are shown in the customer’s language; the name, amount, period and date are filled in for you.',
  },
  noPhrases: {
    fi: 'Tähän ratkaisuun ei ole vakiotekstejä.',
    sv: 'Det finns inga standardtexter för det här avgörandet.',
    en: 'There are no standard texts for this outcome.',
  },
  fillIn: { fi: 'Täytä, jos valitset tämän tekstin:', sv: 'Fyll i om du väljer den här texten:', en: 'Fill in if you choose this text:' },
  ownText: { fi: 'Omat perustelut', sv: 'Egen motivering', en: 'Your own reasons' },
  ownTextHint: {
    fi: (name: string) => `Kirjoita asiakkaan kielellä: ${name}. Teksti tulee vakiotekstien jälkeen.`,
    sv: (name: string) => `Skriv på kundens språk: ${name}. Texten kommer efter standardtexterna.`,
    en: (name: string) => `Write in the customer’s language: ${name}. The text comes after the standard texts.`,
  },
  preview: { fi: 'Esikatsele päätös', sv: 'Förhandsgranska beslutet', en: 'Preview the decision' },
  later: { fi: 'Tallenna ja jatka myöhemmin', sv: 'Spara och fortsätt senare', en: 'Save and continue later' },
  faults: { fi: 'Tarkista nämä kohdat', sv: 'Kontrollera de här punkterna', en: 'Check these points' },
  returned: {
    fi: 'Päätös palautettiin korjattavaksi',
    sv: 'Beslutet återsändes för rättelse',
    en: 'The decision was returned for correction',
  },
  previewHeading: {
    fi: 'Tarkista päätös ennen kuin annat sen',
    sv: 'Kontrollera beslutet innan du ger det',
    en: 'Check the decision before you make it',
  },
  previewHint: {
    fi: 'Asiakas lukee päätöksen tällaisena.',
    sv: 'Kunden läser beslutet i den här formen.',
    en: 'The customer reads the decision like this.',
  },
  make: { fi: 'Anna päätös', sv: 'Ge beslutet', en: 'Make the decision' },
  makeHint: {
    fi: 'Päätös lähetetään asiakkaalle heti. Sitä ei voi sen jälkeen muuttaa.',
    sv: 'Beslutet skickas till kunden genast. Efter det kan det inte ändras.',
    en: 'The decision is sent to the customer at once. It cannot be changed after that.',
  },
  propose: { fi: 'Lähetä hyväksyttäväksi', sv: 'Sänd för godkännande', en: 'Send for approval' },
  proposeHint: {
    fi: 'Tässä etuudessa toinen käsittelijä hyväksyy päätöksen ennen kuin se lähetetään asiakkaalle.',
    sv: 'I den här förmånen godkänner en annan handläggare beslutet innan det skickas till kunden.',
    en: 'For this benefit another clerk approves the decision before it is sent to the customer.',
  },
  change: { fi: 'Muuta päätöstä', sv: 'Ändra beslutet', en: 'Change the decision' },
  approvalHeading: { fi: 'Hyväksy tai palauta päätös', sv: 'Godkänn eller återsänd beslutet', en: 'Approve or return the decision' },
  writtenBy: {
    fi: (name: string) => `Päätöksen kirjoitti ${name}. Vertaa sitä hakemukseen.`,
    sv: (name: string) => `Beslutet skrevs av ${name}. Jämför det med ansökan.`,
    en: (name: string) => `${name} wrote the decision. Compare it with the application.`,
  },
  seeApplication: { fi: 'Avaa hakemus', sv: 'Öppna ansökan', en: 'Open the application' },
  approve: { fi: 'Hyväksy ja anna päätös', sv: 'Godkänn och ge beslutet', en: 'Approve and make the decision' },
  returnReason: { fi: 'Mitä pitää korjata?', sv: 'Vad ska rättas?', en: 'What must be corrected?' },
  returnReasonMissing: {
    fi: 'Kirjoita, mitä päätöksessä pitää korjata.',
    sv: 'Skriv vad som ska rättas i beslutet.',
    en: 'Write what must be corrected in the decision.',
  },
  reasonUnfinished: {
    fi: 'Tämä jäi kesken, kun istunto päättyi. Tallensimme sen sinulle. Päätöstä ei ole palautettu.',
    sv: 'Det här blev oavslutat när sessionen tog slut. Vi sparade det åt dig. Beslutet har inte återsänts.',
    en: 'This was left unfinished when the session ended. We kept it for you. The decision has not been returned.',
  },
  giveBack: { fi: 'Palauta korjattavaksi', sv: 'Återsänd för rättelse', en: 'Return for correction' },
  waits: {
    fi: 'Päätös odottaa toisen käsittelijän hyväksymistä.',
    sv: 'Beslutet väntar på en annan handläggares godkännande.',
    en: 'The decision waits for another clerk’s approval.',
  },
  asLetter: { fi: 'Lataa päätös kirjeenä (PDF)', sv: 'Ladda ner beslutet som brev (PDF)', en: 'Download the decision as a letter (PDF)' },
  printHint: {
    fi: 'Voit tulostaa päätöksen tai tallentaa sen PDF-tiedostona selaimen tulostustoiminnolla.',
    sv: 'Du kan skriva ut beslutet eller spara det som PDF-fil med webbläsarens utskriftsfunktion.',
    en: 'You can print the decision, or save it as a PDF file, with your browser’s print function.',
  },
});

/** What is missing, and what to do about it. */
export const faultTexts = dictionary({
  'outcome-missing': { fi: 'Valitse ratkaisu.', sv: 'Välj ett avgörande.', en: 'Choose the outcome.' },
  'amount-missing': { fi: 'Kirjoita määrä euroina.', sv: 'Skriv beloppet i euro.', en: 'Write the amount in euros.' },
  'amount-unreadable': {
    fi: 'Kirjoita määrä numeroina, esimerkiksi 312,50.',
    sv: 'Skriv beloppet med siffror, till exempel 312,50.',
    en: 'Write the amount in figures, for example 312.50.',
  },
  'amount-too-large': {
    fi: 'Määrä on liian suuri. Tarkista se.',
    sv: 'Beloppet är för stort. Kontrollera det.',
    en: 'The amount is too large. Check it.',
  },
  'from-missing': { fi: 'Kirjoita, milloin jakso alkaa.', sv: 'Skriv när perioden börjar.', en: 'Write when the period begins.' },
  'from-unreadable': {
    fi: 'Jakson alkua ei ole kalenterissa. Kirjoita päivä, kuukausi ja vuosi.',
    sv: 'Periodens början finns inte i kalendern. Skriv dag, månad och år.',
    en: 'The day on which the period begins does not exist. Write day, month and year.',
  },
  'to-unreadable': {
    fi: 'Jakson loppua ei ole kalenterissa. Kirjoita päivä, kuukausi ja vuosi.',
    sv: 'Periodens slut finns inte i kalendern. Skriv dag, månad och år.',
    en: 'The day on which the period ends does not exist. Write day, month and year.',
  },
  'to-before-from': {
    fi: 'Jakso ei voi päättyä ennen kuin se alkaa.',
    sv: 'Perioden kan inte sluta innan den börjar.',
    en: 'The period cannot end before it begins.',
  },
  'reasons-missing': {
    fi: 'Valitse ainakin yksi vakioteksti tai kirjoita omat perustelut.',
    sv: 'Välj minst en standardtext eller skriv en egen motivering.',
    en: 'Choose at least one standard text, or write your own reasons.',
  },
  'phrase-unsuitable': {
    fi: 'Valitsemasi vakioteksti ei sovi tähän ratkaisuun. Valitse toinen.',
    sv: 'En standardtext som du valde passar inte avgörandet. Välj en annan.',
    en: 'A standard text that you chose does not suit this outcome. Choose another.',
  },
  'field-missing': { fi: 'Täytä kohta', sv: 'Fyll i punkten', en: 'Fill in' },
  'field-unreadable': { fi: 'Tarkista kohta', sv: 'Kontrollera punkten', en: 'Check' },
  'own-text-too-long': { fi: 'Lyhennä omia perusteluja.', sv: 'Förkorta den egna motiveringen.', en: 'Shorten your own reasons.' },
} satisfies Record<FaultCode, unknown>);
