import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Kartta', sv: 'Karta', en: 'Map' },
  lead: {
    fi: 'Samat paikat ovat luettelossa. Kartta on piirretty karkeasti.',
    sv: 'Samma ställen finns i listan. Kartan är grovt ritad.',
    en: 'The same places are in the list. The map is drawn roughly.',
  },
  wholeLead: {
    fi: 'Kaikki palvelupaikat. Samat paikat löydät hakemalla tai maakunnittain.',
    sv: 'Alla serviceställen. Du hittar dem också genom att söka eller enligt landskap.',
    en: 'All service points. You find them by searching or by region too.',
  },
  office: { fi: 'Toimisto', sv: 'Byrå', en: 'Office' },
  joint: { fi: 'Yhteispalvelupiste', sv: 'Samservicepunkt', en: 'Joint service point' },
  found: {
    fi: 'Löydetty paikka, numero kuten luettelossa',
    sv: 'Hittat ställe, numret som i listan',
    en: 'Found place, numbered as in the list',
  },
  foundMany: { fi: 'Löydetty paikka', sv: 'Hittat ställe', en: 'Found place' },
  searched: { fi: 'Haettu kohta', sv: 'Den sökta platsen', en: 'Where you searched' },
  source: { fi: 'Karttapohja: Natural Earth', sv: 'Kartunderlag: Natural Earth', en: 'Outline: Natural Earth' },
});
