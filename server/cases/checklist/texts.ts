import { dictionary } from '#server/platform/language/language.ts';

/** How far a needed document has come, in the customer's words. */
export const requirementTexts = dictionary({
  required: { fi: 'Puuttuu', sv: 'Saknas', en: 'Missing' },
  requested: { fi: 'Pyydetty', sv: 'Har begärts', en: 'Asked for' },
  received: { fi: 'Saapunut', sv: 'Inkommen', en: 'Received' },
  accepted: { fi: 'Hyväksytty', sv: 'Godkänd', en: 'Accepted' },
  illegible: { fi: 'Lähetä uudelleen', sv: 'Skicka på nytt', en: 'Send again' },
  waived: { fi: 'Ei tarvita', sv: 'Behövs inte', en: 'Not needed' },
});

/** What became of a file, and whether it was looked through for malware. */
export const fileTexts = dictionary({
  received: { fi: 'Saapunut', sv: 'Inkommen', en: 'Received' },
  accepted: { fi: 'Hyväksytty', sv: 'Godkänd', en: 'Accepted' },
  illegible: { fi: 'Ei saada selvää', sv: 'Oläslig', en: 'Cannot be read' },
  unneeded: { fi: 'Ei tarvita', sv: 'Behövs inte', en: 'Not needed' },
  waiting: { fi: 'Tarkistetaan haittaohjelmien varalta', sv: 'Kontrolleras för skadlig kod', en: 'Being checked for malware' },
  infected: { fi: 'Haittaohjelma: tiedostoa ei käytetä', sv: 'Skadlig kod: filen används inte', en: 'Malware: the file is not used' },
  'not-scanned': { fi: 'Ei tarkistettu haittaohjelmien varalta', sv: 'Inte kontrollerad för skadlig kod', en: 'Not checked for malware' },
});
